/** The judgment of a sign-in for a ticket: Markdown with the checks, and without the response. */
import type { SsoAnswer } from '../panel/view';
import { escaped, type MarkdownInput, plainOf, tableOf } from './markdown';

/** Verdict and cause, the checks in their groups, the certificates, and what would mend it. */
export function ssoMarkdown(view: SsoAnswer, { file, at }: MarkdownInput): string {
  const { verdict, summary, groups, certificates, preview, dates } = view;
  const parts = [
    `## ${escaped(verdict.title)}${verdict.code ? ` (${escaped(verdict.code)})` : ''}`,
    plainOf(verdict.sentence),
    [
      `- Asked: a sign-in with ${plainOf(summary)}`,
      `- File: ${escaped(file)}`,
      `- As of: ${escaped(at)}`,
      ...verdict.facts.map(({ label, value }) => `- ${escaped(label)}: ${escaped(value)}`),
      '- Judged on this machine; nothing was sent. The response itself is not in this report.',
    ].join('\n'),
    ...groups.map(({ title, summary: passed, checks }) => {
      return `### ${escaped(title)}: ${escaped(passed)}\n\n${tableOf(checks, file)}`;
    }),
    ...(preview
      ? [
          `### To mend it\n\n${escaped(preview.title)} (${escaped(file)}, line ${preview.place.line}).${preview.notes.map((note) => ` ${plainOf(note)}`).join('')}`,
        ]
      : []),
    ...(certificates.length
      ? [
          `### Certificates\n\n${certificates
            .map(
              ({ title, sentence, rows }) =>
                `- ${escaped(title)}: ${escaped(sentence)} ${rows.map(({ label, value }) => `${escaped(label)} ${plainOf(value)}`).join('; ')}`,
            )
            .join('\n')}`,
        ]
      : []),
    ...(dates.length
      ? [
          `### Dates at which the answer changes\n\n${dates.map((one) => `- ${escaped(one.at)}: ${escaped(one.label)}, ${escaped(one.code)}`).join('\n')}`,
        ]
      : []),
  ];
  return `${parts.join('\n\n')}\n`;
}
