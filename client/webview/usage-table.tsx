/** The table of the usage view: its rows are one stop of the tab key, and the accessible form of the chart. */
import { Fragment } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Place, UsageAnswer, UsageColumn, UsageCounts } from '../../server/src/panel/view';
import { useAct } from './actions';
import { useHost, usePanelKey } from './host';
import { Icon, MarkIcon } from './icon';
import { formatCount } from './numbers';
import { focusItem, moved } from './roving';
import { Prose, plain } from './text';

type Operation = UsageAnswer['rows'][number]['operations'][number];

/** A row as it is shown: of a client, or of one who calls with its tokens. */
interface Row {
  readonly key: string;
  readonly title: string;
  readonly operation?: Operation;
  readonly counts: UsageCounts;
  readonly place: Place | undefined;
}

export function UsageTable({ view }: { readonly view: UsageAnswer }) {
  const act = useAct();
  const go = useGo();
  const rows = listRows(view);
  const [chosen, choose] = useState('');
  const body = useRef<HTMLTableSectionElement>(null);
  const current = rows.some(({ key }) => key === chosen) ? chosen : rows[0]?.key;
  const most = Math.max(1, ...rows.map(({ operation, counts }) => (operation ? counts.calls : 0)));
  usePanelKey((key) => {
    if (key !== 'nextFinding' && key !== 'previousFinding') return;
    const failing = rows.flatMap(({ operation }, index) => (operation?.why ? [index] : []));
    const at = chosen === current ? rows.findIndex((row) => row.key === current) : -1;
    const next =
      key === 'nextFinding'
        ? (failing.find((index) => index > at) ?? failing[0])
        : (failing.findLast((index) => index < at) ?? failing.at(-1));
    if (next !== undefined) focusItem(body.current, next);
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const index = rows.findIndex(({ key }) => key === current);
    const to = moved(event.key, index, rows.length);
    const row = rows[index];
    if (event.target instanceof HTMLButtonElement && to === undefined) return;
    if (to !== undefined) focusItem(body.current, to);
    else if (event.key === 'Enter' && row?.place) go(row.place);
    else if (event.key === ' ' && row?.operation?.why) act(row.operation.why);
    else if (event.key !== ' ') return;
    event.preventDefault();
  };
  return (
    <section class="section usage-table">
      <div class="heading">
        <h2>By client and operation</h2>
        <div class="aside">
          {view.copies.map((copy) => (
            <button key={copy.id} type="button" class="tool" onClick={() => act(copy)}>
              <Icon name="copy" />
              {copy.label}
            </button>
          ))}
        </div>
      </div>
      {rows.length > 0 && (
        <div class="usage-scroll">
          <table aria-label="By client and operation">
            <thead>
              <tr>
                <th>Client, caller</th>
                <th class="usage-wide">Operation</th>
                <th class="usage-wide usage-share-column">Share</th>
                <th class="usage-number">Calls</th>
                {view.columns.map((column) => (
                  <th key={column.id} class={classOf(column, view)}>
                    {column.label}
                  </th>
                ))}
                <th>Where</th>
              </tr>
            </thead>
            <tbody ref={body} onKeyDown={onKeyDown}>
              {rows.map((row) => (
                <tr
                  key={row.key}
                  class={row.operation ? '' : 'usage-client'}
                  data-item
                  tabIndex={row.key === current ? 0 : -1}
                  aria-current={row.key === chosen ? 'true' : undefined}
                  onFocus={() => choose(row.key)}
                >
                  <Name row={row} />
                  <td class="usage-wide">{row.operation && <Path operation={row.operation.operation} />}</td>
                  <td class="usage-wide usage-share-column">
                    {row.operation && <Share counts={row.counts} most={most} />}
                  </td>
                  <td class="usage-number">
                    {row.operation ? formatCount(row.counts.calls) : <b>{formatCount(row.counts.calls)}</b>}
                  </td>
                  {view.columns.map((column) => (
                    <td key={column.id} class={classOf(column, view)}>
                      <Count row={row} column={column} />
                    </td>
                  ))}
                  <td>{row.place && <Line place={row.place} />}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {view.notes.map((note) => (
        <p key={plain(note)} class="hint">
          <Prose text={note} />
        </p>
      ))}
    </section>
  );
}

function listRows({ rows }: UsageAnswer): readonly Row[] {
  return rows.flatMap(({ client, place, total, operations }, index) => [
    { key: `${index} ${client}`, title: client, counts: total, place },
    ...operations.map(
      (operation): Row => ({
        key: `${index} ${operation.caller} ${operation.operation}`,
        title: operation.caller,
        operation,
        counts: operation.counts,
        place: operation.place,
      }),
    ),
  ]);
}

function Name({ row: { title, operation } }: { readonly row: Row }) {
  if (!operation)
    return (
      <th scope="row" class="usage-name">
        <Icon name="key" /> {title}
      </th>
    );
  return (
    <th scope="row" class="usage-caller">
      {title}
      <Path operation={operation.operation} narrow />
    </th>
  );
}

/** Method and path, which is broken between its segments. */
function Path({ operation, narrow }: { readonly operation: string; readonly narrow?: boolean }) {
  const [first = '', ...rest] = operation.split('/');
  return (
    <code class={narrow ? 'usage-narrow' : undefined}>
      {first}
      {rest.map((segment, index) => (
        <Fragment key={`${index} ${segment}`}>
          <wbr />/{segment}
        </Fragment>
      ))}
    </code>
  );
}

/** Shows a place of the document in the editor. */
function useGo(): (place: Place) => void {
  const host = useHost();
  return ({ range }) => host.send({ kind: 'go', range });
}

function Line({ place }: { readonly place: Place }) {
  const go = useGo();
  return (
    <button type="button" class="link line" tabIndex={-1} title={`Go to line ${place.line}`} onClick={() => go(place)}>
      line {place.line}
    </button>
  );
}

/** A number, and where it counts calls that fail a mark, which shows why. */
function Count({ row, column }: { readonly row: Row; readonly column: UsageColumn }) {
  const act = useAct();
  const count = countIn(row.counts, column);
  if (count === 0) return <span class="quiet">0</span>;
  if (!column.mark || !row.operation) return <>{formatCount(count)}</>;
  const { why } = row.operation;
  const content = (
    <>
      <MarkIcon mark={column.mark} /> {formatCount(count)}
    </>
  );
  if (!why || column.id === '429') return content;
  return (
    <button type="button" class="usage-why" tabIndex={-1} title={why.label} onClick={() => act(why)}>
      {content}
    </button>
  );
}

function countIn({ succeeded, statuses, unknown }: UsageCounts, { id }: UsageColumn): number {
  if (id === '2xx') return succeeded;
  return id === 'unknown' ? unknown : (statuses[id] ?? 0);
}

/** Where there is little room only columns stay in which something fails. */
function classOf(column: UsageColumn, { rows }: UsageAnswer): string {
  const used = column.mark && rows.some(({ total }) => countIn(total, column) > 0);
  return used ? 'usage-number' : 'usage-number usage-wide';
}

const share = 100;

/** How much of the largest number of calls this is, and what becomes of them. */
function Share({ counts, most }: { readonly counts: UsageCounts; readonly most: number }) {
  const limited = counts.statuses['429'] ?? 0;
  const refused = counts.calls - counts.succeeded - counts.unknown - limited;
  let x = 0.5;
  const parts = (
    [
      ['succeeded', counts.succeeded],
      ['unknown', counts.unknown],
      ['refused', refused],
      ['limited', limited],
    ] as const
  ).map(([kind, calls]) => {
    if (calls === 0) return null;
    const width = Math.max(2.5, (calls / most) * (share - 8));
    const from = x;
    x += width;
    return <rect key={kind} x={from} y="1.5" width={width} height="9" class={`usage-${kind}`} />;
  });
  return (
    <svg width={share} height="12" class="usage-share" aria-hidden="true">
      {parts}
    </svg>
  );
}
