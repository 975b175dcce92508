/** What may be asked of a file: its clients and its calls, each with the mark of the editor's worst finding on it. */
import type { Document, Entry } from '../document/document';
import type { Leaf } from '../organization/model';
import type { DataAction, IdentityProvider, OauthClient } from '../organization/model.generated';
import { gatherCall, withoutQuery } from '../rules/data-action/call';
import type { Finding } from '../rules/finding';
import { durationOf } from '../rules/oauth/client';
import { callsOf } from '../rules/oauth/needs';
import type { FileContent, Severity } from '../rules/rule';
import { readProvider } from '../rules/sso/provider';
import type { Whole } from '../simulate/whole';
import type { PanelCircumstances } from './circumstances';
import { filesOf } from './sso-files';
import { countOf, named, placeOfField, plain, spokenSeconds, strong } from './texts';
import type { ApiInputs, Choosing, Mark, Place } from './view';

type Item = Choosing['columns'][number]['items'][number];

/** Most entries of a column. */
const most = 500;

/** Asks what to simulate. */
export function choose(
  view: 'token' | 'api' | 'sso',
  { whole, findings, file, now }: PanelCircumstances,
  /** The files that are named, where they were looked at. */
  read?: ReadFile,
): Choosing {
  const { document } = whole;
  const marks = new Marks(findings);
  const clients = whole.all('oauthClients').flatMap((client) => clientItem(client, document, marks));
  const actions = whole.all('dataActions').flatMap((action) => actionItem(action, whole, marks));
  const providers = whole
    .all('identityProviders')
    .flatMap((provider) => providerItem(provider, whole, marks, now, read));
  const uses = whole.all('oauthClients').flatMap((client) => useItems(client, whole, marks));
  const counts = [
    ...(actions.length || !uses.length ? [countOf(actions.length, 'data action')] : []),
    ...(uses.length ? [countOf(uses.length, 'other call')] : []),
  ];
  return {
    kind: 'choose',
    view,
    title: 'Choose what to simulate',
    sentence: [
      plain('Pick an entry of '),
      strong(file),
      plain(' below, or put the cursor on one in the editor. Nothing is sent anywhere.'),
    ],
    columns: [
      { title: 'Would it get a token?', count: countOf(clients.length, 'client'), items: clients.slice(0, most) },
      { title: 'May it make this call?', count: counts.join(', '), items: [...actions, ...uses].slice(0, most) },
      {
        title: 'Can people sign in?',
        count: countOf(providers.length, 'identity provider'),
        items: providers.slice(0, most),
      },
    ],
  };
}

const severities: readonly Severity[] = ['hint', 'info', 'warning', 'error'];

/** The worst finding on each line of the document. */
class Marks {
  readonly #byLine = new Map<number, number>();

  constructor(findings: readonly Finding[]) {
    for (const { severity, range } of findings) {
      const line = range.start.line;
      this.#byLine.set(line, Math.max(this.#byLine.get(line) ?? 0, severities.indexOf(severity)));
    }
  }

