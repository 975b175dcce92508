/** The inputs of the API view: what is asked when something is left out, and the fields that say so. */
import { findOperation, nearestPath } from '../facts/operations';
import type { OauthClient, User } from '../organization/model.generated';
import { gatherCall, pathOf, withoutQuery } from '../rules/data-action/call';
import { durationOf, formatSeconds, grantOf } from '../rules/oauth/client';
import { type ClientCall, callsOf } from '../rules/oauth/needs';
import type { ApiQuestion } from '../simulate/api/request';
import { callPiece } from '../simulate/fixes/touches';
import { shortened, type Whole } from '../simulate/whole';
import {
  askedClient,
  askedInstant,
  askedUser,
  clientField,
  type Faults,
  faultOf,
  instantField,
  isActive,
  userField,
} from './asking';
import type { PanelCircumstances } from './circumstances';
import { placeOfField, plain } from './texts';
import type { ApiInputs, Field, Text } from './view';

/** The inputs as the engine takes them. */
export interface ApiAsked {
  readonly inputs: ApiInputs;
  readonly question: ApiQuestion;
  readonly client: OauthClient | undefined;
  readonly user: User | undefined;
  /** The call as the file has it, when it does. */
  readonly call: ClientCall | undefined;
  /** Calls that the file says the client makes. */
  readonly calls: readonly ClientCall[];
  readonly now: number;
  readonly faults: Faults;
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** Reads the inputs; what is left out or makes no sense is replaced by what fits the file. */
export function readApiInputs(inputs: ApiInputs, circumstances: PanelCircumstances): ApiAsked {
  const { whole } = circumstances;
  const faults: Faults = new Map();
  const name = inputs.client ?? callerOf(inputs, whole);
  const client = askedClient(name, whole, faults);
  if (name === '')
    faults.set('client', 'No client is named. Choose one, or name it in the credentials of the integration.');
  const calls = client ? callsOf(client, whole).calls : strayCalls(name, whole);
  const people = client !== undefined && grantOf(client)?.id !== 'client-credentials';
  const user = people ? askedUser(inputs.user, whole) : undefined;
  if (people && inputs.user && !user) faults.set('user', 'The organization has no such user.');
  else if (user && !isActive(user)) faults.set('user', 'Only active users can sign in.');
  const first = inputs.method || inputs.path ? undefined : calls[0];
  const usual = people ? '/api/v2/users/me' : '/api/v2/routing/queues';
  const method = (inputs.method || first?.method || 'GET').toUpperCase();
  const path = inputs.path || (first ? (first.path ?? first.url) : usual);
  const age = inputs.tokenAge ?? 0;
  const tokenAge = Number.isFinite(age) && age >= 0 ? Math.floor(age) : 0;
  if (tokenAge !== age)
    faults.set(
      'tokenAge',
      `The age of a token is a whole number of seconds, 0 or more. ${formatSeconds(tokenAge)} is taken.`,
    );
  if (!(methods as readonly string[]).includes(method))
    faults.set('method', `The Platform API takes ${methods.join(', ')}.`);
  const now = askedInstant(inputs.at, circumstances.now, faults);
  const email = user?.email?.value ?? inputs.user;
  const question: ApiQuestion = {
    client: name,
    method,
    path,
    tokenAge,
    // Who has no client can ask for no token.
    ...(name === '' ? { withoutToken: true } : {}),
    ...(people && email !== undefined ? { user: email } : {}),
  };
  if (inputs.path === '') faults.set('path', `No path is given, so ${shortened(path)} is asked for.`);
  const region = whole.organization()?.region?.value;
  const bare = pathOf(path, region);
  const call = calls.find((one) => one.method === method && (one.path ?? one.url) === (bare ?? withoutQuery(path)));
  if (findOperation(method, bare ?? '').state !== 'found' && !faults.has('method')) {
    const near = bare === undefined ? undefined : nearestPath(method, bare.slice(0, 1000));
    faults.set(
      'path',
      bare === undefined
        ? 'This host is not the API of the organization’s region.'
        : `No operation that is known has this method and path.${near === undefined ? '' : ` Did you mean ${shortened(near)}?`}`,
    );
  }
  return { inputs, question, client, user, call, calls, now, faults };
}

/** A client that makes a call, as the file says; else the first one. */
function callerOf({ method, path }: ApiInputs, whole: Whole): string {
  const clients = whole.all('oauthClients').filter(({ name }) => name !== undefined);
  const makes = (client: OauthClient) =>
    callsOf(client, whole).calls.some(
      (call) =>
        (!method || call.method === method.toUpperCase()) &&
        (!path || call.path === path || call.url === withoutQuery(path)),
    );
  return (clients.find(makes) ?? clients[0])?.name?.value ?? '';
}

/** Calls of data actions whose integration names this client, or none when it is empty, and the file has no such client. */
function strayCalls(client: string, whole: Whole): readonly ClientCall[] {
  return whole.all('dataActions').flatMap((action): readonly ClientCall[] => {
    const call = gatherCall(action, whole);
    const [of] = action.integration ? whole.named('integrations', action.integration.value) : [];
    if (!call || call.client || (of?.credentials?.oauthClient?.value ?? '') !== client) return [];
    return [{ ...call, url: withoutQuery(call.url.value), at: call.url, action }];
  });
}

/** The fields of the view: what was asked or taken, and where it stands in the file. */
export function apiFields(asked: ApiAsked, { whole }: PanelCircumstances): readonly Field[] {
  const { inputs, question, client, calls, call, faults, now } = asked;
  const { document } = whole;
  const { method, path, tokenAge = 0 } = question;
  const known: readonly string[] = methods;
  const seconds = client ? durationOf(client) : undefined;
  return [
    clientField(question.client, client, whole, faults),
    {
      id: 'method',
      label: 'Call',
      kind: 'choice',
      value: method,
      choices: [...(known.includes(method) ? [] : [method]), ...known].map((value) => ({ value, label: value })),
      ...placeOfField(call?.at, document),
      ...faultOf('method', faults),
    },
    {
      id: 'path',
      label: 'Path',
      kind: 'text',
      value: path,
      code: true,
      suggestions: [...new Set(calls.map((one) => one.path ?? one.url))].slice(0, 100),
      ...(call ? { hint: fromFile(call, whole) } : {}),
      ...faultOf('path', faults),
    },
    ...(client && grantOf(client)?.id !== 'client-credentials' ? [userField(inputs.user, whole, faults)] : []),
    {
      id: 'tokenAge',
      label: 'Token age',
      kind: 'number',
      value: Number.isFinite(inputs.tokenAge ?? 0) ? (inputs.tokenAge ?? 0) : tokenAge,
      least: 0,
      unit: seconds === undefined ? 's' : `of ${formatSeconds(seconds)} s`,
      ...placeOfField(client?.tokenDuration, document),
      ...faultOf('tokenAge', faults),
    },
    instantField(inputs.at, now, faults),
  ];
}

function fromFile(call: ClientCall, whole: PanelCircumstances['whole']): Text {
  const piece = callPiece(call, whole);
  return call.action
    ? [plain('From the data action '), piece, plain('.')]
    : [
        plain('One of the calls that the client lists under '),
        { text: 'uses', style: 'code', ...(piece.to ? { to: piece.to } : {}) },
        plain('.'),
      ];
}
