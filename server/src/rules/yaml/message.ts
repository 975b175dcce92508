import type { Problem } from '../../document/node';
import { maySpeakOfSecret } from '../oauth/secret';

/** How far around a fault its line and the one above are looked at; a file may hold many faults in one long line. */
const reach = 500;

/**
 * The message of a fault of the text. Where a secret may stand it quotes nothing from there: to YAML the secret in
 * `clientSecret: *pa55` is an alias, and the one in `clientSecret: !pa55` a tag.
 */
export function messageOf({ rule, start, message }: Problem, text: string, inCredentials: boolean): string {
  if (rule === 'yaml/duplicate-key') return message;
  const before = text.slice(Math.max(0, start - reach), start).split('\n');
  const line = before.at(-1)! + text.slice(start, start + reach).split('\n', 1)[0]!;
  const above = (before.at(-2) ?? '').trimEnd();
  const secret = inCredentials || maySpeakOfSecret(line) || (above.endsWith(':') && maySpeakOfSecret(above));
  if (!secret) return message;
  return message.replace(/([`"])([^`"]+)\1/g, (quoted, mark: string, words: string) => {
    const core = words.replace(/^[&*!]+/, '').replace(/(?:: )?\u2026$/, '');
    return /\w/.test(core) && line.includes(core) ? `${mark}…${mark}` : quoted;
  });
}
