/**
 * What attackers do with a response that was signed for somebody: whoever is not in the signed bytes never signs in, and
 * is named nowhere. Shapes from "On Breaking SAML" (XSW 1–8) and from the advisories that are named.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  ask,
  attacker,
  idp,
  insertSignature,
  makeAssertion,
  makeResponse,
  organization,
  signatureOver,
  signedAssertion,
  stepOf,
  usualTransforms,
  wrapResponse,
} from './making';

const evilName = 'mallory@evil.example';
const evil = (id = '_evil') => makeAssertion({ id, nameId: evilName, attributes: '' });
const signed = signedAssertion();
const signature = /<ds:Signature .*<\/ds:Signature>/.exec(signed)?.[0] ?? '';
const bare = makeAssertion();
const response = makeResponse({ signs: ['Response'] });
const responseSignature = /<ds:Signature .*<\/ds:Signature>/.exec(response)?.[0] ?? '';
const original = wrapResponse(bare);
const evilResponse = wrapResponse(evil('_assertion')).replace('ID="_response"', 'ID="_evil"');
const inObject = (sign: string, inner: string) =>
  sign.replace('</ds:Signature>', `<ds:Object>${inner}</ds:Object></ds:Signature>`);
const extended = (inner: string) => `<samlp:Extensions>${inner}</samlp:Extensions>`;
const withExtensions = (xml: string, inner: string) =>
  xml.replace('<samlp:Status>', `${extended(inner)}<samlp:Status>`);
const into = (xml: string, tag: string, inner: string) => xml.replace(`</${tag}>`, `${inner}</${tag}>`);

interface Attack {
  readonly response: string;
  /** Steps that must fail. */
  readonly stops: readonly string[];
}

