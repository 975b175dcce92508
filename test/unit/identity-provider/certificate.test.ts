import assert from 'node:assert/strict';
import { createHash, createPrivateKey, generateKeyPairSync, X509Certificate } from 'node:crypto';
import { describe, test } from 'node:test';
import { readCertificates } from '../../../server/src/certificates/read';
import { type CertificateSignature, writeCertificate, writePem } from '../../../server/src/certificates/write';
import { element, integer, oid, time } from '../../../server/src/certificates/write-der';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const values = {
  subject: { organization: 'Acme Retail, "Süd"', commonName: 'idp.acme.example' },
  serial: 'c0ffee00',
  notBefore: Date.UTC(2026, 10, 1),
  notAfter: Date.UTC(2050, 0, 1, 12, 30, 15),
};

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

describe('DER', () => {
  // X.690 section 8.19.5 has the identifier of this joint-iso-itu-t arc; RFC 5280 and RFC 3279 those of RSA.
  test('writes object identifiers', () => {
    assert.equal(hex(oid('2.999.3')), '0603883703');
    assert.equal(hex(oid('1.2.840.113549.1.1.11')), '06092a864886f70d01010b');
    assert.equal(hex(oid('2.5.4.3')), '0603550403');
  });
  test('writes numbers as short as they can be, and never as negative ones', () => {
    assert.equal(hex(integer('0')), '020100');
    assert.equal(hex(integer('7f')), '02017f');
    assert.equal(hex(integer('80')), '02020080');
    assert.equal(hex(integer('000100')), '02020100');
    assert.equal(hex(integer('')), '020100');
  });
  test('writes lengths as short as they can be', () => {
    assert.equal(hex(element(4, Buffer.alloc(127)).subarray(0, 3)), '047f00');
    assert.equal(hex(element(4, Buffer.alloc(128)).subarray(0, 4)), '04818000');
    assert.equal(hex(element(4, Buffer.alloc(256)).subarray(0, 5)), '0482010000');
  });
  test('writes instants with two digits of the year up to 2049, then with four', () => {
    assert.equal(time(Date.UTC(2049, 11, 31, 23, 59, 59, 999)).toString('latin1', 2), '491231235959Z');
    assert.equal(time(Date.UTC(2050, 0, 1)).toString('latin1', 2), '20500101000000Z');
    assert.equal(time(Number.POSITIVE_INFINITY).toString('latin1', 2), '99991231235959Z');
    assert.equal(time(Number.NaN).toString('latin1', 2), '700101000000Z');
  });
});

describe('a certificate that was written', () => {
  const der = writeCertificate({ ...values, key: rsa, signature: 'rsa-sha256' });
  test('is read back by OpenSSL as it was meant', () => {
    const read = new X509Certificate(der);
    assert.match(read.subject, /\nCN=idp\.acme\.example$/);
    assert.ok(der.includes(Buffer.from(values.subject.organization, 'utf8')));
    assert.equal(read.issuer, read.subject);
    assert.equal(read.serialNumber, 'C0FFEE00');
    assert.equal(Date.parse(read.validFrom), values.notBefore);
    assert.equal(Date.parse(read.validTo), values.notAfter);
    assert.ok(read.checkPrivateKey(rsa));
    assert.ok(read.verify(read.publicKey));
  });
  test('is read back by the product', () => {
    const [one, ...more] = readCertificates(writePem(der)).certificates;
    assert.deepEqual([one?.keyType, one?.keyBits, one?.signature.name], ['RSA', 2048, 'sha256WithRSA']);
    assert.deepEqual([one?.notBefore, one?.notAfter, more.length], [values.notBefore, values.notAfter, 0]);
  });
  test('is the same each time', () => {
    assert.equal(hex(writeCertificate({ ...values, key: rsa, signature: 'rsa-sha256' })), hex(der));
  });
  const ed25519 = generateKeyPairSync('ed25519').privateKey;
  for (const [signature, key, name] of [
    ['rsa-sha1', rsa, 'sha1WithRSA'],
    ['rsa-md5', rsa, 'md5WithRSA'],
    ['rsa-pss', rsa, 'RSASSA-PSS with SHA-256'],
    ['ecdsa-sha256', ec, 'ecdsaWithSHA256'],
    ['ecdsa-sha1', ec, 'ecdsaWithSHA1'],
    ['ed25519', ed25519, 'Ed25519'],
  ] as const satisfies readonly (readonly [CertificateSignature, unknown, string])[]) {
    test(`carries the signature ${signature}`, () => {
      const bytes = writeCertificate({ ...values, key, signature });
      assert.equal(readCertificates(bytes).certificates[0]?.signature.name, name);
      assert.ok(new X509Certificate(bytes).checkPrivateKey(key));
    });
  }
});

/**
 * RFC 8032 section 7.1, test 1, gives a key of Ed25519, whose signatures are the same wherever they are made: so the
 * bytes of a certificate follow from it, and these were checked with `openssl verify`.
 */
test('a certificate of a published key is known byte for byte', () => {
  const seed = '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60';
  const key = createPrivateKey({
    key: Buffer.from(`302e020100300506032b657004220420${seed}`, 'hex'),
    format: 'der',
    type: 'pkcs8',
  });
  const der = writeCertificate({
    subject: { commonName: 'test' },
    serial: '1',
    notBefore: Date.UTC(2026, 0, 1),
    notAfter: Date.UTC(2027, 0, 1),
    key,
    signature: 'ed25519',
  });
  assert.match(hex(der), /d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a/);
  assert.equal(
    createHash('sha256').update(der).digest('hex'),
    'a6ff03145789dfc57ff419929d59992808064b31e63e020e58b1302eead4ac81',
  );
});
