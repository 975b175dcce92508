/** Questions, with the entries of the file as their answers. */
import { useRef, useState } from 'preact/hooks';
import type { Choosing, View } from '../../server/src/panel/view';
import type { Ask } from './actions';
import type { BodyProps } from './body';
import { Icon, MarkIcon } from './icon';
import { focusItem, moved } from './roving';

type Column = Choosing['columns'][number];

export function ChooseBody({ view, ask }: BodyProps<Extract<View, { kind: 'choose' }>>) {
  return (
    <main class="main columns">
      {view.columns.map((column) => (
        <ColumnSection key={column.title} column={column} ask={ask} />
      ))}
    </main>
  );
}

function ColumnSection({ column, ask }: { readonly column: Column; readonly ask: Ask }) {
  const list = useRef<HTMLUListElement>(null);
  const [place, setPlace] = useState(0);
  const stop = Math.min(place, column.items.length - 1);
  return (
    <section class="section" aria-label={column.title}>
      <div class="heading">
        <h2>{column.title}</h2>
        <div class="aside">{column.count}</div>
      </div>
      <ul ref={list}>
        {column.items.map(({ icon, title, sub, mark, place: at, question }, index) => (
          <li key={`${title} ${at.line}`}>
            <button
              type="button"
              class="pick"
              data-item
              tabIndex={index === stop ? 0 : -1}
              onFocus={() => setPlace(index)}
              onClick={() => ask(question)}
              onKeyDown={(event) => {
                const next = moved(event.key, index, column.items.length);
                if (next === undefined) return;
                event.preventDefault();
                focusItem(list.current, next);
              }}
            >
              <Icon name={icon} />
              <span class="names">
                <span>{title}</span>
                <small>{sub}</small>
              </span>
              {mark && mark !== 'pass' ? <MarkIcon mark={mark} /> : <span />}
              <small>line {at.line}</small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
