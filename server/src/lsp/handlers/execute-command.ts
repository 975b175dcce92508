/** Simulations for editors without the panel: workspace/executeCommand and genesysIntegrations/simulate. */
import { type Connection, ErrorCodes, RequestType, ResponseError } from 'vscode-languageserver';
import { simulateApi } from '../../simulate/api/call';
import { instantOf } from '../../simulate/instant';
import { judgeAssertion, type PresentedAssertion, providerAsked } from '../../simulate/oauth/judge-assertion';
import type { GrantId, TokenQuestion } from '../../simulate/oauth/request';
import { grants, simulateToken } from '../../simulate/oauth/token';
import { mostBytes } from '../../simulate/saml/form';
import type { SsoQuestion } from '../../simulate/saml/request';
import { simulateSso } from '../../simulate/saml/response';
import type { Simulation } from '../../simulate/simulation';
import { shortened } from '../../simulate/whole';
import { simulateCommands, simulateRequest } from '../protocol';
import { type Log, request } from '../safely';
import { readFiles } from '../sign-ins';
import type { Subject, Subjects } from '../subjects';
import type { Vault } from '../vault';

export interface ExecuteInput {
  readonly subjects: Subjects;
  readonly vault: Vault;
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number;
  readonly log: Log;
}

type Answer = Simulation | ResponseError<void> | null;
type Kind = keyof typeof simulateCommands;

/** A question that can't be simulated, with the reason in the user's words. */
class Fault extends Error {}

export function onExecuteCommand(connection: Connection, { subjects, vault, now, log }: ExecuteInput): void {
  const simulate = async (kind: Kind, uri: unknown, given: unknown): Promise<Answer> => {
    try {
      const asked = readAsked(kind, given);
      if (typeof uri !== 'string') throw new Fault('Give the address of the organization file as `uri`.');
      const subject = await subjects.of(uri, asked.kind === 'sso' ? undefined : asked.client);
      if (!subject)
        throw new Fault(
          `${shortened(uri)} is no organization file that is open or lies in a workspace folder, or it can’t be read.`,
        );
      const { document, whole, settings, resolve } = subject;
      const around = { document, settings, resolve, conceal: vault.conceal, now: asked.at ?? now() };
      if (asked.kind === 'api') return simulateApi(asked, around, whole);
      if (asked.kind === 'sso') return await simulateSignIn(asked, subject, around.now);
      const { question, assertion: presented } = asked;
      const provider = presented?.provider;
      if (provider !== undefined && !whole.named('identityProviders', provider).length) throw unknownProvider(provider);
      // An empty secret stays one: it is presented, and wrong.
      const secret = question.secret ? vault.conceal(question.secret) : question.secret;
      const file = await readFiles((presented && providerAsked(presented, whole)) ?? '', subject);
      const assertion = presented && (await judgeAssertion(presented, question.client, { ...around, file }, whole));
      return simulateToken({ ...question, secret, assertion }, around, whole);
    } catch (error) {
      if (error instanceof Fault) return new ResponseError<void>(ErrorCodes.InvalidParams, error.message);
      throw error;
    }
  };

  connection.onExecuteCommand(
    request('executeCommand', log, null as Answer, async ({ command, arguments: given }) => {
      if (typeof command !== 'string')
        return new ResponseError<void>(ErrorCodes.InvalidParams, 'Name the command to run as `command`.');
      const [kind] = (Object.keys(simulateCommands) as Kind[]).filter((one) => simulateCommands[one] === command);
      if (!kind) return new ResponseError<void>(ErrorCodes.InvalidParams, `There is no command ${shortened(command)}.`);
      const [argument] = Array.isArray(given) ? (given as unknown[]) : [];
      return simulate(kind, recordOf(argument).uri, argument);
    }),
  );
  connection.onRequest(
    new RequestType<unknown, Simulation | null, void>(simulateRequest),
    request('simulate', log, null as Answer, async (params: unknown) => {
      const { textDocument, kind, question } = recordOf(params);
      if (kind !== 'token' && kind !== 'api' && kind !== 'sso')
        return new ResponseError<void>(ErrorCodes.InvalidParams, 'Say what to simulate as `kind`: token, api or sso.');
      return simulate(kind, recordOf(textDocument).uri, question);
    }),
  );
}

