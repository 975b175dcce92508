/** What the parts of a hover are given to answer from. */
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
}

/** Paragraphs of Markdown, the most important first. */
export type Paragraphs = readonly string[];
