/**
 * Signatures over what the forms of canonicalization treat in their own ways: namespaces with "&" in their address, and
 * xml: attributes that a part takes over. The canonical forms are written by hand, after Canonical XML 1.0, section 2.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  ask,
  insertSignature,
  type Making,
  makeAssertion,
  signatureOver,
  stepOf,
  troubles,
  usualTransforms,
  wrapResponse,
} from './making';

const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const forms = {
  inclusive: 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315',
  'inclusive with comments': 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments',
  'inclusive 1.1': 'http://www.w3.org/2006/12/xml-c14n11',
} as const;
const samlp = ' xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"';

interface Signing {
  /** What the Response declares beside its own. */
  readonly around: string;
  readonly written?: (assertion: string) => string;
  /** The written Assertion in canonical form; it is signed as it is when left out. */
  readonly canonical: (assertion: string) => string;
  readonly transform: string;
  readonly making?: Making;
}

function signed({ around, written = (xml) => xml, canonical, transform, making = {} }: Signing): string {
  const plain = makeAssertion(making);
  const transforms = usualTransforms.replace(exclusive, transform);
  const assertion = insertSignature(
    written(plain),
    signatureOver(canonical(plain), '_assertion', { ...making, transforms }),
  );
  return wrapResponse(assertion).replace('<samlp:Response', `<samlp:Response${around}`);
}