const attacks: { readonly [what: string]: Attack } = {
  'XSW 1: the signed Response inside its signature, in an evil one': {
    response: insertSignature(evilResponse, inObject(responseSignature, original)),
    stops: ['xml-structure', 'signature-scope'],
  },
  'XSW 2: the signed Response before its signature, detached': {
    response: withExtensions(insertSignature(evilResponse, responseSignature), original),
    stops: ['xml-structure', 'signature-scope'],
  },
  'XSW 3: an evil Assertion before the signed one': {
    response: wrapResponse(evil() + signed),
    stops: ['xml-structure'],
  },
  'XSW 4: the signed Assertion inside an evil one': {
    response: wrapResponse(into(evil(), 'saml:Assertion', signed)),
    stops: ['xml-structure'],
  },
  'XSW 5: the signature in the evil Assertion, the signed one behind it': {
    response: wrapResponse(insertSignature(evil(), signature) + bare),
    stops: ['xml-structure', 'signature-scope'],
  },
  'XSW 6: the signed Assertion inside the signature of the evil one': {
    response: wrapResponse(insertSignature(evil(), inObject(signature, bare))),
    stops: ['xml-structure', 'signature-scope'],
  },
  'XSW 7: an evil Assertion in Extensions': {
    response: withExtensions(wrapResponse(signed), evil()),
    stops: ['xml-structure'],
  },
  'XSW 7, the other way round: the signed one in Extensions': {
    response: withExtensions(wrapResponse(evil()), signed),
    stops: ['xml-structure', 'signature-present'],
  },
  'XSW 8: the signed Assertion in an Object of the evil one’s signature': {
    response: wrapResponse(insertSignature(evil(), inObject(signature, signed))),
    stops: ['xml-structure', 'signature-scope'],
  },
  'the signed one in StatusDetail (CVE-2024-45409)': {
    response: wrapResponse(insertSignature(evil('_assertion'), signature)).replace(
      '</samlp:Status>',
      `<samlp:StatusDetail>${bare}</samlp:StatusDetail></samlp:Status>`,
    ),
    stops: ['xml-structure', 'signature-valid'],
  },
  'the signed one in SubjectConfirmationData': {
    response: wrapResponse(into(insertSignature(evil(), signature), 'saml:SubjectConfirmationData', bare)),
    stops: ['xml-structure', 'signature-scope'],
  },
  'the signed one in Advice': {
    response: wrapResponse(
      evil().replace('<saml:AuthnStatement ', `<saml:Advice>${signed}</saml:Advice><saml:AuthnStatement `),
    ),
    stops: ['signature-present'],
  },
  'the signed one in an AttributeValue': {
    response: wrapResponse(
      into(
        evil(),
        'saml:Assertion',
        `<saml:AttributeStatement><saml:Attribute Name="x"><saml:AttributeValue>${signed}</saml:AttributeValue></saml:Attribute></saml:AttributeStatement>`,
      ),
    ),
    stops: ['xml-structure', 'signature-present'],
  },
  'the same ID twice, the evil one first': {
    response: wrapResponse(evil('_assertion') + signed),
    stops: ['xml-structure'],
  },
  'the same ID on something else': {
    response: withExtensions(wrapResponse(signed), '<x ID="_assertion"/>'),
    stops: ['xml-structure', 'signature-valid'],
  },
  'the same ID in another spelling': {
    response: withExtensions(wrapResponse(insertSignature(evil('_assertion'), signature)), '<x Id="_assertion"/>'),
    stops: ['xml-structure', 'signature-valid'],
  },
  'an Assertion of another namespace': {
    response: wrapResponse(evil().replace('urn:oasis:names:tc:SAML:2.0:assertion', 'urn:x') + signed),
    stops: ['xml-structure'],
  },
  'two signed Assertions (CVE-2022-41912)': {
    response: wrapResponse(signedAssertion({ id: '_evil', nameId: evilName, attributes: '' }) + signed),
    stops: ['xml-structure'],
  },
  'no signature': { response: wrapResponse(evil()), stops: ['signature-present'] },
  'another name under the signature': {
    response: wrapResponse(signed.replaceAll('ada@acme.example', evilName)),
    stops: ['signature-valid'],
  },
  'the attacker’s own key': {
    response: makeResponse({ party: attacker, nameId: evilName, attributes: '' }),
    stops: ['signature-certificate', 'signature-valid'],
  },
  'the attacker’s key under the provider’s certificate': {
    response: makeResponse({ party: attacker, keyInfo: idp.certificate, nameId: evilName, attributes: '' }),
    stops: ['signature-valid'],
  },
  'HMAC with the public certificate': {
    response: makeResponse({ algorithm: 'hmac', nameId: evilName, attributes: '' }),
    stops: ['signature-algorithm', 'signature-valid'],
  },
  'no signature value': {
    response: wrapResponse(
      insertSignature(evil('_assertion'), signature.replace(/<ds:SignatureValue>[^<]*/, '<ds:SignatureValue>')),
    ),
    stops: ['signature-valid'],
  },
  'an empty reference': {
    response: wrapResponse(insertSignature(evil(), signature.replace('URI="#_assertion"', 'URI=""'))),
    stops: ['signature-scope', 'signature-valid'],
  },
  'a reference without an address': {
    response: wrapResponse(insertSignature(evil(), signature.replace(' URI="#_assertion"', ''))),
    stops: ['signature-scope', 'signature-valid'],
  },
  'a reference to a file': {
    response: wrapResponse(insertSignature(evil(), signature.replace('#_assertion', 'file:///etc/passwd'))),
    stops: ['signature-scope', 'signature-valid'],
  },
  'a reference by XPointer': {
    response: wrapResponse(insertSignature(evil(), signature.replace('#_assertion', "#xpointer(id('_assertion'))"))),
    stops: ['signature-scope', 'signature-valid'],
  },
  'two references': {
    response: wrapResponse(
      insertSignature(
        evil(),
        signature.replace(/<ds:Reference .*<\/ds:Reference>/, (one) => one + one.replace('#_assertion', '#_evil')),
      ),
    ),
    stops: ['signature-scope', 'signature-valid'],
  },
  'two SignedInfo (CVE-2025-29774)': {
    response: wrapResponse(
      insertSignature(
        evil('_assertion'),
        signature.replace(
          /<ds:SignedInfo>.*<\/ds:SignedInfo>/,
          (one) =>
            (/<ds:SignedInfo>.*<\/ds:SignedInfo>/.exec(
              signatureOver(evil('_assertion'), '_assertion', { party: attacker }),
            )?.[0] ?? '') + one,
        ),
      ),
    ),
    stops: ['xml-structure', 'signature-valid'],
  },
  'a comment in the digest (CVE-2025-29775)': {
    response: wrapResponse(
      insertSignature(evil('_assertion'), signature.replace('<ds:DigestValue>', '<ds:DigestValue><!--AAAA-->')),
    ),
    stops: ['xml-structure', 'signature-valid'],
  },
  'a filter that leaves the evil part out': {
    response: makeResponse({
      transforms: usualTransforms.replace(
        'http://www.w3.org/2001/10/xml-exc-c14n#',
        'http://www.w3.org/2002/06/xmldsig-filter2',
      ),
      nameId: evilName,
    }),
    stops: ['signature-scope', 'signature-valid'],
  },
  XSLT: {
    response: makeResponse({
      transforms: `${usualTransforms}<ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xslt-19991116"></ds:Transform>`,
      nameId: evilName,
    }),
    stops: ['signature-scope', 'signature-valid'],
  },
  'no transform that leaves the signature out': {
    response: makeResponse({
      transforms: usualTransforms.replace(/^<ds:Transform [^>]*><\/ds:Transform>/, ''),
      nameId: evilName,
    }),
    stops: ['signature-scope', 'signature-valid'],
  },
  'a digest of nothing (void canonicalization)': {
    response: wrapResponse(
      insertSignature(
        evil('_assertion').replace('<saml:Subject>', '<saml:Subject xmlns:x="relative">'),
        signatureOver('', '_assertion', {
          transforms: usualTransforms.replace(
            'http://www.w3.org/2001/10/xml-exc-c14n#',
            'http://www.w3.org/TR/2001/REC-xml-c14n-20010315',
          ),
        }),
      ),
    ),
    stops: ['signature-valid'],
  },
  'a second signature in the Assertion': {
    response: wrapResponse(
      insertSignature(
        insertSignature(evil('_assertion'), signature),
        signatureOver(evil('_assertion'), '_assertion', { party: attacker }),
      ),
    ),
    stops: ['xml-structure', 'signature-scope'],
  },
  'an encrypted Assertion beside the signed one': {
    response: wrapResponse(
      `<saml:EncryptedAssertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">${evil()}</saml:EncryptedAssertion>${signed}`,
    ),
    stops: ['xml-structure'],
  },
  'SAML 1.1 inside': {
    response: wrapResponse(signed.replace('Version="2.0"', 'Version="1.1"')),
    stops: ['xml-structure', 'signature-valid'],
  },
};

