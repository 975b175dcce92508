/** What was read from verified bytes must say what stands in the response. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { align } from '../../../../server/src/simulate/saml/xml/align';
import type { Element } from '../../../../server/src/simulate/saml/xml/element';
import { scanXml } from '../../../../server/src/simulate/saml/xml/scan';

function read(text: string): Element {
  const scanned = scanXml(text);
  assert.ok('root' in scanned);
  return scanned.root;
}

describe('two readings', () => {
  const same: readonly (readonly [string, string])[] = [
    ['<a b="1" c="2"/>', "<a  c='2' b='1'></a>"],
    ['<x:a xmlns:x="u"/>', '<a xmlns="u"/>'],
    ['<a>1&amp;<b/>2</a>', '<a>1<!-- --><![CDATA[&]]><b></b>2</a>'],
    ['<a xml:lang="de"/>', '<a/>'],
  ];
  for (const [one, other] of same)
    test(`${one} is ${other}`, () => {
      const mine = read(one);
      const theirs = read(other);
      assert.equal(align(mine, theirs)?.get(mine), theirs);
    });
  const different: readonly (readonly [string, string])[] = [
    ['<a/>', '<b/>'],
    ['<a/>', '<a xmlns="u"/>'],
    ['<a b="1"/>', '<a b="2"/>'],
    ['<a b="1"/>', '<a/>'],
    ['<a/>', '<a b="1"/>'],
    ['<a b="1"/>', '<a c="1"/>'],
    ['<a b="1"/>', '<a xmlns:x="u" x:b="1"/>'],
    ['<a>1</a>', '<a>2</a>'],
    ['<a>1</a>', '<a>1<b/></a>'],
    ['<a>1<b/></a>', '<a>1</a>'],
    ['<a><b/><c/></a>', '<a><c/><b/></a>'],
    ['<a><b>1</b></a>', '<a><b>2</b></a>'],
    ['<a><b xml:lang="de"/></a>', '<a><b/></a>'],
  ];
  for (const [one, other] of different)
    test(`${one} is not ${other}`, () => assert.equal(align(read(one), read(other)), undefined));
  test('the signature may be left out, and nothing else', () => {
    const whole = read('<a><s/><b/></a>');
    const [signature, other] = whole.elements;
    assert.ok(align(read('<a><b/></a>'), whole, signature));
    assert.equal(align(read('<a><b/></a>'), whole, other), undefined);
    assert.equal(align(read('<a/>'), read('<a><b><s/></b></a>'), signature), undefined);
  });
});
