/**
 * Makes the self-signed certificates of test/fixtures/certificates, the metadata of test/fixtures/metadata, and the
 * certificates in the examples of the rules: `npx tsx tools/make-certificates.ts`. A developer's step, not part of a build:
 * each run makes new keys, so fingerprints change and the output is committed. The keys are thrown away, save one that
 * is a test of its own and says so.
 */
import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  base64Lines,
  type CertificateSignature,
  writeCertificate,
  writeName,
  writePem,
  writePublicKey,
  writeSigned,
} from '../server/src/certificates/write';
import { integer, oid, sequence, set, tagged } from '../server/src/certificates/write-der';

const folder = join(__dirname, '..', 'test', 'fixtures', 'certificates');

const rsa = (modulusLength: number) => generateKeyPairSync('rsa', { modulusLength }).privateKey;
const ec = () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;

let serial = 0x1000;

interface Wanted {
  readonly key?: KeyObject;
  readonly signature?: CertificateSignature;
  readonly subject?: string;
  readonly from: string;
  readonly to: string;
}

function certificate({
  key = rsa(2048),
  signature = 'rsa-sha256',
  subject = 'idp.acme.example',
  from,
  to,
}: Wanted): Buffer {
  return writeCertificate({
    subject: { organization: 'Acme Retail', commonName: subject },
    serial: (serial++).toString(16),
    notBefore: Date.parse(from),
    notAfter: Date.parse(to),
    key,
    signature,
  });
}

function request(): Buffer {
  const key = ec();
  const body = sequence(integer('0'), writeName({ commonName: 'idp.acme.example' }), writePublicKey(key), tagged(0));
  return writeSigned(body, key, 'ecdsa-sha256');
}

/** A degenerate PKCS#7 SignedData: certificates and no signature (RFC 2315 section 9). */
function bundle(der: Uint8Array): Buffer {
  const data = sequence(oid('1.2.840.113549.1.7.1'));
  return sequence(oid('1.2.840.113549.1.7.2'), tagged(0, sequence(integer('1'), set(), data, tagged(0, der), set())));
}

const start = '2020-01-01T00:00:00Z';
const end = '2125-01-01T00:00:00Z';
const valid = certificate({ from: start, to: end });
const other = certificate({ subject: 'idp-next.acme.example', from: start, to: end });

const files = {
  'valid.pem': writePem(valid),
  'valid-crlf.pem': writePem(valid).replaceAll('\n', '\r\n'),
  'valid-bag-attributes.pem': `\ufeffBag Attributes\n    friendlyName: idp\nsubject=O = Acme Retail, CN = idp.acme.example\n\n${writePem(valid)}`,
  'valid.der': valid,
  'valid.base64': base64Lines(valid),
  'valid-one-line.base64': valid.toString('base64'),
  'valid-other.pem': writePem(other),
  'two-valid.pem': writePem(valid) + writePem(other),
  'ec.pem': writePem(certificate({ key: ec(), signature: 'ecdsa-sha256', from: start, to: end })),
  'ed25519.pem': writePem(
    certificate({ key: generateKeyPairSync('ed25519').privateKey, signature: 'ed25519', from: start, to: end }),
  ),
  'rsa-pss.pem': writePem(certificate({ signature: 'rsa-pss', from: start, to: end })),
  'expired-2025-06-01.pem': writePem(
    certificate({ subject: 'idp-2025.acme.example', from: start, to: '2025-06-01T00:00:00Z' }),
  ),
  'expires-2027-01-01.pem': writePem(
    certificate({ subject: 'idp-2027.acme.example', from: start, to: '2027-01-01T00:00:00Z' }),
  ),
  'starts-2040-01-01.pem': writePem(
    certificate({ subject: 'idp-2040.acme.example', from: '2040-01-01T00:00:00Z', to: end }),
  ),
  'weak-rsa-1024.pem': writePem(certificate({ key: rsa(1024), from: start, to: end })),
  'weak-sha1.pem': writePem(certificate({ signature: 'rsa-sha1', from: start, to: end })),
  'weak-md5.pem': writePem(certificate({ signature: 'rsa-md5', from: start, to: end })),
  'truncated.pem': writePem(valid).slice(0, 700),
  'damaged.pem': writePem(valid).replace(/\n([A-Za-z0-9+/]{4})/, '\n*$1'),
  'public-key.pem': createPublicKey(ec()).export({ type: 'spki', format: 'pem' }),
  'request.pem': writePem(request(), 'CERTIFICATE REQUEST'),
  'bundle.p7b': bundle(valid),
  'THROWAWAY-TEST-KEY.pem': `This key was made by tools/make-certificates.ts for the tests of private keys. It opens nothing.\n${ec().export({ type: 'pkcs8', format: 'pem' })}`,
};

/** The certificates of the examples in the rules: elliptic curves, because they are short. */
const small = (subject: string, from: string, to: string, signature: CertificateSignature = 'ecdsa-sha256') =>
  writePem(certificate({ key: ec(), signature, subject, from, to }));
