/** What a check gives, whoever asked for it. */
import type { Range } from '../document/document';
import type { Fix, RelatedFile, Severity, Tag } from './rule';

/** A finding as every door shows it. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly pointer: string;
  readonly range: Range;
  readonly related: readonly Related[];
  readonly tags: readonly Tag[];
  readonly fixes: readonly Fix[];
}

export type Related = { readonly message: string; readonly pointer: string; readonly range: Range } | RelatedFile;
