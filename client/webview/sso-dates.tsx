/** The instants at which the answer changes, each with the answer from then on. */
import { useRef } from 'preact/hooks';
import type { SsoAnswer } from '../../server/src/panel/view';
import { looks, MarkIcon } from './icon';
import { focusItem, moved } from './roving';

interface DatesProps {
  readonly dates: SsoAnswer['dates'];
  /** The instant that is shown, ISO 8601. */
  readonly at: string;
  readonly choose: (at: string) => void;
}

export function Dates({ dates, at, choose }: DatesProps) {
  const list = useRef<HTMLDivElement>(null);
  const chosen = dates.findIndex((one) => Date.parse(one.at) === Date.parse(at));
  return (
    <div class="field sso-dates">
      <div class="label">
        <span id="sso-dates">Dates that change the answer</span>
      </div>
      <div class="options" role="radiogroup" aria-labelledby="sso-dates" ref={list}>
        {dates.map(({ at: date, label, mark, code }, index) => (
          // biome-ignore lint/a11y/useSemanticElements: the answer from each date on stands in its row
          <button
            key={date}
            type="button"
            role="radio"
            data-item
            aria-checked={index === chosen}
            aria-label={`${spoken(date)}, ${label}: ${mark === 'none' ? '' : looks[mark].word} ${code}`}
            tabIndex={index === Math.max(0, chosen) ? 0 : -1}
            onClick={() => choose(date)}
            onKeyDown={(event) => {
              const next = event.altKey
                ? undefined
                : (moved(event.key, index, dates.length) ?? moved(event.key, index, dates.length, true));
              const date = next === undefined ? undefined : dates[next];
              if (next === undefined || !date) return;
              event.preventDefault();
              focusItem(list.current, next);
              choose(date.at);
            }}
          >
            <span class="radio" />
            <code>{spoken(date)}</code>
            <span class="result">
              <MarkIcon mark={mark} silent />
              {code}
            </span>
            <small>{label}</small>
          </button>
        ))}
      </div>
    </div>
  );
}

/** The day, with as much of the time as it has. */
function spoken(iso: string): string {
  return iso.slice(0, 19).replace(/:00$/, '').replace('T00:00', '').replace('T', ' ');
}
