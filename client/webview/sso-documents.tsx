/** The message itself: the lines that decided, with what is wrong under them, and what a verified signature covers. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Check, XmlDocument, XmlLine } from '../../server/src/panel/view';
import { Tabs } from './evidence';
import { useHost } from './host';
import { Icon } from './icon';
import { Prose } from './text';

/** A line of the response to be shown; each time it is asked for it is another value. */
export interface Pointed {
  readonly line: number;
}

interface DocumentsProps {
  readonly documents: readonly XmlDocument[];
  readonly chosen: Check | undefined;
  readonly choose: (checks: readonly string[]) => void;
  readonly pointed: Pointed | undefined;
  /** Lines that are shown in another place already. */
  readonly elsewhere: readonly number[];
}

export function Documents({ documents, chosen, choose, pointed, elsewhere }: DocumentsProps) {
  const host = useHost();
  const box = useRef<HTMLElement>(null);
  const [picked, setPicked] = useState('');
  const [wrapped, setWrapped] = useState(true);
  const shown = documents.find(({ id }) => id === picked) ?? documents[0];
  const response = documents[0]?.id ?? '';

  // Who chooses a check sees the line that decided it, if it can be seen without moving the page.
  const seen = useRef(chosen?.id);
  useLayoutEffect(() => {
    if (seen.current === chosen?.id || !shown) return;
    const place = chosen && documentOf(documents, chosen, shown);
    if (place && place.id !== shown.id) return setPicked(place.id);
    seen.current = chosen?.id;
    scrollInside(box.current, box.current?.querySelector('[aria-current]') ?? null);
  });
  useEffect(() => {
    if (!pointed || elsewhere.includes(pointed.line)) return;
    setPicked(response);
    // The other document has to be there first.
    const frame = requestAnimationFrame(() => {
      const line = box.current?.querySelector(`[data-line="${pointed.line}"]`) ?? null;
      scrollInside(box.current, line);
      line?.scrollIntoView({ block: 'nearest' });
    });
    return () => cancelAnimationFrame(frame);
  }, [pointed]);

  if (!shown) return null;
  const marked = shown.lines.some(({ signed }) => signed !== undefined);
  const title = `Copy what is shown of “${shown.title}”`;
  return (
    <div class="evidence">
      <section class="section sso-documents" aria-label="The message">
        <div class="wire-head">
          <Tabs label="The message" tabs={documents} chosen={shown.id} choose={setPicked} />
          <div class="tools">
            <button
              type="button"
              class="tool"
              title="Wrap lines"
              aria-label="Wrap lines"
              aria-pressed={wrapped}
              onClick={() => setWrapped(!wrapped)}
            >
              <Icon name="word-wrap" />
            </button>
            <button
              type="button"
              class="tool"
              title={title}
              aria-label={title}
              onClick={() => host.send({ kind: 'copy', text: textOf(shown.lines) })}
            >
              <Icon name="copy" />
            </button>
          </div>
        </div>
        {shown.legend && shown.legend.length > 0 && (
          <p class="sso-legend">
            {shown.legend.map((text, index) => (
              <span key={text}>
                {index === 0 && marked && <i class="sso-bar" aria-hidden="true" />}
                {text}
              </span>
            ))}
          </p>
        )}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what can be scrolled must be reached by the keyboard */}
        <section class={wrapped ? 'xml' : 'xml unwrapped'} ref={box} aria-label={shown.title} tabIndex={0}>
          <XmlLines
            lines={shown.lines}
            chosen={chosen}
            choose={choose}
            own={shown.id === response ? chosen?.lines : undefined}
          />
        </section>
        {(shown.more ?? 0) > 0 && <p class="hint">{shown.more} lines more are not shown.</p>}
      </section>
    </div>
  );
}

