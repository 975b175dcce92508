/** The usage view: what is supposed, the chart, the busiest minute against the limits, and the table. */
import type { UsageAnswer, View } from '../../server/src/panel/view';
import type { BodyProps } from './body';
import { FieldControl } from './fields';
import { usePanelKey } from './host';
import { Icon, MarkIcon } from './icon';
import { Inputs } from './inputs';
import { formatCount } from './numbers';
import { withInput } from './state';
import { Prose } from './text';
import { UsageChart } from './usage-chart';
import { UsageTable } from './usage-table';

const day = 86_400_000;

export function UsageBody({ view, question, ask }: BodyProps<UsageAnswer & View>) {
  const set = (id: string) => (value: unknown) => ask(withInput(question, id, value));
  usePanelKey((key) => {
    const from = view.fields.find(({ kind }) => kind === 'day');
    const now = from?.kind === 'day' ? Date.parse(from.value) : Number.NaN;
    if ((key !== 'dayEarlier' && key !== 'dayLater') || !from || Number.isNaN(now)) return;
    set(from.id)(new Date(now + (key === 'dayLater' ? day : -day)).toISOString().slice(0, 10));
  });
  return (
    <>
      <Inputs fields={view.fields} summary={view.summary} question={question} ask={ask}>
        <div class="group">
          <h3>
            Load <span>a weekday</span>
          </h3>
          {view.load.map((field) => (
            <FieldControl key={`${field.id} ${field.kind}`} field={field} set={set(field.id)} />
          ))}
        </div>
      </Inputs>
      <main class="main usage">
        <Patterns />
        <UsageChart chart={view.chart} />
        <UsageTable view={view} />
        {view.limits.length > 0 && <Limits view={view} />}
      </main>
    </>
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
    <section class="section usage-limits">
      <div class="heading">
        <h2>Busiest minute against the limits</h2>
      </div>
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
        <p class="note">
          <Icon name="info" />
          <span>
            <Prose text={limitsNote} />
          </span>
        </p>
      )}
    </section>
  );
}
