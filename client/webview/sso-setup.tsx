/** How far a provider is set up: import, configure, test, then enable. */
import type { SetupStep } from '../../server/src/panel/view';
import { ActionButton } from './actions';
import { Icon } from './icon';
import { LineLink, Prose } from './text';

const words = { done: 'done', next: 'to do next', open: 'to do' } as const;

export function Setup({ steps }: { readonly steps: readonly SetupStep[] }) {
  const done = steps.filter(({ state }) => state === 'done').length;
  return (
    <section class="section sso-setup" aria-label="Setting it up">
      <div class="heading">
        <h2>Setting it up</h2>
        <div class="aside">{done === steps.length ? 'all done' : `${done} of ${steps.length} done`}</div>
      </div>
      <ol>
        {steps.map(({ id, title, state, note, place, action }) => (
          <li key={id} class={state}>
            {state === 'done' ? <Icon name="pass" class="good" /> : <Icon name="circle-large" class="quiet" />}
            <span>
              <b>{title}</b>
              <span class="spoken">, {words[state]}: </span> <Prose text={note} />
            </span>
            {place && <LineLink place={place} />}
            {action && (
              <div class="actions">
                <ActionButton action={{ ...action, first: false }} small />
              </div>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
