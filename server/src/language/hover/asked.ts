/** What the parts of a hover are given to answer from. */
import type { Entry, Range } from '../../document/document';
import type { RuleText } from '../../rules/rule';
import type { Whole } from '../../simulate/whole';
import type { Editing } from '../editing';

/** Whether a reference to a secret leads to one: the door has looked; never the secret itself. */
export type SecretState = 'resolves' | 'does-not' | 'unknown';

export interface Asked {
  readonly editing: Editing;
  readonly whole: Whole;
  readonly rules: ReadonlyMap<string, RuleText>;
  readonly secret: SecretState;
  /** The entry whose own name is asked about: another one may have the same. */
  readonly own?: Entry | undefined;
}

/** A hover before it is put together. */
export interface Described {
  readonly paragraphs: Paragraphs;
  readonly range: Range;
}

/** Paragraphs of Markdown, the most important first. */
export type Paragraphs = readonly string[];
