/** Whether the redirect URI is one of those that are registered, compared as a whole. */
import { onEntry, onKey, onValue } from '../../../rules/spots';
import { fail, type Judgement, pass, unknown } from '../../simulation';
import { shortened } from '../../whole';
import type { TokenRequest } from '../request';

/** The redirect URI must entirely match a registered one, path and query included (RFC 6749, section 3.1.2.3). */
export function judgeRedirectUri({ question, client }: TokenRequest): Judgement {
  const { redirectUris: list } = client;
  const { redirectUri: uri } = question;
  const registered = list?.items ?? [];
  const at = list ? onKey(list) : onEntry(client.entry);
  const expected = registered.length ? shortened(registered.map(({ value }) => value).join(' or ')) : undefined;
  if (uri === undefined)
    return fail('The request names no redirect URI, and the grant needs one.', {
      expected,
      at,
      resolution: 'Send the redirect URI that is registered for the client.',
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
  const near = registered.flatMap((leaf) => {
    const difference = differenceBetween(leaf.value, uri);
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

/** In what a redirect URI differs from a registered one, when that is little; a clause. */
function differenceBetween(registered: string, sent: string): string | undefined {
  const sameAfter = (change: (text: string) => string) => change(registered) === change(sent);
  if (sameAfter((text) => text.trim())) return 'it differs in blanks at its ends';
  if (sameAfter((text) => text.replace(/\/$/, ''))) return 'it differs in the `/` at its end';
  if (sameAfter((text) => text.toLowerCase())) return 'it differs in upper and lower case';
  if (sameAfter((text) => text.replace(/^https?:/i, ''))) return 'it differs in http and https';
  if (sameAfter((text) => text.replace(/#.*$/s, ''))) return 'it differs in its fragment';
  if (sameAfter((text) => text.replace(/[?#].*$/s, ''))) return 'it differs in its query';
  if (sameAfter((text) => text.replace(/^([a-z]+:\/\/[^/?#:]*):\d+/i, '$1'))) return 'it differs in its port';
  return undefined;
}
