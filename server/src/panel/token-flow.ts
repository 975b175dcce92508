/** Token requests as they go over the wire, by grant. */
import { loginHost, type Region, regionOf } from '../facts/regions';
import { durationOf, formatSeconds } from '../rules/oauth/client';
import { challengeOf } from '../simulate/secrets';
import type { Simulation } from '../simulate/simulation';
import type { Whole } from '../simulate/whole';
import type { Exchanged, Flow, Lane } from './flow';
import { named, spokenSeconds } from './texts';
import { type TokenAsked, usesSecret } from './token-inputs';
import type { WireLine } from './view';
import {
  emptyLine,
  header,
  jsonResponse,
  line,
  type Parameter,
  parameterLines,
  redacted,
  statusLine,
  target,
} from './wire';

type Asked = Pick<TokenAsked, 'question' | 'client' | 'grant' | 'user' | 'inputs'>;

export function regionOfWhole(whole: Whole): Region | undefined {
  return regionOf(whole.organization()?.region?.value ?? '');
}

export function loginLane(whole: Whole): Lane {
  const region = regionOfWhole(whole);
  return {
    id: 'login',
    icon: 'key',
    title: 'Genesys Cloud login',
    sub: region ? loginHost(region) : 'region not known',
  };
}

export function apiLane(whole: Whole): Lane {
  const region = regionOfWhole(whole);
  return {
    id: 'api',
    icon: 'server',
    title: 'Platform API',
    sub: region ? `api.${region.domain}` : 'region not known',
  };
}

