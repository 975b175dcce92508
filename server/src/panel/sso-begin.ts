/** How the sign-in begins: the request, decoded, and the address with which the browser carries it. */
import type { IdentityProvider } from '../organization/model.generated';
import { beginSignIn } from '../sign-in/begin';
import { scanXml } from '../simulate/saml/xml/scan';
import type { Whole } from '../simulate/whole';
import type { SsoCircumstances } from './sso-circumstances';
import type { SsoAsked } from './sso-inputs';
import { layOut } from './sso-xml';
import type { XmlDocument } from './view';
import { line } from './wire';

export interface BegunSignIn {
  /** Where the browser is sent. */
  readonly host: string;
  readonly id: string;
  readonly documents: readonly XmlDocument[];
}

const redirectBinding = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect';

/** The beginning; undefined where nobody knows where the provider signs people in. */
export async function showBeginning(
  id: string,
  provider: IdentityProvider,
  { facts, now }: SsoAsked,
  whole: Whole,
  { material }: SsoCircumstances,
): Promise<BegunSignIn | undefined> {
  const offered = facts.metadata.state === 'read' ? facts.metadata.entity.singleSignOn : [];
  const ssoUrl = (offered.find(({ binding }) => binding === redirectBinding) ?? offered[0])?.location;
  const begun = await beginSignIn({
    organization: whole.organization(),
    provider,
    ssoUrl,
    id,
    now,
    key: material.keys.own,
  });
  if (!begun) return undefined;
  const { xml, redirect } = begun;
  const scanned = scanXml(xml);
  const { lines, more } = layOut(xml, 'root' in scanned ? { elements: scanned.elements } : {});
  const url = provider.ssoUrl?.value.trim() || ssoUrl || '';
  return {
    host: URL.canParse(url) ? new URL(url).host : url.slice(0, 100),
    id,
    documents: [
      { id: 'authn-request', title: 'AuthnRequest', lines, ...(more ? { more } : {}) },
      {
        id: 'redirect',
        title: 'Its address',
        lines: addressLines(redirect.url),
        legend: [
          ...redirect.explanation,
          ...(redirect.signed === undefined
            ? []
            : ['Signed with a key that was made for this run: the one of Genesys Cloud is not here.']),
        ],
      },
    ],
  };
}

/** An address, each of its parameters on a line. */
function addressLines(url: string): XmlDocument['lines'] {
  const mark = url.indexOf('?');
  const base = mark < 0 ? url : url.slice(0, mark);
  const parameters = mark < 0 ? [] : url.slice(mark + 1).split('&');
  return [
    { number: 1, ...line([{ text: base }]) },
    ...parameters.map((parameter, index) => {
      const equals = parameter.indexOf('=');
      const name = equals < 0 ? parameter : parameter.slice(0, equals + 1);
      const value = equals < 0 ? '' : parameter.slice(equals + 1);
      return {
        number: index + 2,
        ...line([{ text: index ? '&' : '?' }, { text: name, style: 'name' }, { text: value, style: 'string' }]),
      };
    }),
  ];
}
