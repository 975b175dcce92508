/**
 * What the panel's page and the extension say to each other, and what the page keeps. Both sides look at every message
 * before they use it: one of another shape is passed over.
 */
import type { Question, Range, View, ViewId } from '../../server/src/panel/view';
import { boolean, count, either, exactly, having, list, number, type Shape, table, text, told, word } from './shapes';
import { view } from './view-shape';

/** What is typed and never kept. */
export type TypedField = 'secret' | 'codeVerifier' | 'response';

/** Most bytes of a response, and most characters of one that is pasted. */
export const mostResponse = 2 * 1024 * 1024;

/** From the page to the extension. */
export type FromPage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'ask'; readonly question: Question }
  /** `text` stays in memory until the panel is closed; `''` forgets it. */
  | { readonly kind: 'typed'; readonly field: TypedField; readonly text: string }
  /** Asks the user for a file, or opens the one that was dropped; takes the clipboard; forgets what was given. */
  | {
      readonly kind: 'response';
      readonly how: 'open' | 'paste' | 'forget' | 'tooLarge';
      readonly uri?: string;
    }
  /** A new pair of code verifier and code challenge. */
  | { readonly kind: 'make'; readonly field: 'codeVerifier' }
  /** Shows a place in the editor and goes there; in another file of the workspace where its URI is given. */
  | { readonly kind: 'go'; readonly range: Range; readonly uri?: string }
  /** Marks the lines of a place in the editor, without leaving the panel; no range: none. */
  | { readonly kind: 'mark'; readonly range?: Range }
  | { readonly kind: 'fix'; readonly question: Question; readonly fix: string; readonly version: number }
  /** Asks for a certificate file and adds it to the identity provider at a JSON Pointer of an organization file. */
  | { readonly kind: 'addCertificate'; readonly uri: string; readonly pointer: string }
  | { readonly kind: 'copy'; readonly text: string }
  | { readonly kind: 'report'; readonly question: Question; readonly format: 'markdown' | 'json' }
  | { readonly kind: 'token'; readonly question: Question }
  | { readonly kind: 'do'; readonly what: Doing };

/** What else the menus offer. */
export type Doing =
  | 'openDocument'
  | 'openRules'
  | 'showProblems'
  | 'showOutput'
  | 'restartServer'
  | 'storeSecret'
  | 'exportCalendar'
  | 'importMetadata';

/** Whether there can be answers. `missing`: the document can't be opened. */
export type Readiness = 'ready' | 'starting' | 'stopped' | 'missing';

/** The entry under the editor's cursor. */
export interface Offer {
  readonly title: string;
  readonly question: Question;
}

/** From the extension to the page. */
export type ToPage =
  | {
      readonly kind: 'session';
      readonly uri: string;
      /** Name of the document. */
      readonly name: string;
      readonly question: Question;
      readonly readiness: Readiness;
      readonly offer?: Offer;
    }
  /** `null`: the question makes no sense for the document. */
  | { readonly kind: 'answer'; readonly question: Question; readonly view: View | null }
  /** The answer to the last question, or for the last text, takes its time: what is shown is no longer current. */
  | { readonly kind: 'late' }
  /** A key that the user has pressed, or has bound otherwise. */
  | { readonly kind: 'key'; readonly does: PanelKey }
  /** The cursor was put on this line of the document, 1-based. */
  | { readonly kind: 'cursor'; readonly line: number };

export type PanelKey = 'nextFinding' | 'previousFinding' | 'applyFix' | 'dayEarlier' | 'dayLater';

/** What the page keeps, over reload and restart: inputs and what is open. No answers, and nothing that is secret. */
export interface Kept {
  readonly uri: string;
  readonly question: Question;
  /** The last question of each view. */
  readonly questions: { readonly [view in ViewId]?: Question };
  /** Checks that were opened or closed by hand, by `VIEW ID`. */
  readonly open: { readonly [check: string]: boolean };
  /** The check that is chosen, by view. */
  readonly chosen: { readonly [view: string]: string };
  readonly onlyFindings: boolean;
}

const short = text(10_000);
const position = exactly({ line: count, character: count });
const range = exactly({ start: position, end: position });

const question: Shape = told('view', {
  token: exactly(
    { view: short },
    {
      client: short,
      grant: short,
      user: short,
      redirectUri: short,
      scopes: list(short, 1000),
      codeChallenge: short,
      secret: word('right', 'wrong', 'none', 'typed'),
      ip: short,
      provider: short,
      file: short,
      at: short,
      whatIf: short,
    },
  ),
  api: exactly(
    { view: short },
    { client: short, method: short, path: short, user: short, tokenAge: number, at: short, whatIf: short },
  ),
  sso: exactly(
    { view: short },
    {
      provider: short,
      file: short,
      scenario: short,
      user: short,
      victim: short,
      flow: word('sp', 'idp'),
      requestId: short,
      acs: short,
      at: short,
      timesMove: boolean,
    },
  ),
  certificates: exactly({ view: short }, { years: number, from: short }),
  usage: exactly(
    { view: short },
    { from: short, days: number, hour: short, client: short, load: table(number, 10_000), weekend: number },
  ),
});

const fromPage: Shape = told('kind', {
  ready: exactly({ kind: text() }),
  ask: exactly({ kind: text(), question }),
  typed: either(
    exactly({ kind: text(), field: word('secret', 'codeVerifier'), text: short }),
    exactly({ kind: text(), field: word('response'), text: text(mostResponse) }),
  ),
  response: exactly({ kind: text(), how: word('open', 'paste', 'forget', 'tooLarge') }, { uri: short }),
  make: exactly({ kind: text(), field: word('codeVerifier') }),
  go: exactly({ kind: text(), range }, { uri: short }),
  mark: exactly({ kind: text() }, { range }),
  fix: exactly({ kind: text(), question, fix: short, version: count }),
  addCertificate: exactly({ kind: text(), uri: short, pointer: short }),
  copy: exactly({ kind: text(), text: text() }),
  report: exactly({ kind: text(), question, format: word('markdown', 'json') }),
  token: exactly({ kind: text(), question }),
  do: exactly({
    kind: text(),
    what: word(
      'openDocument',
      'openRules',
      'showProblems',
      'showOutput',
      'restartServer',
      'storeSecret',
      'exportCalendar',
      'importMetadata',
    ),
  }),
});

const toPage: Shape = told('kind', {
  session: exactly(
    {
      kind: text(),
      uri: short,
      name: short,
      question,
      readiness: word('ready', 'starting', 'stopped', 'missing'),
    },
    { offer: exactly({ title: short, question }) },
  ),
  answer: exactly({ kind: text(), question, view: either((value) => value === null, view) }),
  late: exactly({ kind: text() }),
  key: exactly({
    kind: text(),
    does: word('nextFinding', 'previousFinding', 'applyFix', 'dayEarlier', 'dayLater'),
  }),
  cursor: exactly({ kind: text(), line: count }),
});

const kept: Shape = having({
  uri: short,
  question,
  questions: exactly({}, { token: question, api: question, sso: question, certificates: question, usage: question }),
  open: table(boolean),
  chosen: table(short, 20),
  onlyFindings: boolean,
});

/** Whether a question of this shape may be asked. */
export function isQuestion(value: unknown): value is Question {
  return question(value);
}

/** Whether the page may have sent this. */
export function isFromPage(value: unknown): value is FromPage {
  return fromPage(value);
}

/** Whether the extension may have sent this. */
export function isToPage(value: unknown): value is ToPage {
  return toPage(value);
}

/** Whether this was kept by a page of this version. */
export function isKept(value: unknown): value is Kept {
  return kept(value);
}
