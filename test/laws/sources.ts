/** The sources as the laws read them: what each imports, and its code without comments, types and texts. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { transformSync } from 'esbuild';

export const root = resolve(__dirname, '../..');

export interface Source {
  /** Path from the root, with `/`. */
  readonly path: string;
  /** Its folder below server/src, or `client`. */
  readonly room: string;
  readonly imports: readonly Import[];
  readonly code: string;
}

export interface Import {
  /** A path from the root without extension, or the name of a package. */
  readonly to: string;
  /** Its folder below server/src; undefined for packages. */
  readonly room: string | undefined;
  /** Gone once it is compiled. */
  readonly type: boolean;
}

/** Every source of a folder, generated ones left out. */
export function sourcesOf(folder: string): Source[] {
  return (readdirSync(join(root, folder), { recursive: true }) as string[])
    .filter((file) => /\.ts$/.test(file) && !/\.d\.ts$/.test(file))
    .map((file) => `${folder}/${file.split(sep).join('/')}`)
    .sort()
    .map(read);
}

function read(path: string): Source {
  const text = readFileSync(join(root, path), 'utf8');
  return { path, room: roomOf(path), imports: importsOf(path, text), code: codeOf(text) };
}

function roomOf(path: string): string {
  const steps = path.split('/');
  return steps[0] === 'server' ? (steps[2] ?? '') : (steps[0] ?? '');
}

const statement = /^(?:import|export)\b(?<what>[^;'"]*?)\bfrom\s+'(?<from>[^']+)'|^import\s+'(?<bare>[^']+)'/gm;
const call = /(?<typeof>typeof\s+)?\b(?:require|import)\(\s*(?:'(?<named>[^']+)'|(?<other>[^)']*))\)/g;

function importsOf(path: string, text: string): Import[] {
  const found: Import[] = [];
  for (const { groups } of text.matchAll(statement)) {
    const what = groups?.what?.trim() ?? '';
    const names = /^\{([^}]*)\}$/
      .exec(what)?.[1]
      ?.split(',')
      .filter((name) => name.trim());
    const type = /^type\b/.test(what) || (names?.every((name) => /^\s*type\s/.test(name)) ?? false);
    found.push(target(path, groups?.from ?? groups?.bare ?? '', type));
  }
  for (const { groups } of text.replace(/^\s*(?:\*|\/\/).*$/gm, '').matchAll(call)) {
    if (groups?.named) found.push(target(path, groups.named, groups.typeof !== undefined));
    else found.push({ to: `(computed) ${groups?.other}`, room: undefined, type: false });
  }
  return found;
}

function target(path: string, to: string, type: boolean): Import {
  if (!to.startsWith('.')) return { to, room: undefined, type };
  const full = relative(root, resolve(root, dirname(path), to))
    .split(sep)
    .join('/');
  return { to: full, room: roomOf(full), type };
}

/** What runs: comments and types are gone, texts are empty. */
function codeOf(text: string): string {
  return transformSync(text, { loader: 'ts', target: 'es2022' })
    .code.replace(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g, '""')
    .replace(/`[^`$]*`/g, '""');
}
