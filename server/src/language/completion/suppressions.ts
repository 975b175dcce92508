/** Comments that suppress findings. */
import type { RuleText } from '../../rules/rule';
import { dayOf } from '../words';
import type { CommentAsked, Question } from './asked';
import { CompletionItemKind, type Offer } from './offer';

const day = 86_400_000;

/** Suppressions, rule ids behind them, and days on which they end. */
export function offerSuppressions(
  asked: CommentAsked,
  question: Question,
  rules: Iterable<RuleText>,
): readonly Offer[] {
  const { line, position, editing } = question;
  // Findings of a file of tests can't be suppressed.
  if (editing.tested) return [];
  const { word } = asked.stand;
  const comment = asked.text.slice(0, asked.text.length - (line.length - position.character));
  if (/^#\s*[\w-]*$/.test(comment))
    return ['integrations-ignore', 'integrations-ignore-file'].map((text) => ({
      label: text,
      kind: CompletionItemKind.Keyword,
      note: text.endsWith('file') ? 'findings in this file' : 'findings on this line, or the next',
      text: { yaml: `${text} ` },
      again: true,
    }));
  const directive = /^#\s*integrations-ignore(?:-file)?\s(.*)$/.exec(comment);
  const said = directive?.[1];
  if (said === undefined || /(?:^|\s)--(?:\s|$)/.test(said)) return [];
  const typed = line.slice(word.start, position.character);
  if (typed.startsWith('until=')) return dates(editing.now);
  const there = new Set(said.split(/[\s,]+/).filter((id) => id !== typed));
  const ids = [...rules]
    .filter(({ id }) => !/^(?:yaml|suppression)\//.test(id) && !there.has(id))
    .map(
      ({ id, title }): Offer => ({
        label: id,
        kind: CompletionItemKind.EnumMember,
        note: title,
        text: { yaml: id },
        about: { of: 'rule', name: id },
      }),
    );
  // Behind a rule without a comma another one can't begin.
  const ready = /^\s*$|,\s*[^\s,]*$|^\s*[^\s,]*$/.test(said);
  const dated = there.size > 0 && !/until=/.test(said.slice(0, said.length - typed.length));
  return [...(ready ? ids : []), ...(dated && !/,\s*[^\s,]*$/.test(said) ? dates(editing.now) : [])];
}

function dates(now: number): readonly Offer[] {
  return [30, 90].map((days) => {
    const text = `until=${dayOf(now + days * day)}`;
    return { label: text, kind: CompletionItemKind.Value, note: `in ${days} days`, text: { yaml: text }, rank: 3 };
  });
}
