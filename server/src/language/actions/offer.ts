/** What may be done at a place, before it is a code action of the protocol. */
import type { Document, Range } from '../../document/document';
import type { Edit } from '../../document/edits';
import type { FileContent } from '../../rules/rule';
import type { Settings } from '../../settings/settings';
import type { Whole } from '../../simulate/whole';
import type { ActionCommands } from './commands';

export interface Offer {
  /** Tells it from the others of its place; stays while the text stays. */
  readonly id: string;
  readonly title: string;
  /** A fix where a finding of `mends` is at the place, whatever it is elsewhere. */
  readonly kind: string;
  readonly preferred?: boolean;
  /** Rules whose findings at the place it mends. */
  readonly mends?: readonly string[];
  /** None where that can't be done without touching something else. Left out where a command does it. */
  readonly edits?: () => readonly Edit[] | undefined;
  /** The same with stops to go through, for editors that have them. */
  readonly snippet?: () => readonly Edit[] | undefined;
  /** What the client does; it holds no value of the file. */
  readonly command?: { readonly title: string; readonly command: string; readonly arguments: readonly unknown[] };
}

/** Where somebody asks, and what is known there. */
export interface Asked {
  readonly uri: string;
  readonly version: number;
  readonly document: Document;
  readonly whole: Whole;
  readonly settings: Settings;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
  readonly range: Range;
  /** Rules that have a finding there. */
  readonly found: ReadonlySet<string>;
  /** A file by its path as written; undefined when it was not looked at. */
  readonly file: (path: string) => FileContent | undefined;
  /** Files beside the organization file that may be metadata, by the path as it would be written. */
  readonly metadata: readonly { readonly path: string; readonly bytes: Uint8Array }[];
  /** The commands that need an editor: storing a secret, choosing a file. Undefined where the client has none. */
  readonly commands: ActionCommands | undefined;
}

/** Kinds of the actions (language server protocol, CodeActionKind). */
export const kinds = {
  fix: 'quickfix',
  rewrite: 'refactor.rewrite',
  insert: 'refactor.insert',
} as const;