const examples = {
  valid: small('idp.acme.example', start, end),
  other: small('idp-next.acme.example', start, end),
  endedIn2025: small('idp-2025.acme.example', start, '2025-06-01T00:00:00Z'),
  endsIn2027: small('idp-2027.acme.example', start, '2027-01-01T00:00:00Z'),
  startsIn2040: small('idp-2040.acme.example', '2040-01-01T00:00:00Z', end),
  weak: small('idp-weak.acme.example', start, end, 'ecdsa-sha1'),
  throwawayTestKey: ec().export({ type: 'pkcs8', format: 'pem' }),
};
const source = `/**
 * Certificates for the examples of the rules, self-signed, made by tools/make-certificates.ts. \`throwawayTestKey\` is a
 * key that opens nothing. All are valid from 2020 to 2125 unless their name says otherwise; \`weak\` is signed with SHA-1.
 */
export const exampleCertificates = {
${Object.entries(examples)
  .map(([key, value]) => `  ${key}: \`${value}\`,`)
  .join('\n')}
} as const;
`;

const plain = (text: string) => text.replace(/-----[A-Z ]+-----|\s/g, '');
const md = 'xmlns="urn:oasis:names:tc:SAML:2.0:metadata"';
const saml2 = 'protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"';
const binding = (name: string) => `Binding="urn:oasis:names:tc:SAML:2.0:bindings:${name}"`;
const key = (certificateText: string, use = 'signing') =>
  `    <KeyDescriptor use="${use}"><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data><X509Certificate>
${plain(certificateText)}
    </X509Certificate></X509Data></KeyInfo></KeyDescriptor>
`;
const provider = (id: string, keys: readonly string[]) => `<EntityDescriptor ${md} entityID="${id}">
  <IDPSSODescriptor ${saml2}>
${keys.join('')}    <SingleLogoutService ${binding('HTTP-Redirect')} Location="${id}/slo"/>
    <NameIDFormat>urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress</NameIDFormat>
    <SingleSignOnService ${binding('HTTP-POST')} Location="${id}/sso/post"/>
    <SingleSignOnService ${binding('HTTP-Redirect')} Location="${id}/sso"/>
  </IDPSSODescriptor>
</EntityDescriptor>
`;
const application = `<EntityDescriptor ${md} entityID="https://app.acme.example"><SPSSODescriptor ${saml2}/></EntityDescriptor>\n`;
const group = (...entities: readonly string[]) =>
  `<EntitiesDescriptor ${md}>\n${entities.join('')}</EntitiesDescriptor>\n`;
const acme = 'https://idp.acme.example';
const idp = provider(acme, [key(files['valid.pem'])]);
const wsFederation = 'http://docs.oasis-open.org/wsfed/federation/200706';
const six = Array.from({ length: 6 }, (_, i) => small(`idp-${i + 1}.acme.example`, start, end));
const metadata = {
  'idp.xml': idp,
  'idp-bom-crlf.xml': `\ufeff<?xml version="1.0" encoding="utf-8"?>\n${idp}`.replaceAll('\n', '\r\n'),
  'idp-rotating.xml': provider(acme, [key(files['expired-2025-06-01.pem']), key(files['valid.pem'])]),
  'idp-expired.xml': provider(acme, [key(files['expired-2025-06-01.pem']), key(files['valid.pem'], 'encryption')]),
  'idp-ends-2027-01-01.xml': provider(acme, [key(files['expires-2027-01-01.pem'])]),
  'idp-weak.xml': provider(acme, [key(files['weak-rsa-1024.pem'])]),
  'idp-damaged.xml': provider(acme, [key('bm90IGEgY2VydGlmaWNhdGU=')]),
  'idp-without-certificate.xml': provider(acme, []),
  'idp-six-certificates.xml': provider(
    acme,
    [...six, ...six.slice(0, 1)].map((one) => key(one)),
  ),
  'idp-without-services.xml': `<EntityDescriptor ${md} entityID="${acme}"><IDPSSODescriptor ${saml2}>${key(files['valid.pem'])}</IDPSSODescriptor></EntityDescriptor>\n`,
  'valid-until-2026-11-23.xml': idp.replace(' entityID', ' validUntil="2026-11-23T12:00:00Z" entityID'),
  'aggregate-one.xml': group(application, idp),
  'aggregate-two.xml': group(application, idp, provider('https://idp2.acme.example', [key(files['valid-other.pem'])])),
  'application.xml': application,
  'ws-federation.xml': `<EntityDescriptor ${md} entityID="${acme}"><RoleDescriptor xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:fed="${wsFederation}" xsi:type="fed:SecurityTokenServiceType" protocolSupportEnumeration="${wsFederation}"/></EntityDescriptor>\n`,
  'saml-1.1.xml': idp.replace('SAML:2.0:protocol', 'SAML:1.1:protocol'),
  'openid-configuration.json':
    '{ "issuer": "https://idp.acme.example", "authorization_endpoint": "https://idp.acme.example/authorize" }\n',
  'error-page.html': '<!DOCTYPE html>\n<html><head><meta charset="utf-8"></head><body><p>Not found</body></html>\n',
  'truncated.xml': idp.slice(0, 500),
  'document-type.xml': `<!DOCTYPE EntityDescriptor [<!ENTITY secret SYSTEM "file:///etc/hostname">]>\n${idp}`,
};

const metadataFolder = join(folder, '..', 'metadata');
mkdirSync(metadataFolder, { recursive: true });
for (const [file, content] of Object.entries(metadata)) writeFileSync(join(metadataFolder, file), content);
mkdirSync(folder, { recursive: true });
for (const [file, content] of Object.entries(files)) writeFileSync(join(folder, file), content);
const target = join(folder, '..', '..', '..', 'server', 'src', 'rules', 'sso', 'example-certificates.ts');
mkdirSync(dirname(target), { recursive: true });
writeFileSync(target, source);
console.log(
  `wrote ${Object.keys(files).length} files to ${folder}, ${Object.keys(metadata).length} to ${metadataFolder}, and ${target}`,
);
