/** What goes over the wire one after the other, drawn as a picture and written as HTTP, up to where it is refused. */
import type { Http, Simulation, Step } from '../simulate/simulation';
import type { Exchange, Icon, Mark, Picture, PictureRow, WireLine } from './view';
import { errorLines } from './wire';

export interface Lane {
  readonly id: 'application' | 'login' | 'api' | 'provider';
  readonly icon: Icon;
  readonly title: string;
  readonly sub: string;
}

export interface Message {
  readonly title: string;
  /** Its form on the wire, short. */
  readonly short: string;
  readonly checks: readonly string[];
  /** Undefined for what nobody can see here. */
  readonly lines?: readonly WireLine[] | undefined;
}

/** A message and its answer, when it gets one. */
export interface Exchanged {
  /** "Authorize", "Token", "Call". */
  readonly title: string;
  readonly from: Lane['id'];
  readonly to: Lane['id'];
  readonly request: Message;
  readonly response?: Message;
  /** What is done before the answer, when nothing is in its way. */
  readonly between?: {
    readonly mark: Mark | 'account';
    readonly title: string;
    readonly sub: string;
    readonly checks: readonly string[];
  };
  /** It was not sent at all. */
  readonly skipped?: boolean;
}

export interface Flow {
  readonly lanes: readonly Lane[];
  readonly exchanges: readonly Exchanged[];
  /** What comes after it, when it goes through. */
  readonly next?: { readonly from: Lane['id']; readonly to: Lane['id']; readonly title: string };
  /** Who asks for what: the beginning of the picture's sentence. */
  readonly sentence: string;
}

export interface Drawn {
  readonly picture: Picture;
  readonly exchanges: readonly Exchange[];
  /** Numbers of messages by the ids of the checks that are made there. */
  readonly messages: ReadonlyMap<string, number>;
}

/** The step that decides that something does not go through: the first that fails, else the first that is not known. */
export function decidingStep({ steps }: Pick<Simulation, 'steps'>): Step | undefined {
  return steps.find(({ outcome }) => outcome === 'fail') ?? steps.find(({ outcome }) => outcome === 'unknown');
}

/** Draws a flow up to the exchange at which the deciding step is made; the rest is not reached. */
export function draw(flow: Flow, simulation: Simulation): Drawn {
  const deciding = decidingStep(simulation);
  const sent = flow.exchanges.filter(({ skipped }) => !skipped);
  const makes = ({ request, response }: Exchanged, id: string) =>
    request.checks.includes(id) || response?.checks.includes(id) === true;
  const stop = deciding && (sent.find((one) => makes(one, deciding.id)) ?? sent.at(-1));
  const rows: PictureRow[] = [];
  const exchanges: Exchange[] = [];
  const messages = new Map<string, number>();
  let number = 0;
  let stopped = false;
  for (const one of flow.exchanges) {
    if (one.skipped || stopped) {
      rows.push(notReached(one, one.skipped ? '' : 'Not reached: '));
      continue;
    }
    const asked = ++number;
    const { from, to, request, response } = one;
    for (const id of request.checks) messages.set(id, asked);
    rows.push({
      kind: 'message',
      number: asked,
      from,
      to,
      title: request.title,
      wire: request.short,
      tone: 'plain',
      checks: request.checks,
    });
    const wire = request.lines && {
      message: asked,
      lines: one === stop && deciding ? hitBy(request.lines, deciding) : request.lines,
    };
    if (one === stop && deciding) {
      stopped = true;
      for (const id of response?.checks ?? []) messages.set(id, asked);
      rows.push(refusalBox(to, deciding, simulation));
      const { http } = simulation;
      const page = deciding.id === 'redirect-uri' && deciding.outcome === 'fail';
      if (http && !page) {
        const refused = ++number;
        rows.push({
          kind: 'message',
          number: refused,
          from: to,
          to: from,
          title: 'Refused',
          wire: codeOf(http),
          tone: 'bad',
          end: 'fail',
          checks: [deciding.id],
        });
        if (wire)
          exchanges.push({
            title: one.title,
            request: wire,
            response: { message: refused, lines: errorLines(http, deciding.id) },
          });
      } else if (wire)
        exchanges.push({
          title: one.title,
          request: wire,
          ...(http ? { response: { message: asked, lines: errorLines(http, deciding.id, true) } } : {}),
        });
      if (response) rows.push(notReached({ ...one, from: to, to: from, request: response }, 'Not reached: '));
      continue;
    }
    if (one.between) rows.push({ kind: 'box', lane: to, tone: 'plain', ...one.between });
    if (!response) {
      if (wire) exchanges.push({ title: one.title, request: wire });
      continue;
    }
    const answered = ++number;
    for (const id of response.checks) messages.set(id, answered);
    rows.push({
      kind: 'message',
      number: answered,
      from: to,
      to: from,
      title: response.title,
      wire: response.short,
      tone: 'plain',
      ...(one === sent.at(-1) ? { end: 'pass' as const } : {}),
      checks: response.checks,
    });
    if (wire)
      exchanges.push({
        title: one.title,
        request: wire,
        ...(response.lines ? { response: { message: answered, lines: response.lines } } : {}),
      });
  }
  if (!stopped && flow.next) rows.push({ kind: 'message', ...flow.next, tone: 'dim', checks: [] });
  return { picture: { label: labelOf(flow, simulation, deciding), lanes: flow.lanes, rows }, exchanges, messages };
}

