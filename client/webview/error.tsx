/** A question that could not be simulated: the lines that can't be read, and what still works. */
import { Fragment } from 'preact';
import type { View } from '../../server/src/panel/view';
import { ActionLink } from './actions';
import type { BodyProps } from './body';
import { Icon } from './icon';
import { Inputs } from './inputs';
import { LineLink, Prose } from './text';

export function ErrorBody({ view, state, question, ask }: BodyProps<Extract<View, { kind: 'error' }>>) {
  const { excerpt, others = [] } = view;
  return (
    <>
      <Inputs fields={view.fields} question={question} ask={ask}>
        <p class="hint">Your inputs are kept. The answer comes back when the entry can be read.</p>
      </Inputs>
      <main class="main single">
        {excerpt && (
          <section class="section" aria-label="What the editor sees">
            <div class="heading">
              <h2>What the editor sees</h2>
              <div class="aside">
                <LineLink place={excerpt.place} label={`${state.session?.name}, line ${excerpt.place.line}`} />
              </div>
            </div>
            <div class="code framed">
              {excerpt.lines.map(({ number, text, hit, note }) => (
                <Fragment key={number}>
                  <div class={hit ? 'code-line hit' : 'code-line'}>
                    <b>{number}</b>
                    <i />
                    <span>{text}</span>
                  </div>
                  {note && (
                    <div class="annotation">
                      <Icon name="error" class="bad" label="Fail" />
                      <span>
                        <Prose text={note} />
                      </span>
                    </div>
                  )}
                </Fragment>
              ))}
            </div>
          </section>
        )}
        {others.length > 0 && (
          <section class="section">
            <p class="note">
              <Icon name="info" />
              <span>
                Entries that can be read still work:{' '}
                {others.map((action, index) => (
                  <Fragment key={action.id}>
                    {index > 0 && ', '}
                    <ActionLink action={action} />
                  </Fragment>
                ))}
                .
              </span>
            </p>
          </section>
        )}
      </main>
    </>
  );
}
