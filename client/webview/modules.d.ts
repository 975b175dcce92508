/** Made by tools/build/panel.mjs, from the package of the icons. */
declare module 'codicons' {
  export interface Path {
    readonly d: string;
    readonly 'fill-rule'?: 'evenodd';
    readonly 'clip-rule'?: 'evenodd';
  }
  /** The outlines of each icon, in a square of 16. */
  export const outlines: { readonly [name: string]: readonly Path[] };
}

/** Becomes part of the page's style sheet. */
declare module '*.css';
