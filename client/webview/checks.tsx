/** The list of checks: why the answer is what it is. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Check } from '../../server/src/panel/view';
import { ActionButton } from './actions';
import { useHost } from './host';
import { Icon, MarkIcon } from './icon';
import { focusItem, moved } from './roving';
import { type Event, isFinding, isOpen, type State } from './state';
import { LineLink, Prose } from './text';

interface ChecksProps {
  readonly checks: readonly Check[];
  readonly state: State;
  readonly chosen: Check | undefined;
  readonly choose: (check: Check) => void;
  readonly dispatch: (event: Event) => void;
}

export function Checks({ checks, state, chosen, choose, dispatch }: ChecksProps) {
  const list = useRef<HTMLOListElement>(null);
  const shown = state.onlyFindings
    ? checks.filter((check) => isFinding(check) || check.confidence === 'inferred')
    : checks;
  const everyOpen = shown.length > 0 && shown.every((check) => isOpen(state, check));
  const stop = chosen && shown.includes(chosen) ? shown.indexOf(chosen) : 0;
  useKeptFocus(list, stop);
  return (
    <section class="section checks" aria-label="Checks">
      <div class="heading">
        <h2>Checks</h2>
        <div class="aside">
          <button
            type="button"
            class="tool"
            title="Only what fails or is inferred"
            aria-label="Only what fails or is inferred"
            aria-pressed={state.onlyFindings}
            onClick={() => dispatch({ kind: 'filter', onlyFindings: !state.onlyFindings })}
          >
            <Icon name="filter" />
          </button>
          <button
            type="button"
            class="tool"
            title={everyOpen ? 'Close all' : 'Open all'}
            aria-label={everyOpen ? 'Close all' : 'Open all'}
            aria-pressed={everyOpen}
            onClick={() => dispatch({ kind: 'open', checks: shown.map(({ id }) => id), open: !everyOpen })}
          >
            <Icon name="expand-all" />
          </button>
        </div>
      </div>
      <div class="check-head" aria-hidden="true">
        <span />
        <span>Check</span>
        <span>At</span>
        <span>Expected</span>
        <span>Found</span>
        <span>Where</span>
        <span>How sure</span>
      </div>
      {shown.length === 0 && <p class="hint">Nothing fails, and nothing is inferred.</p>}
      <ol ref={list} tabIndex={-1} aria-label="Checks">
        {shown.map((check, index) => (
          <CheckRow
            key={check.id}
            check={check}
            current={check === chosen}
            open={isOpen(state, check)}
            tabStop={index === stop}
            choose={() => choose(check)}
            setOpen={(open) => dispatch({ kind: 'open', checks: [check.id], open })}
            move={(key) => {
              const next = moved(key, index, shown.length);
              const other = next === undefined ? undefined : shown[next];
              if (next === undefined || !other) return false;
              choose(other);
              focusItem(list.current, next);
              return true;
            }}
          />
        ))}
      </ol>
    </section>
  );
}

/** When the check that has the focus is gone after an answer, the list takes it. */
export function useKeptFocus(list: { readonly current: HTMLElement | null }, stop: number): void {
  const had = useRef(false);
  useEffect(() => {
    const look = () => {
      had.current = list.current?.contains(document.activeElement) ?? false;
    };
    // An element that is taken out of the page loses the focus without an event.
    document.addEventListener('focusin', look);
    return () => document.removeEventListener('focusin', look);
  }, [list]);
  useLayoutEffect(() => {
    // While the editor has the focus it is left there.
    if (!document.hasFocus()) return;
    if (had.current && (document.activeElement === document.body || !document.activeElement)) {
      focusItem(list.current, stop);
    }
  });
}

interface RowProps {
  readonly check: Check;
  readonly current: boolean;
  readonly open: boolean;
  readonly tabStop: boolean;
  readonly choose: () => void;
  readonly setOpen: (open: boolean) => void;
  /** Moves to another row by a key; false if the key does not move. */
  readonly move: (key: string) => boolean;
  /** Shows a line of the response. */
  readonly showLine?: (line: number) => void;
}

