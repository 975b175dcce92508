import type { Chunk, Document, Entry, Range } from '../document/document';
import type { Edit } from '../document/edits';
import type { Origin } from '../document/node';
import type { Listed, Organization } from '../organization/model.generated';
import type { Reference } from '../organization/names';
import type { Settings } from '../settings/settings';

export type Severity = 'error' | 'warning' | 'info' | 'hint';
export type Tag = 'unnecessary' | 'deprecated';

/** What a rule says of itself: from here come `explain`, its page, the diagnostic's link, SARIF and its tests. */
export interface RuleText {
  /** Stable; what a suppression, a setting and SARIF use. */
  readonly id: string;
  readonly severity: Severity;
  /** A few words, without a full stop. */
  readonly title: string;
  /** What is wrong, when this rule speaks; whole sentences, Markdown. */
  readonly what: string;
  /** Why it matters. */
  readonly why: string;
  /** What to do. */
  readonly remedy: string;
  /** What its quick fix does, when it has one; `safe` ones also run on fix-all. */
  readonly fix?: { readonly does: string; readonly safe: boolean };
  /** The verdict changes with time. */
  readonly clock?: true;
  /** Names of settings (settings.ts) that it heeds. */
  readonly settings?: readonly string[];
  /** Where the fact comes from, and how sure it is, where that is worth a word. */
  readonly source?: string;
  /**
   * A whole organization file with the findings drawn under the lines, as test/rules.test.ts reads them; and the file
   * as it should be, without findings of this rule.
   */
  readonly bad: string;
  readonly good: string;
  /** The bad example after all of its fixes, where the rule has a fix. */
  readonly fixed?: string;
  /** Files that the examples name, by path. */
  readonly files?: { readonly [path: string]: string };
  /** The instant (ISO 8601) at which the examples are judged; 2026-11-23T12:00:00Z when it does not matter. */
  readonly at?: string;
}

/** A rule and how it runs. */
export type Rule = RuleText &
  (
    | { readonly on: keyof Listed; readonly check: (item: never, context: Context) => void }
    /** Every entry, of known and unknown sections, listed or not. */
    | {
        readonly on: 'entry';
        readonly check: (entry: Entry, context: Context) => void;
        /** Looks at the file as a whole besides. */
        readonly checkDocument?: (document: Document, context: Context) => void;
      }
    /** The file as a whole. */
    | { readonly on: 'document'; readonly check: (document: Document, context: Context) => void }
    /** Found while the text is read (document/parse.ts) or while suppressions are applied (suppression.ts). */
    | { readonly on: 'text' }
  );

/** A rule about the elements of one list section. */
export function listedRule<S extends keyof Listed>(
  on: S,
  rule: RuleText & { check: (item: Listed[S], context: Context) => void },
): Rule {
  return { ...rule, on } as Rule;
}

/** Where a finding stands. Made by the functions of spots.ts. */
export interface Spot {
  readonly chunk: Chunk;
  readonly start: number;
  readonly end: number;
  /** The entry whose JSON Pointer `path` continues; undefined: `path` starts at the root. */
  readonly entry?: Entry | undefined;
  readonly path: readonly (string | number)[];
  /** Where an alias or `<<` took from what stands here; the check relates the finding to it. */
  readonly origin?: Origin | undefined;
}

export interface Report {
  readonly at: Spot;
  /** What is wrong, why it matters, what to do: whole sentences in the user's words, never a secret's value. */
  readonly message: string;
  /** Where it differs from the rule's. */
  readonly severity?: Severity;
  readonly related?: readonly (RelatedSpot | RelatedFile)[];
  readonly tags?: readonly Tag[];
  readonly fixes?: readonly Fix[];
}

export interface RelatedSpot {
  readonly message: string;
  readonly at: Spot;
}

/** A place in a file that the organization file names. */
export interface RelatedFile {
  readonly message: string;
  /** The path as it is written in the organization file. */
  readonly path: string;
  readonly range: Range;
}

export interface Fix {
  /** What it does, as a command: "Set 172800". Never a secret's value. */
  readonly title: string;
  /** Safe ones change nothing but what is wrong, need no decision, and run on fix-all. */
  readonly safe: boolean;
  /** Asked for only when the fix is offered. */
  readonly edits: () => readonly Edit[];
}

/** The content of a file that the organization file names, as the door gave it. */
export type FileContent =
  | { readonly state: 'read'; readonly bytes: Uint8Array }
  /** `reason`: a clause in the user's words, such as "there is no such file" or "it leaves the workspace folder". */
  | { readonly state: 'unreadable'; readonly reason: string };

/**
 * Something other than their names by which the entries of a section are looked up. Made once, beside the rule: the
 * check keeps an index for each.
 */
export interface Lookup<S extends keyof Listed> {
  readonly section: S;
  /** Undefined for entries that are not to be found. */
  readonly value: (item: Listed[S]) => string | undefined;
}

/**
 * What a rule may ask. Every answer is remembered, so that the rule runs again when the answer would be another, and
 * only then.
 */
export interface Context {
  readonly settings: Settings;
  report(report: Report): void;
  /** The `organization` section; undefined when it is missing or no map. */
  organization(): Organization | undefined;
  /** The entries of a section that have this name: none, one, or several when the name is there twice. */
  named<S extends keyof Listed>(section: S, name: string): readonly Listed[S][];
  /** How many entries have this name. Cheaper to keep right than `named`: their content does not matter. */
  count(section: keyof Listed, name: string): number;
  /** All names of a section, for did-you-mean. Ask only when there is something to report. */
  names(section: keyof Listed): readonly string[];
  /** Whether so few names of a section are unknown in this file that each may be a slip of a known one. */
  mayBeSlips(section: keyof Listed): boolean;
  /** Every place that refers to a name of a section, in no order. */
  references(section: keyof Listed, name: string): readonly Reference[];
  /** The entries of a section that have this value in a lookup, in no order. */
  having<S extends keyof Listed>(lookup: Lookup<S>, value: string): readonly Listed[S][];
  /** Every entry of a section, in the order of the file. Coarse: any change of the section runs the rule again. */
  all<S extends keyof Listed>(section: S): readonly Listed[S][];
  /** Reads an entry of a reference as what its section says. */
  read<S extends keyof Listed>(entry: Entry, section: S): Listed[S] | undefined;
  /** The top-level key of a section; undefined when the file has none. */
  section(name: keyof Listed): Spot | undefined;
  /** Whether an instant (milliseconds since 1970 UTC) has come. */
  after(instant: number): boolean;
  /** Whole days from now to an instant, rounded down; negative when it has passed. */
  days(instant: number): number;
  /** The present day, YYYY-MM-DD in UTC. */
  today(): string;
  /** A file by its path as written; undefined until the door has read it. */
  file(path: string): FileContent | undefined;
  /** Computes once for all rules of this entry. `make` may ask the context: its answers count for every rule. */
  once<T>(key: object, make: () => T): T;
}

/** The part of the context that looks things up in the organization: simulations have it, too. */
export type Lookups = Pick<Context, 'organization' | 'named' | 'count' | 'references' | 'all' | 'read' | 'section'>;
