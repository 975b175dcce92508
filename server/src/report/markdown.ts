/** The answer of a simulation for a ticket: Markdown that shows what was asked, what came out and why, without secrets. */
import type { Answering, Check, Text, Wire } from '../panel/view';
import { visible } from './visible';

export interface MarkdownInput {
  /** Name of the organization file. */
  readonly file: string;
  /** The instant for which it holds, ISO 8601 in UTC. */
  readonly at: string;
}

const marks = { pass: 'Pass', fail: 'Fail', warn: 'Warning', unknown: 'Unknown', skip: 'Not applicable' } as const;

/** Verdict and cause, the checks as a table, what would mend it, and what goes over the wire. */
export function answerMarkdown(view: Answering, { file, at }: MarkdownInput): string {
  const { verdict, summary, checks, exchanges, variants, whatIf, preview } = view;
  const variant = whatIf === '' ? undefined : variants.find(({ id }) => id === whatIf);
  const parts = [
    `## ${escaped(verdict.title)}${verdict.code ? ` (${escaped(verdict.code)})` : ''}`,
    plainOf(verdict.sentence),
    [
      `- Asked: ${view.view === 'token' ? 'a token for' : 'a call with'} ${plainOf(summary)}`,
      ...(variant ? [`- What if: ${escaped(variant.label)}`] : []),
      `- File: ${escaped(file)}`,
      `- As of: ${escaped(at)}`,
      ...verdict.facts.map(({ label, value }) => `- ${escaped(label)}: ${escaped(value)}`),
      '- Simulated on this machine; nothing was sent.',
    ].join('\n'),
    tableOf(checks, file),
    ...(preview
      ? [
          `### To mend it\n\n${escaped(preview.title)} (${escaped(file)}, line ${preview.place.line}).${preview.notes.map((note) => ` ${plainOf(note)}`).join('')}`,
        ]
      : []),
    ...exchanges.flatMap(({ title, request, response }) => [
      `### ${escaped(title)}: request\n\n${wireOf(request)}`,
      ...(response ? [`### ${escaped(title)}: response\n\n${wireOf(response)}`] : []),
    ]),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** The checks as rows. */
export function tableOf(checks: readonly Check[], file: string): string {
  const rows = checks.map(({ title, outcome, expected, found, detail, place, confidence, resolution }) => [
    escaped(title),
    marks[outcome],
    expected ? plainOf(expected) : '',
    found ? plainOf(found) : '',
    [plainOf(detail), ...(resolution && outcome !== 'pass' && outcome !== 'skip' ? [plainOf(resolution)] : [])].join(
      ' ',
    ),
    place ? `${escaped(file)}:${place.line}` : '',
    confidence ?? '',
  ]);
  const heads = ['Check', 'Outcome', 'Expected', 'Found', 'What it means', 'Where', 'How sure'];
  return [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** The words of a text. */
export function plainOf(text: Text): string {
  return text.map((piece) => escaped(piece.text)).join('');
}

/** A text that stays a text in a cell, and links nowhere. */
export function escaped(text: string): string {
  return visible(text.replace(/[\s\u2028\u2029]+/g, ' ')).replace(/[\\|<>`*_[\]#~!&@]/g, '\\$&');
}

/** A fence longer than any in what it holds. */
function wireOf({ lines }: Wire): string {
  const text = lines.map(({ spans }) => spans.map((span) => span.text).join('')).join('\n');
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}http\n${text}\n${fence}`;
}
