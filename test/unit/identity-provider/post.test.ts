/** Messages of Single Logout that were posted: their signature stands in the XML, and attackers have all of XML to play with. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { readCertificates } from '../../../server/src/certificates/read';
import { otherSigner, ownSigner, shortSigner } from '../../../server/src/identity-provider/material';
import { between, type SigningAlgorithm, sign } from '../../../server/src/identity-provider/sign';
import { judgePost, type PostAnswer, type PostQuestion } from '../../../server/src/sign-in/judge-post';
import { writeLogoutRequest, writeLogoutResponse } from '../../../server/src/sign-in/logout';
import { statuses } from '../../../server/src/sign-in/names';
import { material, now } from './parties';

const logoutUrl = 'https://login.mypurecloud.de/saml/logout';
const issuer = 'https://idp.acme.example/saml/metadata';
const own = ownSigner(material);
const short = shortSigner(material);
const shortOnes = readCertificates(short.certificate).certificates;
const { certificates } = readCertificates(own.certificate);

const values = {
  id: '_lr1',
  now,
  destination: logoutUrl,
  issuer,
  nameId: 'ada@acme.example',
  nameIdFormat: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
  sessionIndex: '_s1',
  notOnOrAfter: now + 300_000,
};
const request = (more: Partial<typeof values> = {}) => writeLogoutRequest({ ...values, ...more });
const signed = (xml = request(), signer = own, algorithm: SigningAlgorithm = 'rsa-sha256') =>
  sign(xml, '_lr1', signer, { algorithm });
const response = (status: string = statuses.success) =>
  sign(
    writeLogoutResponse({ id: '_l2', now, destination: logoutUrl, issuer, inResponseTo: '_lr-sp-1', status }),
    '_l2',
    own,
  );
const genuine = signed();
const base64 = (xml: string) => Buffer.from(xml).toString('base64');

const ask = (posted: string | Uint8Array, more: Partial<PostQuestion> = {}) =>
  judgePost({
    posted: typeof posted === 'string' ? Buffer.from(posted) : posted,
    certificates,
    issuer,
    destination: logoutUrl,
    now,
    ...more,
  });
const troubles = ({ steps }: PostAnswer) =>
  steps.filter(({ outcome }) => outcome !== 'pass' && outcome !== 'skip').map(({ id, outcome }) => `${outcome} ${id}`);
const unproven = ['unknown issuer', 'unknown destination', 'unknown time-conditions'];

describe('a logout request that was posted', () => {
  const forms = {
    XML: genuine,
    base64: base64(genuine),
    'base64 in lines': base64(genuine).replace(/.{76}/g, '$&\r\n'),
    'a form': `SAMLRequest=${encodeURIComponent(base64(genuine))}&RelayState=a%2Bb+c%3F%23`,
    'a form that nobody encoded': `RelayState=/x?y=1#z&SAMLRequest=${base64(genuine)}`,
    'UTF-16': Buffer.from(`\ufeff${genuine}`, 'utf16le'),
    'base64 behind the mark of UTF-8': `\ufeff${base64(genuine)}`,
    'base64 in UTF-16': Buffer.from(`\ufeff${base64(genuine)}\r\n`, 'utf16le'),
    'a form in UTF-16 with its high bytes first': Buffer.from(
      `\ufeffSAMLRequest=${encodeURIComponent(base64(genuine))}`,
      'utf16le',
    ).swap16(),
    'base64 in percent-encoding': encodeURIComponent(base64(genuine)),
  };
  for (const [form, posted] of Object.entries(forms))
    test(`is accepted as ${form}`, async () => {
      const answer = await ask(posted);
      assert.deepEqual(troubles(answer), []);
      assert.equal(answer.verdict, 'accepted');
      assert.equal(answer.kind, 'LogoutRequest');
      assert.equal(answer.xml?.replace('\ufeff', ''), genuine);
      if (form === 'a form') assert.equal(answer.relayState, 'a+b c?#');
    });
  test('says what the signature covers, and by how many engines it was verified', async () => {
    const { steps } = await ask(genuine);
    const detail = (id: string) => steps.find((step) => step.id === id)?.detail;
    assert.equal(detail('signature-scope'), 'The signature covers the whole LogoutRequest.');
    assert.match(detail('signature-valid') ?? '', /^The signature of the LogoutRequest holds/);
    assert.deepEqual(steps.map(({ id }) => id).slice(0, 4), ['parameters', 'decode', 'xml-safe', 'xml-structure']);
  });
  const cases: readonly (readonly [string, string, Partial<PostQuestion>, readonly string[]])[] = [
    ['no signature', request(), {}, ['fail signature-present', 'fail signature-valid', ...unproven]],
    ['another key', signed(request(), otherSigner(material)), {}, ['fail signature-valid', ...unproven]],
    ['no certificate', genuine, { certificates: [] }, ['unknown signature-valid', ...unproven]],
    ['SHA-1', signed(request(), own, 'rsa-sha1'), {}, ['fail signature-algorithm']],
    [
      'SHA-1 where it is allowed',
      signed(request(), own, 'rsa-sha1'),
      { allowSha1: true },
      ['warn signature-algorithm'],
    ],
    [
      'an HMAC with the certificate',
      signed(request(), { key: own.certificate, certificate: own.certificate }, 'hmac-sha1'),
      {},
      ['fail signature-algorithm', 'fail signature-valid', ...unproven],
    ],
    [
      'another person',
      genuine.replace('ada@acme.example', 'eve@acme.example'),
      {},
      ['fail signature-valid', ...unproven],
    ],
    ['another issuer', genuine, { issuer: 'urn:other' }, ['fail issuer']],
    [
      'another destination',
      genuine,
      { destination: 'https://login.mypurecloud.com/saml/logout' },
      ['fail destination'],
    ],
    ['no destination', signed(request().replace(/ Destination="[^"]*"/, '')), {}, ['fail destination']],
    ['too late', genuine, { now: now + 310_000 }, ['fail time-conditions']],
    ['too early', genuine, { now: now - 11_000 }, ['fail time-conditions']],
    [
      'a certificate that has expired',
      genuine,
      { certificates: readCertificates(ownSigner(material, { from: -400, to: -30 }).certificate).certificates },
      ['fail certificate-validity'],
    ],
    ['a short key', signed(request(), short), { certificates: shortOnes }, ['fail certificate-validity']],
    [
      'a short key where it is allowed',
      signed(request(), short),
      { certificates: shortOnes, allowWeakKeys: true },
      ['warn certificate-validity'],
    ],
    ['an empty name', signed(request({ nameId: '' })), {}, ['fail xml-structure']],
    [
      'an encrypted name',
      signed(
        request().replace(/<saml:NameID.*<\/saml:NameID>/, '<saml:EncryptedID><x xmlns="urn:x"/></saml:EncryptedID>'),
      ),
      {},
      ['fail xml-structure'],
    ],
    ['nobody to sign out', signed(request().replace(/<saml:NameID.*<\/saml:NameID>/, '')), {}, ['fail xml-structure']],
  ];
  for (const [what, posted, question, expected] of cases)
    test(`with ${what}: ${expected[0] ?? ''}`, async () => {
      const answer = await ask(posted, question);
      assert.deepEqual(troubles(answer), expected);
      assert.equal(answer.verdict, expected.every((one) => one.startsWith('warn')) ? 'accepted' : 'rejected');
    });
  test('is told from what else is posted, with what to do', async () => {
    const cases: readonly (readonly [posted: string, step: string, resolution: RegExp])[] = [
      ['<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"/>', 'xml-structure', /`simulate sso --resp/],
      ['<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"/>', 'xml-structure', /signs out/],
      ['<html><body/></html>', 'xml-structure', /in its form/],
      ['<a/>', 'xml-structure', /LogoutRequest or a LogoutResponse/],
      [genuine.replaceAll('<', '&lt;'), 'parameters', /Give the XML itself/],
    ];
    for (const [posted, id, resolution] of cases) {
      const step = (await ask(posted)).steps.find((one) => one.id === id);
      assert.equal(step?.outcome, 'fail');
      assert.match(step?.resolution ?? '', resolution);
    }
  });
  test('is refused in the form of an address, and as a form that readers take in two ways', async () => {
    const packed = encodeURIComponent(deflateRawSync(genuine).toString('base64'));
    const compressed = await ask(`SAMLRequest=${packed}`);
    assert.ok(troubles(compressed).includes('fail decode'));
    assert.match(
      compressed.steps.find(({ id }) => id === 'decode')?.detail ?? '',
      /compressed, as it is in an address/,
    );
    const value = encodeURIComponent(base64(genuine));
    for (const form of [
      `SAMLRequest=${value}&SAMLRequest=${value}`,
      `SAMLRequest=${value}&SAMLResponse=${value}`,
      `SAMLRequest=${value}&samlrequest=${value}`,
      `SAMLRequest=${value}&SigAlg=x`,
    ])
      assert.deepEqual(troubles(await ask(form)), ['fail parameters'], form.slice(-30));
    assert.deepEqual(troubles(await ask(`SAMLResponse=${value}`)), ['fail xml-structure']);
  });
});

describe('attacks on a logout request that was posted', () => {
  const evil = request({ nameId: 'admin@acme.example', id: '_evil' });
  const signature = between(genuine, '<ds:Signature ', '</ds:Signature>');
  const bare = genuine.replace(signature, () => '');
  const into = (xml: string, more: string) => xml.replace('</saml:Issuer>', () => `</saml:Issuer>${more}`);
  const extensions = (content: string) => `<samlp:Extensions>${content}</samlp:Extensions>`;
  const attacks: { readonly [what: string]: readonly [xml: string, stoppedBy: readonly string[]] } = {
    'the signed request inside of a forged one': [
      into(evil, extensions(genuine)),
      ['xml-structure', 'signature-present'],
    ],
    'its signature taken over, the signed request in Extensions': [
      into(evil, signature + extensions(bare)),
      ['xml-structure', 'signature-scope'],
    ],
    'the signed request inside of the signature': [
      into(
        evil,
        signature.replace('</ds:Signature>', () => `<ds:Object>${bare}</ds:Object></ds:Signature>`),
      ),
      ['xml-structure', 'signature-scope'],
    ],
    'the same ID twice': [
      into(evil.replace('_evil', '_lr1'), signature + extensions(bare)),
      ['xml-structure', 'signature-valid'],
    ],
    'a second signature': [into(genuine, signature), ['xml-structure']],
    'an assertion inside': [
      into(genuine, extensions('<saml:Assertion ID="_a"/>')),
      ['xml-structure', 'signature-valid'],
    ],
    'a signature of the whole document': [
      genuine.replace('URI="#_lr1"', 'URI=""'),
      ['signature-scope', 'signature-valid'],
    ],
    'a comment in the digest': [
      genuine.replace('<ds:DigestValue>', '<ds:DigestValue>AAAA<!---->'),
      ['xml-structure', 'signature-valid'],
    ],
    'two SignedInfo': [
      genuine.replace(
        '<ds:SignedInfo>',
        () => `${between(signature, '<ds:SignedInfo>', '</ds:SignedInfo>')}<ds:SignedInfo>`,
      ),
      ['xml-structure'],
    ],
    'a document type': [`<!DOCTYPE x [<!ENTITY a "b">]>${genuine}`, ['xml-safe']],
    'a comment in the name': [
      genuine.replace('ada@acme.example', 'admin@acme.example<!---->.evil.example'),
      ['signature-valid'],
    ],
  };
  for (const [what, [xml, stoppedBy]] of Object.entries(attacks))
    test(`${what}: ${stoppedBy.join(', ')}`, async () => {
      const answer = await ask(xml);
      assert.equal(answer.verdict, 'rejected');
      const failed = answer.steps.filter(({ outcome }) => outcome === 'fail');
      for (const id of stoppedBy)
        assert.ok(
          failed.some((step) => step.id === id),
          `${id}: ${troubles(answer).join()}`,
        );
      for (const { detail } of failed) assert.match(detail, /^[A-Z<“].*[.)]$/s);
      assert.ok(!answer.steps.some(({ found = '' }) => found.includes('admin@acme.example')));
    });
  test('nothing that is not signed is shown as the answer', async () => {
    const { steps } = await ask(evil);
    for (const id of ['issuer', 'destination', 'time-conditions']) {
      const step = steps.find((one) => one.id === id);
      assert.equal(step?.outcome, 'unknown');
      assert.equal(step?.found, undefined);
    }
  });
  test('nothing makes it throw or wait', async () => {
    const started = performance.now();
    for (const posted of [
      '',
      '<',
      '%',
      'SAMLRequest',
      'SAMLRequest=',
      'SAMLRequest=%',
      '<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"/>',
      '<a/>',
      'a'.repeat(5_000_000),
      '<'.repeat(900_000),
      `<a>${'<b>'.repeat(300)}`,
      deflateRawSync(Buffer.alloc(200_000_000)),
    ]) {
      const answer = await ask(posted);
      assert.equal(answer.verdict, 'rejected');
      assert.doesNotMatch(JSON.stringify(answer.steps), /undefined|\[object|NaN/);
    }
    assert.ok(performance.now() - started < 10_000);
  });
});

describe('a logout response that was posted', () => {
  test('is matched with its request', async () => {
    const form = `SAMLResponse=${encodeURIComponent(base64(response()))}`;
    assert.deepEqual(troubles(await ask(form, { requestId: '_lr-sp-1' })), []);
    assert.deepEqual(troubles(await ask(response())), ['warn in-response-to']);
    assert.deepEqual(troubles(await ask(response(), { requestId: '_other' })), ['fail in-response-to']);
    assert.deepEqual(troubles(await ask(response(statuses.responder), { requestId: '_lr-sp-1' })), ['fail status']);
    assert.deepEqual(
      troubles(await ask(`SAMLRequest=${encodeURIComponent(base64(response()))}`, { requestId: '_lr-sp-1' })),
      ['fail xml-structure'],
    );
  });
});

describe('what a logout response says of the logout', () => {
  const value = (status: string) =>
    sign(
      writeLogoutResponse({
        id: '_l2',
        now,
        destination: logoutUrl,
        issuer,
        inResponseTo: '_lr-sp-1',
        status: '@',
      }).replace(/<samlp:StatusCode.*\/>/, status),
      '_l2',
      own,
    );
  const judged = async (status: string) => {
    const { steps, verdict } = await ask(value(status), { requestId: '_lr-sp-1' });
    return { verdict, step: steps.find(({ id }) => id === 'status') };
  };
  test('a logout from a part of the applications is accepted with a warning', async () => {
    const partly = `<samlp:StatusCode Value="${statuses.success}"><samlp:StatusCode Value="${statuses.partialLogout}"/></samlp:StatusCode>`;
    const { verdict, step } = await judged(partly);
    assert.equal(verdict, 'accepted');
    assert.equal(step?.outcome, 'warn');
    assert.match(step?.detail ?? '', /not from every application/);
  });
  test('a reason is shown in its own words', async () => {
    const failed = `<samlp:StatusCode Value="${statuses.responder}"><samlp:StatusCode Value="${statuses.partialLogout}"/></samlp:StatusCode><samlp:StatusMessage>Session unknown</samlp:StatusMessage>`;
    const { verdict, step } = await judged(failed);
    assert.equal(verdict, 'rejected');
    assert.equal(step?.found, `${statuses.responder}, ${statuses.partialLogout}, "Session unknown"`);
    assert.match(step?.resolution ?? '', /log of the identity provider/);
  });
});

interface Entry {
  readonly file: string;
  readonly expect: string;
  readonly reason: string;
  readonly config: { readonly [key: string]: string } & { readonly idp_certs: readonly string[] };
}

const corpus = join(__dirname, '../../../../shared/corpus/saml');
describe('the messages made by others', {
  skip: !existsSync(corpus) && 'the corpus beside the project is not there',
}, () => {
  const index = existsSync(corpus) ? JSON.parse(readFileSync(join(corpus, 'index.json'), 'utf8')) : { entries: [] };
  const entries = (index.entries as readonly Entry[]).filter(({ file }) => /^redirect\/p.*\.xml$/.test(file));
  test('are there', () => assert.ok(entries.length > 1));
  for (const { file, expect, reason, config } of entries)
    test(`${file}: ${expect}, ${reason}`, async () => {
      const answer = await judgePost({
        posted: readFileSync(join(corpus, file)),
        certificates: config.idp_certs.flatMap((one) => readCertificates(readFileSync(join(corpus, one))).certificates),
        issuer: config.idp_entity_id,
        destination: config.slo,
        requestId: config.expected_logout_request_id,
        now: Date.parse(config.now ?? ''),
      });
      assert.equal(answer.verdict, expect === 'valid' ? 'accepted' : 'rejected', JSON.stringify(answer.steps, null, 1));
    });
});
