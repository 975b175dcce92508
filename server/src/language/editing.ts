/** A file that is being edited, as completion, hover, rename and the like ask about it. */
import type { Document } from '../document/document';
import type { Names } from '../organization/names';
import type { FileContent } from '../rules/rule';
import type { Settings } from '../settings/settings';
import type { Whole } from '../simulate/whole';

/**
 * Not to be kept beyond an answer: the next edit changes what is in it. Of a file of tests `document` is that file, and
 * `names` and `whole` are those of the organization file.
 */
export interface Editing {
  readonly uri: string;
  /** Version of the text, for clients that take edits with one. */
  readonly version: number | undefined;
  readonly document: Document;
  /** Names and references of the document, kept right while it is edited: asking costs nothing that grows with it. */
  readonly names: Names;
  readonly settings: Settings;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
  /** The document for simulations and for rules' questions; made at the first call, which reads every entry it needs. */
  whole(): Whole;
  /** What was read of a file by its path as written; undefined when it was not looked at yet. */
  file(path: string): FileContent | undefined;
  /** Only of a file of tests: the organization file that it tests, which the names in it lead to. */
  readonly tested?: Tested | undefined;
}

export interface Tested extends Editing {
  /** Why it can't be read, as words behind a colon; it is empty then. */
  readonly missing?: string | undefined;
}
