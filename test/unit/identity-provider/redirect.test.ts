import assert from 'node:assert/strict';
import { createPublicKey, verify } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { deflateRawSync, deflateSync, inflateRawSync } from 'node:zlib';
import { readCertificates } from '../../../server/src/certificates/read';
import { otherSigner, ownSigner, shortSigner } from '../../../server/src/identity-provider/material';
import { type AuthnRequestValues, writeAuthnRequest } from '../../../server/src/sign-in/authn-request';
import { judgeRedirect, type RedirectAnswer, type RedirectQuestion } from '../../../server/src/sign-in/judge-redirect';
import { writeLogoutRequest, writeLogoutResponse } from '../../../server/src/sign-in/logout';
import { signatureAlgorithms, statuses } from '../../../server/src/sign-in/names';
import { writeRedirect } from '../../../server/src/sign-in/redirect';
import { inflate, mostBytes } from '../../../server/src/simulate/saml/deflate';
import { material, now } from './parties';

const ssoUrl = 'https://idp.acme.example/saml/sso';
const logoutUrl = 'https://login.mypurecloud.de/saml/logout';
const issuer = 'https://idp.acme.example/saml/metadata';
const { certificates } = readCertificates(ownSigner(material).certificate);

const values: AuthnRequestValues = {
  id: '_q1',
  now,
  destination: ssoUrl,
  assertionConsumerService: 'https://login.mypurecloud.de/saml',
  issuer: 'https://login.mypurecloud.de/saml',
  nameIdFormat: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
  forceAuthn: false,
};

const logout = writeLogoutRequest({
  id: '_lr1',
  now,
  destination: logoutUrl,
  issuer,
  nameId: 'ada@acme.example',
  nameIdFormat: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
  sessionIndex: '_s1',
  notOnOrAfter: now + 300_000,
});

const sent = async (more: { xml?: string; relayState?: string; algorithm?: string; unsigned?: true } = {}) => {
  const { xml = logout, unsigned, ...rest } = more;
  const key = unsigned ? undefined : material.keys.own;
  return (await writeRedirect({ location: logoutUrl, parameter: 'SAMLRequest', xml, key, ...rest })).url;
};

const ask = (address: string, more: Partial<RedirectQuestion> = {}) =>
  judgeRedirect({ address, certificates, mustBeSigned: true, issuer, destination: logoutUrl, now, ...more });

const troubles = ({ steps }: RedirectAnswer) =>
  steps.filter(({ outcome }) => outcome !== 'pass' && outcome !== 'skip').map(({ id, outcome }) => `${outcome} ${id}`);

const unproven = ['unknown issuer', 'unknown destination', 'unknown time-conditions'];

describe('an AuthnRequest', () => {
  test('is written as the provider is to read it', () => {
    const xml = writeAuthnRequest(values);
    assert.match(
      xml,
      /^<samlp:AuthnRequest [^>]* ID="_q1" Version="2.0" IssueInstant="2026-11-23T09:30:00Z" Destination="https:\/\/idp\.acme\.example\/saml\/sso" AssertionConsumerServiceURL="https:\/\/login\.mypurecloud\.de\/saml" ProtocolBinding="urn:oasis:names:tc:SAML:2\.0:bindings:HTTP-POST">/,
    );
    assert.match(xml, /<saml:Issuer>https:\/\/login\.mypurecloud\.de\/saml<\/saml:Issuer>/);
    assert.ok(!xml.includes('ForceAuthn'));
    assert.match(writeAuthnRequest({ ...values, forceAuthn: true }), / ForceAuthn="true"/);
  });
  test('comes out of the address as it went in, and its signature verifies over the octets of the address', async () => {
    const xml = writeAuthnRequest({ ...values, issuer: 'urn:ä&<' });
    const { url, signed } = await writeRedirect({
      location: `${ssoUrl}?tenant=7`,
      parameter: 'SAMLRequest',
      xml,
      relayState: 'https://apps.mypurecloud.de/directory/?a=b c',
      key: material.keys.own,
    });
    const parameters = new URL(url).searchParams;
    const packed = Buffer.from(parameters.get('SAMLRequest') ?? '', 'base64');
    assert.equal(inflateRawSync(packed).toString('utf8'), xml);
    assert.equal(parameters.get('tenant'), '7');
    assert.equal(parameters.get('RelayState'), 'https://apps.mypurecloud.de/directory/?a=b c');
    const octets = url.slice(url.indexOf('SAMLRequest='), url.indexOf('&Signature='));
    assert.equal(signed, octets);
    assert.ok(
      verify(
        'sha256',
        Buffer.from(octets, 'latin1'),
        createPublicKey(material.keys.own),
        Buffer.from(parameters.get('Signature') ?? '', 'base64'),
      ),
    );
  });
  test('is not signed where the provider asks for no signature, and is understood all the same', async () => {
    const { url, signed, explanation } = await writeRedirect({
      location: ssoUrl,
      parameter: 'SAMLRequest',
      xml: writeAuthnRequest(values),
    });
    assert.equal(signed, undefined);
    assert.match(explanation.join(' '), /Nothing in the address is signed/);
    const answer = await ask(url, { mustBeSigned: false, issuer: values.issuer, destination: ssoUrl });
    assert.deepEqual(troubles(answer), []);
    assert.equal(answer.verdict, 'accepted');
    assert.equal(answer.kind, 'AuthnRequest');
    assert.equal(answer.xml, writeAuthnRequest(values));
  });
});

