/** Each step of a sign-in, right and wrong: what a response says, and which step says what of it. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ssoTitles } from '../../../../server/src/simulate/saml/request';
import {
  type Asking,
  acs,
  ask,
  attacker,
  attributeOf,
  idp,
  insertSignature,
  type Making,
  makeAssertion,
  makeParty,
  makeResponse,
  noon,
  organization,
  signatureOver,
  stepOf,
  troubles,
  usualTransforms,
  wrapResponse,
} from './making';

describe('a response that is as it should be', () => {
  for (const signs of [['Assertion'], ['Response'], ['Assertion', 'Response']] as const)
    test(`signed in the ${signs.join(' and the ')}`, async () => {
      const { simulation, trace } = await ask(makeResponse({ signs }));
      assert.deepEqual(troubles(simulation), []);
      assert.equal(simulation.verdict, 'accepted');
      assert.deepEqual(
        simulation.steps.map(({ id }) => id),
        Object.keys(ssoTitles),
      );
      assert.deepEqual(simulation.subject, {
        nameId: 'ada@acme.example',
        nameIdFormat: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
        email: 'ada@acme.example',
        attributes: { email: ['ada@acme.example'], OrganizationName: ['acme-retail'] },
        sessionIndex: '_session',
      });
      assert.equal(trace.agree, true);
      assert.equal(trace.assertionId, '_assertion');
      assert.equal(trace.signed.length, signs.length);
    });
  test('the second engine need not be asked', async () => {
    const { simulation, trace } = await ask(makeResponse(), { question: { secondOpinion: false } });
    assert.equal(simulation.verdict, 'accepted');
    assert.equal(trace.agree, undefined);
  });
  for (const algorithm of ['sha384', 'sha512', 'pss'] as const)
    test(`with ${algorithm}`, async () => {
      assert.deepEqual(troubles((await ask(makeResponse({ algorithm }))).simulation), []);
    });
  for (const curve of ['P-256', 'P-384'])
    test(`with ECDSA over ${curve}, of which the second engine says nothing`, async () => {
      const party = makeParty('curve', { curve });
      const { simulation, trace } = await ask(makeResponse({ algorithm: 'ecdsa', party }), {
        file: organization(undefined, party),
      });
      assert.deepEqual(troubles(simulation), []);
      assert.equal(trace.agree, undefined);
    });
  test('with an algorithm for another kind of key it is refused', async () => {
    const party = makeParty('curve', { curve: 'P-256' });
    const response = makeResponse({ algorithm: 'ecdsa', party }).replaceAll('#ecdsa-sha256', '#rsa-sha256');
    assert.equal((await ask(response, { file: organization(undefined, party) })).simulation.verdict, 'rejected');
  });
  test('with types of XML Schema and their prefixes', async () => {
    const typed = (xml: string) =>
      xml.replaceAll(
        '<saml:AttributeValue>',
        '<saml:AttributeValue xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="xs:string">',
      );
    // Only with the list of prefixes does the signature cover what the type means.
    const transforms = usualTransforms.replace(
      'xml-exc-c14n#">',
      'xml-exc-c14n#"><ec:InclusiveNamespaces xmlns:ec="http://www.w3.org/2001/10/xml-exc-c14n#" PrefixList="xs"></ec:InclusiveNamespaces>',
    );
    assert.deepEqual(troubles((await ask(makeResponse({ before: typed, transforms }))).simulation), []);
  });
  test('in an ID that XML does not allow, with a remark', async () => {
    const { simulation } = await ask(makeResponse({ id: "7' or '1'='1" }));
    assert.deepEqual(troubles(simulation), ['xml-structure warn']);
  });
  test('with a key to be fetched, which nobody does, with a remark', async () => {
    const response = makeResponse().replace(
      '<ds:X509Data>',
      '<ds:RetrievalMethod URI="http://169.254.169.254/"/><ds:X509Data>',
    );
    assert.deepEqual(troubles((await ask(response)).simulation), ['signature-certificate warn']);
  });
  test('that begins at the identity provider', async () => {
    const question = { requestId: undefined };
    const { simulation } = await ask(makeResponse({ request: undefined }), { question });
    assert.deepEqual(troubles(simulation), []);
  });
  test('an unknown provider is said', async () => {
    await assert.rejects(ask(makeResponse(), { question: { provider: 'Other' } }));
  });
});

interface Case {
  readonly what: string;
  readonly making?: Making;
  readonly response?: string;
  readonly asking?: Asking;
  /** `id outcome` of everything that is not pass or skip. */
  readonly troubles: readonly string[];
  /** Something the text of the first of these steps must say. */
  readonly says?: RegExp;
}