/** What the Assertion takes over, written into its start tag. */
const taken =
  (before: string, behind = '') =>
  (assertion: string) =>
    assertion
      .replace(/^<saml:Assertion( xmlns:saml="[^"]*")/, `<saml:Assertion${before}$1${samlp}`)
      .replace(' Version="2.0">', ` Version="2.0"${behind}>`);

const address = 'https://a.example/?b=1&amp;c=2';
const ways: { readonly [what: string]: Omit<Signing, 'transform'> } = {
  'a namespace around it with "&" in its address': {
    around: ` xmlns:q="${address}"`,
    canonical: taken(` xmlns:q="${address}"`),
  },
  'one with a reference that is none': {
    around: ' xmlns:q="urn:a&amp;amp;&amp;lt;b"',
    canonical: taken(' xmlns:q="urn:a&amp;amp;&amp;lt;b"'),
  },
  'one that is written as another reference, in single quotes': {
    around: " xmlns:q='https://a.example/?b=1&#x26;c=2'",
    canonical: taken(` xmlns:q="${address}"`),
  },
  'one inside, that an attribute is in': {
    around: '',
    written: (xml) => xml.replace('<saml:NameID ', `<saml:NameID xmlns:q="${address}" q:x="&amp;" `),
    canonical: (xml) =>
      taken('')(xml).replace(
        /<saml:NameID (Format="[^"]*")>/,
        (_, format) => `<saml:NameID xmlns:q="${address}" ${format} q:x="&amp;">`,
      ),
  },
  'xml:lang of the Response': {
    around: ' xml:lang="de"',
    canonical: taken('', ' xml:lang="de"'),
  },
  'xml:lang over several levels: the nearest counts': {
    around: ' xml:lang="de" xml:space="preserve"',
    written: (xml) =>
      xml
        .replace(' Version="2.0">', ' Version="2.0" xml:lang="en">')
        .replace('<saml:NameID ', '<saml:NameID xml:lang="fr" '),
    canonical: (xml) =>
      taken(
        '',
        ' xml:lang="en" xml:space="preserve"',
      )(xml).replace(/<saml:NameID (Format="[^"]*")>/, '<saml:NameID $1 xml:lang="fr">'),
  },
  'an empty xml:lang, which takes the one around it away': {
    around: ' xml:lang="de"',
    written: (xml) => xml.replace(' Version="2.0">', ' Version="2.0" xml:lang="">'),
    canonical: taken('', ' xml:lang=""'),
  },
};

describe('in the inclusive forms a signature holds over', () => {
  for (const [what, way] of Object.entries(ways))
    for (const [form, transform] of Object.entries(forms))
      test(`${what} (${form})`, async () => {
        for (const secondOpinion of [true, false]) {
          const { simulation } = await ask(signed({ ...way, transform }), { question: { secondOpinion } });
          assert.deepEqual(troubles(simulation), [], stepOf(simulation, 'signature-valid').detail);
          assert.equal(simulation.subject?.nameId, 'ada@acme.example');
        }
      });
  test('a comment that looks like a tag', async () => {
    const comment = `<!-- <q xmlns:q="a&b"> -->`;
    const written = (xml: string) => xml.replace('<saml:Conditions ', `${comment}<saml:Conditions `);
    const response = signed({
      around: ` xmlns:q="${address}"`,
      written,
      canonical: (xml) => written(taken(` xmlns:q="${address}"`)(xml)),
      transform: forms['inclusive with comments'],
    });
    assert.equal((await ask(response)).simulation.verdict, 'accepted');
  });
});

test('in the exclusive form with a list of prefixes too', async () => {
  const transforms = usualTransforms.replace(
    `${exclusive}">`,
    `${exclusive}"><ec:InclusiveNamespaces xmlns:ec="${exclusive}" PrefixList="q"></ec:InclusiveNamespaces>`,
  );
  const plain = makeAssertion();
  const canonical = plain.replace('<saml:Assertion', `<saml:Assertion xmlns:q="${address}"`);
  const response = wrapResponse(insertSignature(plain, signatureOver(canonical, '_assertion', { transforms }))).replace(
    '<samlp:Response',
    `<samlp:Response xmlns:q="${address}"`,
  );
  assert.deepEqual(troubles((await ask(response)).simulation), []);
});

describe('and what was signed is what stands there:', () => {
  const transform = forms.inclusive;
  const refused = async (response: string) => {
    for (const secondOpinion of [true, false]) {
      const { simulation } = await ask(response, { question: { secondOpinion } });
      assert.equal(stepOf(simulation, 'signature-valid').outcome, 'fail');
      assert.equal(simulation.subject, undefined);
    }
  };
  test('a namespace that libxml2 would write alike is another one', async () => {
    const way = { around: ' xmlns:q="urn:a&amp;b"', canonical: taken(' xmlns:q="urn:a&amp;b"'), transform };
    const genuine = signed(way);
    assert.equal((await ask(genuine)).simulation.verdict, 'accepted');
    await refused(genuine.replace(way.around, ' xmlns:q="urn:a&amp;amp;b"'));
  });
  test('a form that is no XML is signed by nobody', () =>
    refused(signed({ around: ' xmlns:q="urn:a&amp;b"', canonical: taken(' xmlns:q="urn:a&b"'), transform })));
  test('an attribute in the address of a namespace is none', async () => {
    // Whoever unescapes twice reads an attribute ID here.
    const sly = ' xmlns:q="urn:a&amp;quot;&amp;#32;ID=&amp;quot;_evil"';
    const genuine = signed({ around: sly, canonical: taken(sly), transform });
    assert.equal((await ask(genuine)).simulation.subject?.nameId, 'ada@acme.example');
    await refused(genuine.replace(sly, ' xmlns:q="urn:a&quot; ID=&quot;_evil"'));
  });
  test('the outer xml:lang is not the nearest', () =>
    refused(
      signed({
        around: ' xml:lang="de"',
        written: (xml) => xml.replace(' Version="2.0">', ' Version="2.0" xml:lang="en">'),
        canonical: taken('', ' xml:lang="de"'),
        transform,
      }),
    ));
  test('changed content', async () =>
    refused(
      signed({ around: ` xmlns:q="${address}"`, canonical: taken(` xmlns:q="${address}"`), transform }).replaceAll(
        'ada@acme.example',
        'eve@acme.example',
      ),
    ));
});
