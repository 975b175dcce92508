import assert from 'node:assert/strict';
import {
  constants,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  privateDecrypt,
  verify,
  X509Certificate,
} from 'node:crypto';
import { describe, test } from 'node:test';
import { DOMParser } from '@xmldom/xmldom';
import { SignedXml } from 'xml-crypto';
import { scenarioOf, scenarios } from '../../../server/src/identity-provider/catalogue';
import { writeEncryptedAssertion } from '../../../server/src/identity-provider/encrypt';
import { idsOf } from '../../../server/src/identity-provider/material';
import type { Parties } from '../../../server/src/identity-provider/parties';
import type { Made } from '../../../server/src/identity-provider/scenario';
import { between, partsOf } from '../../../server/src/identity-provider/sign';
import { ssoTitles } from '../../../server/src/simulate/saml/request';
import { material, now, parties } from './parties';

function make(id: string, of: Parties = parties): Made {
  const made = scenarioOf(id)?.make(of, material);
  assert.ok(made && 'xml' in made, id);
  return made;
}

/** Whether xml-crypto verifies the signature that comes first, as a careless service would ask it. */
function verifies(xml: string, certificate: string): boolean {
  const quiet = { warning: () => undefined, error: () => undefined, fatalError: () => undefined };
  const document = new DOMParser({ errorHandler: quiet }).parseFromString(xml, 'text/xml');
  const [signature] = Array.from(document.getElementsByTagNameNS('http://www.w3.org/2000/09/xmldsig#', 'Signature'));
  assert.ok(signature);
  const check = new SignedXml({ publicCert: certificate, getCertFromKeyInfo: () => null });
  try {
    check.loadSignature(signature as unknown as Node);
    return check.checkSignature(xml);
  } catch {
    return false;
  }
}

/** Exclusive canonicalization of what the templates write: attributes sorted, empty elements opened. */
function canonical(xml: string): string {
  return xml.replace(/<([\w:]+)((?: [\w:]+="[^"]*")*)(\/?)>/g, (_, name: string, all: string, empty: string) => {
    const attributes = all.match(/ [\w:]+="[^"]*"/g) ?? [];
    const [declared, own] = [true, false].map((yes) => attributes.filter((one) => one.startsWith(' xmlns') === yes));
    return `<${name}${[...(declared ?? []), ...(own ?? []).sort()].join('')}>${empty && `</${name}>`}`;
  });
}

describe('the catalogue', () => {
  test('names each scenario once, and a step that there is', () => {
    assert.equal(new Set(scenarios.map(({ id }) => id)).size, scenarios.length);
    assert.equal(new Set(scenarios.map(({ label }) => label)).size, scenarios.length);
    for (const { id, stoppedBy } of scenarios)
      assert.ok(stoppedBy === 'accepted' || Object.hasOwn(ssoTitles, stoppedBy), id);
  });
  test('explains each in a sentence, and each attack step by step', () => {
    for (const { id, group, summary, attack } of scenarios) {
      assert.match(summary, /^[A-Z].*\.$/, id);
      assert.equal(attack !== undefined, group === 'attack', id);
      for (const sentence of attack?.plan ?? []) assert.match(sentence, /^[A-Z].*\.$/, id);
      assert.ok(!attack || (attack.plan.length > 1 && /^[A-Z].*\.$/.test(attack.why)), id);
    }
  });
  test('has the eight classic wrappings and the named attacks of recent years', () => {
    for (const id of [1, 2, 3, 4, 5, 6, 7, 8]) assert.ok(scenarioOf(`xsw-${id}`));
    const sources = scenarios.map(({ attack }) => attack?.source).join();
    for (const cve of ['CVE-2025-29774', 'CVE-2025-29775', 'CVE-2024-45409', 'CVE-2022-41912', 'CVE-2017-11427'])
      assert.ok(sources.includes(cve), cve);
  });
});