describe('a logout request in an address', () => {
  test('is accepted with and without RelayState, an empty one too', async () => {
    for (const more of [{}, { relayState: '' }, { relayState: '/a?b=c&d' }]) {
      const answer = await ask(await sent(more));
      assert.deepEqual(troubles(answer), []);
      assert.equal(answer.verdict, 'accepted');
      assert.equal(answer.relayState, more.relayState);
    }
  });
  test('is verified in the order of the binding, whatever the order in the address', async () => {
    const [base, query = ''] = (await sent({ relayState: 'x' })).split('?');
    assert.equal((await ask(`${base}?${query.split('&').reverse().join('&')}`)).verdict, 'accepted');
  });
  test('is no longer verified when something on the way encodes it again, which the answer says', async () => {
    const lower = (text: string) => text.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
    const answer = await ask(lower(await sent({ relayState: 'a/b' })));
    assert.deepEqual(troubles(answer), ['fail signature-valid', ...unproven]);
    assert.match(answer.steps.find(({ id }) => id === 'signature-valid')?.detail ?? '', /another percent-encoding/);
  });
  test('that was signed in lower-case encoding is verified as it is', async () => {
    const { sign } = await import('node:crypto');
    const message = encodeURIComponent(deflateRawSync(logout).toString('base64')).replace(/%../g, (code) =>
      code.toLowerCase(),
    );
    const octets = `SAMLRequest=${message}&SigAlg=${encodeURIComponent(signatureAlgorithms.rsaSha256).toLowerCase()}`;
    const value = sign('sha256', Buffer.from(octets), material.keys.own).toString('base64');
    assert.equal((await ask(`?${octets}&Signature=${encodeURIComponent(value)}`)).verdict, 'accepted');
  });

  const cases: readonly (readonly [string, (url: string) => string, Partial<RedirectQuestion>, readonly string[]])[] = [
    [
      'another RelayState',
      (url) => url.replace('RelayState=x', 'RelayState=y'),
      {},
      ['fail signature-valid', ...unproven],
    ],
    ['RelayState taken out', (url) => url.replace('&RelayState=x', ''), {}, ['fail signature-valid', ...unproven]],
    [
      'no signature',
      (url) => url.replace(/&SigAlg=.*/, ''),
      {},
      ['fail signature-present', 'fail signature-valid', ...unproven],
    ],
    [
      'no Signature beside SigAlg',
      (url) => url.replace(/&Signature=.*/, ''),
      {},
      ['fail signature-present', 'fail signature-valid', ...unproven],
    ],
    [
      'SigAlg of SHA-1',
      (url) => url.replace(/SigAlg=[^&]*/, `SigAlg=${encodeURIComponent(signatureAlgorithms.rsaSha1)}`),
      {},
      ['fail signature-algorithm', 'fail signature-valid', ...unproven],
    ],
    [
      'SigAlg none',
      (url) => url.replace(/SigAlg=[^&]*/, 'SigAlg=none'),
      {},
      ['fail signature-algorithm', 'fail signature-valid', ...unproven],
    ],
    ['a request twice', (url) => `${url}&SAMLRequest=x`, {}, ['fail parameters']],
    ['a request and a response', (url) => `${url}&SAMLResponse=x`, {}, ['fail parameters']],
    ['a name in disguise', (url) => `${url}&SAMLR%65quest=x`, {}, ['fail parameters']],
    [
      'another certificate',
      (url) => url,
      { certificates: readCertificates(otherSigner(material).certificate).certificates },
      ['fail signature-valid', ...unproven],
    ],
    ['no certificate', (url) => url, { certificates: [] }, ['unknown signature-valid', ...unproven]],
    ['another issuer', (url) => url, { issuer: 'urn:other' }, ['fail issuer']],
    [
      'another destination',
      (url) => url,
      { destination: 'https://login.mypurecloud.com/saml/logout' },
      ['fail destination'],
    ],
    ['too late', (url) => url, { now: now + 310_000 }, ['fail time-conditions']],
    ['too early', (url) => url, { now: now - 11_000 }, ['fail time-conditions']],
  ];
  for (const [name, change, question, expected] of cases) {
    test(`is refused: ${name}`, async () => {
      const answer = await ask(change(await sent({ relayState: 'x' })), question);
      assert.deepEqual(troubles(answer), expected);
      assert.equal(answer.verdict, 'rejected');
    });
  }
  test('is accepted within the 10 seconds that clocks may differ', async () => {
    assert.equal((await ask(await sent(), { now: now + 309_999 })).verdict, 'accepted');
    assert.equal((await ask(await sent(), { now: now - 10_000 })).verdict, 'accepted');
  });
});

