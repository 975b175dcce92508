/** Single values in words: lengths of time, days, regions, grant types, states, divisions, addresses, types. */
import { identityProviderTypes, nameIdFormats } from '../../facts/identity-providers';
import { integrationType } from '../../facts/integrations';
import { limits } from '../../facts/limits';
import { regionOf, regions } from '../../facts/regions';
import { grantOf, longestDuration } from '../../rules/oauth/client';
import { closest } from '../../spelling/closest';
import type { Place } from '../place';
import { agoWords, count, dayWords, durationWords, grouped, readDay } from '../words';
import type { Asked, Paragraphs } from './asked';
import { bullets, code, codes } from './markdown';
import { namesOf } from './names';

/** What a value says, by the keys that lead to it (`*` for an index); undefined where nothing is to be added. */
export function describeValue(way: string, value: string | number | boolean, place: Place, asked: Asked): Paragraphs {
  const text = typeof value === 'string' ? value : undefined;
  switch (way) {
    case 'organization/region':
      return text === undefined ? [] : describeRegion(text);
    case 'oauthClients/*/tokenDuration':
      return typeof value === 'number' ? describeLifetime(value, place, asked) : [];
    case 'dataActions/*/timeout':
      return typeof value === 'number' ? describeTimeout(value) : [];
    case 'oauthClients/*/grantType':
      return text === undefined ? [] : describeGrant(text, place, asked);
    case 'users/*/state':
    case 'oauthClients/*/state':
    case 'authorizedApplications/*/state':
    case 'integrations/*/state':
      return text === undefined ? [] : describeState(way, text);
    case 'authorizedApplications/*/reviewedAt':
    case 'identityProviders/*/testedAt':
      return text === undefined ? [] : describeDay(text, way.endsWith('reviewedAt'), asked);
    case 'identityProviders/*/type':
      return oneLine(identityProviderTypes.find(({ id }) => id === text)?.label);
    case 'identityProviders/*/nameIdFormat':
      return oneLine(nameIdFormats.find(({ urn, short }) => text === urn || text === short)?.urn, true);
    case 'integrations/*/type':
      return text === undefined ? [] : describeIntegrationType(text);
    case 'oauthClients/*/roles/*/division':
    case 'authorizedApplications/*/roles/*/division':
      return text === undefined ? [] : describeDivision(text);
    case 'oauthClients/*/clientId':
    case 'authorizedApplications/*/client/clientId':
      return text === undefined ? [] : describeClientId(text, asked);
    case 'oauthClients/*/allowedIpRanges/*':
      return text === undefined ? [] : describeRange(text);
    case 'oauthClients/*/redirectUris/*':
      return text === undefined ? [] : describeRedirect(text);
    default:
      return [];
  }
}

function oneLine(text: string | undefined, asCode = false): Paragraphs {
  return text === undefined ? [] : [asCode ? `\`${text}\`` : `**${text}**`];
}

function describeRegion(text: string): Paragraphs {
  const region = regionOf(text);
  if (!region) {
    const near = closest(
      text,
      regions.flatMap(({ aws, domain }) => [aws, domain]),
    );
    return [
      `No region of Genesys Cloud that is known here.${near === undefined ? '' : ` Did you mean ${code(near)}?`}`,
    ];
  }
  const { name, aws, domain } = region;
  return [
    `**${name}** · \`${aws}\` · \`${domain}\``,
    bullets([
      `Sign-in, tokens and SAML responses: \`login.${domain}\``,
      `Platform API: \`api.${domain}\``,
      `Web client and admin pages: \`apps.${domain}\``,
    ]),
  ];
}

function describeLifetime(seconds: number, place: Place, { whole }: Asked): Paragraphs {
  const words = durationWords(seconds);
  if (!words) return [];
  const client = place.entry && whole.read(place.entry, 'oauthClients');
  const { least, whenOmitted } = limits.tokenDuration;
  const most = client ? longestDuration(client) : undefined;
  const scim = client?.scim?.value ? ', since it is used for SCIM' : '';
  const hipaa =
    whole.organization()?.hipaa?.value && seconds > limits.hipaaIdleTimeout
      ? [
          `The organization is under HIPAA: a token that is idle for ${durationWords(limits.hipaaIdleTimeout)} ends all the same.`,
        ]
      : [];
  const outside = seconds < least || (most !== undefined && seconds > most);
  return [
    `**${words}** (${grouped(seconds)} seconds)`,
    most === undefined
      ? `Genesys Cloud accepts ${durationWords(least)} and more.`
      : `${outside ? '**Out of bounds:** ' : ''}Genesys Cloud accepts ${durationWords(least)} to ${durationWords(most)} for this client${scim}; ${durationWords(whenOmitted)} when omitted.`,
    ...hipaa,
  ];
}

function describeTimeout(seconds: number): Paragraphs {
  const words = durationWords(seconds);
  const { least, most, mostFunction } = limits.dataActionTimeout;
  return words
    ? [`**${words}**`, `Genesys Cloud accepts ${least} to ${most} seconds, for function actions up to ${mostFunction}.`]
    : [];
}

