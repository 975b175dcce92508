/** Inlay hints: drawn behind the lines that they stand on. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { inlayHints } from '../../../server/src/language/inlay-hints';
import { exampleCertificates } from '../../../server/src/rules/sso/example-certificates';
import { type Beside, edit } from './hovering';

const everything = (text: string) => ({
  start: { line: 0, character: 0 },
  end: { line: text.split('\n').length, character: 0 },
});

/** The text with each hint in `‹›` where it stands. */
function drawn(text: string, beside: Beside = {}, range = everything(text)): string {
  const lines = text.split('\n');
  for (const { position, label } of inlayHints(edit(text, beside), range).reverse()) {
    const line = lines[position.line]!;
    lines[position.line] = `${line.slice(0, position.character)}‹${label}›${line.slice(position.character)}`;
  }
  return lines.join('\n');
}

/** Checks a text in which the hints are drawn already. */
function assertDrawn(expected: string, beside?: Beside): void {
  assert.equal(drawn(expected.replace(/‹[^›]*›/g, ''), beside), expected);
}

const metadata = readFileSync(join(__dirname, '../../fixtures/metadata/idp-rotating.xml'), 'utf8');

describe('hints stand', () => {
  test('behind regions, lengths of time, roles and days', () =>
    assertDrawn(`\
organization:
  region: eu-central-1‹EMEA (Frankfurt)› # here
roles:
  - name: Queues‹2 permissions›
    permissions: [routing:queue:view, routing:queue:add]
  - name: "Wide"‹5 permissions›
    permissions: [oauth:client:*]
  - name: Open
  - name: None‹0 permissions›
    permissions: []
users:
  - email: ada@acme.example
    roles: [Queues‹2 permissions›, Employee, Nobody]
oauthClients:
  - name: A
    tokenDuration: 3600‹1 h›
    roles:
      - Queues‹2 permissions›
      - { role: Wide‹5 permissions›, division: Sales }
  - name: B
    tokenDuration: 5401‹1 h 30 min 1 s›
  - name: C
    tokenDuration: "3600"
  - { name: D, tokenDuration: 31536000‹365 d› }
authorizedApplications:
  - name: App
    client: A
    reviewedAt: 2026-10-02‹52 days ago›
    roles: [Queues‹2 permissions›]
  - name: Other
    reviewedAt: 2026-02-31
identityProviders:
  - name: SSO
    testedAt: 2026-11-23‹today›
`));

  test('behind certificates and metadata', () =>
    assertDrawn(
      `\
identityProviders:
  - name: SSO
    metadataFile: idp.xml‹${drawnEnd(metadata)}›
    certificates:
      - file: old.pem‹expired ${daysSince('2025-06-01')} days ago›
      - |‹expires in 35832 days›
${exampleCertificates.valid
  .trimEnd()
  .split('\n')
  .map((line) => `        ${line}`)
  .join('\n')}
      - file: gone.pem
      - file: unread.pem
      - nonsense
  - name: Other
    certificate: { file: next.pem‹expires in 35832 days› }
`.replaceAll('35832', '35,832'),
      {
        files: {
          'idp.xml': metadata,
          'old.pem': exampleCertificates.endedIn2025,
          'gone.pem': null,
          'next.pem': exampleCertificates.other,
        },
      },
    ));

  test('only in the range that is asked for', () => {
    const text = `oauthClients:\n${Array.from({ length: 9 }, (_, at) => `  - name: C${at}\n    tokenDuration: 3600\n`).join('')}`;
    const range = { start: { line: 4, character: 0 }, end: { line: 8, character: 0 } };
    const found = inlayHints(edit(text), range).map(({ position }) => position.line);
    assert.deepEqual(found, [4, 6, 8]);
    const behind = { start: { line: 900, character: 0 }, end: { line: 950, character: 0 } };
    assert.deepEqual(inlayHints(edit(text), behind), []);
  });

  test('nowhere in what can’t be read', () => {
    for (const text of ['', 'oauthClients: 3', 'roles: [', '- a', 'oauthClients:\n  - tokenDuration: -1\n'])
      assert.deepEqual(inlayHints(edit(text), everything(text)), []);
  });
});

/** What the hint of metadata says: the signing certificate that lasts longest. */
function drawnEnd(xml: string): string {
  const text = 'identityProviders:\n  - name: A\n    metadataFile: a.xml\n';
  const [hint] = inlayHints(edit(text, { files: { 'a.xml': xml } }), everything(text));
  assert.match(String(hint?.label), /^(expires in [\d,]+ days|expired \d+ days ago)$/);
  assert.equal(hint?.tooltip, 'The one that lasts longest of 2.');
  return String(hint?.label);
}

function daysSince(day: string): number {
  return Math.floor((Date.parse('2026-11-23T12:00:00Z') - Date.parse(`${day}T00:00:00Z`)) / 86_400_000);
}
