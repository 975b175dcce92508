/** The table of the usage view: clients and operations, what they are answered, and the same as text. */
import type { Document } from '../document/document';
import type { Counts, Usage } from '../simulate/usage/usage';
import { shortened } from '../simulate/whole';
import { copyTable } from './table-text';
import { whyAction } from './usage-verdict';
import { placeOf } from './usage-words';
import type { Action, UsageAnswer, UsageColumn, UsageCounts } from './view';

type Rows = UsageAnswer['rows'];

/** The rows of the table, by client. */
export function listRows(usage: Usage, document: Document): Rows {
  return usage.clients.map(({ client, counts, callers }) => ({
    client: client.client ? shortened(client.name ?? 'A client without a name') : missingClient(client.name),
    ...placeOf(client.at, document),
    total: shown(counts),
    operations: callers.map((one) => {
      const { caller, cases } = one;
      const why = cases.filter(({ status }) => status !== 429).map((each) => whyAction(one, each, usage))[0];
      return {
        caller: caller.name,
        operation: caller.operation,
        counts: shown(one.counts),
        ...placeOf(caller.at, document),
        ...(why ? { why } : {}),
      };
    }),
  }));
}

function missingClient(name: string | undefined): string {
  return name === undefined ? 'No client' : `${shortened(name)} (not in the file)`;
}

function shown({ calls, succeeded, statuses, unknown }: Counts): UsageCounts {
  return { calls, succeeded, statuses, unknown };
}

/** Columns that are always there, and one for each other answer that occurs. */
export function listColumns({ total }: Usage): readonly UsageColumn[] {
  const statuses = [...new Set(['401', '403', '429', ...Object.keys(total.statuses)])].sort();
  return [
    { id: '2xx', label: '2xx' },
    ...statuses.map((id): UsageColumn => ({ id, label: id, mark: id === '429' ? 'warn' : 'fail' })),
    ...(total.unknown > 0 ? [{ id: 'unknown', label: 'Not known', mark: 'unknown' } as const] : []),
  ];
}

/** The number that stands in a column. */
export function countIn({ succeeded, statuses, unknown }: UsageCounts, { id }: UsageColumn): number {
  if (id === '2xx') return succeeded;
  return id === 'unknown' ? unknown : (statuses[id] ?? 0);
}

/** The table as text for a ticket and for a spreadsheet. */
export function listCopies(rows: Rows, columns: readonly UsageColumn[]): readonly Action[] {
  const cells = rows.flatMap(({ client, operations }) =>
    operations.map(({ caller, operation, counts, place }) => [
      client,
      caller,
      operation,
      String(counts.calls),
      ...columns.map((column) => String(countIn(counts, column))),
      place ? String(place.line) : '',
    ]),
  );
  const heads = ['Client', 'Caller', 'Operation'].map((head) => ({ head }));
  const numbers = ['Calls', ...columns.map(({ label }) => label), 'Line'].map((head) => ({
    head,
    number: true as const,
  }));
  return copyTable([...heads, ...numbers], cells);
}