const flows: { readonly [grant: string]: string } = {
  'client-credentials': 'Machine to machine: the client signs in by itself, no user is there (RFC 6749, section 4.4).',
  'authorization-code':
    'On behalf of a user, who signs in in the browser; the client exchanges a code for a token (RFC 6749, section 4.1), with PKCE bound to the one who asked (RFC 7636).',
  implicit:
    'The old flow for browsers: the token comes in the address of the redirect (RFC 6749, section 4.2). **Deprecated:** use authorization-code with PKCE.',
  'saml2-bearer': 'An assertion of the identity provider is exchanged for a token of the user it names (RFC 7522).',
};

function describeGrant(text: string, { entry }: Place, { whole, editing }: Asked): Paragraphs {
  const client = entry && whole.read(entry, 'oauthClients');
  const grant = client && grantOf(client);
  if (!grant) return [`${code(text)} is no grant type that clients of Genesys Cloud can have.`];
  const use = (['roles', 'scopes', 'redirectUris'] as const).map(
    (key) => `${{ roles: 'Roles', scopes: 'Scopes', redirectUris: 'Redirect URIs' }[key]}: ${grant[key]}`,
  );
  const ends =
    grant.id === 'implicit' ? [`It stops on ${editing.settings.thresholds.implicitGrantEnds} (a setting).`] : [];
  const spelled = text === grant.id ? [] : [`${code(text)} means \`${grant.id}\`.`];
  return [`**${grant.label}** · API \`${grant.api}\``, flows[grant.id] ?? '', ...ends, bullets(use), ...spelled];
}

const states: { readonly [way: string]: { readonly [state: string]: string } } = {
  'users/*/state': {
    active: 'The person can sign in.',
    inactive: 'The person can’t sign in, and no token is issued for them.',
    deleted: 'The person is gone: can’t sign in, and holds a name only.',
  },
  'oauthClients/*/state': {
    active: 'The client gets tokens.',
    disabled: 'The client gets no tokens, and those that it has are good for nothing.',
    inactive: 'The client is about to be deleted; it gets no tokens.',
  },
  'authorizedApplications/*/state': {
    pending:
      'It waits for approval (API: Requested). It works all the same where the organization does not enforce scopes.',
    approved: 'It may call the API within its scopes (API: Authorized).',
    revoked: 'Every call of its client is blocked at once, with the tokens that it has (API: Revoked).',
  },
  'integrations/*/state': {
    enabled: 'The integration runs.',
    disabled: 'The integration does not run: data actions on it fail.',
  },
};

function describeState(way: string, text: string): Paragraphs {
  const known = states[way];
  const said = known && Object.hasOwn(known, text) ? known[text] : undefined;
  return said === undefined ? [] : [`**${text}**: ${said}`];
}

function describeDay(text: string, review: boolean, { editing }: Asked): Paragraphs {
  const day = readDay(text);
  if (day === undefined) return [`${code(text)} is no day. Write it as YYYY-MM-DD.`];
  const { reviewDays } = editing.settings.thresholds;
  const next = review ? [`The next review is due after ${count(reviewDays, 'day')} (a setting).`] : [];
  return [`**${dayWords(day)}**, ${agoWords(day, editing.now)}`, ...next];
}

function describeIntegrationType(text: string): Paragraphs {
  const type = integrationType(text);
  if (!type) return ['A type that is not listed here; that is allowed.'];
  const { credentialTypes, fields, label, id } = type;
  return [
    ...(label === id ? [] : [`**${label}**`]),
    credentialTypes.length
      ? `Credentials: ${codes(credentialTypes)}${fields.length ? ` with ${codes(fields, 8)}` : ''}`
      : 'It has no credentials.',
  ];
}

function describeDivision(text: string): Paragraphs {
  return [
    text === '*'
      ? '**All divisions**, also those that come later: a role holds everywhere. Name the divisions that are needed.'
      : `The role holds for what belongs to the division ${code(text)} only.`,
  ];
}

function describeClientId(text: string, { whole }: Asked): Paragraphs {
  const same = (one: { readonly value: string } | undefined) => one?.value.toLowerCase() === text.toLowerCase();
  const own = whole.all('oauthClients').filter(({ clientId }) => same(clientId));
  const applications = whole.all('authorizedApplications').filter(({ client }) => same(client?.clientId));
  const lines = [
    ...(own.length ? [`OAuth client: ${codes(namesOf(own.map(({ entry }) => entry)))}`] : []),
    ...(applications.length ? [`Authorized for: ${codes(namesOf(applications.map(({ entry }) => entry)))}`] : []),
  ];
  return lines.length ? [bullets(lines)] : [];
}

function describeRange(text: string): Paragraphs {
  const bits = /^[^/]+\/(\d{1,3})$/.exec(text)?.[1];
  const six = text.includes(':');
  const all = six ? 128 : 32;
  if (bits === undefined) return ['A single address.'];
  const free = all - Number(bits);
  if (free < 0) return [];
  if (free === all) return ['**Every address:** that limits nothing.'];
  return [free <= 32 ? `${count(2 ** free, 'address', 'addresses')}.` : `2^${free} addresses.`];
}

function describeRedirect(text: string): Paragraphs {
  const host = /^https?:\/\/(localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?(?:[/?]|$)/i.exec(text);
  if (host) return ['Loopback: the user’s own machine, as developers and native apps use it; http is allowed there.'];
  if (/^https:/i.test(text)) return ['Compared character by character with the `redirect_uri` of the request.'];
  return /^http:/i.test(text) ? ['**Not encrypted:** whoever listens gets the code. Use https.'] : [];
}
