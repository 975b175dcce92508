/** In which form a response comes, and what is refused before it is read. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { scanXml } from '../../../../server/src/simulate/saml/xml/scan';
import { ask, makeResponse, stepOf, troubles } from './making';

const xml = makeResponse();
const base64 = Buffer.from(xml).toString('base64');

describe('a response is taken as', () => {
  const forms: { readonly [what: string]: string | Uint8Array } = {
    XML: xml,
    'XML with a declaration': `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${xml}`,
    'XML with a byte order mark': Buffer.from(`\ufeff${xml}`),
    'UTF-16': Buffer.from(`\ufeff<?xml version="1.0" encoding="UTF-16"?>${xml}`, 'utf16le'),
    base64,
    'base64 with line ends': base64.replace(/(.{76})/g, '$1\r\n'),
    'a form post': `SAMLResponse=${encodeURIComponent(base64)}&RelayState=x`,
    'a form post with line ends in base64': `RelayState=&SAMLResponse=${encodeURIComponent(base64.replace(/(.{76})/g, '$1\r\n'))}`,
    'a form post that was not encoded': `SAMLResponse=${base64}`,
  };
  for (const [what, response] of Object.entries(forms))
    test(what, async () => {
      const { simulation } = await ask(response);
      assert.deepEqual(troubles(simulation), []);
    });
  test('percent-encoded base64, with a remark', async () => {
    assert.deepEqual(troubles((await ask(encodeURIComponent(base64))).simulation), ['decode warn']);
  });
  test('base64 without its padding, with a remark', async () => {
    const padded = Buffer.from(`${xml}${' '.repeat((4 - (Buffer.byteLength(xml) % 3)) % 3 || 1)}`).toString('base64');
    assert.match(padded, /=$/);
    assert.deepEqual(troubles((await ask(padded.replace(/=+$/, ''))).simulation), ['decode warn']);
  });
  test('RelayState that comes back as it was sent', async () => {
    const post = `SAMLResponse=${encodeURIComponent(base64)}&RelayState=a%20b+c`;
    const judge = async (relayState: string) => troubles((await ask(post, { question: { relayState } })).simulation);
    assert.deepEqual(await judge('a b c'), []);
    assert.deepEqual(await judge('a b'), ['in-response-to fail']);
    const long = `SAMLResponse=${encodeURIComponent(base64)}&RelayState=${'x'.repeat(81)}`;
    assert.deepEqual(troubles((await ask(long)).simulation), ['in-response-to warn']);
  });
});

describe('it is refused, with the reason,', () => {
  const refused: { readonly [what: string]: readonly [response: string | Uint8Array, says: RegExp] } = {
    empty: ['', /no response here/],
    'twice base64': [Buffer.from(base64).toString('base64'), /twice over/],
    base64url: [Buffer.from(`${xml}<!-- \u{fb}\u{ff}\u{3ff}??>> -->`).toString('base64url'), /base64url/],
    compressed: [deflateRawSync(xml).toString('base64'), /HTTP-Redirect/],
    'a bomb': [deflateRawSync(Buffer.alloc(20_000_000, 32)).toString('base64'), /1 MiB/],
    'compressed bytes': [deflateRawSync(xml), /compressed/],
    escaped: [xml.replaceAll('<', '&lt;'), /copied from a page/],
    'a request': [`SAMLRequest=${base64}`, /SAMLRequest/],
    'an artifact': ['SAMLart=AAQ', /artifact/],
    'two responses': [`SAMLResponse=${encodeURIComponent(base64)}&SAMLResponse=x`, /several times/],
    'an address': [`https://x/?SAMLResponse=${encodeURIComponent(base64)}&SigAlg=x&Signature=y`, /HTTP-Redirect/],
    'too large': [`${xml}${' '.repeat(1_048_576)}`, /1 MiB/],
    'much too large': [Buffer.alloc(9_000_000, 65), /1 MiB/],
    binary: [Buffer.from([0, 1, 2, 3, 255]), /neither XML/],
    text: ['Hello, world', /neither XML/],
    'another encoding': [`<?xml version="1.0" encoding="windows-1252"?>${xml}`, /windows-1252/],
    'bytes that are no UTF-8': [Buffer.from(xml.replace('ada', '\xe9'), 'latin1'), /not valid UTF-8/],
    'UTF-8 by its mark that says UTF-16': [
      `\ufeff<?xml version="1.0" encoding="UTF-16"?>${xml}`,
      /says that it is UTF-16/,
    ],
    'UTF-16 by its mark that says UTF-8': [
      Buffer.from(`\ufeff<?xml version="1.0" encoding="UTF-8"?>${xml}`, 'utf16le'),
      /says that it is UTF-8/,
    ],
    'UTF-16 without a mark': [Buffer.from(xml, 'utf16le'), /byte order mark/],
  };
  for (const [what, [response, says]] of Object.entries(refused))
    test(what, async () => {
      const { simulation } = await ask(response);
      assert.equal(simulation.verdict, 'rejected');
      const { outcome, detail, expected, found, resolution } = stepOf(simulation, 'decode');
      assert.equal(outcome, 'fail');
      assert.match(detail, says);
      assert.ok(expected && found && resolution);
      assert.equal(stepOf(simulation, 'provider-enabled').outcome, 'pass');
    });
  test('and what was compressed is judged all the same', async () => {
    const { simulation } = await ask(deflateRawSync(makeResponse({ recipient: 'https://x' })).toString('base64'));
    assert.deepEqual(troubles(simulation), ['decode fail', 'recipient fail']);
  });
});

const put = (what: string) => xml.replace('<samlp:Status>', `${what}<samlp:Status>`);
const inName = (what: string) => xml.replaceAll('>ada@', `>${what}ada@`);

describe('dangerous XML is not read', () => {
  const dangers: { readonly [what: string]: string } = {
    'a document type': `<!DOCTYPE samlp:Response>${xml}`,
    'a document type in small letters': `<!doctype x>${xml}`,
    'an external entity': `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${inName('&e;')}`,
    'an entity': inName('&e;'),
    'an entity declaration inside': put('<!ENTITY e "x">'),
    'a processing instruction': inName('<?x y?>'),
    'a processing instruction before it': `<?xml-stylesheet href="x"?>${xml}`,
    'a processing instruction behind it': `${xml}<?x?>`,
    'XML 1.1': `<?xml version="1.1"?>${xml}`,
    depth: put(`${'<a>'.repeat(257)}${'</a>'.repeat(257)}`),
    attributes: put(`<a ${Array.from({ length: 257 }, (_, index) => `a${index}=""`).join(' ')}/>`),
    elements: put(`<a>${'<b/>'.repeat(50_001)}</a>`),
    namespaces: put(
      `<a ${Array.from({ length: 200 }, (_, index) => `xmlns:a${index}="u:x"`).join(' ')}>${'<b/>'.repeat(2000)}</a>`,
    ),
    references: xml.replace(/<ds:Reference .*<\/ds:Reference>/, (one) => one.repeat(65)),
  };
  for (const [what, response] of Object.entries(dangers))
    test(what, async () => {
      const { simulation } = await ask(response);
      assert.equal(simulation.verdict, 'rejected');
      const { outcome, expected, found, resolution } = stepOf(simulation, 'xml-safe');
      assert.equal(outcome, 'fail');
      assert.ok(expected && found && resolution);
    });
  test('nothing of it is believed', async () => {
    const { simulation } = await ask(`<!DOCTYPE x>${xml}`);
    assert.ok(!JSON.stringify(simulation).includes('ada@acme'));
    for (const id of ['xml-structure', 'signature-valid', 'audience'])
      assert.equal(stepOf(simulation, id).outcome, 'unknown');
  });
  test('256 attributes, depth 256 and 64 references are taken', () => {
    const attributes = Array.from({ length: 256 }, (_, index) => `a${index}=""`).join(' ');
    assert.ok('root' in scanXml(`<a ${attributes}/>`));
    assert.ok('root' in scanXml(`${'<a>'.repeat(256)}${'</a>'.repeat(256)}`));
  });
});

describe('what is no XML is not read', () => {
  const broken: { readonly [what: string]: string } = {
    'two roots': '<a/><b/>',
    'text behind the root': '<a/>x',
    'text before the root': 'x<a/>',
    nothing: ' ',
    'an open tag': '<a><b></b>',
    'a wrong end tag': '<a></b>',
    'tags that cross': '<a><b></a></b>',
    'an attribute twice': '<a b="" b=""/>',
    'an attribute twice by its namespace': '<a xmlns:x="u" xmlns:y="u" x:b="" y:b=""/>',
    'an unknown prefix': '<x:a/>',
    'an unknown prefix of an attribute': '<a x:b=""/>',
    'a prefix that lost its meaning': '<a xmlns:x=""/>',
    'another xml': '<a xmlns:xml="u"/>',
    'another prefix for xml': '<a xmlns:x="http://www.w3.org/XML/1998/namespace"/>',
    'a prefix xmlns': '<a xmlns:xmlns="u"/>',
    'a bracket in a value': '<a b="<"/>',
    'no quotes': '<a b=c/>',
    'no value': '<a b/>',
    'no space': '<a b=""c=""/>',
    'a bare ampersand': '<a>&</a>',
    'a character that is none': '<a>\u0001</a>',
    'a reference to a character that is none': '<a>&#1;</a>',
    'a reference beyond Unicode': '<a>&#x110000;</a>',
    'a surrogate': '<a>&#xd800;</a>',
    'the end of CDATA': '<a>]]></a>',
    'two dashes in a comment': '<a><!-- -- --></a>',
    'a comment without end': '<a><!-- ',
    'CDATA without end': '<a><![CDATA[ </a>',
    'two colons': '<a:b:c xmlns:a="u"/>',
    'a name that begins with a digit': '<1/>',
    'a declaration that is none': '<?xml encoding="UTF-8"?><a/>',
    'a declaration in the wrong place': ' <?xml version="1.0"?><a/>',
  };
  for (const [what, text] of Object.entries(broken)) test(what, () => assert.ok('fault' in scanXml(text), text));
  test('and what is, is', () => {
    for (const text of [
      '<a/>',
      "<?xml version='1.0'?>\n<!-- x --><a b='\"' c=\"'\">&lt;&#65;&#x42;<![CDATA[<]]></a>\n<!-- y -->",
      '<\u00e9 \u{10400}="1"/>',
      '<a xmlns="u"><b xmlns=""/></a>',
      '<x:a xmlns:x="u" x:b="1" b="2"/>',
      '<a xml:lang="de"/>',
    ])
      assert.ok('root' in scanXml(text), text);
  });
  test('values are normalized as XML has it', () => {
    const scanned = scanXml('<a b="x\r\ny\tz&#10;&#13;">1\r\n2\r3&#13;</a>');
    assert.ok('root' in scanned);
    assert.equal(scanned.root.attributes[0]?.value, 'x y z\n\r');
    assert.deepEqual(
      scanned.root.children.map((node) => (node.kind === 'text' ? node.value : node.kind)),
      ['1\n2\n3\r'],
    );
  });
});