  on(entry: Entry, document: Document): Mark | undefined {
    const { start, end } = document.range(entry.chunk, entry.node.start, entry.node.end);
    let worst = 0;
    for (let line = start.line; line <= end.line; line++) worst = Math.max(worst, this.#byLine.get(line) ?? 0);
    return worst === 3 ? 'fail' : worst === 2 ? 'warn' : undefined;
  }
}

function itemOf(entry: Entry, at: Leaf | undefined, document: Document, marks: Marks) {
  const { place } = placeOfField(at, document);
  const mark = marks.on(entry, document);
  return { place: place ?? topOf(entry, document), ...(mark ? { mark } : {}) };
}

function topOf(entry: Entry, document: Document): Place {
  const range = document.range(entry.chunk, entry.node.start, entry.node.start);
  return { line: range.start.line + 1, range };
}

function clientItem(client: OauthClient, document: Document, marks: Marks): readonly Item[] {
  const { name, grantType, pkce, entry } = client;
  if (!name) return [];
  const seconds = durationOf(client);
  const grant = grantType ? `${grantType.value}${pkce?.value ? ' with PKCE' : ''}` : 'grant type not known';
  return [
    {
      icon: grantType?.value === 'authorization-code' || grantType?.value === 'implicit' ? 'browser' : 'key',
      title: named(name.value, 'A client'),
      sub: seconds === undefined ? grant : `${grant}, ${spokenSeconds(seconds)}`,
      question: { view: 'token', client: name.value },
      ...itemOf(entry, name, document, marks),
    },
  ];
}

/** The question about the call of a data action; one without a client has an empty name of it. */
export function actionQuestion(action: DataAction, whole: Whole): ApiInputs | undefined {
  const { request, integration } = action;
  if (!request?.method || !request.url) return undefined;
  const call = gatherCall(action, whole);
  if (!call) return undefined;
  const [of] = integration ? whole.named('integrations', integration.value) : [];
  const client = call.client?.name?.value ?? of?.credentials?.oauthClient?.value ?? '';
  return { view: 'api', client, method: call.method, path: call.path ?? withoutQuery(call.url.value) };
}

function actionItem(action: DataAction, whole: Whole, marks: Marks): readonly Item[] {
  const { name, request, entry } = action;
  const question = actionQuestion(action, whole);
  // What other systems answer is not known here.
  if (!name || !question) return [];
  return [
    {
      icon: 'zap',
      title: named(name.value, 'A data action'),
      sub: `${question.method ?? ''} ${named(withoutQuery(request?.url?.value ?? ''), '')}`.trim(),
      question,
      ...itemOf(entry, name, whole.document, marks),
    },
  ];
}

type ReadFile = (path: string) => FileContent | undefined;

function providerItem(
  provider: IdentityProvider,
  whole: Whole,
  marks: Marks,
  now: number,
  read: ReadFile | undefined,
): readonly Item[] {
  const { name, type, enabled, entry } = provider;
  if (!name) return [];
  // Of certificates in files that were not looked at nothing is said, of the others neither: one may end later.
  const known = read ?? (filesOf(name.value, whole).length ? undefined : () => undefined);
  const certificates = known ? readProvider(provider, { file: known, once: (_, make) => make() }).certificates : [];
  const last = Math.max(...certificates.map(({ certificate }) => certificate.notAfter));
  const parts = [
    named(type?.value, 'type not known'),
    ...(certificates.length ? [endOf(last, now)] : []),
    ...(enabled?.value === true ? [] : ['not enabled']),
  ];
  return [
    {
      icon: 'shield',
      title: named(name.value, 'An identity provider'),
      sub: parts.join(', '),
      question: { view: 'sso', provider: name.value },
      ...itemOf(entry, name, whole.document, marks),
    },
  ];
}

const day = 86_400_000;

/** When a certificate ends: "certificate ends in 21 days". */
function endOf(instant: number, now: number): string {
  const days = Math.floor(Math.abs(instant - now) / day);
  const many = countOf(days, 'day');
  if (instant < now) return `certificate ended ${days ? `${many} ago` : 'today'}`;
  return `certificate ends ${days ? `in ${many}` : 'today'}`;
}

function useItems(client: OauthClient, whole: Whole, marks: Marks): readonly Item[] {
  const { name } = client;
  if (!name || !client.uses) return [];
  return callsOf(client, whole)
    .calls.filter(({ action }) => action === undefined)
    .map(({ method, url, path, at }) => ({
      icon: 'plug' as const,
      title: named(`${method} ${url}`, 'A call'),
      sub: named(name.value, 'A client'),
      question: { view: 'api' as const, client: name.value, method, path: path ?? url },
      ...itemOf(client.entry, at, whole.document, marks),
    }));
}