function notReached({ from, to, request }: Pick<Exchanged, 'from' | 'to' | 'request'>, lead: string): PictureRow {
  return {
    kind: 'message',
    from,
    to,
    title: lead ? `${lead}${request.title.charAt(0).toLowerCase()}${request.title.slice(1)}` : request.title,
    tone: 'dim',
    checks: [],
  };
}

/** The first line that decides the step is where it goes wrong. */
function hitBy(lines: readonly WireLine[], { id }: Step): readonly WireLine[] {
  const at = lines.findIndex(({ checks }) => checks?.includes(id));
  return lines.map((line, index) => (index === at ? { ...line, hit: true } : line));
}

function refusalBox(lane: string, { id, title, outcome }: Step, { steps }: Simulation): PictureRow {
  const known = outcome === 'fail';
  const place = `check ${steps.findIndex((one) => one.id === id) + 1} of ${steps.length}`;
  const page = id === 'redirect-uri' ? `an error page, ${place}` : place;
  return {
    kind: 'box',
    lane,
    mark: outcome,
    title: known ? (refusals[id] ?? title) : `${title}: not known`,
    sub: known ? page : place,
    tone: known ? 'bad' : 'plain',
    checks: [id],
  };
}

/** What is wrong when a step fails, in a few words. */
const refusals: { readonly [step: string]: string } = {
  'client-known': 'No such client',
  'client-active': 'Client not active',
  'application-state': 'Application not approved',
  'grant-type': 'Another grant type',
  'client-authentication': 'Not the right secret',
  'ip-allow-list': 'Address not allowed',
  'redirect-uri': 'Redirect URI not registered',
  pkce: 'No proof of the code',
  assertion: 'Assertion not valid',
  roles: 'No role',
  scopes: 'Scope not registered',
  'token-issued': 'No lifetime',
  'token-present': 'No token',
  'token-valid': 'Token not valid',
  'token-expiry': 'Token expired',
  scope: 'Scope missing',
  'user-context': 'Not the right user',
  permission: 'Permission missing',
  'rate-limit': 'Limit reached',
};

/** "403 missing.any.permissions". */
export function codeOf({ status, body }: Http): string {
  const code = body.error ?? body.code;
  return typeof code === 'string' ? `${status} ${code}` : String(status);
}

function labelOf({ sentence, lanes }: Flow, { http }: Simulation, deciding: Step | undefined): string {
  if (!deciding) return `${sentence}. Every check passes, and it goes through.`;
  const who = lanes.find(({ id }) => id === 'login')?.title ?? 'Genesys Cloud login';
  const api = http?.body.code !== undefined;
  const by = api ? (lanes.find(({ id }) => id === 'api')?.title ?? 'Platform API') : who;
  return deciding.outcome === 'fail'
    ? `${sentence}. ${by} refuses it${http ? ` with ${codeOf(http)}` : ''}: ${deciding.title}.`
    : `${sentence}. Whether it goes through is not known: ${deciding.title}.`;
}
