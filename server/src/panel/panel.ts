/** What the panel shows for a question: the one way in for the doors. */
import type { Calendar } from '../report/calendar-judged';
import { type Claims, issueToken, openToken } from '../simulate/oauth/issued';
import { isoOf } from '../simulate/simulation';
import { answerApi } from './api';
import { apiFields, readApiInputs } from './api-inputs';
import { choose } from './choosing';
import type { PanelCircumstances } from './circumstances';
import { displayed } from './displayed';
import { failView, unreadable } from './failing';
import { type AnsweredSso, answerSso } from './sso';
import type { SsoCircumstances } from './sso-circumstances';
import { failSso } from './sso-failing';
import { providerNames, responseName } from './sso-inputs';
import { chooseProvider } from './sso-provider';
import { code, instantText, plain, spokenSeconds } from './texts';
import { type Answered, answerToken } from './token';
import { readTokenInputs, tokenFields } from './token-inputs';
import { usageView } from './usage';
import { keysFor, promise } from './verdict';
import type { ApiInputs, Choosing, OpenedToken, SsoInputs, Text, TokenInputs, UsageInputs, View } from './view';

/** What is shown before the version of the text is known to it, and what stands behind an answer. */
export type Made = {
  readonly view: Unversioned;
  readonly answered?: Answered;
  readonly sso?: AnsweredSso;
  /** The certificates that it is about. */
  readonly calendar?: Calendar;
};
/** Questions that are answered at once; those about sign-ins take their time. */
export type Askable = TokenInputs | ApiInputs | UsageInputs;
type ChoosingView = Choosing & Pick<View, 'keys' | 'promise'>;
/** A view that no version of a text belongs to yet. */
export type Unversioned = View extends infer V ? (V extends View ? Omit<V, 'version'> : never) : never;

/**
 * Makes the view for a question, without the token. Never throws, whatever the file and the question hold; the question
 * must have the shape of one.
 */
export function makeView(question: Askable, circumstances: PanelCircumstances): Made {
  const made = makeWhole(question, circumstances);
  return { ...made, view: displayed(made.view) };
}

function makeWhole(question: Askable, circumstances: PanelCircumstances): Made {
  if (question.view === 'usage') return { view: usageView(question, circumstances) };
  const { whole } = circumstances;
  const { client } = question;
  if (client === undefined && !(question.view === 'api' && (question.method || question.path)))
    return { view: chooseView(question.view, circumstances) };
  const problem = client === undefined || client === '' ? undefined : unreadable(client, whole);
  if (problem) {
    const fields =
      question.view === 'token'
        ? tokenFields(readTokenInputs(question, circumstances), circumstances)
        : apiFields(readApiInputs(question, circumstances), circumstances);
    return { view: failView(question.view, client ?? '', problem, fields, circumstances) };
  }
  const answered =
    question.view === 'token' ? answerToken(question, circumstances) : answerApi(question, circumstances);
  const { view } = answered;
  const fixes = view.verdict.actions.some(({ does }) => does.kind === 'fix');
  return { view: { ...view, keys: keysFor(fixes), promise }, answered };
}

/**
 * Makes the view for a question about a sign-in. Never throws, whatever the file, the response and the question hold; the
 * question must have the shape of one.
 */
export async function makeSsoView(question: SsoInputs, circumstances: SsoCircumstances): Promise<Made> {
  const made = await makeWholeSso(question, circumstances);
  return { ...made, view: displayed(made.view) };
}

async function makeWholeSso(question: SsoInputs, circumstances: SsoCircumstances): Promise<Made> {
  const { panel } = circumstances;
  const response = panel.typed?.response;
  const chosen =
    question.provider === undefined && response !== undefined
      ? await chooseProvider(response, panel.whole, circumstances.file)
      : undefined;
  // Whose it is shows when it is there again: until then the answer says how to get it.
  const gone = response === undefined && question.file !== undefined;
  const name = question.provider ?? chosen?.name ?? (gone ? providerNames(panel.whole)[0] : undefined);
  if (name === undefined) {
    const view = chooseView('sso', panel, circumstances.file);
    return { view: chosen ? withFile(view, question, chosen.because) : view };
  }
  const [provider] = panel.whole.named('identityProviders', name);
  const failing = failSso(name, provider, panel);
  if (failing || !provider) return { view: failing ?? chooseView('sso', panel) };
  const sso = await answerSso(question, provider, circumstances, chosen?.because);
  const { view } = sso;
  const fixes = view.verdict.actions.some(({ does }) => does.kind === 'fix');
  const keys = [
    ...keysFor(fixes).filter(({ does }) => does !== 'find'),
    { keys: ['Alt+←', 'Alt+→'], does: 'earlier, later' },
    { keys: ['Ctrl+F'], does: 'find' },
  ];
  return { view: { ...view, keys, promise: 'Nothing is sent. The response stays on this machine.' }, sso };
}