describe('attacks', () => {
  for (const [what, { response: sent, stops }] of Object.entries(attacks))
    test(what, async () => {
      const { simulation } = await ask(sent);
      assert.equal(simulation.verdict, 'rejected');
      assert.equal(simulation.subject, undefined);
      assert.ok(!JSON.stringify(simulation).includes('mallory'), 'the attacker is named');
      for (const id of stops) {
        const { outcome, detail, expected, found, resolution } = stepOf(simulation, id);
        assert.equal(outcome, 'fail', id);
        assert.ok(detail && expected !== undefined && found !== undefined && resolution, `${id} is explained`);
      }
    });
});

describe('a comment in a name', () => {
  // Canonicalization leaves comments out, so the signature holds with and without one (CVE-2017-11427).
  const commented = wrapResponse(signedAssertion({ nameId: 'ada@acme.example.evil.example', attributes: '' })).replace(
    'ada@acme.example.evil',
    'ada@acme.example<!-- -->.evil',
  );
  test('takes nothing off it', async () => {
    const file = organization((text) =>
      text.replace('eve@acme.example', 'ada@acme.example.evil.example').replace('inactive', 'active'),
    );
    const { simulation } = await ask(commented, { file });
    assert.equal(simulation.verdict, 'accepted');
    assert.equal(simulation.subject?.nameId, 'ada@acme.example.evil.example');
    assert.equal(stepOf(simulation, 'xml-structure').outcome, 'warn');
  });
  test('and nobody else signs in by it', async () => {
    const { simulation } = await ask(commented);
    assert.equal(stepOf(simulation, 'user-provisioned').outcome, 'fail');
  });
  test('nor does CDATA', async () => {
    const { simulation } = await ask(makeResponse().replaceAll('>ada@acme', '><![CDATA[ada]]>@acme'));
    assert.equal(simulation.subject?.nameId, 'ada@acme.example');
  });
});

describe('encrypted', () => {
  test('an Assertion is refused and explained', async () => {
    const encrypted =
      '<saml:EncryptedAssertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"><xenc:EncryptedData xmlns:xenc="http://www.w3.org/2001/04/xmlenc#"></xenc:EncryptedData></saml:EncryptedAssertion>';
    const { simulation } = await ask(
      insertSignature(wrapResponse(encrypted), signatureOver(wrapResponse(encrypted), '_response')),
    );
    assert.match(stepOf(simulation, 'xml-structure').detail, /does not support encrypted/);
    assert.equal(simulation.verdict, 'rejected');
  });
  test('so is a name', async () => {
    const hidden = {
      before: (xml: string) => xml.replace(/<saml:NameID.*<\/saml:NameID>/, '<saml:EncryptedID></saml:EncryptedID>'),
    };
    assert.match(stepOf((await ask(makeResponse(hidden))).simulation, 'name-id').detail, /encrypted/);
  });
  test('attributes are left out', async () => {
    const hidden = {
      before: (xml: string) =>
        xml.replace(
          '</saml:AttributeStatement>',
          '<saml:EncryptedAttribute></saml:EncryptedAttribute></saml:AttributeStatement>',
        ),
    };
    const { simulation } = await ask(makeResponse(hidden));
    assert.equal(stepOf(simulation, 'attributes').outcome, 'warn');
    assert.equal(simulation.verdict, 'accepted');
  });
});

describe('what is put into a response that was signed for somebody else', () => {
  const good = makeResponse();
  const tags = [...good.matchAll(/<[^>]*>/g)].flatMap(({ index, 0: tag }) => [index, index + tag.length]);
  const places = [...new Set(tags)].filter((at) => at > 0 && at < good.length);
  const put: { readonly [what: string]: string } = {
    'an Assertion': evil(),
    'a NameID': `<saml:NameID xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">${evilName}</saml:NameID>`,
    'a NameID without a namespace': `<NameID>${evilName}</NameID>`,
  };
  for (const [what, inner] of Object.entries(put))
    test(`${what} anywhere is refused`, async () => {
      for (const at of places) {
        const { simulation } = await ask(good.slice(0, at) + inner + good.slice(at));
        assert.equal(simulation.verdict, 'rejected', good.slice(at - 40, at));
        assert.equal(simulation.subject, undefined);
      }
    });
});
