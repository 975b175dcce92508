/** A file that is being edited, as completion, hover, rename and the like ask about it. */
import type { Document } from '../document/document';
import type { Names } from '../organization/names';
import type { FileContent } from '../rules/rule';
import type { Settings } from '../settings/settings';
import type { Whole } from '../simulate/whole';

/** Not to be kept beyond an answer: the next edit changes what is in it. */
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
}
