/** Variants of the question, each with its answer already there. */
import { useRef } from 'preact/hooks';
import type { Variant } from '../../server/src/panel/view';
import { looks, MarkIcon } from './icon';
import { focusItem, moved } from './roving';

interface WhatIfProps {
  readonly variants: readonly Variant[];
  readonly chosen: string;
  readonly choose: (id: string) => void;
}

export function WhatIf({ variants, chosen, choose }: WhatIfProps) {
  const list = useRef<HTMLDivElement>(null);
  if (variants.length === 0) return null;
  const detail = variants.find(({ id }) => id === chosen)?.detail;
  const stop = Math.max(
    0,
    variants.findIndex(({ id }) => id === chosen),
  );
  return (
    <div class="group">
      <h3 id="what-if">
        What if <span>answer</span>
      </h3>
      <div class="options" role="radiogroup" aria-labelledby="what-if" ref={list}>
        {variants.map(({ id, label, mark, code }, index) => (
          // biome-ignore lint/a11y/useSemanticElements: the answer of each variant stands in its row
          <button
            key={id}
            type="button"
            role="radio"
            data-item
            aria-checked={id === chosen}
            aria-label={`${label}: ${mark === 'none' ? '' : looks[mark].word} ${code}`}
            tabIndex={index === stop ? 0 : -1}
            onClick={() => choose(id)}
            onKeyDown={(event) => {
              const next = event.altKey
                ? undefined
                : (moved(event.key, index, variants.length) ?? moved(event.key, index, variants.length, true));
              if (next === undefined) return;
              event.preventDefault();
              focusItem(list.current, next);
              choose(variants[next]?.id ?? '');
            }}
          >
            <span class="radio" />
            <span>{label}</span>
            <span class="result">
              <MarkIcon mark={mark} silent />
              {code}
            </span>
          </button>
        ))}
      </div>
      {detail && <p class="hint">{detail}</p>}
    </div>
  );
}