const condition = (inner: string) =>
  `${inner}<saml:AudienceRestriction><saml:Audience>${acs}</saml:Audience></saml:AudienceRestriction>`;
const old = makeParty('old', { to: '260601' });
const ahead = makeParty('ahead', { from: '270101' });
const weak = makeParty('weak', { bits: 1024 });
const withFile = (from: string | RegExp, to: string): Asking => ({
  file: organization((text) => text.replace(from, to)),
});
const idpInitiated: Asking = { question: { requestId: undefined } };
const bearerData = (attributes: string) =>
  `<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData${attributes}></saml:SubjectConfirmationData></saml:SubjectConfirmation>`;
const goodData = bearerData(` InResponseTo="_request" NotOnOrAfter="2026-11-23T12:05:00Z" Recipient="${acs}"`);

/** What can't be said of an Assertion that nobody vouches for. */
const unproven = [
  'issuer',
  'audience',
  'recipient',
  'in-response-to',
  'time-conditions',
  'session-expiry',
  'name-id',
  'attributes',
  'replay',
  'user-provisioned',
].map((id) => `${id} unknown`);

const cases: readonly Case[] = [
  {
    what: 'refused by the identity provider',
    making: { status: 'urn:oasis:names:tc:SAML:2.0:status:Responder' },
    troubles: ['status fail'],
    says: /went wrong on the identity provider/,
  },
  { what: 'SHA-1', making: { algorithm: 'sha1' }, troubles: ['signature-algorithm fail'], says: /SHA-1/ },
  {
    what: 'SHA-1, allowed',
    making: { algorithm: 'sha1' },
    asking: { settings: { ssoAllowSha1: true } },
    troubles: ['signature-algorithm warn'],
  },
  {
    what: 'an expired certificate',
    making: { party: old },
    asking: { file: organization(undefined, old) },
    troubles: ['certificate-validity fail'],
    says: /expired on 2026-06-01/,
  },
  {
    what: 'a certificate of next year',
    making: { party: ahead },
    asking: { file: organization(undefined, ahead) },
    troubles: ['certificate-validity fail'],
    says: /not valid before 2027-01-01/,
  },
  {
    what: 'a short key',
    making: { party: weak },
    asking: { file: organization(undefined, weak) },
    troubles: ['certificate-validity fail'],
    says: /1024 bits/,
  },
  {
    what: 'a short key, allowed',
    making: { party: weak },
    asking: { file: organization(undefined, weak), settings: { ssoAllowWeakKeys: true } },
    troubles: ['certificate-validity warn'],
  },
  {
    what: 'another issuer',
    making: { issuer: 'https://idp.acme.example/SAML' },
    troubles: ['issuer fail'],
    says: /upper and lower case/i,
  },
  {
    what: 'another issuer of the Response only',
    making: { responseIssuer: 'https://evil.example' },
    troubles: ['issuer fail'],
    says: /evil\.example/,
  },
  {
    what: 'the wrong region',
    making: { destination: 'https://login.mypurecloud.ie/saml' },
    troubles: ['destination fail'],
    says: /Ireland/,
  },
  { what: 'no Destination', making: { destination: undefined }, troubles: ['destination warn'] },
  {
    what: 'no Destination though the Response is signed',
    making: { destination: undefined, signs: ['Response'] },
    troubles: ['destination fail'],
  },
  {
    what: 'no Destination, allowed',
    making: { destination: undefined, signs: ['Response'] },
    asking: { settings: { ssoAllowMissingDestination: true } },
    troubles: ['destination warn'],
  },
  {
    what: 'another audience',
    making: {
      conditions: '<saml:AudienceRestriction><saml:Audience>https://other</saml:Audience></saml:AudienceRestriction>',
    },
    troubles: ['audience fail'],
    says: /https:\/\/other/,
  },
  {
    what: 'two audience restrictions of which one fits',
    making: {
      conditions: condition(
        '<saml:AudienceRestriction><saml:Audience>https://other</saml:Audience></saml:AudienceRestriction>',
      ),
    },
    troubles: ['audience fail'],
  },
  {
    what: 'two audiences of which one fits',
    making: {
      conditions: `<saml:AudienceRestriction><saml:Audience>https://other</saml:Audience><saml:Audience>${acs}</saml:Audience></saml:AudienceRestriction>`,
    },
    troubles: [],
  },
  { what: 'no audience', making: { conditions: '' }, troubles: ['audience fail'] },
  {
    what: 'the audience of the file',
    making: {},
    asking: withFile('    ssoUrl', '    audience: urn:acme\n    ssoUrl'),
    troubles: ['audience fail'],
    says: /mypurecloud/,
  },
  { what: 'another recipient', making: { recipient: `${acs}.evil` }, troubles: ['recipient fail'] },
  {
    what: 'no recipient',
    making: { confirmation: bearerData(' InResponseTo="_request" NotOnOrAfter="2026-11-23T12:05:00Z"') },
    troubles: ['recipient fail'],
  },
  {
    what: 'no confirmation data',
    making: {
      confirmation:
        '<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"></saml:SubjectConfirmation>',
    },
    troubles: ['recipient fail'],
  },
  {
    what: 'holder of key',
    making: {
      confirmation:
        '<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:holder-of-key"></saml:SubjectConfirmation>',
    },
    troubles: ['recipient fail'],
    says: /bearer/,
  },
  {
    what: 'a second confirmation that fits',
    making: {
      confirmation:
        bearerData(' InResponseTo="_x" NotOnOrAfter="2026-11-23T12:05:00Z" Recipient="https://other"') + goodData,
    },
    troubles: [],
  },
  {
    what: 'confirmations that fit only together',
    making: {
      confirmation:
        bearerData(` InResponseTo="_request" NotOnOrAfter="2026-11-23T11:00:00Z" Recipient="${acs}"`) +
        bearerData(' InResponseTo="_request" NotOnOrAfter="2026-11-23T12:05:00Z" Recipient="https://other"'),
    },
    troubles: ['time-conditions fail'],
  },
  {
    what: 'an address',
    making: {
      confirmation: bearerData(
        ` Address="10.0.0.1" InResponseTo="_request" NotOnOrAfter="2026-11-23T12:05:00Z" Recipient="${acs}"`,
      ),
    },
    troubles: ['recipient warn'],
  },
  { what: 'another request', making: { request: '_other' }, troubles: ['in-response-to fail'], says: /_other/ },
  {
    what: 'no request though one was sent',
    making: { request: undefined },
    asking: { question: { flow: 'sp' } },
    troubles: ['in-response-to fail'],
  },
  {
    what: 'no request though the one that was sent is named',
    making: { request: undefined },
    troubles: ['in-response-to fail'],
  },
  { what: 'a request that nobody names', making: {}, asking: idpInitiated, troubles: ['in-response-to warn'] },
  {
    what: 'no request, and it is said that one was sent',
    making: { request: undefined },
    asking: { question: { requestId: undefined, flow: 'sp' } },
    troubles: ['in-response-to unknown'],
  },
  {
    what: 'a request though nobody asked',
    making: {},
    asking: { question: { requestId: undefined, flow: 'idp' } },
    troubles: ['in-response-to fail'],
  },
  { what: '10 s before it begins', making: { notBefore: '2026-11-23T12:00:10Z' }, troubles: [] },
  {
    what: '11 s before it begins',
    making: { notBefore: '2026-11-23T12:00:11Z' },
    troubles: ['time-conditions fail'],
    says: /11 s/,
  },
  { what: '9.999 s after its end', making: { notOnOrAfter: '2026-11-23T11:59:50.001Z' }, troubles: [] },
  {
    what: '10 s after its end',
    making: { notOnOrAfter: '2026-11-23T11:59:50Z' },
    troubles: ['time-conditions fail'],
    says: /expired/,
  },
  { what: 'a day until its end', making: { notOnOrAfter: '2026-11-24T12:00:00Z' }, troubles: [] },
  {
    what: 'years until its end',
    making: { notOnOrAfter: '2036-11-23T12:00:00Z' },
    troubles: ['time-conditions warn'],
    says: /sign in with it/,
  },
  { what: 'a time without a zone', making: { notBefore: '2026-11-23T11:59:00' }, troubles: ['time-conditions warn'] },
  {
    what: 'a time of another zone',
    making: { notBefore: '2026-11-23T12:59:00+01:00' },
    troubles: ['time-conditions fail'],
    says: /UTC/,
  },
  {
    what: 'UTC in another form',
    making: { notBefore: '2026-11-23T11:59:00+00:00' },
    troubles: ['time-conditions warn'],
  },
  {
    what: 'a time that is none',
    making: { notBefore: '2026-11-31T11:59:00Z' },
    troubles: ['time-conditions fail'],
  },
  { what: 'a clock that is fast', making: { issued: '2026-11-23T12:00:11Z' }, troubles: ['time-conditions warn'] },
  {
    what: 'no end',
    making: { confirmation: bearerData(` InResponseTo="_request" Recipient="${acs}"`) },
    troubles: ['time-conditions fail'],
  },
  {
    what: 'a confirmation that begins',
    making: {
      confirmation: bearerData(
        ` InResponseTo="_request" NotBefore="2026-11-23T11:00:00Z" NotOnOrAfter="2026-11-23T12:05:00Z" Recipient="${acs}"`,
      ),
    },
    troubles: ['time-conditions fail'],
  },
  {
    what: 'an unknown condition',
    making: { conditions: condition('<saml:Condition></saml:Condition>') },
    troubles: ['time-conditions fail'],
  },
  { what: 'use once', making: { conditions: condition('<saml:OneTimeUse></saml:OneTimeUse>') }, troubles: [] },
  { what: 'no statement', making: { statement: '' }, troubles: ['session-expiry fail'] },
  {
    what: 'a session that ended',
    making: {
      statement:
        '<saml:AuthnStatement AuthnInstant="2026-11-23T10:00:00Z" SessionNotOnOrAfter="2026-11-23T11:00:00Z"><saml:AuthnContext></saml:AuthnContext></saml:AuthnStatement>',
    },
    troubles: ['session-expiry fail'],
  },
  { what: 'an empty NameID', making: { nameId: '' }, troubles: ['name-id fail'] },
  {
    what: 'another format than the one asked for',
    making: { nameIdFormat: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent' },
    asking: withFile('    ssoUrl', '    nameIdFormat: emailAddress\n    ssoUrl'),
    troubles: ['name-id warn'],
  },
  { what: 'no attributes, which are not needed', making: { attributes: '' }, troubles: [] },
  {
    what: 'no organization, begun by the identity provider',
    making: { attributes: '', request: undefined },
    asking: idpInitiated,
    troubles: ['attributes fail'],
    says: /OrganizationName/,
  },
  {
    what: 'another organization',
    making: { attributes: attributeOf('OrganizationName', 'Acme-Retail') },
    troubles: ['attributes fail'],
    says: /upper and lower case/i,
  },
  {
    what: 'an attribute in the wrong case',
    making: { attributes: attributeOf('Email', 'ada@acme.example') },
    troubles: ['attributes warn'],
    says: /"email"/,
  },
  {
    what: 'a NameID that is no e-mail address, though it says so',
    making: { nameId: 'ada' },
    troubles: ['name-id warn'],
  },
  { what: 'email and NameID that differ', making: { nameId: 'eve@acme.example' }, troubles: ['attributes warn'] },
  {
    what: 'two e-mail addresses',
    making: { attributes: attributeOf('email', 'ada@acme.example', 'eve@acme.example') },
    troubles: ['attributes fail'],
  },
  {
    what: 'an attribute twice',
    making: { attributes: attributeOf('email', 'ada@acme.example') + attributeOf('email', 'ada@acme.example') },
    troubles: ['attributes warn'],
  },
  {
    what: 'a ServiceName that leads nowhere',
    making: { attributes: attributeOf('ServiceName', 'http://x') },
    troubles: ['attributes warn'],
  },
  {
    what: 'a person nobody knows',
    making: { nameId: 'bob@acme.example', attributes: '' },
    troubles: ['user-provisioned fail'],
    says: /bob@acme\.example/,
  },
  {
    what: 'a person who left',
    making: { nameId: 'eve@acme.example', attributes: '' },
    troubles: ['user-provisioned fail'],
    says: /inactive/,
  },
  {
    what: 'a NameID that is no address',
    making: { nameId: 'k3s9', nameIdFormat: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent', attributes: '' },
    troubles: ['user-provisioned unknown'],
  },
  {
    what: 'no users in the file',
    making: {},
    asking: withFile(/users:\n(?: {2}.*\n)+/, ''),
    troubles: ['user-provisioned unknown'],
  },
  {
    what: 'a provider that is off',
    making: {},
    asking: withFile('enabled: true', 'enabled: false'),
    troubles: ['provider-enabled fail'],
  },
  {
    what: 'a provider that was never on',
    making: {},
    asking: withFile('    enabled: true\n', ''),
    troubles: ['provider-enabled fail'],
  },
  {
    what: 'no region',
    making: {},
    asking: withFile(', region: eu-central-1', ''),
    troubles: ['destination unknown', 'audience unknown', 'recipient unknown'],
  },
  { what: 'replay', making: {}, asking: { question: { seen: new Set(['_assertion']) } }, troubles: ['replay fail'] },
  {
    what: 'order',
    making: {
      before: (xml) =>
        xml.replace(/(<saml:Conditions.*<\/saml:Conditions>)(<saml:AuthnStatement.*<\/saml:AuthnStatement>)/, '$2$1'),
    },
    troubles: ['xml-structure warn'],
    says: /order/,
  },
  {
    what: 'success without an Assertion, signed',
    response: insertSignature(wrapResponse(''), signatureOver(wrapResponse(''), '_response')),
    troubles: ['xml-structure fail'],
    says: /holds no Assertion/,
  },
  {
    what: 'white space around the audience',
    making: {
      conditions: `<saml:AudienceRestriction><saml:Audience>\n${acs} </saml:Audience></saml:AudienceRestriction>`,
    },
    troubles: ['audience warn'],
    says: /White space/,
  },
  {
    what: 'white space around a time',
    making: { notOnOrAfter: ' 2026-11-23T12:05:00Z' },
    troubles: ['time-conditions warn'],
    says: /white space/,
  },
  {
    what: 'a condition that may stand there once',
    making: { conditions: condition('<saml:OneTimeUse></saml:OneTimeUse><saml:OneTimeUse></saml:OneTimeUse>') },
    troubles: ['time-conditions fail'],
    says: /OneTimeUse several times/,
  },
  {
    what: 'a message that somebody kept',
    making: { issued: '2026-11-23T11:00:00Z' },
    troubles: ['time-conditions warn'],
    says: /60 min ago/,
  },
  {
    what: 'an issuer with a qualifier',
    making: { before: (xml) => xml.replace('<saml:Issuer>', '<saml:Issuer NameQualifier="x">') },
    troubles: ['issuer warn'],
    says: /NameQualifier/,
  },
  {
    what: 'success that is none',
    response: makeResponse().replace(
      '</samlp:StatusCode>',
      '<samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:AuthnFailed"/></samlp:StatusCode>',
    ),
    troubles: ['status warn'],
    says: /AuthnFailed/,
  },
  {
    what: 'elements in a value',
    making: {
      attributes:
        '<saml:Attribute Name="email"><saml:AttributeValue><saml:x>ada@acme.example</saml:x></saml:AttributeValue></saml:Attribute>',
    },
    troubles: ['attributes warn'],
    says: /holds XML elements/,
  },
  {
    what: 'the right host with a port',
    making: { destination: 'https://login.mypurecloud.de:443/saml' },
    troubles: ['destination fail'],
    says: /not to exactly https:/,
  },
  {
    what: 'a namespace that is no address',
    making: {},
    response: makeResponse().replace('<samlp:Status>', '<samlp:Status xmlns:x="relative">'),
    troubles: ['xml-structure warn'],
    says: /no canonical form/,
  },
  {
    what: 'no certificate',
    making: {},
    asking: withFile(/ {4}certificates:\n.*\n/, ''),
    troubles: ['signature-certificate fail', 'signature-valid unknown', ...unproven],
    says: /certificates/,
  },
  {
    what: 'a certificate file that is not there',
    making: {},
    asking: withFile(/- M.*\n/, '- { file: sso/x.pem }\n'),
    troubles: ['signature-certificate unknown', 'signature-valid unknown', ...unproven],
    says: /no such file/,
  },
];

describe('each step', () => {
  for (const { what, making = {}, response, asking, troubles: expected, says } of cases)
    test(what, async () => {
      const { simulation } = await ask(response ?? makeResponse(making), asking);
      assert.deepEqual(troubles(simulation), expected);
      const bad = expected.some((one) => !one.endsWith(' warn'));
      assert.equal(simulation.verdict, bad ? 'rejected' : 'accepted');
      assert.equal(simulation.subject === undefined, bad);
      const [first] = expected;
      if (first === undefined) return;
      const { detail, expected: wanted, found, resolution } = stepOf(simulation, first.split(' ')[0] ?? '');
      assert.ok(detail && resolution, 'it is explained');
      if (first.endsWith(' fail')) assert.ok(wanted !== undefined && found !== undefined);
      if (says) assert.match([detail, wanted, found, resolution].join(' '), says);
    });
  test('a step stands on the line of the file that decides it', async () => {
    const { simulation } = await ask(makeResponse({ issuer: 'https://other' }));
    assert.equal(stepOf(simulation, 'issuer').at?.pointer, '/identityProviders/0/issuerUri');
    const region = (await ask(makeResponse({ destination: 'https://x' }))).simulation;
    assert.equal(stepOf(region, 'destination').at?.pointer, '/organization/region');
  });
  test('and says on which line of the response', async () => {
    const { simulation, trace } = await ask(`<?xml version="1.0"?>\n\n${makeResponse({ destination: 'https://x' })}`);
    assert.match(stepOf(simulation, 'destination').detail, /Line 3 of the XML/);
    const { start, end } = trace.places.destination!;
    assert.equal(trace.xml?.slice(start, end), 'Destination="https://x"');
  });
  test('values of verified bytes point into the response as it came', async () => {
    const { trace } = await ask(makeResponse({ recipient: 'https://x' }));
    const { start, end } = trace.places.recipient!;
    assert.equal(trace.xml?.slice(start, end), 'Recipient="https://x"');
  });
  test('the address may be another', async () => {
    const { simulation } = await ask(makeResponse(), { question: { acs: 'https://other/saml' } });
    assert.deepEqual(troubles(simulation), ['destination fail', 'audience fail', 'recipient fail']);
  });
  test('of two certificates with the same key the valid one counts', async () => {
    const renewed = { key: old.key, certificate: old.certificate };
    const both = organization((text) =>
      text.replace(/( {6}- )M.*\n/, `$1${renewed.certificate}\n$1${idp.certificate}\n`),
    );
    assert.equal((await ask(makeResponse(), { file: both })).simulation.verdict, 'accepted');
  });
  test('it is judged at the instant that is given', async () => {
    const { simulation } = await ask(makeResponse(), { at: '2026-11-23T12:05:10Z' });
    assert.equal(simulation.at, '2026-11-23T12:05:10.000Z');
    assert.deepEqual(troubles(simulation), ['time-conditions fail']);
    assert.equal((await ask(makeResponse(), { at: noon })).simulation.verdict, 'accepted');
  });
});

describe('what nobody vouches for', () => {
  test('is not shown, and whether it would fail is told', async () => {
    const tampered = makeResponse({ recipient: 'https://recipient.example' }).replaceAll(
      'ada@acme.example',
      'mallory@evil.example',
    );
    const { simulation } = await ask(tampered);
    assert.deepEqual(troubles(simulation).slice(0, 1), ['signature-valid fail']);
    assert.ok(!JSON.stringify(simulation).includes('mallory'));
    assert.match(stepOf(simulation, 'recipient').detail, /would fail too/);
    assert.doesNotMatch(stepOf(simulation, 'audience').detail, /would fail too/);
    assert.ok(!JSON.stringify(simulation).includes('recipient.example'));
  });
  test('a signature by another key', async () => {
    const { simulation } = await ask(makeResponse({ party: attacker }));
    assert.deepEqual(troubles(simulation).slice(0, 2), ['signature-certificate fail', 'signature-valid fail']);
    assert.match(stepOf(simulation, 'signature-certificate').found ?? '', /SHA-256 [0-9a-f]{64}/);
  });
  test('an inner signature that does not hold fails beside an outer one that does', async () => {
    const inner = insertSignature(makeAssertion(), signatureOver('other', '_assertion'));
    const response = wrapResponse(inner);
    const { simulation } = await ask(insertSignature(response, signatureOver(response, '_response')));
    assert.deepEqual(troubles(simulation), ['signature-scope fail', 'signature-valid warn']);
  });
});
