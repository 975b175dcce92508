/** What the user can do about an answer: apply a fix, go somewhere, ask something else, copy. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Action, Question } from '../../server/src/panel/view';
import { Icon } from './icon';

/** Does what an action says. */
export type Act = (action: Action) => void;
export type Ask = (question: Question) => void;

const ActContext = createContext<Act>(() => {});
export const ActProvider = ActContext.Provider;

export const useAct = (): Act => useContext(ActContext);

/** The action as a button. */
export function ActionButton({ action, small }: { readonly action: Action; readonly small?: boolean }) {
  const act = useAct();
  const classes = ['button', ...(action.first ? [] : ['second']), ...(small ? ['small'] : [])].join(' ');
  return (
    <button type="button" class={classes} onClick={() => act(action)}>
      {action.icon && <Icon name={action.icon} />}
      {action.label}
    </button>
  );
}

/** The action as words in a sentence. */
export function ActionLink({ action }: { readonly action: Action }) {
  const act = useAct();
  return (
    <button type="button" class="link" onClick={() => act(action)}>
      {action.label}
    </button>
  );
}
