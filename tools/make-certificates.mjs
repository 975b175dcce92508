/**
 * Makes the self-signed certificates of test/fixtures/certificates, the metadata of test/fixtures/metadata, and the
 * certificates in the examples of the rules: `node tools/make-certificates.mjs`. A developer's step, not part of a build:
 * each run makes new keys, so fingerprints change and the output is committed. The keys are thrown away, save one that
 * is a test of its own and says so.
 *
 * node:crypto makes keys and signatures but no certificates, so the few DER structures of RFC 5280 are written here.
 */
import { constants, generateKeyPairSync, sign } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = join(dirname(fileURLToPath(import.meta.url)), '..', 'test', 'fixtures', 'certificates');

const element = (tag, ...parts) => {
  const content = Buffer.concat(parts);
  const size = [];
  for (let rest = content.length; rest > 0; rest = Math.floor(rest / 256)) size.unshift(rest % 256);
  const length = content.length < 0x80 ? [content.length] : [0x80 | size.length, ...size];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
};
const sequence = (...parts) => element(0x30, ...parts);
const set = (...parts) => element(0x31, ...parts);
const integer = (hex) => element(0x02, Buffer.from(hex, 'hex'));
const bits = (bytes) => element(0x03, Buffer.from([0]), bytes);
const tagged = (number, ...parts) => element(0xa0 | number, ...parts);
const none = element(0x05);
const oid = (dotted) => {
  const [first, second, ...rest] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second];
  for (const arc of rest) {
    const digits = [arc % 128];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128)) digits.unshift(0x80 | (left % 128));
    bytes.push(...digits);
  }
  return element(0x06, Buffer.from(bytes));
};
const text = (value) => element(0x0c, Buffer.from(value, 'utf8'));
/** UTCTime up to 2049, GeneralizedTime from 2050 on (RFC 5280 section 4.1.2.5). */
const time = (iso) => {
  const digits = `${iso.replace(/[-:T]|\.\d+/g, '')}`;
  return Number(iso.slice(0, 4)) < 2050
    ? element(0x17, Buffer.from(digits.slice(2)))
    : element(0x18, Buffer.from(digits));
};
const name = (parts) => sequence(...parts.map(([type, value]) => set(sequence(oid(type), text(value)))));

const algorithms = {
  sha256: { identifier: sequence(oid('1.2.840.113549.1.1.11'), none), hash: 'sha256' },
  sha1: { identifier: sequence(oid('1.2.840.113549.1.1.5'), none), hash: 'sha1' },
  md5: { identifier: sequence(oid('1.2.840.113549.1.1.4'), none), hash: 'md5' },
  ecdsa: { identifier: sequence(oid('1.2.840.10045.4.3.2')), hash: 'sha256' },
  ecdsaSha1: { identifier: sequence(oid('1.2.840.10045.4.1')), hash: 'sha1' },
  ed25519: { identifier: sequence(oid('1.3.101.112')), hash: null },
  pss: {
    identifier: sequence(
      oid('1.2.840.113549.1.1.10'),
      sequence(
        tagged(0, sequence(oid('2.16.840.1.101.3.4.2.1'), none)),
        tagged(1, sequence(oid('1.2.840.113549.1.1.8'), sequence(oid('2.16.840.1.101.3.4.2.1'), none))),
        tagged(2, integer('20')),
      ),
    ),
    hash: 'sha256',
    padding: { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 },
  },
};

const rsa = (modulusLength) => generateKeyPairSync('rsa', { modulusLength });
const ec = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });

let serial = 0x1000;

function certificate({ key = rsa(2048), algorithm = 'sha256', subject = 'idp.acme.example', from, to }) {
  const { identifier, hash, padding } = algorithms[algorithm];
  const who = name([
    ['2.5.4.10', 'Acme Retail'],
    ['2.5.4.3', subject],
  ]);
  const body = sequence(
    tagged(0, integer('02')),
    integer((serial++).toString(16).padStart(4, '0')),
    identifier,
    who,
    sequence(time(from), time(to)),
    who,
    key.publicKey.export({ type: 'spki', format: 'der' }),
  );
  return sequence(body, identifier, bits(sign(hash, body, { key: key.privateKey, ...padding })));
}

function request() {
  const key = ec();
  const body = sequence(
    integer('00'),
    name([['2.5.4.3', 'idp.acme.example']]),
    key.publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0),
  );
  return sequence(body, algorithms.ecdsa.identifier, bits(sign('sha256', body, key.privateKey)));
}

/** A degenerate PKCS#7 SignedData: certificates and no signature (RFC 2315 section 9). */
function bundle(der) {
  const data = sequence(oid('1.2.840.113549.1.7.1'));
  return sequence(oid('1.2.840.113549.1.7.2'), tagged(0, sequence(integer('01'), set(), data, tagged(0, der), set())));
}

const lines = (der) => der.toString('base64').replace(/.{1,64}/g, '$&\n');
const pem = (der, label = 'CERTIFICATE') => `-----BEGIN ${label}-----\n${lines(der)}-----END ${label}-----\n`;

const start = '2020-01-01T00:00:00Z';
const end = '2125-01-01T00:00:00Z';
const valid = certificate({ from: start, to: end });
const other = certificate({ subject: 'idp-next.acme.example', from: start, to: end });

