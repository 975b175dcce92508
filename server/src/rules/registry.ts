// Made from the folders of server/src/rules/ by tools/generate.ts; do not edit.
import oauthDescriptionMissing from './oauth/description-missing';
import type { Rule } from './rule';

/** Every rule, in the order of the format. */
export const rules: readonly Rule[] = [
  oauthDescriptionMissing,
];

/** Their ids. */
export const ruleIds: ReadonlySet<string> = new Set(rules.map((rule) => rule.id));
