import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { describeMetadata } from '../../server/src/metadata/describe';
import { readMetadata } from '../../server/src/metadata/read';
import { certificatesOf, selectIdentityProvider } from '../../server/src/metadata/select';

const MD = 'urn:oasis:names:tc:SAML:2.0:metadata';
const SAML2 = 'urn:oasis:names:tc:SAML:2.0:protocol';
const REDIRECT = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect';
const certificate = readFileSync(join(__dirname, '..', 'fixtures', 'certificates', 'valid-one-line.base64'), 'utf8');

const key = (use = ' use="signing"', content = certificate) =>
  `<KeyDescriptor${use}><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data><X509Certificate>${content}</X509Certificate></X509Data></KeyInfo></KeyDescriptor>`;
const service = (name = 'SingleSignOnService', location = 'https://idp.acme.example/sso') =>
  `<${name} Binding="${REDIRECT}" Location="${location}"/>`;
const role = (content = key() + service(), protocols = SAML2) =>
  `<IDPSSODescriptor protocolSupportEnumeration="${protocols}">${content}</IDPSSODescriptor>`;
const entity = (content = role(), id = 'https://idp.acme.example', more = '') =>
  `<EntityDescriptor xmlns="${MD}" entityID="${id}"${more}>${content}</EntityDescriptor>`;
const group = (...content: readonly string[]) =>
  `<EntitiesDescriptor xmlns="${MD}">${content.join('')}</EntitiesDescriptor>`;
const provider = (id: string) => entity(role(), id);
const serviceProvider = (id: string) => entity(`<SPSSODescriptor protocolSupportEnumeration="${SAML2}"/>`, id);

const read = (xml: string) => readMetadata(Buffer.from(xml));
const verdict = (xml: string) => read(xml).verdict;
const reason = (xml: string) => read(xml).problems[0]?.message ?? '';

describe('metadata of an identity provider', () => {
  it('gives its issuer, services, certificates and formats', () => {
    const content = [
      key(),
      key(' use="encryption"'),
      key(''),
      service('SingleLogoutService', 'https://idp.acme.example/slo'),
      '<NameIDFormat>urn:x:<!-- cut -->y</NameIDFormat><NameIDFormat><![CDATA[ urn:z ]]></NameIDFormat>',
      service(),
    ];
    const one = describeMetadata(
      read(
        entity(role(content.join(''))).replace('<IDPSSODescriptor', '<IDPSSODescriptor WantAuthnRequestsSigned="1"'),
      ),
    );
    assert.equal(one.verdict, 'idp-metadata');
    assert.deepEqual(one.problems, []);
    assert.equal(one.entityId, 'https://idp.acme.example');
    assert.deepEqual(one.singleSignOn, [{ binding: REDIRECT, location: 'https://idp.acme.example/sso' }]);
    assert.deepEqual(one.singleLogout, [{ binding: REDIRECT, location: 'https://idp.acme.example/slo' }]);
    assert.deepEqual(
      one.certificates.map((c) => c.use),
      ['signing', 'encryption', 'both'],
    );
    assert.equal(one.certificates[0]?.notAfter, '2125-01-01T00:00:00.000Z');
    assert.deepEqual(one.nameIdFormats, ['urn:x:y', 'urn:z']);
    assert.equal(one.wantAuthnRequestsSigned, true);
    assert.equal(one.entities, undefined);
  });

  it('is read under any prefix', () => {
    const xml = `<x:EntityDescriptor xmlns:x="${MD}" entityID="a"><x:IDPSSODescriptor protocolSupportEnumeration="urn:other
      ${SAML2}"><x:SingleSignOnService Binding="b" Location="l"/></x:IDPSSODescriptor></x:EntityDescriptor>`;
    assert.equal(read(xml).entities[0]?.singleSignOn[0]?.location, 'l');
  });

  it('is known beside WS-Federation roles, as AD FS and Entra ID write it', () => {
    const wsfed = `<RoleDescriptor xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:fed="http://docs.oasis-open.org/wsfed/federation/200706" xsi:type="fed:SecurityTokenServiceType" protocolSupportEnumeration="http://docs.oasis-open.org/wsfed/federation/200706"/>`;
    assert.equal(verdict(entity(wsfed + role())), 'idp-metadata');
    const alone = read(entity(wsfed));
    assert.equal(alone.verdict, 'not-idp-metadata');
    assert.equal(alone.protocol, 'WS-Federation');
    assert.match(alone.problems[0]?.message ?? '', /WS-Federation/);
  });

  it('leaves what stands in extensions and other roles alone', () => {
    const inside = `<Extensions>${key()}${service()}</Extensions><AttributeAuthorityDescriptor protocolSupportEnumeration="${SAML2}">${key()}</AttributeAuthorityDescriptor>`;
    const [one] = read(entity(inside + role())).entities;
    assert.equal(one?.keys.length, 1);
    assert.equal(one?.singleSignOn.length, 1);
    assert.deepEqual(one?.roles, ['AttributeAuthorityDescriptor', 'IDPSSODescriptor']);
  });

  it('says what is missing in it', () => {
    assert.match(reason(entity(role(key()))), /SingleSignOnService/);
    assert.match(reason(entity(role(service() + key(' use="encryption"')))), /no signing certificate/);
    assert.match(reason(`<EntityDescriptor xmlns="${MD}">${role()}</EntityDescriptor>`), /no entityID/);
  });

  it('has certificates that cannot be read', () => {
    const [one] = read(entity(role(key('', '\n') + service()))).entities;
    assert.equal(one && certificatesOf(one)[0]?.problems[0]?.fault, 'empty');
    assert.match(describeMetadata(read(entity(role(key('', 'nonsense*') + service())))).problems[0] ?? '', /line 1/);
  });
});