/** The document in which a line belongs to a check: the one that is shown, if it has one. */
function documentOf(
  documents: readonly XmlDocument[],
  { id, lines }: Check,
  shown: XmlDocument,
): XmlDocument | undefined {
  const has = (one: XmlDocument) =>
    one.lines.some(({ checks }) => checks?.includes(id)) || (one === documents[0] && lines !== undefined);
  return has(shown) ? shown : documents.find(has);
}

/** Scrolls a box, and nothing around it, until a line in it can be seen. */
function scrollInside(box: Element | null, line: Element | null): void {
  if (!box || !line || box.scrollHeight <= box.clientHeight) return;
  const room = box.getBoundingClientRect();
  const place = line.getBoundingClientRect();
  if (place.top >= room.top && place.bottom <= room.bottom) return;
  box.scrollTop += place.top - room.top - box.clientHeight / 3;
}

function textOf(lines: readonly XmlLine[]): string {
  return lines.map(({ spans }) => spans.map(({ text }) => text).join('')).join('\n');
}

interface XmlLinesProps {
  readonly lines: readonly XmlLine[];
  readonly chosen: Check | undefined;
  readonly choose: (checks: readonly string[]) => void;
  /** Lines that decided the chosen check. */
  readonly own: readonly number[] | undefined;
}

export function XmlLines({ lines, chosen, choose, own }: XmlLinesProps) {
  return (
    <div class="code xml-lines">
      {lines.map((line) => (
        <Line
          key={line.number}
          line={line}
          current={(chosen && line.checks?.includes(chosen.id)) || own?.includes(line.number) || false}
          choose={choose}
        />
      ))}
    </div>
  );
}

interface LineProps {
  readonly line: XmlLine;
  readonly current: boolean;
  readonly choose: (checks: readonly string[]) => void;
}

/** Deepest indent that is shown, in characters. */
const deepest = 32;

function Line({ line: { number, spans, signed, quiet, hit, differs, note, checks = [] }, current, choose }: LineProps) {
  const { indent, rest } = outdent(spans);
  const classes = [
    'code-line',
    ...(signed ? ['signed', `signed-${signed}`] : []),
    ...(hit ? ['hit'] : []),
    ...(quiet ? ['dim'] : []),
    ...(differs ? ['differs'] : []),
    ...(checks.length ? ['linked'] : []),
  ].join(' ');
  const goesOn = signed === 'first' || signed === 'inner';
  return (
    <>
      {/* biome-ignore lint/a11y: the checks offer the same to the keyboard */}
      <div
        class={classes}
        data-line={number}
        aria-current={current ? 'true' : undefined}
        onClick={checks.length ? () => choose(checks) : undefined}
      >
        <b>{number}</b>
        <i />
        <span class="indent">{' '.repeat(Math.min(indent, deepest))}</span>
        <span>
          {rest.map(({ text, style }, index) => (
            <span key={index} class={style}>
              {text}
            </span>
          ))}
          {differs && (
            <span class="sso-differs">
              <span aria-hidden="true">≠</span>
              <span class="spoken">differs</span>
            </span>
          )}
        </span>
      </div>
      {note && (
        <div class={goesOn ? 'annotation signed' : 'annotation'}>
          <i />
          <span>
            <Icon name={hit ? 'error' : 'warning'} class={hit ? 'bad' : 'doubtful'} />
            <span>
              <Prose text={note} />
            </span>
          </span>
        </div>
      )}
    </>
  );
}

/** Takes the blanks from the beginning of a line, so that what is wrapped can stand under its beginning. */
function outdent(spans: XmlLine['spans']): { readonly indent: number; readonly rest: XmlLine['spans'] } {
  let indent = 0;
  const rest: XmlLine['spans'][number][] = [];
  for (const span of spans) {
    if (rest.length > 0) {
      rest.push(span);
      continue;
    }
    const text = span.text.trimStart();
    for (const sign of span.text.slice(0, span.text.length - text.length)) indent += sign === '\t' ? 2 : 1;
    if (text) rest.push({ ...span, text });
  }
  return { indent, rest };
}
