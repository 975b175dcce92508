/** Whose response it is: the identity provider whose issuer it names. Nothing of it is verified yet. */
import type { IdentityProvider } from '../organization/model.generated';
import { readProvider } from '../rules/sso/provider';
import { unpack } from '../simulate/saml/form';
import { readMessage } from '../simulate/saml/message';
import { saml } from '../simulate/saml/names';
import { readCharacters } from '../simulate/saml/xml/characters';
import { childNamed, textOf } from '../simulate/saml/xml/element';
import { scanXml } from '../simulate/saml/xml/scan';
import { quoted, type Whole } from '../simulate/whole';
import type { SsoCircumstances } from './sso-circumstances';
import { providerNames } from './sso-inputs';

/** The provider that a response is judged for, or why none is taken, each with a sentence for the user. */
export type Chosen =
  | { readonly name: string; readonly because: string }
  | { readonly name?: undefined; readonly because: string };

/** Chooses the provider of a response. Never throws, whatever the response and the file hold. */
export async function chooseProvider(
  response: string,
  whole: Whole,
  file: SsoCircumstances['file'],
): Promise<Chosen | undefined> {
  const names = providerNames(whole);
  const [only, ...others] = names;
  if (only === undefined) return undefined;
  if (!others.length) return { name: only, because: 'The only identity provider of the file.' };
  const issuer = await issuerOf(response);
  if (issuer === undefined) return { because: 'The response names no issuer. Choose the provider that it is from.' };
  const [found, another] = providersOf(issuer, whole, file);
  if (another !== undefined)
    return { because: `Several providers have the issuer ${quoted(issuer)} of the response. Choose one.` };
  if (found === undefined)
    return {
      because: `No provider of the file has the issuer ${quoted(issuer)} of the response. Choose the one that it is meant to be from.`,
    };
  return { name: found, because: 'Chosen because the response names its issuer.' };
}

/** Names of the providers with an issuer, in the file or in their metadata. */
function providersOf(issuer: string, whole: Whole, file: SsoCircumstances['file']): readonly string[] {
  const found = whole
    .all('identityProviders')
    .slice(0, mostProviders)
    .flatMap((provider) => (issuersOf(provider, file).includes(issuer) ? (provider.name?.value ?? []) : []));
  return [...new Set(found)];
}

/** Genesys Cloud allows fewer. */
const mostProviders = 100;

function issuersOf(provider: IdentityProvider, file: SsoCircumstances['file']): readonly string[] {
  const own = provider.issuerUri?.value.trim();
  if (own) return [own];
  const { metadata } = readProvider(provider, { file, once: (_, make) => make() });
  return metadata.state === 'read' && metadata.entity.entityId ? [metadata.entity.entityId] : [];
}

/** The issuer as the response has it: of its assertion, else of the response. */
async function issuerOf(response: string): Promise<string | undefined> {
  const { xml } = await unpack(Buffer.from(response, 'utf8'));
  const read = xml && readCharacters(xml);
  if (!read || !('text' in read)) return undefined;
  const scanned = scanXml(read.text);
  if (!('root' in scanned)) return undefined;
  const { root, elements } = scanned;
  const [assertion] = readMessage(root, elements, true).assertions;
  const issuer = (assertion && childNamed(assertion, saml('Issuer'))) ?? childNamed(root, saml('Issuer'));
  return issuer && (textOf(issuer).trim() || undefined);
}
