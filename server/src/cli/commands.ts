/** The commands there are; each is loaded when it is run. */
import type { Arguments, Options } from './arguments';

export interface Command {
  readonly options: Options;
  /** Gives the exit status. */
  readonly run: (args: Arguments) => number | Promise<number>;
}

export interface CommandEntry {
  readonly usage: string;
  readonly help: string;
  readonly load: () => Command;
}

export const commands: { readonly [name: string]: CommandEntry } = {
  check: {
    usage: 'check [PATH…]',
    help: 'check organization files; a folder is searched, by default the working directory',
    load: () => require('./check') as typeof import('./check'),
  },
  fix: {
    usage: 'fix [PATH…]',
    help: 'apply the safe fixes',
    load: () => require('./fix') as typeof import('./fix'),
  },
  explain: {
    usage: 'explain RULE',
    help: 'say what a rule finds, why it matters and what to do',
    load: () => require('./explain') as typeof import('./explain'),
  },
  rules: {
    usage: 'rules',
    help: 'list every rule',
    load: () => require('./rules') as typeof import('./rules'),
  },
  metadata: {
    usage: 'metadata FILE',
    help: 'show what a SAML metadata file says',
    load: () => require('./metadata') as typeof import('./metadata'),
  },
  certificates: {
    usage: 'certificates [PATH…]',
    help: 'list the certificates of the identity providers and the days that are left, or make a calendar of them',
    load: () => require('./certificates') as typeof import('./certificates'),
  },
  'simulate token': {
    usage: 'simulate token FILE',
    help: 'say whether Genesys Cloud would issue a token, and if not, which line is why',
    load: () => require('./simulate-token') as typeof import('./simulate-token'),
  },
  'simulate api': {
    usage: 'simulate api FILE',
    help: 'say whether a call may be made with a token of a client, and if not, which line is why',
    load: () => require('./simulate-api') as typeof import('./simulate-api'),
  },
  'simulate sso': {
    usage: 'simulate sso FILE',
    help: 'say whether a SAML response is accepted, and if not, what to change on which side',
    load: () => require('./simulate-sso') as typeof import('./simulate-sso'),
  },
  'simulate logout': {
    usage: 'simulate logout FILE',
    help: 'say whether a message of Single Logout is accepted, by redirect or by POST, and if not, why',
    load: () => require('./simulate-logout') as typeof import('./simulate-logout'),
  },
  test: {
    usage: 'test [PATH…]',
    help: 'run the tests of organization files (*.integrations.test.yaml); a folder is searched',
    load: () => require('./test') as typeof import('./test'),
  },
};