/** A check: its mark and what was found, and all of it when it is open. */
export function CheckRow({ check, current, open, tabStop, choose, setOpen, move, showLine }: RowProps) {
  const host = useHost();
  const [grabbed, setGrabbed] = useState('');
  const line = check.lines?.[0];
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter') {
      choose();
      if (check.place) host.send({ kind: 'go', range: check.place.range });
      else if (line !== undefined) showLine?.(line);
    } else if (event.key === ' ') setOpen(!open);
    else if (event.key === 'ArrowRight') setOpen(true);
    else if (event.key === 'ArrowLeft' && open) setOpen(false);
    else if (!move(event.key)) return;
    event.preventDefault();
  };
  // Who selects text in a row does not choose it.
  const click = () => {
    if (String(getSelection()) !== grabbed) return;
    if (current) setOpen(!open);
    choose();
  };
  const classes = ['check', check.outcome, ...(open ? ['open'] : [])].join(' ');
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the button in the row takes the keys
    <li
      class={classes}
      aria-current={current ? 'true' : undefined}
      onPointerDown={() => setGrabbed(String(getSelection()))}
      onClick={click}
    >
      <MarkIcon mark={check.outcome} />
      <button
        type="button"
        class="check-title"
        id={`check-${check.id}`}
        data-item
        aria-expanded={open}
        tabIndex={tabStop ? 0 : -1}
        onKeyDown={press}
      >
        {check.title}
      </button>
      <MessageNumber number={check.message} />
      <span class="expected">{!open && check.expected && <Prose text={check.expected} />}</span>
      <span class="found">
        {!open && check.found && <Prose text={check.found} />}
        {!open && check.confidence === 'inferred' && <span class="where-narrow inferred-word">inferred</span>}
      </span>
      <span class="where">
        {check.place ? <LineLink place={check.place} /> : showLine && <XmlLinks lines={check.lines} show={showLine} />}
      </span>
      <span class="sure">
        {check.confidence === 'inferred' ? (
          <span class="inferred" title={check.because}>
            inferred
          </span>
        ) : (
          check.confidence
        )}
      </span>
      {open && <Opened check={check} showLine={showLine} />}
    </li>
  );
}

function MessageNumber({ number }: { readonly number: number | undefined }) {
  if (number === undefined) return <span class="no-number" />;
  return (
    <span class="message-number" title={`Message ${number} in the picture`}>
      <span class="spoken">message </span>
      {number}
    </span>
  );
}

interface XmlLinksProps {
  readonly lines: readonly number[] | undefined;
  readonly show: (line: number) => void;
}

/** "XML 31", which shows that line of the response. */
function XmlLinks({ lines = [], show }: XmlLinksProps) {
  return (
    <span class="xml-links">
      {lines.map((line) => (
        <button
          key={line}
          type="button"
          class="link line"
          title={`Go to line ${line} of the response`}
          onClick={() => show(line)}
        >
          XML {line}
        </button>
      ))}
    </span>
  );
}

type OpenedProps = Pick<RowProps, 'check' | 'showLine'>;

function Opened({
  check,
  showLine,
}: {
  readonly check: Check;
  readonly showLine: OpenedProps['showLine'] | undefined;
}) {
  const { detail, expected, found, place, because, resolution, actions } = check;
  // What is expected stands in the document, what was found in the response.
  const onWire = showLine && check.lines?.length ? <XmlLinks lines={check.lines} show={showLine} /> : undefined;
  return (
    <div class="more">
      {detail.length > 0 && (
        <p>
          <Prose text={detail} />
        </p>
      )}
      {(expected || found || because) && (
        <dl class="compared">
          {expected && (
            <>
              <dt>Expected</dt>
              <dd>
                <Prose text={expected} />
              </dd>
              <dd>{onWire && place && <LineLink place={place} />}</dd>
            </>
          )}
          {found && (
            <>
              <dt>Found</dt>
              <dd>
                <Prose text={found} />
              </dd>
              <dd>{onWire ?? (place && <LineLink place={place} />)}</dd>
            </>
          )}
          {because && (
            <>
              <dt>How sure</dt>
              <dd>{because}</dd>
              <dd />
            </>
          )}
        </dl>
      )}
      {resolution && (
        <p class="resolution">
          <Prose text={resolution} />
        </p>
      )}
      {actions.length > 0 && (
        // biome-ignore lint/a11y: keeps clicks on the buttons from the row
        <div class="actions" onClick={(event) => event.stopPropagation()}>
          {actions.map((action) => (
            <ActionButton key={action.id} action={{ ...action, first: false }} small />
          ))}
        </div>
      )}
    </div>
  );
}
