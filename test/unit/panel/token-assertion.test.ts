/** A token request that brings an assertion: it is judged in the token view as everywhere else, and kept nowhere. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openDocument } from '../../../server/src/document/open';
import { makeView } from '../../../server/src/panel/panel';
import { judgeTokenAssertion } from '../../../server/src/panel/token-assertion';
import type { Answering, TokenInputs } from '../../../server/src/panel/view';
import { defaultSettings } from '../../../server/src/settings/settings';
import { readWhole } from '../../../server/src/simulate/whole';
import { plain } from './asking';
import { made, now, organization } from './sso-asking';

const text = organization
  .replace(
    /^(?=users:)/m,
    `oauthClients:
  - name: Intranet
    grantType: saml2-bearer
    scopes: [analytics]
    redirectUris: [https://login.mypurecloud.de/saml]
  - { name: Sync, grantType: client-credentials }
`,
  )
  .concat('  - { name: Other_SSO, type: generic, enabled: true, issuerUri: https://other.example/saml }\n');

async function ask(question: Omit<TokenInputs, 'view'>, response: string | undefined): Promise<Answering> {
  const document = openDocument(text);
  const panel = {
    document,
    whole: readWhole(document),
    settings: defaultSettings,
    findings: [],
    resolve: () => undefined,
    now,
    typed: response === undefined ? {} : { response },
    file: 'integrations.yaml',
    seed: 'the seed of the tests',
  };
  const inputs: TokenInputs = { view: 'token', client: 'Intranet', ...question };
  const assertion = await judgeTokenAssertion(inputs, panel, () => undefined);
  const { view } = makeView(inputs, { ...panel, assertion });
  assert.ok(view.kind === 'answer');
  return view;
}
const field = ({ fields }: Answering, id: string) => fields.find((one) => one.id === id) ?? assert.fail(id);
const step = ({ checks }: Answering) => checks.find(({ id }) => id === 'assertion') ?? assert.fail();
const file = 'file:///x/saml.txt';

describe('an assertion that is brought', () => {
  test('is judged: for the provider whose issuer it names', async () => {
    const { posted } = made('valid');
    const view = await ask({ file }, posted);
    assert.equal(step(view).outcome, 'pass', plain(step(view).detail));
    assert.equal(view.verdict.title, 'Granted');
    assert.match(plain(view.verdict.sentence), /Intranet gets a token for mallory@acme\.example/);
    const provider = field(view, 'provider');
    assert.ok(provider.kind === 'choice' && provider.value === 'Acme_SSO');
    assert.equal(plain(provider.hint), 'Chosen because the response names its issuer.');
    const response = field(view, 'response');
    assert.ok(response.kind === 'response');
    assert.deepEqual([response.name, response.given, response.fault], ['saml.txt', true, undefined]);
    assert.ok(!JSON.stringify(view).includes(posted.slice(100, 160)));
  });

  test('is refused with its reason', async () => {
    const view = await ask({}, made('wrong-audience').posted);
    assert.equal(step(view).outcome, 'fail');
    assert.match(plain(step(view).detail), /login\.mypurecloud\.com/);
    assert.equal(view.verdict.title, 'Denied');
    const other = await ask({ provider: 'Other_SSO' }, made('valid').posted);
    assert.notEqual(step(other).outcome, 'pass');
    assert.equal(plain(field(other, 'provider').hint), '');
    assert.equal(step(await ask({}, 'no assertion')).outcome, 'fail');
  });

  test('is judged as of the instant that is asked about', async () => {
    const at = new Date(now + 3_600_000).toISOString();
    assert.equal(step(await ask({ at }, made('valid').posted)).outcome, 'fail');
  });

  test('is asked for where there is none, again where it is gone, and nowhere else', async () => {
    const without = await ask({}, undefined);
    assert.equal(step(without).outcome, 'unknown');
    assert.ok(without.verdict.actions.some(({ does }) => does.kind === 'open'));
    const none = field(without, 'response');
    assert.ok(none.kind === 'response' && none.name === 'None' && !none.given);
    const gone = field(await ask({ file }, undefined), 'response');
    assert.match(gone.fault ?? '', /Open it again, or paste it/);
    const sync = await ask({ client: 'Sync' }, made('valid').posted);
    assert.ok(!sync.fields.some(({ id }) => id === 'response'));
  });
});