/** The choice of the provider for a response in a file, which stays the one that is asked about. */
function withFile(view: ChoosingView, question: SsoInputs, because: string): ChoosingView {
  const name = responseName(question);
  const columns = view.columns.flatMap((column) => {
    const items = column.items.flatMap((item) =>
      item.question.view === 'sso' ? [{ ...item, question: { ...question, ...item.question } }] : [],
    );
    return items.length ? [{ ...column, items }] : [];
  });
  return {
    ...view,
    title: name ? `Whose response is ${name}?` : 'Whose response is it?',
    sentence: [plain(because)],
    columns,
  };
}

function chooseView(
  view: 'token' | 'api' | 'sso',
  circumstances: PanelCircumstances,
  read?: SsoCircumstances['file'],
): ChoosingView {
  return {
    ...choose(view, circumstances, read),
    keys: [
      { keys: ['↑', '↓'], does: 'entries' },
      { keys: ['Enter'], does: 'simulate' },
    ],
    promise: 'Marks are the findings of the editor.',
  };
}

/** The token that an answer issues, signed; undefined where none is. */
export async function tokenOf({ answered }: Made, key: Uint8Array): Promise<string | undefined> {
  if (answered?.simulation.verdict !== 'granted') return undefined;
  const claims = claimsOf(answered);
  return claims && issueToken(claims, key);
}

/** The view with the token opened: what is shown is what the signed token says, not what was put into it. */
export async function withToken(made: Made, key: Uint8Array): Promise<Unversioned> {
  const { view, answered } = made;
  const token = await tokenOf(made, key);
  if (token === undefined || view.kind !== 'answer' || !answered) return view;
  return { ...view, token: displayed(openedToken(await openToken(token, key, answered.now))) };
}

/** The claims with who signed in, as the fields say it. */
function claimsOf({ simulation, view }: Answered): Claims | undefined {
  const { token } = simulation;
  if (!token) return undefined;
  const user = view.fields.find(({ id }) => id === 'user');
  return user?.kind === 'choice' && user.value && token.sub === undefined ? { ...token, sub: user.value } : token;
}

const note =
  'A stand-in, signed here. Genesys Cloud’s own tokens are opaque: nothing can be read from them, so do not build on what you see here.';

function openedToken(claims: Claims): OpenedToken {
  const rows: { label: string; value: Text }[] = [];
  const add = (label: string, value: unknown, style: (text: string) => Text = (text) => [plain(text)]) => {
    if (typeof value === 'string' && value !== '') rows.push({ label, value: style(value) });
  };
  add('Subject', claims.sub);
  add('Client', claims.client_name ?? claims.client_id);
  const host = typeof claims.iss === 'string' ? claims.iss.replace('https://', '') : undefined;
  add('Organization', [claims.org, host].filter((part) => typeof part === 'string').join(', '));
  add('Grant', claims.grant, (text) => [code(text)]);
  add('Scopes', claims.scope, (text) => [code(text)]);
  if (Array.isArray(claims.roles)) add('Roles', claims.roles.map(roleText).join(', '));
  const { iat, exp } = claims;
  if (typeof iat === 'number') add('Issued', instantText(isoOf(iat * 1000)));
  if (typeof iat === 'number' && typeof exp === 'number')
    rows.push({
      label: 'Expires',
      value: [plain(instantText(isoOf(exp * 1000))), { text: ` in ${spokenSeconds(exp - iat)}`, style: 'quiet' }],
    });
  return { rows, note };
}

function roleText(value: unknown): string {
  const { role, division } = (value ?? {}) as { readonly role?: unknown; readonly division?: unknown };
  return typeof division === 'string'
    ? `${String(role)} in ${division === '*' ? 'all divisions' : division}`
    : String(role);
}
