// Made from schemas/integrations.schema.json by tools/generate.ts; do not edit.
import type { Validator } from './validator';

/** By section: of the elements of a list section, of the value of any other. */
export declare const entries: { readonly [section: string]: Validator };
/** The top-level keys that a file needs. */
export declare const required: readonly string[];
