/** The chart of the usage view: a bar for each day, hour or minute, laid out for the width that there is. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { UsageAnswer } from '../../server/src/panel/view';
import { formatCount } from './numbers';

type Chart = UsageAnswer['chart'];
type Kind = Chart['legend'][number]['kind'];

/** From the bottom up. */
const kinds: readonly Kind[] = ['succeeded', 'unknown', 'refused', 'limited'];

const height = 196;
const top = 24;
const bottom = 168;
const left = 44;

export function UsageChart({ chart }: { readonly chart: Chart }) {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(520);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => setWidth(Math.max(240, Math.floor(element.clientWidth)));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <section class="usage-chart">
      <h2>{chart.title}</h2>
      <div ref={box}>
        <Bars chart={chart} width={width} />
      </div>
      <ul class="usage-legend" aria-label="Legend">
        {chart.legend.map(({ kind, label, count }) => (
          <li key={kind}>
            <svg width="14" height="10" aria-hidden="true">
              <rect x="0.5" y="0.5" width="13" height="9" class={`usage-${kind}`} />
            </svg>
            {label} <b>{formatCount(count)}</b>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Bars({ chart, width }: { readonly chart: Chart; readonly width: number }) {
  const { bars } = chart;
  const sums = bars.map(sumOf);
  const step = stepFor(Math.max(...sums, 1));
  const lines = Math.max(1, Math.ceil(Math.max(...sums, 1) / step));
  const y = (calls: number) => Math.round(bottom - (calls / (lines * step)) * (bottom - top)) + 0.5;
  const slot = (width - left) / Math.max(1, bars.length);
  const wide = Math.max(2, Math.min(56, Math.round(slot * 0.7)));
  // A label takes about 6.5 px a character; where it has no room, every second, third … bar has one.
  const longest = Math.max(...bars.map(({ label }) => label.length), 1);
  const every = Math.max(1, Math.ceil((longest * 6.5 + 4) / slot));
  const values = slot >= Math.max(...sums.map((sum) => formatCount(sum).length)) * 6.5 + 2;
  return (
    <svg
      class="usage-bars"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={chart.label}
    >
      {Array.from({ length: lines + 1 }, (_, index) => (
        <g key={index}>
          <line x1={left} x2={width} y1={y(index * step)} y2={y(index * step)} class="usage-grid" />
          <text x={left - 8} y={y(index * step) + 3.5} text-anchor="end" class="usage-axis">
            {formatCount(index * step)}
          </text>
        </g>
      ))}
      {bars.map((bar, index) => {
        const x = Math.round(left + slot * index + (slot - wide) / 2) + 0.5;
        const middle = left + slot * (index + 0.5);
        let below = 0;
        return (
          <g key={bar.label}>
            {kinds.map((kind) => {
              if (bar[kind] === 0) return null;
              const from = y(below);
              below += bar[kind];
              // Thin as it may be, what fails is seen.
              const rise = Math.max(kind === 'succeeded' ? 0 : 3, from - y(below));
              return <rect key={kind} x={x} y={from - rise} width={wide} height={rise} class={`usage-${kind}`} />;
            })}
            {values && (
              <text x={middle} y={y(below) - 8} text-anchor="middle" class="usage-value">
                {formatCount(sums[index] ?? 0)}
              </text>
            )}
            {index % every === 0 && (
              <text x={middle} y={186} text-anchor="middle" class="usage-axis">
                {bar.label}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}

function sumOf({ succeeded, refused, limited, unknown }: Chart['bars'][number]): number {
  return succeeded + refused + limited + unknown;
}

/** The distance of lines, a round number, so that there are three to six of them. */
function stepFor(most: number): number {
  const raw = most / 5;
  const power = 10 ** Math.floor(Math.log10(raw));
  const round = [1, 2, 5, 10].find((one) => one * power >= raw) ?? 10;
  return Math.max(1, round * power);
}
