/** Redirect URIs, read as RFC 3986 has them and judged on the parsed host. */

/** What is wrong with a redirect URI, as a clause in the user's words with what to do; undefined when nothing is. */
export function faultOf(text: string): string | undefined {
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):(.*)$/s.exec(text);
  // `localhost:8080/callback` reads as a scheme and a path, but a port is meant.
  if (!scheme || /^\d+(\/|$)/.test(scheme[2]!) || scheme[2] === '')
    return 'is not absolute: it must start with a scheme, such as https://. Write the whole address';
  const rest = scheme[2]!;
  const web = /^https?$/i.test(scheme[1]!);
  if (web && !/^\/\/[^/?#]/.test(rest)) return 'is not absolute: no host follows the scheme. Write the whole address';
  if (/[\s<>"\\^`{|}]/.test(text)) return 'holds a character that no URI may have. Write it with percent encoding';
  if (text.includes('*'))
    return 'holds a wildcard, but the address of a sign-in is compared with the registered ones as a whole. List each address, and put what varies into `state`';
  if (text.includes('#'))
    return 'has a fragment, which OAuth forbids and Genesys Cloud itself puts there. Remove it, and put data into `state`';
  if (/^\/\/[^/?#]*@/.test(rest))
    return 'has user info before the host, which hides the host that is really meant. Remove everything up to the @';
  if (web && !parse(text)) return 'names no valid host and port. Correct them';
  return undefined;
}

/** Whether a redirect URI goes over http to another machine. Loopback is decided on the host as a browser reads it. */
export function isInsecure(text: string): boolean {
  const url = /^http:\/\//i.test(text) ? parse(text) : undefined;
  return url !== undefined && !isLoopback(url.hostname);
}

/** `localhost`, 127.0.0.0/8 in any notation, and [::1] (RFC 8252, section 7.3). */
function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

function parse(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}
