/** A table as text: for a ticket and for a spreadsheet. */
import { visible } from '../report/visible';
import type { Action } from './view';

export interface TextColumn {
  readonly head: string;
  /** It holds numbers, which stand to the right. */
  readonly number?: true;
}

/** The ways to copy a table; `rows` have a text for each column. */
export function copyTable(columns: readonly TextColumn[], rows: readonly (readonly string[])[]): readonly Action[] {
  const heads = columns.map(({ head }) => head);
  const rule = columns.map(({ number }) => (number ? '---:' : '---'));
  const markdown = [heads, rule, ...rows].map((row) => `| ${row.map(markdownCell).join(' | ')} |`);
  const tabs = [heads, ...rows].map((row) => row.map(tabCell).join('\t'));
  return [
    {
      id: 'markdown',
      label: 'Copy as Markdown',
      icon: 'copy',
      does: { kind: 'copy', text: `${markdown.join('\n')}\n` },
    },
    { id: 'tabs', label: 'Copy for a spreadsheet', icon: 'copy', does: { kind: 'copy', text: `${tabs.join('\n')}\n` } },
  ];
}

/** A text in a line of Markdown, in which nothing of it means anything. */
export function markdownCell(text: string): string {
  return visible(text.replace(/\s+/g, ' ')).replace(/[\\|<>`*_[\]~&@]/g, '\\$&');
}

/** A text that begins like a formula would be one in a spreadsheet. */
export function tabCell(text: string): string {
  return visible(text.replace(/\s+/g, ' ')).replace(/^(?=[=+\-@])/, "'");
}
