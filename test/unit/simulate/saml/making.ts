/**
 * Makes keys, certificates and signed responses for the tests. What is signed is written in its canonical form by hand,
 * so nothing here shares code with what is tested.
 */
import { constants, createHash, createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { openDocument } from '../../../../server/src/document/open';
import { readSettings } from '../../../../server/src/settings/settings';
import type { SsoQuestion } from '../../../../server/src/simulate/saml/request';
import { type SsoTrace, simulateSso } from '../../../../server/src/simulate/saml/response';
import type { Simulation, Step } from '../../../../server/src/simulate/simulation';

export const noon = '2026-11-23T12:00:00Z';
export const issuer = 'https://idp.acme.example/saml';
export const acs = 'https://login.mypurecloud.de/saml';

const namespaces = {
  samlp: 'urn:oasis:names:tc:SAML:2.0:protocol',
  saml: 'urn:oasis:names:tc:SAML:2.0:assertion',
  ds: 'http://www.w3.org/2000/09/xmldsig#',
};

const der = (tag: number, ...parts: readonly Buffer[]): Buffer => {
  const content = Buffer.concat(parts);
  const size =
    content.length < 0x80
      ? [content.length]
      : content.length < 0x100
        ? [0x81, content.length]
        : [0x82, content.length >> 8, content.length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
};
const oid = (hex: string) => der(0x06, Buffer.from(hex, 'hex'));
const sha256WithRsa = der(0x30, oid('2a864886f70d01010b'), der(0x05));

export interface Party {
  readonly key: KeyObject;
  /** DER in base64. */
  readonly certificate: string;
}

/** A key pair with a certificate that it signs itself; days in the form 261231. */
export function makeParty(
  name: string,
  {
    from = '260101',
    to = '271231',
    bits = 2048,
    curve = '',
  }: { from?: string; to?: string; bits?: number; curve?: string } = {},
): Party {
  const { privateKey, publicKey } = curve
    ? generateKeyPairSync('ec', { namedCurve: curve })
    : generateKeyPairSync('rsa', { modulusLength: bits });
  const who = der(0x30, der(0x31, der(0x30, oid('550403'), der(0x0c, Buffer.from(name)))));
  const time = (day: string) => der(0x17, Buffer.from(`${day}000000Z`));
  const body = der(
    0x30,
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([name.length])),
    sha256WithRsa,
    who,
    der(0x30, time(from), time(to)),
    who,
    publicKey.export({ format: 'der', type: 'spki' }),
  );
  const signature = sign('sha256', body, privateKey);
  const certificate = der(0x30, body, sha256WithRsa, der(0x03, Buffer.from([0]), signature)).toString('base64');
  return { key: privateKey, certificate };
}

export const idp = makeParty('idp.acme.example');
export const attacker = makeParty('idp.acme.example');

export interface Person {
  readonly email?: string;
  readonly nameId?: string;
}

export interface Making {
  readonly party?: Party;
  /** Which elements are signed. */
  readonly signs?: readonly ('Response' | 'Assertion')[];
  readonly algorithm?: keyof typeof methods;
  readonly nameId?: string;
  readonly nameIdFormat?: string;
  readonly attributes?: string;
  readonly status?: string;
  readonly issuer?: string;
  readonly responseIssuer?: string;
  readonly destination?: string | undefined;
  readonly conditions?: string;
  readonly notBefore?: string;
  readonly notOnOrAfter?: string;
  readonly confirmation?: string;
  readonly recipient?: string;
  readonly request?: string | undefined;
  readonly statement?: string;
  readonly issued?: string;
  readonly id?: string;
  /** Changes the Assertion, or what is signed of it, before the signature is made. */
  readonly before?: (xml: string) => string;
  readonly transforms?: string;
  readonly keyInfo?: string;
}

export const attributeOf = (name: string, ...values: readonly string[]) =>
  `<saml:Attribute Name="${name}">${values.map((value) => `<saml:AttributeValue>${value}</saml:AttributeValue>`).join('')}</saml:Attribute>`;

export const usualTransforms =
  '<ds:Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"></ds:Transform><ds:Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"></ds:Transform>';

const methods = {
  sha256: ['http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', 'http://www.w3.org/2001/04/xmlenc#sha256', 'sha256'],
  sha512: ['http://www.w3.org/2001/04/xmldsig-more#rsa-sha512', 'http://www.w3.org/2001/04/xmlenc#sha512', 'sha512'],
  sha1: ['http://www.w3.org/2000/09/xmldsig#rsa-sha1', 'http://www.w3.org/2000/09/xmldsig#sha1', 'sha1'],
  ecdsa: ['http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256', 'http://www.w3.org/2001/04/xmlenc#sha256', 'sha256'],
  pss: ['http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1', 'http://www.w3.org/2001/04/xmlenc#sha256', 'sha256'],
  sha384: [
    'http://www.w3.org/2001/04/xmldsig-more#rsa-sha384',
    'http://www.w3.org/2001/04/xmldsig-more#sha384',
    'sha384',
  ],
  hmac: ['http://www.w3.org/2001/04/xmldsig-more#hmac-sha256', 'http://www.w3.org/2001/04/xmlenc#sha256', 'sha256'],
} as const;

/** A signature over canonical text, to be put behind its Issuer. */
export function signatureOver(
  canonical: string,
  id: string,
  { party = idp, algorithm = 'sha256', transforms = usualTransforms, keyInfo }: Making = {},
): string {
  const [method, digestMethod, hash] = methods[algorithm];
  const digest = createHash(hash).update(canonical).digest('base64');
  const info = `<ds:CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"></ds:CanonicalizationMethod><ds:SignatureMethod Algorithm="${method}"></ds:SignatureMethod><ds:Reference URI="${id === '' ? '' : `#${id}`}"><ds:Transforms>${transforms}</ds:Transforms><ds:DigestMethod Algorithm="${digestMethod}"></ds:DigestMethod><ds:DigestValue>${digest}</ds:DigestValue></ds:Reference></ds:SignedInfo>`;
  const signed = `<ds:SignedInfo xmlns:ds="${namespaces.ds}">${info}`;
  const pem = `-----BEGIN CERTIFICATE-----\n${idp.certificate}\n-----END CERTIFICATE-----\n`;
  const value =
    algorithm === 'hmac'
      ? createHmac('sha256', pem).update(signed).digest('base64')
      : sign(hash, Buffer.from(signed), {
          key: party.key,
          dsaEncoding: 'ieee-p1363',
          ...(algorithm === 'pss' ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 } : {}),
        }).toString('base64');
  const carried = keyInfo ?? party.certificate;
  return `<ds:Signature xmlns:ds="${namespaces.ds}"><ds:SignedInfo>${info}<ds:SignatureValue>${value}</ds:SignatureValue>${carried === '' ? '' : `<ds:KeyInfo><ds:X509Data><ds:X509Certificate>${carried}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>`}</ds:Signature>`;
}

