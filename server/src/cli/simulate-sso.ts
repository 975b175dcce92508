import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { resolve } from 'node:path';
import { mostBytes } from '../simulate/saml/form';
import { simulateSso } from '../simulate/saml/response';
import { shortened } from '../simulate/whole';
import { reasonOf } from '../workspace/faults';
import type { Arguments, Options } from './arguments';
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
  const response = readResponse(path);
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

/** The response, or of a file that is larger than any response enough to see that. */
function readResponse(path: string): Uint8Array {
  const fault = (reason: string) => new UsageFault(`${path}: ${reason}`);
  let file: number | undefined;
  try {
    file = openSync(resolve(process.cwd(), path), 'r');
    const stats = fstatSync(file);
    if (!stats.isFile())
      throw fault(stats.isDirectory() ? 'it is a folder, not a file' : 'it is a device or a pipe, not a file');
    const bytes = Buffer.alloc(Math.min(stats.size, mostBytes + 1));
    return bytes.subarray(0, readSync(file, bytes));
  } catch (error) {
    throw error instanceof UsageFault ? error : fault(reasonOf(error));
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