async function simulateSignIn({ question }: SsoAsked, subject: Subject, now: number): Promise<Simulation> {
  const { document, whole, settings } = subject;
  const file = await readFiles(question.provider, subject);
  const outcome = await simulateSso(question, { document, settings, now, file }, whole);
  if (outcome.state !== 'judged') throw unknownProvider(question.provider);
  return outcome.simulation;
}

function unknownProvider(name: string): Fault {
  return new Fault(`There is no identity provider "${shortened(name)}".`);
}

function recordOf(value: unknown): { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as { readonly [key: string]: unknown })
    : {};
}

/** Longest text of a question, in UTF-16 code units; an assertion may be larger. */
const longest = 10_000;
const largest = 2_000_000;

interface SsoAsked {
  readonly kind: 'sso';
  readonly at: number | undefined;
  readonly question: SsoQuestion;
}

type Asked =
  | SsoAsked
  | {
      readonly kind: 'token';
      readonly client: string;
      readonly at: number | undefined;
      readonly question: TokenQuestion;
      readonly assertion: PresentedAssertion | undefined;
    }
  | {
      readonly kind: 'api';
      readonly client: string;
      readonly at: number | undefined;
      readonly method: string;
      readonly path: string;
      readonly user: string | undefined;
      readonly tokenAge: number | undefined;
    };

/** Reads a question; throws a `Fault` for what makes no sense. */
function readAsked(kind: Kind, given: unknown): Asked {
  const inputs = recordOf(given);
  const text = (key: string, most = longest): string | undefined => {
    const value = Object.hasOwn(inputs, key) ? inputs[key] : undefined;
    if (value === undefined || value === null) return undefined;
    if (typeof value !== 'string') throw new Fault(`Write \`${key}\` as a text.`);
    if (value.length > most) throw new Fault(`\`${key}\` is too long: it may have ${most} characters.`);
    return value;
  };
  const needed = (key: string, example: string): string => {
    const value = text(key);
    if (!value) throw new Fault(`\`${key}\` is needed, such as ${example}.`);
    return value;
  };
  const written = text('at');
  const at = written === undefined ? undefined : instantOf(written);
  if (written !== undefined && at === undefined)
    throw new Fault('Write `at` as an instant of ISO 8601, such as 2026-11-23T12:00:00Z.');
  if (kind === 'sso') {
    const flow = text('flow');
    if (flow !== undefined && flow !== 'sp' && flow !== 'idp') throw new Fault('`flow` is sp or idp.');
    const response = text('response', mostBytes);
    if (response === undefined) throw new Fault('`response` is needed: the SAML response itself.');
    const question: SsoQuestion = {
      provider: needed('provider', 'the name of the identity provider'),
      response: Buffer.from(response, 'utf8'),
      flow,
      requestId: text('requestId'),
      relayState: text('relayState'),
      acs: text('acs'),
      secondOpinion: true,
    };
    return { kind, at, question };
  }
  const client = needed('client', 'the name of the OAuth client');
  if (kind === 'api')
    return {
      kind,
      client,
      at,
      method: needed('method', 'GET'),
      path: needed('path', '/api/v2/routing/queues'),
      user: text('user'),
      tokenAge: readAge(inputs.tokenAge),
    };
  const grant = text('grant');
  if (grant !== undefined && !Object.hasOwn(grants, grant))
    throw new Fault(`\`grant\` is one of ${Object.keys(grants).join(', ')}.`);
  const content = text('assertion', largest);
  const question: TokenQuestion = {
    client,
    grant: grant as GrantId | undefined,
    secret: text('secret'),
    scopes: readScopes(inputs.scopes),
    redirectUri: text('redirectUri'),
    codeChallenge: text('codeChallenge'),
    codeVerifier: text('codeVerifier'),
    ip: text('ip'),
  };
  const assertion = content === undefined ? undefined : { content, provider: text('provider') };
  return { kind, client, at, question, assertion };
}

function readAge(value: unknown): number | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0)
    throw new Fault('Write `tokenAge` as a whole number of seconds, 0 or more.');
  return value;
}

function readScopes(value: unknown): readonly string[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value) || value.length > longest || !value.every((one) => typeof one === 'string'))
    throw new Fault('Write `scopes` as a list of texts.');
  return (value as string[]).flatMap((scope) => scope.split(/[\s,]+/).filter(Boolean));
}