describe('every scenario', () => {
  for (const { id, group, make: begin } of scenarios) {
    test(`${id} is made, and is the same each time`, () => {
      const made = make(id);
      assert.deepEqual(begin(parties, material), made);
      const decoded = Buffer.from(made.posted, 'base64').toString('utf8');
      assert.equal(decoded === made.xml, !['base64-twice', 'compressed'].includes(id));
      assert.ok(made.certificates.length > 0 && made.certificates.every((pem) => new X509Certificate(pem)));
      assert.equal(made.requestId === undefined, made.flow === 'idp');
      assert.equal(made.victim?.email, group === 'attack' ? parties.victim.email : undefined);
      for (const key of Object.values(material.keys))
        assert.ok(!JSON.stringify(made).includes(key.split('\n').at(-4) ?? key), 'a private key is shown');
    });
  }
  test('is made of whatever the parties are called', () => {
    const odd = 'o\'neil&"<x>"@ä.example\r\n\u0000\ud800';
    const strange: Parties = {
      serviceProvider: { assertionConsumerService: odd, singleLogoutService: odd, audience: odd, organization: odd },
      provider: { issuer: odd, nameIdFormat: odd },
      user: { email: odd },
      victim: { email: `${odd}2` },
      inactive: { email: odd },
    };
    for (const { id } of scenarios) make(id, strange);
    assert.ok(verifies(make('both-signed', strange).xml, make('valid').certificates[0] ?? ''));
    assert.ok(make('valid', strange).xml.includes("o'neil&amp;&lt;x&gt;".replace('&amp;', '&amp;"')));
  });
  test('says what is missing where the file has not what it takes', () => {
    const bare: Parties = {
      ...parties,
      serviceProvider: { ...parties.serviceProvider, organization: undefined },
      inactive: undefined,
    };
    const missing = scenarios.filter(({ make: begin }) => 'missing' in begin(bare, material)).map(({ id }) => id);
    assert.deepEqual(missing, ['inactive-user', 'wrong-organization', 'attribute-case']);
  });
});

describe('an encrypted assertion', () => {
  const { xml, certificates } = make('encrypted');
  const [transported, content] = [...xml.matchAll(/<xenc:CipherValue>([^<]*)<\/xenc:CipherValue>/g)].map(([, value]) =>
    Buffer.from(value ?? '', 'base64'),
  );
  assert.ok(transported && content);
  const decrypt = (key: string, bytes = content) => {
    const opened = privateDecrypt(
      { key, oaepHash: 'sha256', padding: constants.RSA_PKCS1_OAEP_PADDING },
      new Uint8Array(transported),
    );
    const decipher = createDecipheriv('aes-256-gcm', opened, bytes.subarray(0, 12));
    decipher.setAuthTag(bytes.subarray(-16));
    return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString('utf8');
  };
  test('is the signed one, for whoever has the key of the service provider', () => {
    const assertion = decrypt(material.keys.serviceProvider);
    assert.match(assertion, /^<saml:Assertion .*<\/saml:Assertion>$/s);
    assert.ok(assertion.includes(`>${parties.user.email}<`));
    assert.ok(verifies(assertion, certificates[0] ?? ''));
    const shown = between(between(xml, '<xenc:EncryptedKey>', '</xenc:EncryptedKey>'), '<ds:X509Certificate>', '</');
    const certificate = new X509Certificate(Buffer.from(shown.replace(/<[^>]*>?/g, ''), 'base64'));
    assert.ok(certificate.checkPrivateKey(createPrivateKey(material.keys.serviceProvider)));
    assert.match(certificate.subject, /Test service provider/);
  });
  test('is for nobody else, and can’t be changed', () => {
    assert.throws(() => decrypt(material.keys.own));
    const changed = Buffer.from(content);
    changed[40] = (changed[40] ?? 0) ^ 1;
    assert.throws(() => decrypt(material.keys.serviceProvider, changed));
  });
  test('stands in the response with nothing of it in the clear, and the response is signed', () => {
    assert.ok(!xml.includes('<saml:Assertion') && !xml.includes(parties.user.email));
    assert.ok(verifies(xml, certificates[0] ?? ''));
  });
  test('is another one with each seed', () => {
    const other = scenarioOf('encrypted')?.make(parties, { ...material, seed: 'b1' });
    const start = (text: string) =>
      /<xenc:CipherValue>([^<]{16})[^<]*<\/xenc:CipherValue>\s*<\/xenc:CipherData>\s*<\/xenc:EncryptedData>/.exec(
        text,
      )?.[1];
    assert.ok(other && 'xml' in other && start(xml) !== undefined);
    assert.notEqual(start(other.xml), start(xml));
  });
  test('shares neither key nor vector with another assertion of the same run', () => {
    const ends = (element: string) => {
      const values = [...writeEncryptedAssertion(element, material).matchAll(/<xenc:CipherValue>([^<]*)</g)];
      return values.map(([, value = '']) => Buffer.from(value, 'base64'));
    };
    const [key, bytes] = ends('<a>1</a>');
    const [otherKey, otherBytes] = ends('<a>2</a>');
    assert.deepEqual(ends('<a>1</a>'), [key, bytes]);
    assert.notDeepEqual(otherKey, key);
    assert.notDeepEqual(otherBytes?.subarray(0, 12), bytes?.subarray(0, 12));
  });
});

