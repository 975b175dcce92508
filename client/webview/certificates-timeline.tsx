/** The timeline of the certificates view, laid out for the width that there is. */
import { useRef } from 'preact/hooks';
import type { CertificatesAnswer } from '../../server/src/panel/view';
import { type BarLayout, type LaneLayout, layTimeline } from './certificates-layout';
import { stateLooks } from './certificates-states';
import { Icon } from './icon';
import { focusItem, moved as movedBy } from './roving';
import { useSize } from './size';

type Timeline = CertificatesAnswer['timeline'];

interface TimelineProps {
  readonly timeline: Timeline;
  /** The present instant, ISO 8601. */
  readonly at: string;
  /** Shows another number of years. */
  readonly span: (years: number) => void;
  /** Begins elsewhere; undefined: with today in it. */
  readonly begin: (from: string | undefined) => void;
  /** Whether it begins elsewhere already. */
  readonly moved: boolean;
}

const spans = [1, 2, 5] as const;

export function CertificatesTimeline({ timeline, at, span, begin, moved }: TimelineProps) {
  const { box, width, unit } = useSize(760);
  return (
    <section class="section certificates-timeline">
      <div class="heading">
        <h2>Validity</h2>
        <div class="aside">
          <Spans years={timeline.years} choose={span} />
          <button
            type="button"
            class="tool"
            title="Earlier"
            aria-label="Earlier"
            onClick={() => begin(timeline.earlier)}
          >
            <Icon name="chevron-left" />
          </button>
          <button type="button" class="tool" disabled={!moved} onClick={() => begin(undefined)}>
            Today
          </button>
          <button type="button" class="tool" title="Later" aria-label="Later" onClick={() => begin(timeline.later)}>
            <Icon name="chevron-right" />
          </button>
        </div>
      </div>
      <div ref={box}>
        <Picture timeline={timeline} at={Date.parse(at)} width={width} unit={unit} />
      </div>
      <ul class="certificates-legend" aria-label="Legend">
        {timeline.legend.map(({ state, label }) => (
          <li key={state}>
            <i class={`certificates-swatch ${state}`} aria-hidden="true" />
            {label}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Spans({ years, choose }: { readonly years: number; readonly choose: (years: number) => void }) {
  const list = useRef<HTMLSpanElement>(null);
  return (
    <span class="certificates-spans" role="radiogroup" aria-label="Span" ref={list}>
      {spans.map((one, index) => (
        // biome-ignore lint/a11y/useSemanticElements: buttons side by side, as the editor has them
        <button
          key={one}
          type="button"
          role="radio"
          data-item
          aria-checked={one === years}
          tabIndex={one === years ? 0 : -1}
          onClick={() => choose(one)}
          onKeyDown={(event) => {
            if (event.altKey) return;
            const next = movedBy(event.key, index, spans.length) ?? movedBy(event.key, index, spans.length, true);
            const to = next === undefined ? undefined : spans[next];
            if (next === undefined || to === undefined) return;
            event.preventDefault();
            focusItem(list.current, next);
            choose(to);
          }}
        >
          {one === 1 ? '1 year' : `${one} years`}
        </button>
      ))}
    </span>
  );
}

interface PictureProps {
  readonly timeline: Timeline;
  readonly at: number;
  readonly width: number;
  readonly unit: number;
}

function Picture({ timeline, at, width, unit }: PictureProps) {
  const { height, ticks, now, band, lanes } = layTimeline(timeline, at, width, unit);
  const box = { width: 54 * unit, height: 16 * unit, top: 18 * unit };
  const boxed = now === undefined ? 0 : Math.max(0, Math.min(width - box.width, now - box.width / 2));
  return (
    <svg
      class="certificates-picture"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={timeline.label}
    >
      <defs>
        <pattern
          id="certificates-hatch"
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <line x1="0" y1="0" x2="0" y2="6" />
        </pattern>
      </defs>
      {band && (
        <rect
          class="certificates-band"
          x={band.from}
          y={box.top}
          width={band.to - band.from}
          height={height - box.top}
        />
      )}
      {ticks.map(({ x, label }) => (
        <g key={label}>
          <line class="certificates-grid" x1={x} x2={x} y1="0" y2={height} />
          <text class="certificates-quiet" x={x + 4} y={11 * unit}>
            {label}
          </text>
        </g>
      ))}
      {lanes.map((lane, index) => (
        <line
          key={`${index} ${lane.bottom}`}
          class="certificates-grid"
          x1="0"
          x2={width}
          y1={lane.bottom}
          y2={lane.bottom}
        />
      ))}
      {now !== undefined && (
        <>
          <line class="certificates-now" x1={now + 0.5} x2={now + 0.5} y1={box.top} y2={height} />
          <foreignObject x={boxed} y={box.top} width={box.width} height={box.height}>
            <span class="certificates-today">today</span>
          </foreignObject>
        </>
      )}
      {lanes.map((lane, index) => (
        <LaneGroup key={`${index} ${lane.title.join()}`} lane={lane} unit={unit} />
      ))}
    </svg>
  );
}

function LaneGroup({ lane, unit }: { readonly lane: LaneLayout; readonly unit: number }) {
  const { title, sub, y, bars, note, overlaps } = lane;
  const below = y + (title.length - 1) * 20 * unit;
  return (
    <g>
      {title.map((line, index) => (
        <text key={`${index} ${line}`} class="certificates-provider" x="0" y={y + index * 20 * unit}>
          {line}
        </text>
      ))}
      {sub.map((line, index) => (
        <text key={`${index} ${line}`} class="certificates-quiet" x="0" y={below + (index + 1) * 16 * unit}>
          {line}
        </text>
      ))}
      {bars.map((bar) => (
        <Outline key={bar.bar.id} bar={bar} unit={unit} />
      ))}
      {note && (
        <>
          <Mark state="expired" x={note.x} y={note.y} unit={unit} />
          <text class="certificates-quiet" x={note.x + 22 * unit} y={note.y + 15 * unit}>
            {note.text}
          </text>
        </>
      )}
      {overlaps.map(({ from, to, top, bottom, label, at }) => (
        <g key={`${label} ${top}`}>
          <path class="certificates-overlap" d={`M${from} ${bottom}V${top}H${to}V${bottom}`} />
          <text class="certificates-quiet" x={at} y={top - 3 * unit} text-anchor="middle">
            {label}
          </text>
        </g>
      ))}
      {bars.map((bar) => (
        <Label key={bar.bar.id} bar={bar} unit={unit} />
      ))}
    </g>
  );
}

/** A side is drawn where the certificate begins or ends, and left open where it goes on. */
function Outline({
  bar: { bar, y, from, to, begins, ends },
  unit,
}: {
  readonly bar: BarLayout;
  readonly unit: number;
}) {
  if (to <= from) return null;
  const height = 22 * unit;
  const [left, right] = [from + (begins ? 0.5 : 0), to - (ends ? 0.5 : 0)];
  const sides = `${begins ? `M${left} ${y}V${y + height}` : ''}${ends ? `M${right} ${y}V${y + height}` : ''}`;
  return (
    <g class={`certificates-bar ${bar.state}`}>
      <rect x={from} y={y} width={to - from} height={height} />
      <path d={`M${left} ${y}H${right}M${left} ${y + height}H${right}${sides}`} />
    </g>
  );
}

function Label({ bar: { bar, y, label, words }, unit }: { readonly bar: BarLayout; readonly unit: number }) {
  return (
    <>
      <Mark state={bar.state} x={label} y={y} unit={unit} />
      <text class="certificates-name" x={label + 22 * unit} y={y + 15.5 * unit}>
        {bar.title}
        {words && (
          <tspan class="certificates-quiet" dx={8 * unit}>
            {words}
          </tspan>
        )}
      </text>
    </>
  );
}

interface MarkProps {
  readonly state: BarLayout['bar']['state'];
  readonly x: number;
  readonly y: number;
  readonly unit: number;
}

function Mark({ state, x, y, unit }: MarkProps) {
  const { icon, tone } = stateLooks[state];
  const size = 16 * unit;
  return (
    <use href={`#icon-${icon}`} x={x} y={y + 3 * unit} width={size} height={size} class={`certificates-mark ${tone}`} />
  );
}
