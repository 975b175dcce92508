/** Whether the redirect URI is one of those that are registered, compared as a whole. */
import { onKey, onValue, onWritten } from '../../../rules/spots';
import { fail, type Judgement, pass, unknown } from '../../simulation';
import { shortened } from '../../whole';
import type { TokenRequest } from '../request';

/** The redirect URI must entirely match a registered one, path and query included (RFC 6749, section 3.1.2.3). */
export function judgeRedirectUri({ question, client }: TokenRequest): Judgement {
  const { redirectUris: list } = client;
  const { redirectUri: uri } = question;
  const registered = list?.items ?? [];
  const at = list ? onKey(list) : onWritten(client, 'redirectUris');
  const expected = registered.length ? shortened(registered.map(({ value }) => value).join(' or ')) : undefined;
  if (uri === undefined)
    return fail('The request names no redirect URI, and the grant needs one.', {
      expected,
      at,
      resolution: expected
        ? 'Send the redirect URI that is registered for the client.'
        : 'Register a redirect URI for the client (`redirectUris`), and send it.',
    });
  const found = shortened(uri);
  const same = registered.find(({ value }) => value === uri);
  if (same)
    return pass('The redirect URI is registered, character by character.', { expected, found, at: onValue(same) });
  if (list ? registered.length < list.node.items.length : client.has('redirectUris'))
    return unknown('The redirect URI is not among the registered ones that can be read, and not all of them can be.', {
      expected,
      found,
      at,
      resolution: 'Correct the list of redirect URIs.',
    });
  const differenceFrom = differencesFrom(uri);
  const near = registered.flatMap((leaf) => {
    const difference = differenceFrom(leaf.value);
    return difference ? [{ leaf, difference }] : [];
  })[0];
  return fail(
    `The redirect URI is not registered for the client${near ? `: ${near.difference}` : ''}. Genesys Cloud shows an error page and sends nobody on (RFC 6749, section 4.1.2.1).`,
    {
      expected,
      found,
      at: near ? onValue(near.leaf) : at,
      resolution:
        'Send exactly the registered redirect URI and put what varies into `state`, or register this one for the client.',
    },
  );
}

/** What two redirect URIs may differ in though they look the same: what is taken away for it, and how it is said. */
const differences: readonly (readonly [clause: string, take: (text: string) => string])[] = [
  ['it differs in blanks at its ends', (text) => text.trim()],
  ['it differs in the `/` at its end', (text) => text.replace(/\/$/, '')],
  ['it differs in upper and lower case', (text) => text.toLowerCase()],
  ['it differs in http and https', (text) => text.replace(/^https?:/i, '')],
  ['it differs in its fragment', (text) => text.replace(/#.*$/s, '')],
  ['it differs in its query', (text) => text.replace(/[?#].*$/s, '')],
  ['it differs in its port', (text) => text.replace(/^([a-z]+:\/\/[^/?#:]*):\d+/i, '$1')],
];

/** In what the URI that was sent differs from a registered one, when that is little; a clause, or nothing. */
function differencesFrom(sent: string): (registered: string) => string | undefined {
  const bare = differences.map(([, take]) => take(sent));
  return (registered) => differences.find(([, take], index) => take(registered) === bare[index])?.[0];
}