/** An Assertion in its canonical form, without a signature. */
export function makeAssertion(making: Making = {}): string {
  const {
    nameId = 'ada@acme.example',
    nameIdFormat = 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
    attributes = attributeOf('email', 'ada@acme.example') + attributeOf('OrganizationName', 'acme-retail'),
    issued = '2026-11-23T11:59:58Z',
    notBefore = '2026-11-23T11:59:00Z',
    notOnOrAfter = '2026-11-23T12:05:00Z',
    recipient = acs,
    id = '_assertion',
  } = making;
  const request = 'request' in making ? making.request : '_request';
  const answered = request === undefined ? '' : ` InResponseTo="${request}"`;
  const confirmation =
    making.confirmation ??
    `<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData${answered} NotOnOrAfter="${notOnOrAfter}" Recipient="${recipient}"></saml:SubjectConfirmationData></saml:SubjectConfirmation>`;
  const conditions =
    making.conditions ?? `<saml:AudienceRestriction><saml:Audience>${acs}</saml:Audience></saml:AudienceRestriction>`;
  const statement =
    making.statement ??
    '<saml:AuthnStatement AuthnInstant="2026-11-23T11:59:50Z" SessionIndex="_session"><saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>';
  return `<saml:Assertion xmlns:saml="${namespaces.saml}" ID="${id}" IssueInstant="${issued}" Version="2.0"><saml:Issuer>${making.issuer ?? issuer}</saml:Issuer><saml:Subject><saml:NameID Format="${nameIdFormat}">${nameId}</saml:NameID>${confirmation}</saml:Subject><saml:Conditions NotBefore="${notBefore}" NotOnOrAfter="${notOnOrAfter}">${conditions}</saml:Conditions>${statement}${attributes === '' ? '' : `<saml:AttributeStatement>${attributes}</saml:AttributeStatement>`}</saml:Assertion>`;
}

