/** The usage view: the chart, the busiest minute against the limits, and the table. Its inputs are the shell's. */
import type { UsageAnswer } from '../../server/src/panel/view';
import { Icon, MarkIcon } from './icon';
import { formatCount } from './numbers';
import { Prose } from './text';
import { UsageChart } from './usage-chart';
import { UsageTable } from './usage-table';

export function UsageView({ view }: { readonly view: UsageAnswer }) {
  return (
    <div class="usage">
      <Patterns />
      <UsageChart chart={view.chart} />
      <UsageTable view={view} />
      {view.limits.length > 0 && <Limits view={view} />}
    </div>
  );
}

/** What marks a bar beside its colour. */
function Patterns() {
  return (
    <svg width="0" height="0" class="usage-patterns" aria-hidden="true">
      <defs>
        <pattern id="usage-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line x1="0" y1="0" x2="0" y2="6" class="usage-hatch" />
        </pattern>
        <pattern id="usage-dots" width="5" height="5" patternUnits="userSpaceOnUse">
          <circle cx="1.5" cy="1.5" r="1.2" class="usage-dot" />
        </pattern>
      </defs>
    </svg>
  );
}

/** Where the limit stands in a bar, in per cent of its width. */
const limitAt = 80;

function Limits({ view: { limits, limitsNote } }: { readonly view: UsageAnswer }) {
  return (
    <section class="usage-limits">
      <h2>Busiest minute against the limits</h2>
      <ul>
        {limits.map(({ mark, title, value, limit, unit }) => {
          const width = `${Math.min(100, (value / limit) * limitAt)}%`;
          return (
            <li key={title}>
              <div class="usage-use">
                <MarkIcon mark={mark} />
                <span class="usage-title">{title}</span>
                <span class="usage-amount">
                  <b>{formatCount(value)}</b> of {formatCount(limit)} {unit}
                </span>
              </div>
              <svg width="100%" height="10" class="usage-against" aria-hidden="true">
                <rect x="0" y="2" width="100%" height="6" class="usage-track" />
                <rect x="0" y="2" width={width} height="6" class={value > limit ? 'usage-over' : 'usage-within'} />
                <line x1={`${limitAt}%`} x2={`${limitAt}%`} y1="0" y2="10" class="usage-limit" />
              </svg>
            </li>
          );
        })}
      </ul>
      {limitsNote && (
        <p class="usage-advice">
          <Icon name="info" />
          <span>
            <Prose text={limitsNote} />
          </span>
        </p>
      )}
    </section>
  );
}
