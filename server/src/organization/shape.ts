/**
 * What the schema says of a value, in the compact form that the product carries (shape.generated.ts, made from
 * schemas/integrations.schema.json by tools/generate.ts).
 */
export type Shape =
  | {
      readonly kind: 'string' | 'integer' | 'boolean';
      /** The section whose names the value refers to. */
      readonly reference?: string;
      /** Other spellings, folded (see `fold`), and what each means; null: a known word that means no value. */
      readonly aliases?: { readonly [folded: string]: string | null };
      /** The closed list of values; another one is read as no value (schema/value tells). */
      readonly values?: readonly string[];
      readonly secret?: true;
      readonly path?: 'metadata' | 'certificate' | 'image';
    }
  /** Any value; its inside is not the format's business. */
  | { readonly kind: 'any' }
  | {
      readonly kind: 'object';
      readonly fields: { readonly [key: string]: Shape };
      /** A plain string may stand for the object. */
      readonly text?: true;
      readonly reference?: string;
      /** Shape of the values of keys of the user's own choice. */
      readonly open?: Shape;
      /** The key by which entries of the section are referred to. */
      readonly name?: string;
    }
  | { readonly kind: 'list'; readonly items: Shape };

/** A spelling with case, `_` and `-` taken out: what the spelling rules compare. */
export function fold(text: string): string {
  return text.toLowerCase().replace(/[_-]/g, '');
}
