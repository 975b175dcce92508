/** The usage view for a ticket. */
import { markdownCell } from './table-text';
import { formatCount } from './usage-words';
import type { Text, UsageAnswer } from './view';

/** The verdict, the limits and the table as Markdown. */
export function usageMarkdown({ verdict, summary, chart, limits, limitsNote, copies, notes }: UsageAnswer): string {
  const table = copies.find(({ id }) => id === 'markdown')?.does;
  const parts = [
    `## ${markdownCell(verdict.title)} (simulated)`,
    markdownOf(verdict.sentence),
    markdownOf(summary),
    chart.legend.map(({ label, count }) => `- ${markdownCell(label)}: ${formatCount(count)}`).join('\n'),
    limits
      .map(
        ({ title, value, limit, unit }) =>
          `- ${markdownCell(title)}: ${formatCount(value)} of ${formatCount(limit)} ${unit} in the busiest minute`,
      )
      .join('\n'),
    markdownOf(limitsNote ?? []),
    table?.kind === 'copy' ? table.text.trimEnd() : '',
    ...notes.map(markdownOf),
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

function markdownOf(text: Text): string {
  return text
    .map(({ text: piece, style }) => {
      if (style === 'strong') return `**${markdownCell(piece)}**`;
      return style === 'code' ? `\`${piece.replaceAll('`', "'")}\`` : markdownCell(piece);
    })
    .join('');
}

/** The view for programs: what is simulated, without what only the panel needs. */
export function usageJson({ verdict, chart, limits, rows }: UsageAnswer): string {
  const plain = (text: Text) => text.map((piece) => piece.text).join('');
  const shown = {
    version: 1,
    simulated: 'usage',
    title: verdict.title,
    sentence: plain(verdict.sentence),
    bars: chart.bars,
    limits: limits.map(({ title, value, limit }) => ({ title, busiest: value, limit })),
    clients: rows.map(({ client, total, operations }) => ({
      client,
      ...total,
      operations: operations.map(({ caller, operation, counts }) => ({ caller, operation, ...counts })),
    })),
  };
  return `${JSON.stringify(shown, null, 2)}\n`;
}
