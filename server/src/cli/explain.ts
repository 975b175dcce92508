import { ruleText } from '../report/rule-page';
import { ruleIds, rules } from '../rules/registry';
import { type Arguments, type Options, suggest } from './arguments';
import { write } from './output';
import { UsageFault } from './usage';

export const options = {} as const satisfies Options;

/** `explain RULE`: what a rule finds, why, and what to do. */
export function run({ positionals }: Arguments): number {
  const [id, ...more] = positionals;
  if (id === undefined || more.length)
    throw new UsageFault('explain takes one rule: explain oauth/token-duration-range');
  const rule = rules.find((one) => one.id === id);
  if (!rule) {
    const near = suggest(id, ruleIds) || '; `genesys-integrations rules` lists all';
    throw new UsageFault(`there is no rule ${JSON.stringify(id)}${near}`);
  }
  write(1, ruleText(rule));
  return 0;
}
