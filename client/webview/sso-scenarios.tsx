/** What may be judged: the response as opened, and what the test identity provider makes, each with its answer. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { SsoAnswer, Variant } from '../../server/src/panel/view';
import { looks, MarkIcon } from './icon';
import { focusItem, moved } from './roving';

interface ScenariosProps {
  readonly groups: SsoAnswer['scenarios'];
  readonly chosen: string;
  readonly waiting: number;
  readonly choose: (id: string) => void;
}

export function Scenarios({ groups, chosen, waiting, choose }: ScenariosProps) {
  const list = useRef<HTMLDivElement>(null);
  const [words, setWords] = useState('');
  const [at, setAt] = useState<string>();
  const shown = groups
    .map(({ title, items }) => ({
      title,
      count: items.length,
      items: items.filter((item) => fits(item, title, words)),
    }))
    .filter(({ items }) => items.length > 0);
  const items = shown.flatMap((group) => group.items);
  const all = groups.flatMap((group) => group.items).length;
  const indexOf = (id: string | undefined) => items.findIndex((item) => item.id === id);
  const stop = Math.max(0, indexOf(at) >= 0 ? indexOf(at) : indexOf(chosen));

  // The chosen one is in sight when the list is first there.
  useLayoutEffect(() => {
    const box = list.current;
    const option = box?.querySelector<HTMLElement>('[aria-selected="true"]');
    if (box && option && box.scrollHeight > box.clientHeight) {
      box.scrollTop += option.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 2;
    }
  }, []);

  let index = 0;
  return (
    <div class="group">
      <h3 id="sso-scenario">
        Scenario <span>{waiting > 0 ? `${waiting} of ${all} still to run` : `${items.length} of ${all}`}</span>
      </h3>
      <input
        class="sso-filter"
        placeholder="Filter scenarios"
        aria-label="Filter scenarios"
        value={words}
        onInput={(event) => setWords(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && words) setWords('');
          else if (event.key === 'ArrowDown') focusItem(list.current, stop);
          else return;
          event.preventDefault();
        }}
      />
      {items.length === 0 && <p class="hint">No scenario has “{words}” in its name.</p>}
      <div class="options sso-scenarios" role="listbox" aria-labelledby="sso-scenario" ref={list}>
        {shown.map(({ title, count, items: own }) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options in a list
          <div key={title} role="group" aria-label={title}>
            <div class="option-head" aria-hidden="true">
              {count > 1 ? `${title} (${count})` : title}
            </div>
            {own.map((item) => {
              const number = index++;
              return (
                <Option
                  key={item.id}
                  item={item}
                  chosen={item.id === chosen}
                  tabStop={number === stop}
                  choose={() => {
                    setAt(item.id);
                    choose(item.id);
                  }}
                  move={(key) => {
                    const next = moved(key, number, items.length);
                    if (next === undefined) return false;
                    setAt(items[next]?.id);
                    focusItem(list.current, next);
                    return true;
                  }}
                />
              );
            })}
          </div>
        ))}
      </div>
    </div>
  );
}

function fits({ label, code }: Variant, group: string, words: string): boolean {
  const text = `${label} ${code} ${group}`.toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

interface OptionProps {
  readonly item: Variant;
  readonly chosen: boolean;
  readonly tabStop: boolean;
  readonly choose: () => void;
  readonly move: (key: string) => boolean;
}

function Option({ item: { label, mark, code, detail }, chosen, tabStop, choose, move }: OptionProps) {
  return (
    <button
      type="button"
      role="option"
      data-item
      aria-selected={chosen}
      aria-label={`${label}: ${mark === 'none' ? '' : looks[mark].word} ${code}`}
      tabIndex={tabStop ? 0 : -1}
      onClick={choose}
      onKeyDown={(event) => {
        if (event.altKey || event.ctrlKey || event.metaKey || !move(event.key)) return;
        event.preventDefault();
      }}
    >
      <span class="radio" />
      <span>{label}</span>
      <span class="result">
        <MarkIcon mark={mark} silent />
      </span>
      {chosen && detail && <small>{detail}</small>}
    </button>
  );
}
