import { readProvider } from '../rules/sso/provider';
import type { Found } from '../sign-in/judge-message';
import { judgePost } from '../sign-in/judge-post';
import { judgeRedirect } from '../sign-in/judge-redirect';
import { textIn } from '../sign-in/query';
import { readServiceProvider } from '../sign-in/service-provider';
import { mostBytes } from '../simulate/saml/form';
import { isoOf, type Simulation } from '../simulate/simulation';
import { readWhole, shortened } from '../simulate/whole';
import type { Arguments, Options } from './arguments';
import { readSaml } from './saml-file';
import { knowProvider, needed, type Surroundings, simulateFileAsync, simulatingOptions } from './simulate';
import { UsageFault } from './usage';

export const options = {
  provider: { value: 'NAME', help: 'the identity provider that sent the message, by name' },
  message: {
    value: 'FILE',
    help: 'the LogoutRequest or LogoutResponse: the address it came in, or what was posted (XML, base64, or the form)',
  },
  'request-id': { value: 'ID', help: 'the ID of the LogoutRequest that was sent, which a response has to answer' },
  ...simulatingOptions,
} as const satisfies Options;

/** `simulate logout FILE`: whether a message of Single Logout is accepted. Whatever it holds is judged. */
export async function run(args: Arguments): Promise<number> {
  const { values } = args;
  const provider = needed(values, 'provider', 'NAME');
  const path = needed(values, 'message', 'logout.xml');
  const message = readSaml(path);
  return simulateFileAsync(args, 'simulate logout', async (surroundings) => {
    knowProvider(provider, surroundings);
    const question = `${shortened(path)} from ${shortened(provider)}`;
    return { question, simulation: await judge(provider, message, values['request-id'], surroundings) };
  });
}

async function judge(
  name: string,
  message: Uint8Array,
  requestId: string | undefined,
  { document, settings, now, file }: Surroundings,
): Promise<Simulation> {
  const whole = readWhole(document);
  const [provider] = whole.named('identityProviders', name);
  // Its name was found a moment ago.
  if (!provider) throw new UsageFault(`there is no identity provider ${name}`);
  const facts = readProvider(provider, { file, once: (_, make) => make() });
  const entityId = facts.metadata.state === 'read' ? facts.metadata.entity.entityId : undefined;
  const question = {
    certificates: facts.certificates.map(({ certificate }) => certificate),
    issuer: provider.issuerUri?.value.trim() || entityId || undefined,
    destination: readServiceProvider(whole.organization(), provider).singleLogoutService,
    requestId,
    now,
    allowSha1: settings.ssoAllowSha1,
    allowWeakKeys: settings.ssoAllowWeakKeys,
  };
  const address = addressIn(message);
  const { verdict, steps } =
    address === undefined
      ? await judgePost({ ...question, posted: message })
      : await judgeRedirect({ ...question, address, mustBeSigned: true, logoutOnly: true });
  return {
    version: 1,
    at: isoOf(now),
    verdict,
    steps: steps.map((step) => ({ ...step, confidence: confidenceOf(step) })),
  };
}

/** What SAML says is certain; how strictly Genesys Cloud goes by it is documented nowhere. */
function confidenceOf({ outcome }: Found): 'confirmed' | 'inferred' {
  return outcome === 'pass' || outcome === 'skip' ? 'confirmed' : 'inferred';
}

/** The address of the HTTP-Redirect binding, where the file holds one: it has a query, and mostly a signature there. */
function addressIn(bytes: Uint8Array): string | undefined {
  // What was not read to its end is no address.
  if (bytes.length > mostBytes) return undefined;
  const given = textIn(bytes);
  // The first line of a request as tools copy it, or an address that a mail has broken into lines.
  const text = /^GET (\S+)/.exec(given)?.[1] ?? (/^https?:/.test(given) ? given.replace(/[\r\n]+/g, '') : given);
  const query = /(?:^|[?&])SAML(?:Request|Response)=/.test(text);
  return query && /^https?:\/\/|^\?|[?&](?:SigAlg|Signature)=/.test(text) && !/\s/.test(text) ? text : undefined;
}
