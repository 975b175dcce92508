/** What xml-crypto says of signatures that hold: rare forms that it writes wrongly are no disagreement, other readings are. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readCertificates } from '../../../../server/src/certificates/read';
import { readMessage } from '../../../../server/src/simulate/saml/message';
import { secondOpinion } from '../../../../server/src/simulate/saml/signature/second-opinion';
import type { Verification } from '../../../../server/src/simulate/saml/signature/verify';
import { scanXml } from '../../../../server/src/simulate/saml/xml/scan';
import { ask, attributeOf, idp, makeAssertion, makeResponse, stepOf, troubles, usualTransforms } from './making';

/** What the first engine would say of a response if its signature held. */
function verification(text: string): Verification {
  const scanned = scanXml(text);
  assert.ok('root' in scanned);
  const [signature] = readMessage(scanned.root, scanned.elements).signatures;
  const [certificate] = readCertificates(idp.certificate).certificates;
  assert.ok(signature && certificate);
  const bytes = Buffer.from(makeAssertion());
  const signed = { bytes, tree: signature.parent, origins: new Map() };
  return { signature, digest: 'matches', certificate, obstacle: undefined, signed };
}

describe('the second engine', () => {
  const capitals = (xml: string) =>
    xml.replaceAll(
      '<saml:AttributeValue>',
      '<saml:AttributeValue xmlns:B="urn:b" xmlns:a="urn:a" a:two="2" B:one="1">',
    );
  // "#default" adds nothing where no default namespace is declared.
  const listed = usualTransforms.replace(
    'xml-exc-c14n#">',
    'xml-exc-c14n#"><ec:InclusiveNamespaces xmlns:ec="http://www.w3.org/2001/10/xml-exc-c14n#" PrefixList="#default"></ec:InclusiveNamespaces>',
  );
  const rare = {
    'U+0085 in a value': makeResponse({ attributes: attributeOf('note', 'one\u0085two') }),
    'U+2028 in a value': makeResponse({ attributes: attributeOf('note', 'one\u2028two') }),
    'prefixes in capitals': makeResponse({ before: capitals }),
    'the default namespace in the list of prefixes': makeResponse({ transforms: listed }),
  };
  for (const [what, response] of Object.entries(rare))
    test(`refuses nothing for ${what}`, async () => {
      const { simulation } = await ask(response);
      assert.deepEqual(troubles(simulation), []);
      assert.match(stepOf(simulation, 'signature-valid').detail, /engine/);
    });
  test('agrees where it finds the same', () => {
    const text = makeResponse();
    assert.deepEqual(secondOpinion(text, verification(text)), { says: 'same' });
  });
  const text = makeResponse();
  const read = {
    'another text': text.replace('>ada@acme.example<', '>eve@acme.example<'),
    'another element': text.replace(/<saml:NameID (.*?)<\/saml:NameID>/, '<saml:BaseID $1</saml:BaseID>'),
    'another attribute': text.replace(/ Format="[^"]*"/, ' Format="other"'),
    'an attribute more': text.replace('<saml:NameID ', '<saml:NameID more="1" '),
    'another namespace': text.replace('<saml:NameID ', '<saml:NameID xmlns:saml="urn:other" '),
    'an element less': text.replace(/<saml:AuthnStatement .*<\/saml:AuthnStatement>/, ''),
  };
  for (const [what, other] of Object.entries(read))
    test(`contradicts where it reads ${what}`, () => {
      assert.equal(secondOpinion(other, verification(text)).says, 'other');
    });
});
