/** One component for each kind of view. */
import type { Question, View } from '../../server/src/panel/view';
import type { Ask } from './actions';
import { AnswerBody } from './answer';
import { CertificatesBody } from './certificates';
import { ChooseBody } from './choose';
import { ErrorBody } from './error';
import { SsoBody } from './sso';
import type { Event, State } from './state';
import { UsageBody } from './usage';

/** What every kind of view is given. */
export interface BodyProps<V extends View = View> {
  readonly view: V;
  readonly state: State;
  readonly question: Question;
  readonly dispatch: (event: Event) => void;
  readonly ask: Ask;
}

export function ViewBody({ view, ...rest }: BodyProps) {
  switch (view.kind) {
    case 'choose':
      return <ChooseBody view={view} {...rest} />;
    case 'error':
      return <ErrorBody view={view} {...rest} />;
    case 'answer':
      return <AnswerBody view={view} {...rest} />;
    case 'sso':
      return <SsoBody view={view} {...rest} />;
    case 'certificates':
      return <CertificatesBody view={view} {...rest} />;
    case 'usage':
      return <UsageBody view={view} {...rest} />;
  }
}
