import type { OauthClient } from '../../organization/model.generated';
import { callClient, ignores } from '../../rules/oauth/client';
import { faultOf, isInsecure } from '../../rules/oauth/redirect-uri';
import { lies, readAddress, readRange } from '../oauth/addresses';
import { shortened, type Whole } from '../whole';
import { addTexts, offer, type StepFix, setWord } from './fix';
import { alsoIn, dependsOn, say } from './touches';

const clientPage = 'Admin → Integrations → OAuth';

/** Sets the state of a client to active. */
export function enable(step: string, client: OauthClient, whole: Whole): readonly StepFix[] {
  const { state } = client;
  if (state ? state.value === 'active' : !client.has('state')) return [];
  return offer(
    `${step}/enable`,
    `Enable ${callClient(client)}: set state: active`,
    setWord(client, 'state', state, 'active'),
    [
      state?.value === 'disabled'
        ? say('Tokens that it was given before are good again until they expire.')
        : undefined,
      dependsOn(client, whole),
      alsoIn(clientPage),
    ],
  );
}

/** Adds the address from which the call came to the allow list. */
export function allowAddress(client: OauthClient, ip: string | undefined): readonly StepFix[] {
  const { allowedIpRanges: list } = client;
  const address = ip === undefined ? undefined : readAddress(ip);
  // Without a list every address may come; with one address in it, no other.
  if (ip === undefined || !address || !list?.node.items.length) return [];
  const covered = list.items.some(({ value }) => {
    const range = readRange(value);
    return range !== undefined && lies(address, range);
  });
  if (covered) return [];
  return offer(
    'ip-allow-list/add',
    `Allow ${ip.trim()} to ask for tokens of ${callClient(client)}`,
    addTexts(client, 'allowedIpRanges', list, [ip.trim()]),
    [say('Whoever calls from there with the secret of the client gets its tokens; no other client is touched.')],
  );
}

/** Registers exactly the redirect URI of the request, when it is one that the rules have nothing against. */
export function registerRedirectUri(client: OauthClient, uri: string | undefined): readonly StepFix[] {
  const { redirectUris: list } = client;
  if (uri === undefined || faultOf(uri) || isInsecure(uri) || ignores(client, 'redirectUris')) return [];
  if (list?.items.some(({ value }) => value === uri)) return [];
  return offer(
    'redirect-uri/register',
    `Register ${shortened(uri)} for ${callClient(client)}`,
    addTexts(client, 'redirectUris', list, [uri]),
    [
      say('Genesys Cloud then sends people who sign in to this address, with a code or a token: it must be yours.'),
      alsoIn(clientPage),
    ],
  );
}
