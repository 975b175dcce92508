/** The chart of the usage view: a bar for each day, hour or minute, laid out for the width that there is. */
import type { UsageAnswer } from '../../server/src/panel/view';
import { formatCount } from './numbers';
import { useSize } from './size';

type Chart = UsageAnswer['chart'];
type Kind = Chart['legend'][number]['kind'];

/** From the bottom up. */
const kinds: readonly Kind[] = ['succeeded', 'unknown', 'refused', 'limited'];

/** Heights and widths in units: the whole, the highest value and the foot of the bars, what is left of them, a character. */
const size = { height: 196, top: 24, bottom: 168, left: 44, character: 6.5 };

export function UsageChart({ chart }: { readonly chart: Chart }) {
  const { box, width, unit } = useSize(520);
  return (
    <section class="section usage-chart">
      <div class="heading">
        <h2>{chart.title}</h2>
      </div>
      <div ref={box}>
        <Bars chart={chart} width={width} unit={unit} />
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

interface BarsProps {
  readonly chart: Chart;
  readonly width: number;
  readonly unit: number;
}

function Bars({ chart, width, unit }: BarsProps) {
  const [height, top, bottom, left] = [size.height, size.top, size.bottom, size.left].map((one) =>
    Math.round(one * unit),
  ) as [number, number, number, number];
  const character = size.character * unit;
  const { bars } = chart;
  const sums = bars.map(sumOf);
  const step = stepFor(Math.max(...sums, 1));
  const lines = Math.max(1, Math.ceil(Math.max(...sums, 1) / step));
  const y = (calls: number) => Math.round(bottom - (calls / (lines * step)) * (bottom - top)) + 0.5;
  const slot = (width - left) / Math.max(1, bars.length);
  const wide = Math.max(2, Math.min(56 * unit, Math.round(slot * 0.7)));
  // Where a label has no room, every second, third … bar has one.
  const longest = Math.max(...bars.map(({ label }) => label.length), 1);
  const every = Math.max(1, Math.ceil((longest * character + 4) / slot));
  const values = slot >= Math.max(...sums.map((sum) => formatCount(sum).length)) * character + 2;
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
          <text x={left - 8} y={y(index * step) + 3.5 * unit} text-anchor="end" class="usage-axis">
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
              <text x={middle} y={height - 10 * unit} text-anchor="middle" class="usage-axis">
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
