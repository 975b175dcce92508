/** The table of the certificates view: its rows are one stop of the tab key, and the accessible form of the timeline. */
import { Fragment } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { CertificatesAnswer } from '../../server/src/panel/view';
import { useAct } from './actions';
import { stateLooks } from './certificates-states';
import { going, useHost, usePanelKey } from './host';
import { Icon } from './icon';
import { formatCount } from './numbers';
import { focusItem, moved } from './roving';
import { Pairs, Prose } from './text';

type Row = CertificatesAnswer['rows'][number];

const columns = 10;

export function CertificatesTable({ view: { rows, copies } }: { readonly view: CertificatesAnswer }) {
  const act = useAct();
  const host = useHost();
  const [chosen, choose] = useState('');
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const body = useRef<HTMLTableSectionElement>(null);
  const current = rows.some(({ id }) => id === chosen) ? chosen : rows[0]?.id;
  const toggle = (id: string) => {
    const next = new Set(open);
    if (!next.delete(id)) next.add(id);
    setOpen(next);
  };
  usePanelKey((key) => {
    if (key !== 'nextFinding' && key !== 'previousFinding') return;
    const findings = rows.flatMap(({ state }, index) =>
      state === 'expired' || state === 'now' || state === 'weak' ? [index] : [],
    );
    const at = chosen === current ? rows.findIndex(({ id }) => id === current) : -1;
    const next =
      key === 'nextFinding'
        ? (findings.find((index) => index > at) ?? findings[0])
        : (findings.findLast((index) => index < at) ?? findings.at(-1));
    if (next !== undefined) focusItem(body.current, next);
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const index = rows.findIndex(({ id }) => id === current);
    const to = moved(event.key, index, rows.length);
    const row = rows[index];
    if (event.altKey || !row || (event.target instanceof HTMLButtonElement && to === undefined)) return;
    const isOpen = open.has(row.id);
    if (to !== undefined) focusItem(body.current, to);
    else if (event.key === 'Enter' && row.places[0]) host.send(going(row.places[0].place));
    else if (event.key === ' ') toggle(row.id);
    else if (event.key === 'ArrowRight' && !isOpen) toggle(row.id);
    else if (event.key === 'ArrowLeft' && isOpen) toggle(row.id);
    else return;
    event.preventDefault();
  };
  return (
    <section class="section certificates-table">
      <div class="heading">
        <h2>All certificates</h2>
        <div class="aside">
          {copies.map((copy) => (
            <button key={copy.id} type="button" class="tool" title={copy.label} onClick={() => act(copy)}>
              <Icon name="copy" />
              <span class="certificates-copy">{copy.label}</span>
            </button>
          ))}
        </div>
      </div>
      <div class="certificates-scroll">
        <table aria-label="All certificates">
          <thead>
            <tr>
              <th>State</th>
              <th>Certificate</th>
              <th class="certificates-middle">Provider</th>
              <th class="certificates-wide">Valid from</th>
              <th aria-sort="ascending">Valid until</th>
              <th class="certificates-number">Days left</th>
              <th class="certificates-middle">What follows</th>
              <th class="certificates-wide">Key</th>
              <th class="certificates-wide">SHA-256</th>
              <th class="certificates-where">Where</th>
            </tr>
          </thead>
          <tbody ref={body} onKeyDown={onKeyDown}>
            {rows.map((row) => (
              <Fragment key={row.id}>
                <tr
                  data-item
                  tabIndex={row.id === current ? 0 : -1}
                  aria-current={row.id === chosen ? 'true' : undefined}
                  aria-expanded={open.has(row.id)}
                  onFocus={() => choose(row.id)}
                  onDblClick={() => toggle(row.id)}
                >
                  <Cells row={row} open={open.has(row.id)} toggle={() => toggle(row.id)} />
                </tr>
                {open.has(row.id) && (
                  <tr class="certificates-details">
                    <td colSpan={columns}>
                      <Pairs rows={row.details} />
                    </td>
                  </tr>
                )}
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

interface CellsProps {
  readonly row: Row;
  readonly open: boolean;
  readonly toggle: () => void;
}

function Cells({ row, open, toggle }: CellsProps) {
  const host = useHost();
  const { icon, tone } = stateLooks[row.state];
  const [place, ...more] = row.places;
  const fewer = more.length ? `and ${formatCount(more.length)} more` : '';
  const where = (
    <>
      {place && (
        <button
          type="button"
          class="link line"
          tabIndex={-1}
          title={`Go to line ${place.place.line}`}
          onClick={() => host.send(going(place.place))}
        >
          <Name text={place.label} />
        </button>
      )}
      {fewer && (
        <button type="button" class="link line certificates-more" tabIndex={-1} onClick={toggle}>
          {fewer}
        </button>
      )}
    </>
  );
  return (
    <>
      <td class="certificates-line">
        <Icon name={icon} class={tone} /> {row.word}
      </td>
      <th scope="row">
        <button
          type="button"
          class="certificates-title"
          tabIndex={-1}
          aria-expanded={open}
          title={open ? 'Show less' : 'Show all of it'}
          onClick={toggle}
        >
          <Name text={row.title} />
        </button>
        <small class="certificates-narrow">
          <Name text={row.providers} />
        </small>
        <span class="certificates-narrowest">{where}</span>
      </th>
      <td class="certificates-middle">
        <Name text={row.providers} />
      </td>
      <td class="certificates-wide certificates-line">
        <code>{row.from}</code>
      </td>
      <td class="certificates-line">
        <code>{row.to}</code>
      </td>
      <td class="certificates-number">{row.left}</td>
      <td class="certificates-middle">
        <Prose text={row.follows} />
      </td>
      <td class="certificates-wide certificates-line">{row.key}</td>
      <td class="certificates-wide certificates-line">
        <code>{row.print}</code>
      </td>
      <td class="certificates-where">{where}</td>
    </>
  );
}

/** A name that may be broken behind what joins its parts. */
function Name({ text }: { readonly text: string }) {
  const parts = text.match(/[^_\-/@]+[_\-/@]*|[_\-/@]+/g) ?? [];
  return (
    <>
      {parts.map((part, index) => (
        <Fragment key={`${index} ${part}`}>
          {part}
          <wbr />
        </Fragment>
      ))}
    </>
  );
}
