import { rules } from '../rules/registry';
import type { Arguments, Options } from './arguments';
import { write } from './output';
import { paintFor } from './terminal';
import { UsageFault } from './usage';

export const options = {
  format: { value: 'FORMAT', choices: ['text', 'json'], help: 'text (default) or json' },
} as const satisfies Options;

/** `rules`: every rule there is. */
export function run({ values, positionals }: Arguments): number {
  if (positionals.length)
    throw new UsageFault(`rules takes no ${JSON.stringify(positionals[0])}; explain shows one rule`);
  write(1, values.format === 'json' ? asJson() : asText());
  return 0;
}

function asJson(): string {
  return `${JSON.stringify({
    version: 1,
    rules: rules.map(({ id, severity, title, what, why, remedy, fix, clock, settings }) => ({
      id,
      severity,
      title,
      what,
      why,
      remedy,
      ...(fix ? { fix } : {}),
      clock: clock ?? false,
      settings: settings ?? [],
    })),
  })}\n`;
}

function asText(): string {
  const paint = paintFor(1);
  const width = Math.max(...rules.map(({ id }) => id.length));
  return rules
    .map(({ id, severity, title, fix, clock }) => {
      const marks = [...(fix ? [fix.safe ? 'safe fix' : 'fix'] : []), ...(clock ? ['clock'] : [])].join(', ');
      return `${id.padEnd(width)}  ${paint(severity, severity.padEnd(7))}  ${title}${marks ? paint('dim', ` (${marks})`) : ''}\n`;
    })
    .join('');
}
