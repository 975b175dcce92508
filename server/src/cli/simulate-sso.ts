import { simulateSso } from '../simulate/saml/response';
import { shortened } from '../simulate/whole';
import type { Arguments, Options } from './arguments';
import { readSaml } from './saml-file';
import { knowProvider, needed, simulateFileAsync, simulatingOptions } from './simulate';
import { UsageFault } from './usage';

export const options = {
  provider: { value: 'NAME', help: 'the identity provider that issued the response, by name' },
  response: { value: 'FILE', help: 'the SAML response: XML, base64, or the whole form post (SAMLResponse=…)' },
  flow: {
    value: 'FLOW',
    choices: ['sp', 'idp'],
    help: 'who began: sp (Genesys Cloud sent a request) or idp; by default the response decides',
  },
  'request-id': { value: 'ID', help: 'the ID of the request that was sent' },
  'relay-state': { value: 'TEXT', empty: true, help: 'the RelayState that was sent with the request' },
  acs: { value: 'URL', help: 'where responses are sent; by default https://login.DOMAIN/saml of the region' },
  ...simulatingOptions,
} as const satisfies Options;

/** `simulate sso FILE`: whether a SAML response is accepted. Whatever the response holds is judged. */
export async function run(args: Arguments): Promise<number> {
  const { values } = args;
  const provider = needed(values, 'provider', 'NAME');
  const path = needed(values, 'response', 'response.xml');
  const response = readSaml(path);
  return simulateFileAsync(args, 'simulate sso', async (surroundings) => {
    knowProvider(provider, surroundings);
    const outcome = await simulateSso(
      {
        provider,
        response,
        flow: values.flow as 'sp' | 'idp' | undefined,
        requestId: values['request-id'],
        relayState: values['relay-state'],
        acs: values.acs,
        secondOpinion: true,
      },
      surroundings,
    );
    // Its name was found a moment ago.
    if (outcome.state !== 'judged') throw new UsageFault(`there is no identity provider ${provider}`);
    return { question: `${shortened(path)} from ${shortened(provider)}`, simulation: outcome.simulation };
  });
}