/** Puts a signature behind the first Issuer. */
export function insertSignature(xml: string, signature: string): string {
  return xml.replace('</saml:Issuer>', () => `</saml:Issuer>${signature}`);
}

export function signedAssertion(making: Making = {}): string {
  const assertion = (making.before ?? ((xml: string) => xml))(makeAssertion(making));
  const id = making.id ?? '_assertion';
  return insertSignature(assertion, signatureOver(assertion, id, making));
}

/** A Response around Assertions, in its canonical form. */
export function wrapResponse(inner: string, making: Making = {}): string {
  const request = 'request' in making ? making.request : '_request';
  const destination = 'destination' in making ? making.destination : acs;
  const status = making.status ?? 'urn:oasis:names:tc:SAML:2.0:status:Success';
  return `<samlp:Response xmlns:samlp="${namespaces.samlp}"${destination === undefined ? '' : ` Destination="${destination}"`} ID="_response"${request === undefined ? '' : ` InResponseTo="${request}"`} IssueInstant="2026-11-23T11:59:59Z" Version="2.0"><saml:Issuer xmlns:saml="${namespaces.saml}">${making.responseIssuer ?? making.issuer ?? issuer}</saml:Issuer><samlp:Status><samlp:StatusCode Value="${status}"></samlp:StatusCode></samlp:Status>${inner}</samlp:Response>`;
}

/** A whole response; its Assertion is signed unless it is said otherwise. */
export function makeResponse(making: Making = {}): string {
  const signs = making.signs ?? ['Assertion'];
  const assertion = signs.includes('Assertion') ? signedAssertion(making) : makeAssertion(making);
  const response = wrapResponse(assertion, making);
  return signs.includes('Response')
    ? insertSignature(response, signatureOver(response, '_response', making))
    : response;
}

export const organization = (change: (text: string) => string = (text) => text, party: Party = idp) =>
  change(`version: 1
organization: { name: Acme Retail, shortName: acme-retail, region: eu-central-1 }
users:
  - email: ada@acme.example
    state: active
  - email: eve@acme.example
    state: inactive
identityProviders:
  - name: Acme
    type: generic
    enabled: true
    issuerUri: ${issuer}
    ssoUrl: https://idp.acme.example/sso
    certificates:
      - ${party.certificate}
`);

export interface Asking {
  readonly file?: string;
  readonly at?: string;
  readonly settings?: object;
  readonly question?: Partial<SsoQuestion>;
}

/** Judges a response, XML or bytes. */
export async function ask(
  response: string | Uint8Array,
  { file = organization(), at = noon, settings = {}, question = {} }: Asking = {},
): Promise<{ readonly simulation: Simulation; readonly trace: SsoTrace }> {
  const outcome = await simulateSso(
    {
      provider: 'Acme',
      response: typeof response === 'string' ? Buffer.from(response) : response,
      requestId: '_request',
      secondOpinion: true,
      ...question,
    },
    {
      document: openDocument(file),
      settings: readSettings([settings]).settings,
      now: Date.parse(at),
      file: () => ({ state: 'unreadable', reason: 'there is no such file' }),
    },
  );
  if (outcome.state !== 'judged') throw new Error('the provider is not found');
  return outcome;
}

export function stepOf({ steps }: Simulation, id: string): Step {
  const found = steps.find((step) => step.id === id);
  if (!found) throw new Error(`no step ${id}`);
  return found;
}

/** The steps that did not pass, as `id outcome`. */
export function troubles({ steps }: Simulation): readonly string[] {
  return steps.flatMap(({ id, outcome }) => (outcome === 'pass' || outcome === 'skip' ? [] : [`${id} ${outcome}`]));
}
