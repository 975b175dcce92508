/** SAML2 Bearer: what a token request brings as its assertion, signed by the test identity provider, and what becomes of it. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { scenarios } from '../../../server/src/identity-provider/catalogue';
import { otherSigner, ownSigner } from '../../../server/src/identity-provider/material';
import {
  type AssertionValues,
  signInOf,
  writeAssertion,
  writeResponse,
} from '../../../server/src/identity-provider/response';
import { sign, signatureIn } from '../../../server/src/identity-provider/sign';
import type { Simulation } from '../../../server/src/simulate/simulation';
import { material, now, organizationWith, parties } from '../identity-provider/parties';
import { askWithAssertion, lineOf, stepOf, troubles } from './asking';

const own = ownSigner(material);
const endpoint = 'https://login.mypurecloud.de/oauth/token';
const acs = 'https://login.mypurecloud.de/saml';
const clients = `oauthClients:
  - name: Intranet
    grantType: saml2-bearer
    scopes: [analytics]
    redirectUris: [https://intranet.acme.example/saml]
`;
const organization = organizationWith([own.certificate]).replace(/^(?=users:)/m, clients);

interface Asking {
  readonly text?: string;
  readonly provider?: string | undefined;
}

function ask(content: string, { text = organization, provider = 'Acme_SSO' }: Asking = {}): Promise<Simulation> {
  const asking = { at: new Date(now).toISOString() };
  return askWithAssertion(text, { client: 'Intranet' }, { content, provider }, asking);
}

const signIn = signInOf(parties, material);

/** An assertion as RFC 7522 has it: for the token endpoint, in answer to no request. */
function bare(values: Partial<AssertionValues> = {}, signer = own): string {
  const rfc = { audience: endpoint, recipient: endpoint, inResponseTo: undefined, attributes: [] };
  const { assertion } = signIn;
  return sign(writeAssertion({ ...assertion, ...rfc, ...values }), assertion.id, signer);
}
const pack = (xml: string) => Buffer.from(xml, 'utf8').toString('base64url');

/** The response around an assertion with other values. */
function whole(values: Partial<AssertionValues> = {}, destination = acs): string {
  const { response, assertion } = signIn;
  const xml = writeResponse({ ...response, destination }, writeAssertion({ ...assertion, ...values }));
  return Buffer.from(sign(xml, assertion.id, own), 'utf8').toString('base64');
}

function made(id: string): { readonly posted: string; readonly xml: string } {
  const one = scenarios.find((scenario) => scenario.id === id)?.make(parties, material);
  return one && 'posted' in one ? one : assert.fail(id);
}

const granted = (answer: Simulation) => {
  assert.deepEqual(troubles(answer), [], stepOf(answer, 'assertion').detail);
  assert.equal(answer.verdict, 'granted');
  assert.equal(stepOf(answer, 'assertion').outcome, 'pass');
  assert.equal(stepOf(answer, 'assertion').confidence, 'inferred');
  assert.equal(answer.token?.sub, parties.user.email);
};
const denied = (answer: Simulation, said: RegExp) => {
  assert.deepEqual(troubles(answer), ['assertion fail']);
  assert.equal(answer.verdict, 'denied');
  assert.equal(answer.http?.status, 400);
  assert.equal(answer.http?.body.error, 'invalid_grant');
  assert.match(stepOf(answer, 'assertion').detail, said);
  assert.equal(answer.token, undefined);
};
const unknown = (answer: Simulation, said: RegExp) => {
  assert.deepEqual(troubles(answer), ['assertion unknown']);
  assert.equal(answer.verdict, 'denied');
  assert.equal(answer.http, undefined);
  assert.match(stepOf(answer, 'assertion').detail, said);
};

