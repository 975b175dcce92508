/** A call as it goes over the wire: the token request before it, and the call itself. */

import { pathOf } from '../rules/data-action/call';
import { durationOf, grantOf } from '../rules/oauth/client';
import type { Simulation } from '../simulate/simulation';
import { shortened } from '../simulate/whole';
import type { ApiAsked } from './api-inputs';
import type { ApiCase } from './api-variants';
import type { Exchanged, Flow, Lane } from './flow';
import { named, spokenSeconds } from './texts';
import { apiLane, applicationLane, loginLane, tokenFor, tokenRequest } from './token-flow';
import { emptyLine, header, jsonLines, jsonResponse, line, redacted, target } from './wire';

const callChecks = [
  'token-present',
  'token-valid',
  'token-expiry',
  'application-state',
  'scope',
  'user-context',
  'permission',
  'rate-limit',
] as const;

/** The way to the answer of a call; only to that of the token request, where the case is about that. */
export function callFlow(asked: ApiAsked, made: ApiCase, simulation: Simulation): Flow {
  const { whole, call, token } = made;
  const { client } = asked;
  const login = loginLane(whole);
  const api = apiLane(whole);
  const application = callerLane(asked, made);
  const grant = token?.grant ?? (client && grantOf(client)?.id);
  const seconds = client ? durationOf(client) : undefined;
  const age = call.tokenAge ?? 0;
  const issuing = tokenRequest(
    { client, grant, user: asked.user, inputs: { view: 'token' }, question: token ?? { client: call.client } },
    login.sub,
    token ? simulation : { ...simulation, verdict: 'denied' },
    grantForm(grant),
  );
  const none = call.withoutToken === true || client === undefined || call.client === '';
  const first: Exchanged = token
    ? issuing
    : {
        title: 'Token',
        from: 'application',
        to: 'login',
        request: { title: 'Ask for a token', short: 'POST /oauth/token', checks: [], lines: issuing.request.lines },
        response: {
          title: tokenFor(seconds),
          short: `200 ${age ? `${spokenSeconds(age)} ago` : 'just now'}`,
          checks: [],
          lines: jsonResponse({
            status: 200,
            body: {
              access_token: redacted,
              token_type: 'bearer',
              ...(seconds === undefined ? {} : { expires_in: seconds }),
            },
          }),
        },
        ...(none ? { skipped: true } : {}),
      };
  const called = calling(made, api, simulation);
  const target = `${shortened(call.method)} ${shortened(call.path)}`;
  return {
    lanes: [application, login, api],
    exchanges: [
      none && !token ? { ...first, request: { ...first.request, title: 'No token is asked for' } } : first,
      called,
    ],
    sentence: `${application.title} ${none && !token ? 'has no token' : `gets a token from ${login.sub}`} and calls ${target} at ${api.sub}`,
  };
}

function callerLane({ client, call, question }: ApiAsked, { call: made }: ApiCase): Lane {
  const integration = call?.action?.integration?.value;
  const name = client?.name?.value ?? question.client;
  if (integration !== undefined)
    return {
      id: 'application',
      icon: 'plug',
      title: named(integration, 'Integration'),
      sub: named(made.client === '' ? undefined : name, 'no client'),
    };
  const grant = client && grantOf(client)?.id;
  return applicationLane({ client, grant, user: undefined, inputs: { view: 'token' }, question: { client: name } });
}

function grantForm(grant: string | undefined): Parameters<typeof tokenRequest>[3] {
  const ask = 'Ask for a token';
  switch (grant) {
    case 'authorization-code':
      return {
        ask: 'Exchange the code',
        grantType: 'authorization_code',
        parameters: [{ name: 'code', value: redacted, raw: true }],
      };
    case 'saml2-bearer':
      return {
        ask: 'Exchange the assertion',
        grantType: 'urn:ietf:params:oauth:grant-type:saml2-bearer',
        parameters: [{ name: 'assertion', value: redacted, raw: true }],
      };
    case 'implicit':
      return { ask, grantType: 'token', parameters: [] };
    default:
      return { ask, grantType: 'client_credentials', parameters: [] };
  }
}

function calling({ whole, call }: ApiCase, api: Lane, { http, verdict }: Simulation): Exchanged {
  const written = call.path.trim();
  const foreign = /^[A-Za-z][A-Za-z0-9+.-]*:\/\/([^/?#\s]*)/.exec(written);
  const own = pathOf(written, whole.organization()?.region?.value) !== undefined;
  const rest = foreign ? written.slice(foreign[0].length) : written;
  const path = target(rest.startsWith('/') ? rest : `/${rest}`);
  const method = target(call.method);
  const elsewhere = foreign !== null && !own;
  const body = method !== 'GET' && method !== 'DELETE';
  const allowed = verdict === 'allowed';
  return {
    title: 'Call',
    from: 'application',
    to: 'api',
    request: {
      title: 'Call the API',
      short: `${method} ${path}`.slice(0, 200),
      checks: callChecks,
      lines: [
        line(
          [{ text: `${method} `, style: 'strong' }, { text: `${path} HTTP/1.1` }],
          ['permission', 'scope', 'user-context', 'rate-limit'],
        ),
        header('Host', elsewhere ? (foreign[1] ?? '') : api.sub, elsewhere ? ['token-valid'] : []),
        ...(call.withoutToken
          ? [line([{ text: '(no header Authorization)', style: 'quiet' }], ['token-present'])]
          : [
              header('Authorization', `Bearer ${redacted}`, [
                'token-present',
                ...(elsewhere ? [] : ['token-valid']),
                'token-expiry',
                'application-state',
              ]),
            ]),
        header('Accept', 'application/json'),
        ...(body ? [header('Content-Type', 'application/json'), emptyLine, ...jsonLines({})] : []),
      ],
    },
    between: { mark: 'pass', title: 'All checks pass', sub: 'the call is carried out', checks: [] },
    response: {
      title: 'Answer',
      short: '200',
      checks: [],
      lines: allowed && http ? jsonResponse(http) : [],
    },
  };
}