describe('validUntil', () => {
  const until = (xml: string) => {
    const time = read(xml).entities[0]?.validUntil?.time;
    return time === undefined ? undefined : new Date(time).toISOString();
  };
  const at = (value: string) => until(entity(role(), 'a', ` validUntil="${value}"`));
  it('is read with and without fractions and zones', () => {
    assert.equal(at('2027-01-31T12:00:00Z'), '2027-01-31T12:00:00.000Z');
    assert.equal(at('2027-01-31T12:00:00.1234567Z'), '2027-01-31T12:00:00.123Z');
    assert.equal(at('2027-01-31T12:00:00+02:00'), '2027-01-31T10:00:00.000Z');
    assert.equal(at(' 2027-01-31T12:00:00 '), '2027-01-31T12:00:00.000Z');
  });
  it('that is no date is a problem and no limit', () => {
    assert.equal(at('tomorrow'), undefined);
    assert.match(reason(entity(role(), 'a', ' validUntil="tomorrow"')), /validUntil/);
  });
  it('is the earliest of the groups, the entity and the role', () => {
    const xml = group(
      entity(role().replace('<IDPSSODescriptor', '<IDPSSODescriptor validUntil="2028-01-01T00:00:00Z"')),
    );
    assert.equal(until(xml), '2028-01-01T00:00:00.000Z');
    assert.equal(
      until(
        xml
          .replace('<Entities', '<Entities')
          .replace(`xmlns="${MD}">`, `xmlns="${MD}" validUntil="2027-01-01T00:00:00Z">`),
      ),
      '2027-01-01T00:00:00.000Z',
    );
    assert.equal(
      until(xml.replace(`xmlns="${MD}">`, `xmlns="${MD}" validUntil="2029-01-01T00:00:00Z">`)),
      '2028-01-01T00:00:00.000Z',
    );
  });
});

describe('an aggregate', () => {
  const many = group(serviceProvider('sp'), group(provider('one')), provider('two'));
  it('lists all entities, those of nested groups too', () => {
    const described = describeMetadata(read(many));
    assert.deepEqual(
      described.entities?.map((one) => one.entityId),
      ['sp', 'one', 'two'],
    );
    assert.equal(described.verdict, 'idp-metadata');
    assert.equal(described.entityId, undefined);
  });
  const choose = (xml: string, issuer?: string) => {
    const chosen = selectIdentityProvider(read(xml), issuer);
    return 'entity' in chosen ? chosen.entity.entityId : chosen.problem;
  };
  it('stands for the provider that issuerUri names', () => {
    assert.equal(choose(many, 'two'), 'two');
    assert.equal(choose(many, 'one'), 'one');
  });
  it('stands for its only provider, whatever issuerUri says', () => {
    const one = group(serviceProvider('sp'), provider('one'));
    assert.equal(choose(one), 'one');
    assert.equal(choose(one, 'sp'), 'one');
  });
  it('names the candidates when it cannot be known', () => {
    assert.match(choose(many), /2 identity providers.*one, two/);
    assert.match(choose(many, 'three'), /names none.*one, two/);
    assert.match(choose(group(...'abcdefgh'.split('').map(provider))), /a, b, c, d, e and 3 more/);
  });
});