describe('one Assertion, as RFC 7522 has it', () => {
  test('gets a token for the person of whom it speaks, and the step says what it saw', async () => {
    const answer = await ask(pack(bare()));
    granted(answer);
    const { detail, found } = stepOf(answer, 'assertion');
    assert.match(detail, /one Assertion in base64url, as RFC 7522 wants it\. "Acme_SSO" signed it/);
    assert.match(detail, /"mallory@acme\.example" is an active user\.$/);
    assert.equal(found, 'one Assertion in base64url');
  });
  test('is taken in base64 and as XML too, which RFC 7522 does not want', async () => {
    for (const content of [bare(), Buffer.from(bare()).toString('base64').replace(/.{76}/g, '$&\r\n')]) {
      const answer = await ask(content);
      granted(answer);
      assert.match(stepOf(answer, 'assertion').detail, /RFC 7522 wants it in base64url\./);
    }
  });
  test('is for the token endpoint or for the service provider, and arrives at either', async () => {
    granted(await ask(pack(bare({ audience: acs, recipient: acs }))));
    const text = organization.replace(`audience: ${acs}`, 'audience: urn:genesys');
    granted(await ask(pack(bare({ audience: 'urn:genesys' })), { text }));
  });

  const faults: readonly (readonly [what: string, Partial<AssertionValues>, RegExp])[] = [
    ['for someone else', { audience: 'https://other.example' }, /is meant for "https:\/\/other\.example"/],
    ['delivered elsewhere', { recipient: 'https://other.example' }, /may be delivered to "https:\/\/other\.example"/],
    ['of another issuer', { issuer: 'https://idp.other.example' }, /was issued by "https:\/\/idp\.other\.example"/],
    ['that has expired', { notOnOrAfter: now - 11_000 }, /has expired: it ended 11 s ago/],
    [
      'whose confirmation has expired',
      { confirmationNotOnOrAfter: now - 11_000 },
      /confirmation of the Subject has exp/,
    ],
    ['that does not hold yet', { notBefore: now + 11_000 }, /does not hold yet/],
    ['of a stranger', { nameId: 'nobody@acme.example' }, /has no user "nobody@acme\.example"/],
    ['of one who has left', { nameId: 'charles@acme.example' }, /The user is inactive/],
  ];
  for (const [what, values, said] of faults)
    test(`${what} is refused`, async () => denied(await ask(pack(bare(values))), said));

  test('without a bearer confirmation is refused', async () => {
    const { assertion } = signIn;
    const method = 'urn:oasis:names:tc:SAML:2.0:cm:';
    const written = writeAssertion({ ...assertion, audience: endpoint }).replace(
      `${method}bearer`,
      `${method}sender-vouches`,
    );
    denied(await ask(pack(sign(written, assertion.id, own))), /no confirmation by bearer/);
  });
  test('of another key, unsigned, or changed after it was signed is refused, and believed in nothing', async () => {
    const unsigned = writeAssertion({ ...signIn.assertion, audience: endpoint, recipient: endpoint });
    for (const xml of [bare({}, otherSigner(material)), unsigned, bare().replace('mallory@', 'admin@')]) {
      const answer = await ask(pack(xml));
      assert.equal(stepOf(answer, 'assertion').outcome, 'fail');
      assert.equal(answer.verdict, 'denied');
      assert.ok(!JSON.stringify(answer).includes('admin@acme.example'));
    }
  });
  test('with another one inside is refused: signature wrapping', async () => {
    const forged = writeAssertion({
      ...signIn.assertion,
      id: '_evil',
      nameId: 'admin@acme.example',
      audience: endpoint,
    });
    const wrapped = forged.replace('<saml:Subject>', () => `<saml:Advice>${bare()}</saml:Advice><saml:Subject>`);
    const inside = bare().replace('<saml:Subject>', () => `${forged}<saml:Subject>`);
    // The signature moves out to the forged one, and still refers to the one that was signed.
    const signature = signatureIn(bare());
    const moved = forged
      .replace('</saml:Issuer>', () => `</saml:Issuer>${signature}`)
      .replace('<saml:Subject>', () => `<saml:Subject>${bare().replace(signature, '')}`);
    for (const xml of [wrapped, inside, moved]) {
      const answer = await ask(pack(xml));
      assert.equal(stepOf(answer, 'assertion').outcome, 'fail', xml);
      assert.equal(answer.token, undefined);
    }
  });
  test('without a statement that anybody signed in is a warning, as RFC 7522 only recommends it', async () => {
    const { assertion } = signIn;
    const written = writeAssertion({ ...assertion, audience: endpoint, recipient: endpoint, inResponseTo: undefined });
    const answer = await ask(
      pack(sign(written.replace(/<saml:AuthnStatement.*<\/saml:AuthnStatement>/s, ''), assertion.id, own)),
    );
    assert.deepEqual(troubles(answer), ['assertion warn']);
    assert.equal(answer.verdict, 'granted');
  });
  test('is no sign-in: there the whole response is wanted', async () => {
    const { simulateSso } = await import('../../../server/src/simulate/saml/response');
    const { openDocument } = await import('../../../server/src/document/open');
    const { defaultSettings } = await import('../../../server/src/settings/settings');
    const outcome = await simulateSso(
      { provider: 'Acme_SSO', response: Buffer.from(bare()) },
      { document: openDocument(organization), settings: defaultSettings, now, file: () => undefined },
    );
    assert.ok(outcome.state === 'judged' && outcome.simulation.verdict === 'rejected');
    assert.equal(outcome.judged['xml-structure'].outcome, 'fail');
  });
});