describe('a response as it should be', () => {
  const ids = idsOf(material);
  for (const id of ['valid', 'valid-idp-initiated', 'response-signed', 'both-signed', 'clock-9-s-ahead']) {
    test(`${id} verifies by xml-crypto`, () => {
      const { xml, certificates } = make(id);
      assert.ok(verifies(xml, certificates[0] ?? ''));
      assert.ok(!verifies(xml.replace('acme-retail', 'acme-retall'), certificates[0] ?? ''));
    });
  }
  test('second-certificate verifies by the second of two', () => {
    const { xml, certificates } = make('second-certificate');
    assert.deepEqual(
      certificates.map((pem) => verifies(xml, pem)),
      [false, true],
    );
  });
  for (const [id, element] of [
    ['valid', ids.assertion],
    ['both-signed', ids.assertion],
    ['response-signed', ids.response],
  ] as const) {
    test(`${id} verifies by node:crypto alone`, () => {
      const { xml, certificates } = make(id);
      const { signature, bare } = partsOf(xml, element);
      const [info, digest, value] = ['SignedInfo', 'DigestValue', 'SignatureValue'].map((name) =>
        between(signature, `<ds:${name}>`, `</ds:${name}>`),
      ) as [string, string, string];
      const content = (text: string) => text.replace(/<[^>]*>/g, '');
      assert.equal(createHash('sha256').update(canonical(bare)).digest('base64'), content(digest));
      const signed = canonical(
        info.replace('<ds:SignedInfo>', `<ds:SignedInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#">`),
      );
      const key = new X509Certificate(certificates[0] ?? '').publicKey;
      assert.ok(verify('sha256', Buffer.from(signed), key, Buffer.from(content(value), 'base64')));
    });
  }
  test('says who signs in, for whom and how long', () => {
    const { xml } = make('valid-idp-initiated');
    for (const part of [
      `Destination="https://login.mypurecloud.de/saml"`,
      `Recipient="https://login.mypurecloud.de/saml"`,
      '<saml:Audience>https://login.mypurecloud.de/saml</saml:Audience>',
      'nameid-format:emailAddress">mallory@acme.example<',
      '<saml:Attribute Name="OrganizationName">\n        <saml:AttributeValue>acme-retail<',
      'NotBefore="2026-11-23T09:29:00Z" NotOnOrAfter="2026-11-23T09:35:00Z"',
      `SessionIndex="${ids.session}"`,
    ])
      assert.ok(xml.includes(part), part);
    assert.ok(!xml.includes('InResponseTo'));
    assert.ok(make('valid').xml.match(new RegExp(`InResponseTo="${ids.request}"`, 'g'))?.length === 2);
  });
  test('shows the certificate that is configured, and its key is the one given', () => {
    const certificate = new X509Certificate(make('valid').certificates[0] ?? '');
    assert.ok(certificate.checkPrivateKey(createPrivateKey(material.keys.own)));
    assert.ok(make('valid').xml.includes(certificate.raw.toString('base64')));
    assert.ok(Date.parse(certificate.validFrom) < now && Date.parse(certificate.validTo) > now);
  });
});