/** Host of a URL as it is shown below the name of an application. */
function hostOf(url: string | undefined): string | undefined {
  return /^[A-Za-z][A-Za-z0-9+.-]*:\/\/([^/?#]+)/.exec(url ?? '')?.[1];
}

export function applicationLane({ client, grant, question }: Asked): Lane {
  const people = grant === 'authorization-code' || grant === 'implicit' || grant === 'refresh-token';
  const host = hostOf(question.redirectUri ?? client?.redirectUris?.items[0]?.value);
  return {
    id: 'application',
    icon: people ? 'browser' : 'plug',
    title: named(client?.name?.value ?? question.client, 'Application'),
    sub: people ? named(host, 'application') : (grant ?? 'application'),
  };
}

/** The whole way to a token. `whole` is that of the request: a variant may be of another organization. */
export function tokenFlow(asked: Asked, simulation: Simulation, whole: Whole): Flow {
  const { grant } = asked;
  const login = loginLane(whole);
  const lanes = [applicationLane(asked), login, apiLane(whole)];
  const title = lanes[0]?.title ?? '';
  const next = { from: 'application', to: 'api', title: 'Next: call the API with it' } as const;
  const host = login.sub;
  switch (grant) {
    case 'authorization-code':
      return {
        lanes,
        exchanges: [authorizing(asked, host, 'code'), codeExchange(asked, host, simulation)],
        next,
        sentence: `${title} sends the browser to ${host} to sign in, gets a code, and exchanges it for a token`,
      };
    case 'implicit':
      return {
        lanes,
        exchanges: [implicitExchange(asked, host, simulation)],
        next,
        sentence: `${title} sends the browser to ${host} to sign in, and gets a token in the redirect`,
      };
    case 'saml2-bearer': {
      const provider = providerLane(asked, whole);
      return {
        lanes: [provider, ...lanes.slice(0, 2)],
        exchanges: [
          {
            title: 'Assertion',
            from: 'provider',
            to: 'application',
            request: { title: 'Signed assertion', short: 'SAMLResponse', checks: [] },
          },
          tokenRequest(asked, host, simulation, {
            ask: 'Exchange the assertion',
            grantType: 'urn:ietf:params:oauth:grant-type:saml2-bearer',
            parameters: [
              { name: 'orgName', value: whole.organization()?.shortName?.value ?? '' },
              { name: 'assertion', value: redacted, raw: true, checks: ['assertion'] },
            ],
          }),
        ],
        sentence: `${provider.title} signs an assertion for ${title}, which exchanges it at ${host} for a token`,
      };
    }
    case 'refresh-token':
      return {
        lanes,
        exchanges: [
          tokenRequest(asked, host, simulation, {
            ask: 'Ask for a new token',
            grantType: 'refresh_token',
            parameters: [{ name: 'refresh_token', value: redacted, raw: true }],
          }),
        ],
        next,
        sentence: `${title} asks ${host} for a new token with a refresh token`,
      };
    default:
      return {
        lanes,
        exchanges: [
          tokenRequest(asked, host, simulation, {
            ask: 'Ask for a token',
            grantType: grant === undefined ? '(not known)' : 'client_credentials',
            parameters: [],
          }),
        ],
        next,
        sentence: `${title} asks ${host} for a token`,
      };
  }
}

function providerLane({ inputs }: Asked, whole: Whole): Lane {
  const providers = whole.all('identityProviders');
  const provider = providers.find(({ name }) => name?.value === inputs.provider) ?? providers[0];
  return {
    id: 'provider',
    icon: 'shield',
    title: named(provider?.displayName?.value ?? provider?.name?.value, 'Identity provider'),
    sub: named(hostOf(provider?.ssoUrl?.value), 'single sign-on'),
  };
}

/** Checks that the authorization endpoint makes: what it is asked for stands in the address. */
const authorizeChecks = [
  'client-known',
  'client-active',
  'application-state',
  'grant-type',
  'redirect-uri',
  'scopes',
  'roles',
] as const;

function clientId({ client, question }: Asked): string {
  return client?.clientId?.value ?? client?.name?.value ?? question.client;
}

function authorizeLines(asked: Asked, host: string, type: 'code' | 'token'): readonly WireLine[] {
  const { question } = asked;
  const parameters: Parameter[] = [
    { name: 'response_type', value: type, raw: true, checks: ['grant-type'] },
    { name: 'client_id', value: clientId(asked), checks: ['client-known', 'client-active', 'application-state'] },
    ...(question.redirectUri === undefined
      ? []
      : [{ name: 'redirect_uri', value: question.redirectUri, checks: ['redirect-uri'] }]),
    ...(question.scopes?.length ? [{ name: 'scope', value: question.scopes.join(' '), checks: ['scopes'] }] : []),
    ...(type === 'code' && question.codeChallenge !== undefined
      ? [
          { name: 'code_challenge', value: challengeShown(asked), raw: true, checks: ['pkce'] },
          { name: 'code_challenge_method', value: 'S256', raw: true },
        ]
      : []),
    { name: 'state', value: redacted, raw: true },
  ];
  return [
    line([{ text: 'GET ', style: 'strong' }, { text: '/oauth/authorize' }]),
    ...parameterLines(parameters, '?'),
    line([{ text: 'HTTP/1.1', style: 'quiet' }]),
    header('Host', host),
  ];
}

/** A challenge that is none may be the verifier itself, which is not shown. */
function challengeShown({ question }: Asked): string {
  const { codeChallenge: challenge = '', codeVerifier, concealedVerifier } = question;
  const hash = concealedVerifier?.challenge ?? (codeVerifier === undefined ? undefined : challengeOf(codeVerifier));
  return /^[A-Za-z0-9_-]{43}$/.test(challenge) && (hash === undefined || challenge === hash) ? challenge : redacted;
}

function signIn({ user }: Asked): NonNullable<Exchanged['between']> {
  const name = user?.name?.value ?? user?.email?.value;
  return {
    mark: 'account',
    title: `${named(name, 'Somebody')} signs in`,
    sub: 'and allows the application',
    checks: [],
  };
}

/** Where the browser goes, with what is added to it. */
function redirectLines(uri: string, added: string, checks: readonly string[]): readonly WireLine[] {
  return [
    statusLine(302),
    line([{ text: 'Location: ', style: 'quiet' }, { text: target(uri) + added }], checks),
    header('Cache-Control', 'no-store'),
  ];
}

function authorizing(asked: Asked, host: string, type: 'code'): Exchanged {
  const uri = (asked.question.redirectUri ?? '').replace(/#.*$/s, '');
  return {
    title: 'Authorize',
    from: 'application',
    to: 'login',
    request: {
      title: 'Ask for a code',
      short: 'GET /oauth/authorize',
      checks: authorizeChecks,
      lines: authorizeLines(asked, host, type),
    },
    between: signIn(asked),
    response: {
      title: 'Code, to the redirect URI',
      short: `302 ${shortUri(uri)}?code=…`,
      checks: [],
      lines: redirectLines(uri, `${uri.includes('?') ? '&' : '?'}code=${redacted}&state=${redacted}`, ['redirect-uri']),
    },
  };
}

/** "…/callback". */
function shortUri(uri: string): string {
  const path =
    uri
      .replace(/[?#].*$/s, '')
      .split('/')
      .at(-1) ?? '';
  return `…/${target(path).slice(0, 24)}`;
}

function implicitExchange(asked: Asked, host: string, simulation: Simulation): Exchanged {
  const uri = (asked.question.redirectUri ?? '').replace(/#.*$/s, '');
  const seconds = asked.client ? durationOf(asked.client) : undefined;
  return {
    title: 'Authorize',
    from: 'application',
    to: 'login',
    request: {
      title: 'Ask for a token',
      short: 'GET /oauth/authorize',
      checks: [...authorizeChecks, 'client-authentication', 'ip-allow-list', 'pkce', 'assertion'],
      lines: authorizeLines(asked, host, 'token'),
    },
    between: signIn(asked),
    response: {
      title: tokenFor(seconds),
      short: `302 ${shortUri(uri)}#access_token=…`,
      checks: ['token-issued'],
      lines: redirectLines(
        uri,
        `#access_token=${redacted}&token_type=${String(simulation.http?.body.token_type ?? 'bearer')}&expires_in=${seconds ?? ''}`,
        ['token-issued'],
      ),
    },
  };
}

function codeExchange(asked: Asked, host: string, simulation: Simulation): Exchanged {
  const { question } = asked;
  const proof = question.codeVerifier !== undefined || question.concealedVerifier !== undefined;
  const exchange = tokenRequest(asked, host, simulation, {
    ask: proof ? 'Exchange code and verifier' : 'Exchange the code',
    grantType: 'authorization_code',
    parameters: [
      { name: 'code', value: redacted, raw: true },
      ...(question.redirectUri === undefined ? [] : [{ name: 'redirect_uri', value: question.redirectUri }]),
      ...(proof ? [{ name: 'code_verifier', value: redacted, raw: true, checks: ['pkce'] }] : []),
    ],
  });
  const own: ReadonlySet<string> = new Set(authorizeChecks);
  return {
    ...exchange,
    request: { ...exchange.request, checks: exchange.request.checks.filter((id) => !own.has(id)) },
  };
}

/** Every check of a token request but that a token is issued. */
const requestChecks = [
  'client-known',
  'client-active',
  'application-state',
  'grant-type',
  'client-authentication',
  'ip-allow-list',
  'redirect-uri',
  'pkce',
  'assertion',
  'roles',
  'scopes',
] as const;

interface TokenForm {
  readonly ask: string;
  readonly grantType: string;
  readonly parameters: readonly Parameter[];
}

/** POST /oauth/token. A confidential client proves itself in a header, which is not shown (RFC 6749, section 2.3.1). */
export function tokenRequest(asked: Asked, host: string, simulation: Simulation, form: TokenForm): Exchanged {
  const { client, grant, question } = asked;
  const seconds = client ? durationOf(client) : undefined;
  const secret = usesSecret(grant, client);
  const body: Parameter[] = [
    { name: 'grant_type', value: form.grantType, checks: ['grant-type'] },
    ...(secret ? [] : [{ name: 'client_id', value: clientId(asked), checks: ['client-known'] }]),
    ...form.parameters,
    ...(grant !== 'authorization-code' && question.scopes?.length
      ? [{ name: 'scope', value: question.scopes.join(' '), checks: ['scopes'] }]
      : []),
  ];
  const passes = simulation.verdict === 'granted';
  const checks = simulation.steps.filter(({ outcome }) => outcome === 'pass' || outcome === 'warn').length;
  const others = simulation.steps.filter(({ outcome }) => outcome === 'skip').length;
  const warned = simulation.steps.flatMap(({ id, outcome }) => (outcome === 'warn' ? [id] : []));
  return {
    title: 'Token',
    from: 'application',
    to: 'login',
    request: {
      title: form.ask,
      short: 'POST /oauth/token',
      checks: requestChecks,
      lines: [
        line([{ text: 'POST ', style: 'strong' }, { text: '/oauth/token HTTP/1.1' }]),
        header('Host', host),
        ...(secret
          ? [
              header('Authorization', `Basic ${redacted}`, [
                'client-authentication',
                'client-known',
                'client-active',
                'application-state',
                'ip-allow-list',
                'roles',
              ]),
            ]
          : []),
        header('Content-Type', 'application/x-www-form-urlencoded'),
        emptyLine,
        ...parameterLines(body, ''),
      ],
    },
    between: warned.length
      ? { mark: 'warn', title: 'Checks pass, with a warning', sub: `${checks} pass, ${others} n/a`, checks: warned }
      : { mark: 'pass', title: 'All checks pass', sub: `${checks} pass, ${others} n/a`, checks: [] },
    response: {
      title: tokenFor(seconds),
      short: `200 expires_in ${seconds ?? ''}`.trimEnd(),
      checks: ['token-issued'],
      lines:
        passes && simulation.http ? jsonResponse(simulation.http, { expires_in: ['token-issued'] }) : [statusLine(200)],
    },
  };
}

export function tokenFor(seconds: number | undefined): string {
  return seconds === undefined
    ? 'Token'
    : `Token for ${seconds > 0 ? spokenSeconds(seconds) : `${formatSeconds(seconds)} seconds`}`;
}
