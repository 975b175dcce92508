import type { Question, View } from '../../server/src/panel/view';
import type { Ask } from './actions';
import type { Event, State } from './state';

/** What every kind of view is given. */
export interface BodyProps<V extends View = View> {
  readonly view: V;
  readonly state: State;
  readonly question: Question;
  readonly dispatch: (event: Event) => void;
  readonly ask: Ask;
}