describe('faults are what they say', () => {
  test('the signature holds where the fault lies elsewhere', () => {
    const broken = ['unsigned', 'reformatted', 'other-certificate'];
    for (const { id, group } of scenarios.filter((one) => one.group === 'fault' && !broken.includes(one.id))) {
      const { xml, certificates } = make(id);
      assert.ok(verifies(xml, certificates[0] ?? ''), `${group} ${id}`);
    }
    for (const id of broken.slice(1)) assert.ok(!verifies(make(id).xml, make(id).certificates[0] ?? ''), id);
    assert.ok(!make('unsigned').xml.includes('Signature'));
  });
  test('clocks are off by exactly so much', () => {
    assert.match(make('clock-9-s-ahead').xml, /NotBefore="2026-11-23T09:30:09Z"/);
    assert.match(make('clock-11-s-ahead').xml, /NotBefore="2026-11-23T09:30:11Z"/);
    assert.match(make('clock-11-s-behind').xml, /Conditions NotBefore="[^"]*" NotOnOrAfter="2026-11-23T09:29:49Z"/);
  });
  test('certificates and keys are past, to come, and short', () => {
    const of = (id: string) => new X509Certificate(make(id).certificates[0] ?? '');
    assert.ok(Date.parse(of('expired-certificate').validTo) < now);
    assert.ok(Date.parse(of('future-certificate').validFrom) > now);
    assert.equal(of('short-key').publicKey.asymmetricKeyDetails?.modulusLength, 1024);
    assert.match(make('sha-1').xml, /xmldsig#rsa-sha1"/);
  });
});

describe('attacks are what they say', () => {
  test('many would fool a service that only asks whether a signature verifies', () => {
    for (const id of [
      'xsw-1',
      'xsw-2',
      'xsw-3',
      'xsw-4',
      'xsw-5',
      'xsw-6',
      'xsw-7',
      'xsw-8',
      'wrapped-in-confirmation',
      'wrapped-in-advice',
      'wrapped-in-attribute',
      'nested-response',
      'foreign-namespace',
      'forged-last',
      'two-signed',
      'detached',
      'comment-in-name-id',
    ])
      assert.ok(verifies(make(id).xml, make(id).certificates[0] ?? ''), id);
  });
  test('a forged response verifies by the certificate that it brings along, and by the text that it confuses', () => {
    const { xml } = make('own-certificate');
    const embedded = /<ds:X509Certificate>([^<]*)</.exec(xml)?.[1] ?? '';
    assert.ok(verifies(xml, `-----BEGIN CERTIFICATE-----\n${embedded}\n-----END CERTIFICATE-----\n`));
    const confused = make('key-confusion');
    const { signature } = partsOf(confused.xml, idsOf(material).assertion);
    const signed = canonical(
      between(signature, '<ds:SignedInfo>', '</ds:SignedInfo>').replace(
        '>',
        ' xmlns:ds="http://www.w3.org/2000/09/xmldsig#">',
      ),
    );
    const value = between(signature, '<ds:SignatureValue>', '</ds:SignatureValue>').replace(/<[^>]*>/g, '');
    assert.equal(
      createHmac('sha1', confused.certificates[0] ?? '')
        .update(signed)
        .digest('base64'),
      value,
    );
  });
  test('the digests that are smuggled in are those of the forged assertion', () => {
    for (const id of ['digest-comment', 'two-signed-infos']) {
      const { xml } = make(id);
      const { bare } = partsOf(xml, idsOf(material).assertion);
      const digest = createHash('sha256').update(canonical(bare)).digest('base64');
      assert.ok(xml.includes(digest), id);
      assert.ok(!make('valid').xml.includes(digest));
    }
  });
  test('what is put into a name cuts it behind the victim’s', () => {
    assert.match(make('comment-in-name-id').xml, />admin@acme\.example<!---->\.evil\.example<\/saml:NameID>/);
    assert.match(make('instruction-in-name-id').xml, />admin@acme\.example<\?x\?>\.evil\.example<\/saml:NameID>/);
  });
  test('each claims to be the victim, where it forges anything', () => {
    const harmless = ['two-signed', 'external-entity', 'entity-bomb', 'too-deep', 'base64-twice'];
    for (const { id, group } of scenarios)
      if (group === 'attack') assert.equal(make(id).xml.includes(parties.victim.email), !harmless.includes(id), id);
  });
});