describe('what is no metadata of an identity provider', () => {
  const cases: readonly (readonly [
    string,
    'idp-metadata' | 'not-idp-metadata' | 'invalid',
    RegExp,
    string | Uint8Array,
  ])[] = [
    ['a service provider', 'not-idp-metadata', /service provider/, serviceProvider('sp')],
    ['SAML 1.1', 'not-idp-metadata', /SAML 1\.1/, entity(role(service(), 'urn:oasis:names:tc:SAML:1.1:protocol'))],
    ['no protocol at all', 'not-idp-metadata', /protocolSupportEnumeration/, entity(role(service(), ''))],
    ['no namespace', 'not-idp-metadata', /namespace/, entity().replace(` xmlns="${MD}"`, '')],
    [
      'a SAML response',
      'not-idp-metadata',
      /a SAML Response/,
      '<p:Response xmlns:p="urn:oasis:names:tc:SAML:2.0:protocol"/>',
    ],
    ['other XML', 'not-idp-metadata', /root element is rss/, '<rss/>'],
    ['XHTML', 'not-idp-metadata', /web page/, '<html xmlns="http://www.w3.org/1999/xhtml"><body/></html>'],
    [
      'old WS-Federation',
      'not-idp-metadata',
      /WS-Federation/,
      '<FederationMetadata xmlns="http://schemas.xmlsoap.org/ws/2006/12/federation"/>',
    ],
    [
      'a web page',
      'invalid',
      /web page/,
      '<!DOCTYPE html>\n<html><head><meta charset="utf-8"></head><body>404</body></html>',
    ],
    ['a web page without a type', 'invalid', /web page/, '<html><p>Sign in<br></html>'],
    ['OpenID Connect', 'invalid', /OpenID Connect/, '{"issuer":"https://a","authorization_endpoint":"https://a/b"}'],
    ['JSON', 'invalid', /JSON/, '{"a":1}'],
    ['a certificate', 'invalid', /PEM/, '-----BEGIN CERTIFICATE-----'],
    ['nothing', 'invalid', /empty/, ''],
    ['blanks', 'invalid', /empty/, ' \r\n'],
    ['words', 'invalid', /not XML/, 'https://idp.acme.example/metadata'],
    ['a cut file', 'invalid', /cut off.*<IDPSSODescriptor>/, entity().slice(0, -60)],
    ['a file cut in a tag', 'invalid', /cut off/, entity().slice(0, 60)],
    ['two roots', 'invalid', /second root/, entity() + entity()],
    ['a blank before the declaration', 'invalid', /very first thing/, ` <?xml version="1.0"?>${entity()}`],
    ['an undeclared prefix', 'invalid', /prefix “md” is not declared/, '<md:EntityDescriptor/>'],
    ['a bare ampersand', 'invalid', /line 1, column 9.*&amp;/, '<a b="x?&y=1"/>'],
    ['a bare ampersand in text', 'invalid', /line 2, column 2.*&amp;/, '<a>\nx& y</a>'],
    ['an entity that is not declared', 'invalid', /&amp;/, '<a>&nbsp;</a>'],
    ['the name of an object’s method as entity', 'invalid', /&amp;/, '<a>&constructor;</a>'],
    ['a document type', 'invalid', /<!DOCTYPE>/, `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>${entity()}`],
    ['a processing instruction', 'invalid', /processing instruction/, entity('<?x?>')],
    ['a style sheet for browsers', 'idp-metadata', /^$/, `<?xml-stylesheet href="a"?>${entity()}`],
    ['binary', 'invalid', /binary/, Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x00, 0xff, 0xfe])],
    ['invalid UTF-8', 'invalid', /not valid UTF-8 from byte 5 /, Buffer.from('<a b\xfc="1"/>', 'latin1')],
    ['a wrong encoding name', 'invalid', /encoding is utf-16/, `<?xml version="1.0" encoding="utf-16"?>${entity()}`],
    ['another name of UTF-16', 'invalid', /encoding is unicode/, `<?xml version="1.0" encoding="unicode"?>${entity()}`],
    ['an unknown encoding', 'invalid', /encoding is klingon/, `<?xml version="1.0" encoding="klingon"?>${entity()}`],
  ];
  for (const [name, expected, why, input] of cases) {
    it(`${name}: ${expected}`, () => {
      const result = readMetadata(typeof input === 'string' ? Buffer.from(input) : input);
      assert.equal(result.verdict, expected);
      assert.match(result.problems[0]?.message ?? '', why);
      for (const problem of result.problems) assert.doesNotMatch(problem.message, /undefined|\[object/);
    });
  }
});