describe('what an address must not get through', () => {
  const step = ({ steps }: RedirectAnswer, wanted: string) => steps.find(({ id }) => id === wanted);
  test('nothing is shown of a message whose signature does not hold', async () => {
    const answer = await ask((await sent()).replace(/Signature=.{8}/, 'Signature=AAAAAAAA'));
    for (const id of ['issuer', 'destination', 'time-conditions']) {
      assert.equal(step(answer, id)?.outcome, 'unknown');
      assert.equal(step(answer, id)?.found, undefined);
    }
    assert.match(step(answer, 'signature-valid')?.resolution ?? '', /as the browser called it/);
  });
  test('a certificate that has expired, or is not valid yet', async () => {
    const signers = (from: number, to: number) =>
      readCertificates(ownSigner(material, { from, to }).certificate).certificates;
    const expired = await ask(await sent(), { certificates: signers(-400, -30) });
    assert.deepEqual(troubles(expired), ['fail certificate-validity']);
    assert.equal(expired.verdict, 'rejected');
    assert.match(step(expired, 'certificate-validity')?.detail ?? '', /expired on 2026-10-24/);
    assert.deepEqual(troubles(await ask(await sent(), { certificates: signers(1, 30) })), [
      'fail certificate-validity',
    ]);
    // The same key with a new certificate beside the old one.
    const renewed = [...signers(-400, -30), ...certificates];
    assert.equal((await ask(await sent(), { certificates: renewed })).verdict, 'accepted');
  });
  test('a short key, and SHA-1, unless the settings let them pass', async () => {
    const short = { certificates: readCertificates(shortSigner(material).certificate).certificates };
    const { url } = await writeRedirect({
      location: logoutUrl,
      parameter: 'SAMLRequest',
      xml: logout,
      key: material.keys.short,
    });
    assert.deepEqual(troubles(await ask(url, short)), ['fail certificate-validity']);
    assert.deepEqual(troubles(await ask(url, { ...short, allowWeakKeys: true })), ['warn certificate-validity']);
    const sha1 = await sent({ algorithm: signatureAlgorithms.rsaSha1 });
    assert.deepEqual(troubles(await ask(sha1)), ['fail signature-algorithm']);
    const allowed = await ask(sha1, { allowSha1: true });
    assert.deepEqual(troubles(allowed), ['warn signature-algorithm']);
    assert.equal(allowed.verdict, 'accepted');
  });
  test('a request to sign in where a message of logout is asked for', async () => {
    const xml = writeAuthnRequest({ ...values, issuer, destination: logoutUrl });
    assert.equal((await ask(await sent({ xml }))).verdict, 'accepted');
    assert.deepEqual(troubles(await ask(await sent({ xml }), { logoutOnly: true })), ['fail xml-structure']);
  });
  const name = /<saml:NameID.*<\/saml:NameID>/;
  const people: { readonly [who: string]: string } = {
    'two people': logout.replace(name, '$&<saml:NameID>eve@acme.example</saml:NameID>'),
    'two senders': logout.replace('</saml:Issuer>', '$&<saml:Issuer>urn:evil</saml:Issuer>'),
    'an empty name': logout.replace('ada@acme.example', ' '),
    'an encrypted name': logout.replace(name, '<saml:EncryptedID><x xmlns="urn:x"/></saml:EncryptedID>'),
  };
  for (const [who, xml] of Object.entries(people))
    test(`a request that names ${who}`, async () => {
      assert.deepEqual(troubles(await ask(await sent({ xml }))), ['fail xml-structure']);
    });
  test('but a query alone may have a "?" in a value', async () => {
    const { sign } = await import('node:crypto');
    const message = encodeURIComponent(deflateRawSync(logout).toString('base64'));
    const octets = `SAMLRequest=${message}&RelayState=/a?b&SigAlg=${encodeURIComponent(signatureAlgorithms.rsaSha256)}`;
    const value = encodeURIComponent(sign('sha256', Buffer.from(octets), material.keys.own).toString('base64'));
    for (const start of ['', '?', '/saml/logout?', `${logoutUrl}?a=b&`]) {
      const answer = await ask(`${start}${octets}&Signature=${value}`);
      assert.deepEqual(troubles(answer), [], start);
      assert.equal(answer.relayState, '/a?b');
    }
  });
});

