import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closest, nearest } from '../../server/src/spelling/closest';
import { chance } from '../chance';

test('the nearest is found as by comparing with each in full', () => {
  const random = chance(1);
  const pick = (letters: string) => letters[Math.floor(random() * letters.length)] ?? '';
  const word = () => Array.from({ length: Math.floor(random() * 12) }, () => pick('abcdé01')).join('');
  const slip = (text: string) => {
    const at = Math.floor(random() * (text.length + 1));
    const put = random() < 0.6 ? pick('abcdé01') : '';
    return text.slice(0, at) + put + text.slice(at + (random() < 0.5 ? 1 : 0));
  };
  let found = 0;
  for (let round = 0; round < 2000; round++) {
    const wanted = word();
    const candidates = Array.from({ length: 8 }, () => (random() < 0.5 ? slip(slip(wanted)) : word()));
    const limit = Math.max(1, Math.floor(wanted.length / 3));
    const distances = candidates.map((one) => (one === wanted ? Number.POSITIVE_INFINITY : distance(wanted, one)));
    const least = Math.min(...distances);
    const near = least > limit ? [] : candidates.filter((_, at) => distances[at] === least);
    assert.deepEqual(nearest(wanted, candidates), near, `${wanted}: ${candidates.join()}`);
    found += near.length;
  }
  assert.ok(found > 1000);
});

test('case, blanks, dashes and low lines do not count, and of two equally near none is meant', () => {
  assert.equal(closest('CRM sync', ['CRM_Sync', 'CRM_Sink']), 'CRM_Sync');
  assert.equal(closest('Role_1', ['Role_2', 'Role_3']), undefined);
});

/** Damerau–Levenshtein distance (optimal string alignment), by its definition. */
function distance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, () => Array.from({ length: b.length + 1 }, () => 0));
  for (let i = 0; i <= a.length; i++)
    for (let j = 0; j <= b.length; j++) {
      if (i === 0 || j === 0) {
        rows[i]![j] = i + j;
        continue;
      }
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const steps = [rows[i - 1]![j]! + 1, rows[i]![j - 1]! + 1, rows[i - 1]![j - 1]! + same];
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) steps.push(rows[i - 2]![j - 2]! + 1);
      rows[i]![j] = Math.min(...steps);
    }
  return rows[a.length]![b.length]!;
}