describe('encodings', () => {
  const id = 'https://idp.acme.example/ü';
  const xml = entity(role(), id);
  const of = (bytes: Uint8Array) => readMetadata(bytes).entities[0]?.entityId;
  it('by byte order mark', () => {
    assert.equal(of(Buffer.from(`\ufeff${xml}`)), id);
    assert.equal(of(Buffer.from(`\ufeff${xml}`, 'utf16le')), id);
    assert.equal(of(Buffer.from(`\ufeff${xml}`, 'utf16le').swap16()), id);
    assert.equal(of(Buffer.from(`\ufeff<?xml version="1.0" encoding="utf-16"?>${xml}`, 'utf16le')), id);
  });
  it('UTF-16 without a mark', () => assert.equal(of(Buffer.from(xml, 'utf16le')), id));
  it('by the XML declaration', () => {
    assert.equal(of(Buffer.from(`<?xml version='1.0' encoding='ISO-8859-1'?>${xml}`, 'latin1')), id);
    assert.equal(of(Buffer.from(`<?xml version="1.0" encoding="us-ascii" ?>${entity(role(), 'a')}`)), 'a');
  });
});

describe('where things stand', () => {
  it('is counted in lines and UTF-16 units, behind a mark and with CRLF', () => {
    const xml = `\ufeff<?xml version="1.0"?>\r\n<!-- 😀 --><EntityDescriptor xmlns="${MD}"\r\n entityID="a">\r\n<IDPSSODescriptor protocolSupportEnumeration='${SAML2}'>\r\n  <SingleSignOnService\r\n   Binding="b" Location='l&amp;m'/>${key('', `\r\n  ${certificate}\r\n`)}</IDPSSODescriptor></EntityDescriptor>`;
    const [one] = read(xml).entities;
    assert.deepEqual(one?.range, { start: { line: 2, character: 11 }, end: { line: 2, character: 12 } });
    assert.equal(one?.singleSignOn[0]?.location, 'l&m');
    assert.deepEqual(one?.singleSignOn[0]?.range, {
      start: { line: 5, character: 25 },
      end: { line: 5, character: 32 },
    });
    assert.deepEqual(one?.keys[0]?.range, {
      start: { line: 6, character: 2 },
      end: { line: 6, character: 2 + certificate.length },
    });
  });
  it('a missing attribute stands on its tag', () => {
    const [one] = read(
      `<EntityDescriptor xmlns="${MD}">${role('<SingleSignOnService Binding="b"/>')}</EntityDescriptor>`,
    ).entities;
    assert.deepEqual(one?.range.start, { line: 0, character: 0 });
    assert.equal(one?.singleSignOn[0]?.location, '');
  });
});

describe('hostile input', () => {
  const quickly = (name: string, xml: () => string, why: RegExp) =>
    it(name, () => {
      const bytes = Buffer.from(xml());
      const start = performance.now();
      const result = readMetadata(bytes);
      assert.ok(performance.now() - start < 10_000);
      assert.equal(result.verdict, 'invalid');
      assert.match(result.problems[0]?.message ?? '', why);
    });
  const laughs = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('');
  quickly('billion laughs', () => `<!DOCTYPE a [<!ENTITY l0 "ha">${laughs}]><a>&l9;</a>`, /DOCTYPE/);
  quickly('5,000 deep', () => '<a>'.repeat(5000) + '</a>'.repeat(5000), /nested/);
  quickly('257 deep', () => '<a>'.repeat(257) + '</a>'.repeat(257), /nested/);
  quickly(
    '20,000 attributes',
    () => `<a ${Array.from({ length: 20_000 }, (_, i) => `a${i}="1"`).join(' ')}/>`,
    /attributes/,
  );
  quickly('a text of 20 MB without an end', () => `<a>${'x'.repeat(20_000_000)}`, /cut off/);
  quickly('an attribute of 20 MB without an end', () => `<a b="${'&amp;'.repeat(4_000_000)}`, /cut off/);
  quickly('a million ampersands', () => `<a>${'&'.repeat(1_000_000)}`, /&amp;/);
  quickly('a document type of 10 MB', () => `<!DOCTYPE a [${'<!ENTITY a "b">'.repeat(600_000)}`, /./);

  it('256 deep is read', () => assert.equal(verdict('<a>'.repeat(256) + '</a>'.repeat(256)), 'not-idp-metadata'));
  it('256 attributes are read', () => {
    const attributes = Array.from({ length: 256 }, (_, i) => `a${i}="1"`).join(' ');
    assert.equal(verdict(`<a ${attributes}/>`), 'not-idp-metadata');
  });
  it('any cut of a good file is a verdict', () => {
    const xml = group(provider('a'), provider('b'));
    for (let i = 0; i < xml.length; i += 11) assert.notEqual(verdict(xml.slice(0, i)), 'idp-metadata');
  });
  it('an aggregate of 20 MB is read in time that grows with its size', () => {
    const seconds = (count: number) => {
      const bytes = Buffer.from(group(...Array.from({ length: count }, (_, i) => provider(`p${i}`))));
      const start = performance.now();
      assert.equal(readMetadata(bytes).entities.length, count);
      return (performance.now() - start) / 1000;
    };
    seconds(1000);
    assert.ok(seconds(10_000) < 15);
  });
});