describe('what else comes in an address', () => {
  test('a logout response is matched with its request', async () => {
    const response = (status: string) =>
      writeLogoutResponse({ id: '_l2', now, destination: logoutUrl, issuer, inResponseTo: '_lr-sp-1', status });
    const address = async (status: string) =>
      (
        await writeRedirect({
          location: logoutUrl,
          parameter: 'SAMLResponse',
          xml: response(status),
          key: material.keys.own,
        })
      ).url;
    assert.deepEqual(troubles(await ask(await address(statuses.success), { requestId: '_lr-sp-1' })), []);
    assert.deepEqual(troubles(await ask(await address(statuses.success))), ['warn in-response-to']);
    assert.deepEqual(troubles(await ask(await address(statuses.success), { requestId: '_other' })), [
      'fail in-response-to',
    ]);
    assert.deepEqual(troubles(await ask(await address(statuses.responder), { requestId: '_lr-sp-1' })), [
      'fail status',
    ]);
  });
  test('a sign-in response has no place there', async () => {
    const xml = '<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"/>';
    assert.deepEqual(troubles(await ask(await sent({ xml }))), ['fail xml-structure']);
  });
  test('an assertion inside of a logout request is refused', async () => {
    const inner = '<saml:Assertion/></samlp:LogoutRequest>';
    const answer = await ask(await sent({ xml: logout.replace('</samlp:LogoutRequest>', inner) }));
    assert.deepEqual(troubles(answer), ['fail xml-structure']);
  });
  test('a document type is refused', async () => {
    const answer = await ask(await sent({ xml: `<!DOCTYPE x [<!ENTITY a "b">]>${logout}` }));
    assert.deepEqual(troubles(answer), ['fail xml-safe']);
    assert.equal(answer.verdict, 'rejected');
  });
  test('zlib in the place of raw DEFLATE is told apart', async () => {
    const packed = encodeURIComponent(deflateSync(logout).toString('base64'));
    const answer = await ask(`?SAMLRequest=${packed}`, { mustBeSigned: false });
    assert.match(answer.steps.find(({ id }) => id === 'decode')?.detail ?? '', /zlib header/);
  });
  test('what grows too large is not unpacked', async () => {
    const bomb = deflateRawSync(Buffer.alloc(200 * mostBytes));
    const started = process.memoryUsage().rss;
    assert.deepEqual(await inflate(bomb), { fault: 'too-large' });
    assert.ok(process.memoryUsage().rss - started < 100 * mostBytes);
    assert.deepEqual(await inflate(deflateRawSync(Buffer.alloc(mostBytes))), { bytes: new Uint8Array(mostBytes) });
  });
  test('nothing makes it throw', async () => {
    for (const address of [
      '',
      '?',
      '%',
      'SAMLRequest',
      'SAMLRequest=%',
      '?SAMLRequest=&SigAlg=&Signature=',
      'a'.repeat(100_000),
    ]) {
      const answer = await ask(address);
      assert.equal(answer.verdict, 'rejected', address);
    }
  });
});

interface Entry {
  readonly file: string;
  readonly kind: string;
  readonly expect: string;
  readonly reason: string;
  readonly config: { readonly [key: string]: string } & { readonly idp_certs: readonly string[] };
}

const corpus = join(__dirname, '../../../../shared/corpus/saml');
describe('the messages made by others', {
  skip: !existsSync(corpus) && 'the corpus beside the project is not there',
}, () => {
  const index = existsSync(corpus) ? JSON.parse(readFileSync(join(corpus, 'index.json'), 'utf8')) : { entries: [] };
  const entries = (index.entries as readonly Entry[]).filter(({ file }) => /^redirect\/.*\.txt$/.test(file));
  test('are there', () => assert.ok(entries.length > 5));
  for (const { file, kind, expect, reason, config } of entries) {
    test(`${file}: ${expect}, ${reason}`, async () => {
      const answer = await judgeRedirect({
        address: readFileSync(join(corpus, file), 'utf8'),
        certificates: config.idp_certs.flatMap((one) => readCertificates(readFileSync(join(corpus, one))).certificates),
        mustBeSigned: kind !== 'authn-request',
        issuer: kind === 'authn-request' ? undefined : config.idp_entity_id,
        destination: kind === 'authn-request' ? undefined : config.slo,
        requestId: config.expected_logout_request_id,
        now: Date.parse(config.now ?? ''),
      });
      assert.equal(answer.verdict, expect === 'valid' ? 'accepted' : 'rejected', JSON.stringify(answer.steps, null, 1));
    });
  }
});
