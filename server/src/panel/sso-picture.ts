/** A sign-in as a picture: user, Genesys Cloud and identity provider, up to where it is refused. */
import type { Simulation } from '../simulate/simulation';
import { decidingStep } from './flow';
import { countOutcomes } from './sso-checks';
import type { Picture, PictureRow } from './view';

export interface Pictured {
  readonly flow: 'sp' | 'idp';
  readonly provider: string;
  /** Host at which the provider signs people in. */
  readonly host: string;
  /** Host of the login of Genesys Cloud. */
  readonly login: string;
  readonly displayName: string;
  readonly requestId: string | undefined;
  /** The browser is sent back to Genesys Cloud. */
  readonly loops: boolean;
  readonly simulation: Simulation;
}

export interface DrawnSignIn {
  readonly picture: Picture;
  /** Number of the message that brings the response. */
  readonly message: number;
}

export function drawSignIn(pictured: Pictured): DrawnSignIn {
  const { flow, provider, host, login, displayName, requestId, loops, simulation } = pictured;
  const { verdict, steps } = simulation;
  const accepted = verdict === 'accepted';
  const deciding = decidingStep(simulation);
  const ids = steps.map(({ id }) => id);
  const rows: PictureRow[] = [];
  let number = 0;
  const send = (from: string, to: string, title: string, wire?: string, checks: readonly string[] = []) => {
    number++;
    rows.push({ kind: 'message', number, from, to, title, ...(wire ? { wire } : {}), tone: 'plain', checks });
    return number;
  };
  const dim = (from: string, to: string, title: string) =>
    rows.push({ kind: 'message', from, to, title: `Not reached: ${title}`, tone: 'dim', checks: [] });
  const request = () => send('genesys', 'provider', 'AuthnRequest', requestId && `ID ${shortId(requestId)}`);
  const lanes: Picture['lanes'] = [
    { id: 'user', icon: 'account', title: 'User', sub: 'browser' },
    { id: 'genesys', icon: 'server', title: 'Genesys Cloud', sub: login },
    { id: 'provider', icon: 'shield', title: provider, sub: loops ? 'never asked' : host },
  ];
  if (loops) {
    send('user', 'genesys', `Choose “${displayName}”`);
    const message = send('genesys', 'user', 'AuthnRequest', `to ${login}`);
    send('user', 'genesys', 'Bring the request', 'GET /saml', ['sso-url']);
    rows.push(refusal('Not a response', 'sign in again', ['sso-url']));
    number++;
    rows.push({
      kind: 'message',
      number,
      from: 'genesys',
      to: 'user',
      title: 'Again from the beginning',
      tone: 'bad',
      end: 'fail',
      checks: ['sso-url'],
    });
    dim('user', 'provider', 'password and second factor');
    return {
      message,
      picture: {
        label: `The browser is sent to ${login} itself instead of ${provider}, and goes round in circles.`,
        lanes,
        rows,
      },
    };
  }
  if (flow === 'sp') {
    send('user', 'genesys', `Choose “${displayName}”`);
    request();
  } else send('user', 'provider', 'Open the provider’s portal');
  send('user', 'provider', 'Password and second factor');
  send('provider', 'user', 'Response', 'HTML form with SAMLResponse');
  const message = send('user', 'genesys', 'Bring the response', 'POST /saml', ids);
  if (accepted) {
    rows.push({
      kind: 'box',
      lane: 'genesys',
      mark: 'pass',
      title: 'Accepted',
      sub: countOutcomes(simulation),
      tone: 'plain',
      checks: ids,
    });
    number++;
    rows.push({
      kind: 'message',
      number,
      from: 'genesys',
      to: 'user',
      title: 'Signed in',
      tone: 'plain',
      end: 'pass',
      checks: [],
    });
  } else {
    const checks = deciding ? [deciding.id] : [];
    rows.push(refusal('Refused', countOutcomes(simulation), checks));
    number++;
    rows.push({
      kind: 'message',
      number,
      from: 'genesys',
      to: 'user',
      title: 'No sign-in',
      tone: 'bad',
      end: 'fail',
      checks,
    });
  }
  const begun = flow === 'sp' ? `Genesys Cloud sends the user to ${provider}` : `The user begins at ${provider}`;
  const end = accepted ? 'accepts it.' : `refuses it: ${deciding?.title ?? 'it can’t be judged'}.`;
  return {
    message,
    picture: {
      label: `${begun}, which signs the user in and sends a response by the browser. Genesys Cloud ${end}`,
      lanes,
      rows,
    },
  };
}

function refusal(title: string, sub: string, checks: readonly string[]): PictureRow {
  return { kind: 'box', lane: 'genesys', mark: 'fail', title, sub, tone: 'bad', checks };
}

function shortId(id: string): string {
  return id.length > 12 ? `${id.slice(0, 10)}…` : id;
}
