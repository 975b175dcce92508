import assert from 'node:assert/strict';
import { createPrivateKey } from 'node:crypto';
import { describe, test } from 'node:test';
import { openDocument } from '../../../server/src/document/open';
import { type Parties, type PartiesRead, readParties } from '../../../server/src/identity-provider/parties';
import { beginSignIn } from '../../../server/src/sign-in/begin';
import { readWhole } from '../../../server/src/simulate/whole';
import { drawMaterial } from '../../../server/src/workspace/draw-material';
import { material, now, organizationWith, parties } from './parties';

function read(text: string, more: Partial<PartiesRead> = {}): Parties {
  const whole = readWhole(openDocument(text));
  const [provider] = whole.all('identityProviders');
  assert.ok(provider);
  return readParties({ organization: whole.organization(), provider, users: whole.all('users'), ...more });
}

describe('the parties of an organization file', () => {
  const text = organizationWith(['x']);
  test('are read from it', () => {
    assert.deepEqual(read(text), parties);
  });
  test('are those that are chosen', () => {
    const chosen = read(text, { user: 'guest@other.example', victim: 'charles@acme.example' });
    assert.deepEqual([chosen.user.email, chosen.victim.email], ['guest@other.example', 'charles@acme.example']);
    assert.equal(read(text, { user: 'admin@acme.example' }).victim.email, 'mallory@acme.example');
  });
  test('have the address of the region as audience, where the file names none', () => {
    const without = text.replace(/ +audience:.*\n/, '').replace('eu-central-1', 'use2.us-gov-pure.cloud');
    assert.equal(read(without).serviceProvider.audience, 'https://login.use2.us-gov-pure.cloud/saml');
  });
  test('have the issuer of the metadata, where the file names none', () => {
    const without = text.replace(/ +issuerUri:.*\n/, '');
    assert.equal(read(without, { entityId: 'urn:metadata' }).provider.issuer, 'urn:metadata');
    assert.equal(read(text, { entityId: 'urn:metadata' }).provider.issuer, parties.provider.issuer);
  });
  test('have a NameID format by its short form and by its URN', () => {
    const persistent = 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent';
    for (const format of ['persistent', persistent])
      assert.equal(read(text.replace('emailAddress', format)).provider.nameIdFormat, persistent);
    assert.match(read(text.replace('emailAddress', 'nonsense')).provider.nameIdFormat, /:unspecified$/);
  });
  test('are made up where it says nothing', () => {
    const { serviceProvider, provider, user, victim, inactive } = read('identityProviders:\n  - name: X\n');
    assert.match(serviceProvider.assertionConsumerService, /^https:\/\/login\..*\/saml$/);
    assert.equal(serviceProvider.organization, undefined);
    assert.ok(provider.issuer && user.email && victim.email !== user.email);
    assert.equal(inactive, undefined);
  });
});

describe('a sign-in that Genesys Cloud begins', () => {
  const begin = (text: string, ssoUrl?: string) => {
    const whole = readWhole(openDocument(text));
    const [provider] = whole.all('identityProviders');
    assert.ok(provider);
    const key = material.keys.own;
    return beginSignIn({ organization: whole.organization(), provider, ssoUrl, id: '_q1', now, key });
  };
  const text = organizationWith(['x']);
  test('asks for what the file says', async () => {
    const begun = await begin(text);
    assert.match(begun?.redirect.url ?? '', /^https:\/\/idp\.acme\.example\/saml\/sso\?SAMLRequest=[^&]*$/);
    assert.match(begun?.xml ?? '', /ServiceURL="https:\/\/login\.mypurecloud\.de\/saml"/);
    assert.match(
      begun?.xml ?? '',
      /<saml:Issuer>https:\/\/login\.mypurecloud\.de\/saml<[\s\S]*nameid-format:emailAddress"/,
    );
    assert.doesNotMatch(begun?.xml ?? '', /ForceAuthn/);
  });
  test('is signed, and wants credentials, where the provider says so', async () => {
    const begun = await begin(text.replace('enabled: true', 'signAuthnRequests: true\n    forceAuthn: true'));
    assert.match(begun?.redirect.url ?? '', /&SigAlg=[^&]*rsa-sha256&Signature=/);
    assert.match(begun?.xml ?? '', / ForceAuthn="true"/);
  });
  test('goes to the address of the metadata where the file names none, and nowhere where nobody does', async () => {
    const without = text.replace(/ +ssoUrl:.*\n/, '');
    assert.match(
      (await begin(without, 'https://meta.example/sso'))?.redirect.url ?? '',
      /^https:\/\/meta\.example\/sso\?/,
    );
    assert.equal(await begin(without), undefined);
  });
});

test('keys and seeds that are drawn are new each time, and as long as they say', async () => {
  const [one, other] = await Promise.all([drawMaterial(now), drawMaterial(now)]);
  const bits = Object.values(one.keys).map((key) => createPrivateKey(key).asymmetricKeyDetails?.modulusLength);
  assert.deepEqual(bits, [2048, 2048, 1024, 2048]);
  assert.equal(new Set([...Object.values(one.keys), ...Object.values(other.keys)]).size, 8);
  assert.match(one.seed, /^[0-9a-f]{32}$/);
  assert.notEqual(one.seed, other.seed);
  assert.equal(one.now, now);
});
