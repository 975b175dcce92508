/** What goes over the wire, and the token opened. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Check, Exchange, OpenedToken, Question, Wire } from '../../server/src/panel/view';
import { useHost } from './host';
import { Icon } from './icon';
import { focusItem, moved } from './roving';
import { Pairs } from './text';

interface EvidenceProps {
  readonly exchanges: readonly Exchange[];
  readonly token: OpenedToken | undefined;
  readonly chosen: Check | undefined;
  readonly question: Question;
  readonly choose: (checks: readonly string[]) => void;
}

interface Side {
  readonly exchange: number;
  readonly side: 'request' | 'response';
}

export function Evidence({ exchanges, token, chosen, question, choose }: EvidenceProps) {
  const host = useHost();
  const [picked, setPicked] = useState<Side>();
  const shown = pick(exchanges, picked);
  // Who chooses a check sees the lines that decided it.
  const seen = useRef(chosen?.id);
  useLayoutEffect(() => {
    if (seen.current === chosen?.id) return;
    seen.current = chosen?.id;
    const side = chosen && sideOf(exchanges, chosen.id, shown);
    if (side) setPicked(side);
  });
  const wire = shown && exchanges[shown.exchange]?.[shown.side];
  return (
    <div class="evidence">
      {shown && wire && (
        <section class="section" aria-label="On the wire">
          <div class="wire-head">
            {exchanges.length > 1 && (
              <Tabs
                label="Exchanges"
                tabs={exchanges.map(({ title }, index) => ({ id: String(index), title }))}
                chosen={String(shown.exchange)}
                choose={(id) => setPicked(pick(exchanges, { exchange: Number(id), side: shown.side }))}
              />
            )}
            <Tabs
              label="On the wire"
              tabs={[
                { id: 'request', title: 'Request' },
                ...(exchanges[shown.exchange]?.response ? [{ id: 'response', title: 'Response' }] : []),
              ]}
              chosen={shown.side}
              choose={(id) => setPicked({ ...shown, side: id === 'request' ? 'request' : 'response' })}
            />
            <button
              type="button"
              class="tool"
              title={`Copy the ${shown.side}`}
              aria-label={`Copy the ${shown.side}`}
              onClick={() => host.send({ kind: 'copy', text: textOf(wire) })}
            >
              <Icon name="copy" />
            </button>
          </div>
          <WireText wire={wire} chosen={chosen?.id} choose={choose} />
        </section>
      )}
      {token && (
        <section class="section token" aria-label="The token, opened">
          <div class="heading">
            <h2>The token, opened</h2>
            <div class="aside">
              <span class="tag">simulated</span>
              <button
                type="button"
                class="tool"
                title="Copy the token"
                aria-label="Copy the token"
                onClick={() => host.send({ kind: 'token', question })}
              >
                <Icon name="copy" />
              </button>
            </div>
          </div>
          <Pairs rows={token.rows} />
          <p class="note">
            <Icon name="info" />
            <span>{token.note}</span>
          </p>
        </section>
      )}
    </div>
  );
}

/** What is shown: what was picked, as far as it is there, else the last answer. */
function pick(exchanges: readonly Exchange[], picked: Side | undefined): Side | undefined {
  if (exchanges.length === 0) return undefined;
  const exchange = Math.min(picked?.exchange ?? exchanges.length - 1, exchanges.length - 1);
  const side = picked?.side === 'request' || !exchanges[exchange]?.response ? 'request' : 'response';
  return { exchange, side };
}

/** Where lines stand that belong to a check; undefined if they are shown already, or there are none. */
function sideOf(exchanges: readonly Exchange[], check: string, shown: Side | undefined): Side | undefined {
  const sides = exchanges.flatMap((exchange, index): [Wire, Side][] => [
    [exchange.request, { exchange: index, side: 'request' }],
    ...(exchange.response ? [[exchange.response, { exchange: index, side: 'response' }] satisfies [Wire, Side]] : []),
  ]);
  const found = sides.filter(([wire]) => wire.lines.some(({ checks }) => checks?.includes(check)));
  if (found.some(([, { exchange, side }]) => exchange === shown?.exchange && side === shown.side)) return undefined;
  return found[0]?.[1];
}

function textOf({ lines }: Wire): string {
  return lines.map(({ spans }) => spans.map(({ text }) => text).join('')).join('\n');
}

interface TabsProps {
  readonly label: string;
  readonly tabs: readonly { readonly id: string; readonly title: string }[];
  readonly chosen: string;
  readonly choose: (id: string) => void;
}

/** Tabs of which one is chosen; the arrow keys choose as they move. */
export function Tabs({ label, tabs, chosen, choose }: TabsProps) {
  const list = useRef<HTMLDivElement>(null);
  return (
    <div class="tabs" role="tablist" aria-label={label} ref={list}>
      {tabs.map(({ id, title }, index) => (
        <button
          key={id}
          type="button"
          role="tab"
          data-item
          aria-selected={id === chosen}
          tabIndex={id === chosen ? 0 : -1}
          onClick={() => choose(id)}
          onKeyDown={(event) => {
            const next = event.altKey ? undefined : moved(event.key, index, tabs.length, true);
            const tab = next === undefined ? undefined : tabs[next];
            if (next === undefined || !tab) return;
            event.preventDefault();
            choose(tab.id);
            focusItem(list.current, next);
          }}
        >
          {title}
        </button>
      ))}
    </div>
  );
}

interface WireProps {
  readonly wire: Wire;
  readonly chosen: string | undefined;
  readonly choose: (checks: readonly string[]) => void;
}

function WireText({ wire, chosen, choose }: WireProps) {
  return (
    <pre class="wire">
      {wire.lines.map(({ spans, checks = [], hit }, index) => {
        const current = chosen !== undefined && checks.includes(chosen);
        const classes = ['wire-line', ...(hit ? ['hit'] : []), ...(current ? ['current'] : [])].join(' ');
        return (
          // biome-ignore lint/a11y: the checks offer the same to the keyboard
          <div
            key={index}
            class={classes}
            aria-current={current ? 'true' : undefined}
            onClick={checks.length ? () => choose(checks) : undefined}
          >
            {spans.map(({ text, style }, at) => (
              <span key={at} class={style}>
                {text}
              </span>
            ))}
            {'\n'}
          </div>
        );
      })}
    </pre>
  );
}