const files = {
  'valid.pem': pem(valid),
  'valid-crlf.pem': pem(valid).replaceAll('\n', '\r\n'),
  'valid-bag-attributes.pem': `\ufeffBag Attributes\n    friendlyName: idp\nsubject=O = Acme Retail, CN = idp.acme.example\n\n${pem(valid)}`,
  'valid.der': valid,
  'valid.base64': lines(valid),
  'valid-one-line.base64': valid.toString('base64'),
  'valid-other.pem': pem(other),
  'two-valid.pem': pem(valid) + pem(other),
  'ec.pem': pem(certificate({ key: ec(), algorithm: 'ecdsa', from: start, to: end })),
  'ed25519.pem': pem(certificate({ key: generateKeyPairSync('ed25519'), algorithm: 'ed25519', from: start, to: end })),
  'rsa-pss.pem': pem(certificate({ algorithm: 'pss', from: start, to: end })),
  'expired-2025-06-01.pem': pem(
    certificate({ subject: 'idp-2025.acme.example', from: start, to: '2025-06-01T00:00:00Z' }),
  ),
  'expires-2027-01-01.pem': pem(
    certificate({ subject: 'idp-2027.acme.example', from: start, to: '2027-01-01T00:00:00Z' }),
  ),
  'starts-2040-01-01.pem': pem(
    certificate({ subject: 'idp-2040.acme.example', from: '2040-01-01T00:00:00Z', to: end }),
  ),
  'weak-rsa-1024.pem': pem(certificate({ key: rsa(1024), from: start, to: end })),
  'weak-sha1.pem': pem(certificate({ algorithm: 'sha1', from: start, to: end })),
  'weak-md5.pem': pem(certificate({ algorithm: 'md5', from: start, to: end })),
  'truncated.pem': pem(valid).slice(0, 700),
  'damaged.pem': pem(valid).replace(/\n([A-Za-z0-9+/]{4})/, '\n*$1'),
  'public-key.pem': ec().publicKey.export({ type: 'spki', format: 'pem' }),
  'request.pem': pem(request(), 'CERTIFICATE REQUEST'),
  'bundle.p7b': bundle(valid),
  'THROWAWAY-TEST-KEY.pem': `This key was made by tools/make-certificates.mjs for the tests of private keys. It opens nothing.\n${ec().privateKey.export({ type: 'pkcs8', format: 'pem' })}`,
};

/** The certificates of the examples in the rules: elliptic curves, because they are short. */
const small = (subject, from, to, algorithm = 'ecdsa') => pem(certificate({ key: ec(), algorithm, subject, from, to }));
const examples = {
  valid: small('idp.acme.example', start, end),
  other: small('idp-next.acme.example', start, end),
  endedIn2025: small('idp-2025.acme.example', start, '2025-06-01T00:00:00Z'),
  endsIn2027: small('idp-2027.acme.example', start, '2027-01-01T00:00:00Z'),
  startsIn2040: small('idp-2040.acme.example', '2040-01-01T00:00:00Z', end),
  weak: small('idp-weak.acme.example', start, end, 'ecdsaSha1'),
  throwawayTestKey: ec().privateKey.export({ type: 'pkcs8', format: 'pem' }),
};
const source = `/**
 * Certificates for the examples of the rules, self-signed, made by tools/make-certificates.mjs. \`throwawayTestKey\` is a
 * key that opens nothing. All are valid from 2020 to 2125 unless their name says otherwise; \`weak\` is signed with SHA-1.
 */
export const exampleCertificates = {
${Object.entries(examples)
  .map(([key, value]) => `  ${key}: \`${value}\`,`)
  .join('\n')}
} as const;
`;

const plain = (text) => text.replace(/-----[A-Z ]+-----|\s/g, '');
const md = 'xmlns="urn:oasis:names:tc:SAML:2.0:metadata"';
const saml2 = 'protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"';
const binding = (name) => `Binding="urn:oasis:names:tc:SAML:2.0:bindings:${name}"`;
const key = (certificateText, use = 'signing') =>
  `    <KeyDescriptor use="${use}"><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data><X509Certificate>
${plain(certificateText)}
    </X509Certificate></X509Data></KeyInfo></KeyDescriptor>
`;
const provider = (id, keys) => `<EntityDescriptor ${md} entityID="${id}">
  <IDPSSODescriptor ${saml2}>
${keys.join('')}    <SingleLogoutService ${binding('HTTP-Redirect')} Location="${id}/slo"/>
    <NameIDFormat>urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress</NameIDFormat>
    <SingleSignOnService ${binding('HTTP-POST')} Location="${id}/sso/post"/>
    <SingleSignOnService ${binding('HTTP-Redirect')} Location="${id}/sso"/>
  </IDPSSODescriptor>
</EntityDescriptor>
`;
const application = `<EntityDescriptor ${md} entityID="https://app.acme.example"><SPSSODescriptor ${saml2}/></EntityDescriptor>\n`;
const group = (...entities) => `<EntitiesDescriptor ${md}>\n${entities.join('')}</EntitiesDescriptor>\n`;
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
    [...six, six[0]].map((one) => key(one)),
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
