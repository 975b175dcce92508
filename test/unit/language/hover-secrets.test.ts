/** No hover, hint, lens, outline or text about an offer shows a secret that stands in the file, however the file is broken. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { describeAbout } from '../../../server/src/language/completion/describe';
import { hoverAt } from '../../../server/src/language/hover/hover';
import { inlayHints } from '../../../server/src/language/inlay-hints';
import { codeLenses, readLensData, resolveLens } from '../../../server/src/language/lenses';
import { documentSymbols } from '../../../server/src/language/navigation/symbols';
import { exampleCertificates } from '../../../server/src/rules/sso/example-certificates';
import { chance } from '../../chance';
import { byId, edit } from './hovering';

const secret = 'Zq7-marked*secret_x9';
const field = 'Wv3 field`secret` k8';

const text = `\
version: 1
organization: { name: Acme, region: eu-central-1 }
roles:
  - name: Queues
    permissions: [routing:queue:view]
password: ${secret}
x-own: &own
  password: &kept ${secret}
oauthClients:
  - name: CRM
    clientSecret: &said ${secret}
    description: *said
    grantType: client-credentials
    tokenDuration: 3600
    roles: [Queues]
    uses: [GET /api/v2/routing/queues]
  - name: Desktop
    grantType: authorization-code
    scopes: [users]
    clientSecret: "${secret}"
  - name: Third
    clientSecrets: ${secret}
    description: *kept
authorizedApplications:
  - name: App
    client: CRM
    state: approved
    roles: [*kept]
integrations:
  - name: Actions
    type: purecloud-data-actions
    state: enabled
    credentials: { type: pureCloudOAuthClient, oauthClient: CRM }
  - name: Orders
    type: custom-rest-actions
    credentials:
      type: basicAuth
      token: ${secret}
      fields:
        password: '${field}'
        other: |
          ${secret}
          ${field}
dataActions:
  - name: Get
    integration: Actions
    request: { method: GET, url: "/api/v2/routing/queues?token=${secret}", headers: { Authorization: "Bearer ${secret}" } }
flows:
  - name: Flow
    dataActions: [Get, *kept]
`;

const commands = { openPanel: 'open', changeApplication: 'change', showReferences: 'show' };
const taken = [secret, field, secret.slice(0, 12), field.slice(0, 12), secret.replace(/[*_]/g, '\\$&')];

/** Everything that is shown of a text: hovers at every place, hints, lenses, the outline, and what offers are about. */
function shown(written: string, places?: readonly { readonly line: number; readonly character: number }[]): string {
  const editing = edit(written);
  const lines = written.split('\n');
  const all =
    places ??
    lines.flatMap((line, at) => [...line.matchAll(/[^\s]+/g)].map(({ index }) => ({ line: at, character: index })));
  const hovers = all.map((position) => hoverAt(editing, position, { rules: byId, secret: 'unknown' })?.markdown ?? '');
  const whole = editing.whole();
  const lenses = codeLenses({ ...editing, file: 0, commands, later: true }).map((lens) => {
    const { command } = resolveLens(lens, readLensData(lens.data)!, editing.uri, whole, commands);
    return command?.title ?? '';
  });
  const hints = inlayHints(editing, { start: { line: 0, character: 0 }, end: { line: lines.length, character: 0 } });
  const abouts = ['CRM', 'Desktop', 'Third', 'Orders', 'App'].flatMap((name) =>
    ['oauthClients', 'integrations', 'authorizedApplications'].map((section) =>
      describeAbout({ of: 'entry', section, name }, editing, byId),
    ),
  );
  // Names are shown, whatever they are.
  const outline = documentSymbols(editing.document).map(({ detail }) => detail ?? '');
  return [...hovers, ...lenses, ...hints.map((hint) => JSON.stringify(hint)), ...abouts, ...outline].join('\n');
}

function assertHidden(written: string, places?: Parameters<typeof shown>[1]): void {
  const all = shown(written, places);
  for (const one of taken) {
    const at = all.indexOf(one);
    assert.ok(at < 0, `${all.slice(Math.max(0, at - 200), at + 60)}\n—— in\n${written.slice(0, 3000)}`);
  }
}

describe('secrets stay hidden', () => {
  test('in a text without faults', () => {
    const all = shown(text);
    assert.ok(all.includes('A secret stands here in plain text') && all.includes('Used by'));
    assertHidden(text);
  });

  test('when the text ends anywhere', () => {
    for (let end = 0; end <= text.length; end++) {
      const cut = text.slice(0, end);
      const lines = cut.split('\n');
      const line = lines.length - 1;
      // Around the end, where the text is broken, and in front of it.
      const places = [line, line - 1]
        .filter((one) => one >= 0)
        .flatMap((one) => [...lines[one]!.matchAll(/[^\s]+/g)].map(({ index }) => ({ line: one, character: index })));
      assertHidden(cut, places);
    }
  });

  test('in texts that are broken at random', () => {
    const next = chance(7);
    const pieces = [
      '"',
      "'",
      ':',
      '- ',
      '\n',
      '  ',
      '}',
      '{',
      '[',
      ']',
      '*said',
      '&x ',
      '|',
      '#',
      ': ',
      '\t',
      '<<: *own',
    ];
    for (let round = 0; round < 150; round++) {
      let broken = text;
      for (let cuts = 1 + Math.floor(next() * 3); cuts > 0; cuts--) {
        const start = Math.floor(next() * broken.length);
        const end = start + Math.floor(next() * 4);
        // The secrets themselves stay whole, or nothing would be looked for.
        if ([secret, field].some((one) => around(broken, one, start, end))) continue;
        const piece = next() < 0.5 ? '' : (pieces[Math.floor(next() * pieces.length)] ?? '');
        broken = broken.slice(0, start) + piece + broken.slice(end);
      }
      assertHidden(broken);
    }
  });

  test('of a private key in the place of a certificate', () => {
    const body = exampleCertificates.throwawayTestKey.split('\n')[1]!;
    const key = exampleCertificates.throwawayTestKey.trimEnd().replaceAll('\n', '\n        ');
    const written = `identityProviders:\n  - name: SSO\n    certificates:\n      - |\n        ${key}\n`;
    const all = shown(written);
    assert.match(all, /private key, not a certificate/);
    assert.ok(!all.includes(body.slice(0, 12)));
  });
});

/** Whether a cut touches one of the places of a text. */
function around(broken: string, one: string, start: number, end: number): boolean {
  for (let at = broken.indexOf(one); at >= 0; at = broken.indexOf(one, at + 1))
    if (start < at + one.length && end > at - 1) return true;
  return false;
}
