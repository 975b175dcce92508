import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { JudgedAssertion, PresentedAssertion } from '../simulate/oauth/judge-assertion';
import type { GrantId, TokenQuestion } from '../simulate/oauth/request';
import { simulateToken } from '../simulate/oauth/token';
import { shortened } from '../simulate/whole';
import { reasonOf, tooLarge } from '../workspace/faults';
import type { Arguments, Options } from './arguments';
import {
  clientOption,
  knowProvider,
  needed,
  type Surroundings,
  simulateFileAsync,
  simulatingOptions,
} from './simulate';
import { UsageFault } from './usage';

const grants: readonly GrantId[] = [
  'client-credentials',
  'authorization-code',
  'implicit',
  'saml2-bearer',
  'refresh-token',
];

export const options = {
  client: clientOption,
  grant: { value: 'GRANT', choices: grants, help: `${grants.join(', ')}; by default the client’s own` },
  secret: { value: 'SECRET', empty: true, help: 'the secret that is presented; by default the right one' },
  scope: { value: 'SCOPE', many: true, help: 'a scope that is asked for; may be given several times' },
  'redirect-uri': { value: 'URI', empty: true, help: 'the redirect URI that is sent' },
  'code-challenge': {
    value: 'TEXT',
    empty: true,
    help: 'PKCE: the challenge with which the code was asked for (S256)',
  },
  'code-verifier': { value: 'TEXT', empty: true, help: 'PKCE: the verifier with which the code is exchanged' },
  ip: { value: 'ADDRESS', empty: true, help: 'the address that the call comes from' },
  assertion: { value: 'FILE', help: 'SAML2 Bearer: the assertion, or the SAML response (XML or base64)' },
  provider: { value: 'NAME', help: 'SAML2 Bearer: the identity provider that issued it' },
  ...simulatingOptions,
} as const satisfies Options;

/** `simulate token FILE`: whether a token is issued. */
export function run(args: Arguments): Promise<number> {
  const { values, lists } = args;
  const client = needed(values, 'client', 'NAME');
  const grant = values.grant as GrantId | undefined;
  const content = values.assertion === undefined ? undefined : readAssertion(values.assertion);
  return simulateFileAsync(args, 'simulate token', async (surroundings) => {
    const provider = values.provider;
    if (provider !== undefined) knowProvider(provider, surroundings);
    const question: TokenQuestion = {
      client,
      grant,
      secret: values.secret,
      scopes: (lists.scope ?? []).flatMap((scope) => scope.split(/[\s,]+/).filter(Boolean)),
      redirectUri: values['redirect-uri'],
      codeChallenge: values['code-challenge'],
      codeVerifier: values['code-verifier'],
      ip: values.ip,
      assertion: content === undefined ? undefined : await judged({ content, provider }, client, surroundings),
    };
    return {
      question: `a token for ${shortened(client)}${grant ? ` by ${grant}` : ''}`,
      simulation: simulateToken(question, surroundings),
    };
  });
}

/** The checks of assertions are loaded where there is one. */
async function judged(
  assertion: PresentedAssertion,
  client: string,
  surroundings: Surroundings,
): Promise<JudgedAssertion> {
  const { judgeAssertion } =
    require('../simulate/oauth/judge-assertion') as typeof import('../simulate/oauth/judge-assertion');
  return judgeAssertion(assertion, client, surroundings);
}

/** An assertion has a few kilobytes. */
const largest = 2_000_000;

function readAssertion(path: string): string {
  const fault = (reason: string) => new UsageFault(`${path}: ${reason}`);
  const file = resolve(process.cwd(), path);
  let bytes: Buffer;
  try {
    const stats = statSync(file);
    if (!stats.isFile()) throw fault('it is no file');
    if (stats.size > largest) throw fault(tooLarge(stats.size, largest));
    bytes = readFileSync(file);
  } catch (error) {
    throw error instanceof UsageFault ? error : fault(reasonOf(error));
  }
  return bytes.toString('utf8');
}
