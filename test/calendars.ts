/** Certificates with chosen dates, and organization files that name them. */
import { generateKeyPairSync } from 'node:crypto';
import { writeCertificate, writePem } from '../server/src/certificates/write';
import { openDocument } from '../server/src/document/open';
import { type CalendarFile, gatherCalendar } from '../server/src/report/calendar';
import { readWhole } from '../server/src/simulate/whole';

export const key = generateKeyPairSync('ed25519').privateKey;
let serial = 0x1000;

/** How it is signed; with what is usual where nothing is said. */
type Signed = Pick<Parameters<typeof writeCertificate>[0], 'key' | 'signature'>;

/** A certificate that is valid from one day through another, from midnight to midnight UTC. */
export function pemOf(
  commonName: string,
  from: string,
  to: string,
  signed: Signed = { key, signature: 'ed25519' },
): string {
  serial++;
  const values = { notBefore: Date.parse(from), notAfter: Date.parse(to) };
  const subject = { commonName, organization: 'Acme' };
  return writePem(writeCertificate({ subject, serial: serial.toString(16), ...values, ...signed }));
}

export const files = {
  'sso/old.pem': pemOf('Old', '2023-10-31', '2026-10-31'),
  'sso/new.pem': pemOf('New', '2026-09-01', '2028-09-01'),
  'sso/okta.pem': pemOf('Okta, "Inc."; \\ Ünïcode', '2024-12-14', '2026-12-14'),
  'sso/ping-a.pem': pemOf('Ping A', '2025-03-01', '2027-02-10'),
  'sso/ping-b.pem': pemOf('Ping B', '2027-01-15', '2029-01-15'),
  'sso/gap.pem': pemOf('Gap', '2026-12-20', '2029-01-15'),
} as const;

const rsa = (modulusLength: number) => generateKeyPairSync('rsa', { modulusLength }).privateKey;

/** Files of certificates that can be broken; but for that and their dates they are as they should be. */
export function weakFiles() {
  const short: Signed = { key: rsa(1024), signature: 'rsa-sha1' };
  return {
    'sso/short.pem': pemOf('Short', '2026-09-01', '2028-09-01', { ...short, signature: 'rsa-sha256' }),
    'sso/sha1.pem': pemOf('Sha1', '2026-09-01', '2125-01-01', { key: rsa(2048), signature: 'rsa-sha1' }),
    'sso/both.pem': pemOf('Both', '2024-12-14', '2026-12-14', short),
    'sso/gone.pem': pemOf('Gone', '2020-10-31', '2022-10-31', short),
    'sso/ahead.pem': pemOf('Ahead', '2027-01-15', '2029-01-15', short),
  };
}

export const providerText = (name: string, certificates: string, more = '') => `  - name: ${name}
    type: generic
    enabled: true
    issuerUri: https://${name}.example
    ssoUrl: https://${name}.example/sso
${more}    certificates: ${certificates}
`;

export const organizationText = (providers: string, shortName = 'acme') => `version: 1
organization: { name: ${shortName}, shortName: ${shortName}, region: eu-central-1 }
identityProviders:
${providers}`;

export const acme = organizationText(
  [
    providerText('Entra', '[{ file: sso/old.pem }, { file: sso/new.pem }]'),
    providerText('Okta', '[{ file: sso/okta.pem }]'),
    providerText('Ping', '[{ file: sso/ping-a.pem }, { file: sso/ping-b.pem }]'),
  ].join(''),
);

/** The day of the tests. */
export const now = Date.parse('2026-11-23T12:00:00Z');

export function gather(
  text: string,
  contents: { readonly [path: string]: string } = files,
  file = 'integrations.yaml',
  thresholds = { certificateWarningDays: 30, certificateInfoDays: 90 },
): CalendarFile {
  return gatherCalendar({
    file,
    uri: `file:///acme/${file}`,
    whole: readWhole(openDocument(text)),
    thresholds,
    read: (path) =>
      contents[path] === undefined
        ? { state: 'unreadable', reason: 'there is no such file' }
        : { state: 'read', bytes: new TextEncoder().encode(contents[path]) },
  });
}
