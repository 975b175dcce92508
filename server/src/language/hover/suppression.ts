/** A suppression comment: the rules that it names, and how long it holds. */
import type { Position } from '../../document/document';
import { directivesOf } from '../../rules/suppression';
import { agoWords, dayWords, readDay } from '../words';
import type { Asked, Described, Paragraphs } from './asked';
import { code, prose } from './markdown';

/** The suppression at a position; on a rule id, that rule alone. */
export function describeSuppression(position: Position, asked: Asked): Described | undefined {
  const { editing, rules } = asked;
  const { document, now } = editing;
  const { chunk, offset } = document.locate(position);
  const directive = directivesOf(chunk).find(({ comment }) => offset >= comment.start && offset <= comment.end);
  if (!directive) return undefined;
  const on = directive.rules.find(({ start, end }) => offset >= start && offset <= end);
  const { start, end } = on ?? directive.comment;
  const about = (on ? [on] : directive.rules).map(({ id }) => describeRule(id, rules));
  const where = directive.wholeFile ? 'in this file' : directive.comment.alone ? 'on the next line' : 'on this line';
  const title = on ? [] : [`**Suppression:** hides ${about.length ? 'findings of these rules' : 'nothing'} ${where}.`];
  return {
    paragraphs: [...title, ...about.flat(), ...until(directive.until, now)],
    range: document.range(chunk, start, end),
  };
}

/** A rule by its id. */
export function describeRule(id: string, rules: Asked['rules']): Paragraphs {
  const rule = rules.get(id);
  if (!rule) return [`There is no rule ${code(id)}.`];
  return [`**${prose(rule.title)}** · \`${rule.id}\` · ${rule.severity}`, rule.what];
}

function until(written: string | undefined, now: number): Paragraphs {
  if (written === undefined) return ['It has no end: `until=YYYY-MM-DD` sets the last day on which it holds.'];
  const day = readDay(written);
  if (day === undefined) return [`${code(written)} is no day, so it does not hold.`];
  const over = now >= day + 86_400_000;
  return [
    over
      ? `It ended on ${dayWords(day)}, ${agoWords(day, now)}, and hides nothing any more.`
      : `It holds until ${dayWords(day)}, ${agoWords(day, now)}.`,
  ];
}