describe('the whole Response, as the sample application of Genesys posts it', () => {
  test('gets a token, and the step says what it saw', async () => {
    const answer = await ask(made('valid').posted);
    granted(answer);
    assert.match(
      stepOf(answer, 'assertion').detail,
      /a whole Response in base64, as the sample application of Genesys/,
    );
  });
  test('need not name the organization, since the request does, and may be in base64url', async () => {
    granted(await ask(made('valid-idp-initiated').posted));
    const { assertion } = signIn;
    granted(
      await ask(whole({ ...assertion, inResponseTo: undefined, attributes: [['email', 'mallory@acme.example']] })),
    );
    granted(await ask(made('valid').posted.replaceAll('+', '-').replaceAll('/', '_')));
  });
  test('is taken at a redirect URI of the client, where the application signs people in', async () => {
    const address = 'https://intranet.acme.example/saml';
    granted(await ask(whole({ recipient: address, audience: address }, address)));
    const other = `${address}/`;
    denied(await ask(whole({ recipient: other, audience: other }, other)), /addressed to "https:\/\/intranet/);
  });
  // A token request says the organization itself, and nobody here has sent a request that could be answered.
  for (const { id, stoppedBy } of scenarios.filter(({ group }) => group !== 'as-it-should-be'))
    if (
      !['replay', 'wrong-in-response-to', 'unasked-with-request', 'missing-organization', 'attribute-case'].includes(id)
    )
      test(`${id} (${stoppedBy}) is refused, and shows no victim`, async () => {
        const one = scenarios.find((scenario) => scenario.id === id)?.make(parties, material);
        if (!one || !('posted' in one)) return assert.fail(id);
        const text = organizationWith(one.certificates).replace(/^(?=users:)/m, clients);
        const answer = await ask(one.posted, { text });
        assert.equal(answer.verdict, 'denied');
        assert.match(stepOf(answer, 'assertion').outcome, /fail|unknown/);
        assert.equal(answer.token, undefined);
      });
});

describe('the identity provider', () => {
  const second = (enabled: boolean) =>
    `${organization}  - { name: Other, type: okta, enabled: ${enabled}, issuerUri: https://other.example }\n`;
  test('is the only enabled one when none is named', async () => {
    granted(await ask(pack(bare()), { provider: undefined }));
    granted(await askUnnamed(second(false)));
  });
  test('is not guessed between several, nor when none is enabled', async () => {
    unknown(await askUnnamed(second(true)), /2 identity providers are enabled \("Acme_SSO", "Other"\)/);
    unknown(
      await askUnnamed(organization.replace('enabled: true', 'enabled: false')),
      /no identity provider of the file is enabled/,
    );
  });
  test('that is not enabled, or that nobody knows', async () => {
    const text = organization.replace('enabled: true', 'enabled: false');
    const answer = await ask(pack(bare()), { text });
    assert.equal(stepOf(answer, 'assertion').outcome, 'fail');
    assert.match(lineOf(text, stepOf(answer, 'assertion')), /false/);
    unknown(await ask(pack(bare()), { provider: 'Nobody' }), /no identity provider "Nobody"/);
  });
  test('without a certificate, or in an unknown region, leaves it open or refused, never granted', async () => {
    const bareText = organization.replace(/certificates:.*$/s, 'certificates: []\n');
    const nowhere = organization.replace(', region: eu-central-1', '');
    for (const text of [bareText, nowhere]) {
      const answer = await ask(pack(bare()), { text });
      assert.equal(answer.verdict, 'denied');
      assert.equal(answer.token, undefined);
    }
  });
  function askUnnamed(text: string): Promise<Simulation> {
    const asking = { at: new Date(now).toISOString() };
    return askWithAssertion(text, { client: 'Intranet' }, { content: pack(bare()) }, asking);
  }
});

test('what is no SAML is refused', async () => {
  for (const content of ['', 'no SAML', '<html/>', pack('<Assertion/>')])
    denied(await ask(content), /no SAML 2\.0 assertion and no SAML 2\.0 response/);
});
