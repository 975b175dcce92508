/** How sign-in by something other than SAML 2.0 shows in a type or an address. */

export type UnsupportedProtocol = 'OpenID Connect' | 'WS-Federation';

const types: ReadonlyMap<string, UnsupportedProtocol> = new Map([
  ['oidc', 'OpenID Connect'],
  ['openid', 'OpenID Connect'],
  ['openid-connect', 'OpenID Connect'],
  ['ws-fed', 'WS-Federation'],
  ['wsfed', 'WS-Federation'],
  ['ws-federation', 'WS-Federation'],
]);

/** The protocol that a provider's type names; undefined for every other type. */
export function protocolOfType(type: string | undefined): UnsupportedProtocol | undefined {
  return types.get((type ?? '').trim().toLowerCase().replaceAll('_', '-'));
}

const segments: ReadonlyMap<string, UnsupportedProtocol> = new Map([
  ['oauth2', 'OpenID Connect'],
  ['oidc', 'OpenID Connect'],
  ['openid-connect', 'OpenID Connect'],
  ['authorize', 'OpenID Connect'],
  ['wsfed', 'WS-Federation'],
]);

/** The protocol that an address belongs to, by whole segments of its path and by `wa`; undefined when none shows. */
export function protocolOfUrl(text: string): UnsupportedProtocol | undefined {
  const url = parseUrl(text);
  if (!url) return undefined;
  if (url.searchParams.getAll('wa').includes('wsignin1.0')) return 'WS-Federation';
  const path = url.pathname.toLowerCase().split('/');
  if (path.some((segment, i) => segment === '.well-known' && path[i + 1] === 'openid-configuration')) {
    return 'OpenID Connect';
  }
  return path.map((segment) => segments.get(segment)).find((protocol) => protocol !== undefined);
}

/** An absolute http or https URL; undefined for anything else. */
export function parseUrl(text: string): URL | undefined {
  if (!URL.canParse(text.trim())) return undefined;
  const url = new URL(text.trim());
  return url.protocol === 'https:' || url.protocol === 'http:' ? url : undefined;
}
