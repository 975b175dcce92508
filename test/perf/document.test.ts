import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseDocument } from 'yaml';
import type { Document } from '../../server/src/document/document';
import { openDocument } from '../../server/src/document/open';

/** A list of `count` clients, 14 lines each, and some more around it. */
function organization(count: number): string {
  let text = '# generated\nversion: 1\n\norganization:\n  name: Bench\n  region: eu-west-1\n\noauthClients:\n';
  for (let index = 0; index < count; index++)
    text += `  - name: Client_${index}
    description: "For the ${index}th system (tests)"
    grantType: client-credentials
    tokenDuration: ${300 + index}
    roles:
      - Role_${index % 50}
      - { role: Employee, division: Sales }
    allowedIpRanges: [203.0.113.0/24, 198.51.100.0/24]
    clientSecret: \${secret:client-${index}}
    # reviewed
    uses:
      - GET /api/v2/users
      - GET /api/v2/routing/queues
    clientId: 00000000-0000-4000-8000-00000000${index % 10000}
`;
  return `${text}flows:\n  - name: Main\n    type: inbound-call\n`;
}

function median(times: number[]): number {
  return times.sort((a, b) => a - b)[times.length >> 1]!;
}

function time(run: () => void): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

/** Milliseconds of an insertion of `text` at `character`, and of its removal, at places all over the document. */
function keystrokes(document: Document, text: string, character: number, places: number): number {
  const times: number[] = [];
  for (let place = 0; place < places; place++) {
    const line = 9 + Math.floor(((place + 0.5) / places) * (document.lineCount - 12));
    const at = { line, character };
    const behind = text === '\n' ? { line: line + 1, character: 0 } : { line, character: character + text.length };
    times.push(time(() => document.edit([{ range: { start: at, end: at }, text }])));
    times.push(time(() => document.edit([{ range: { start: at, end: behind }, text: '' }])));
  }
  return median(times);
}

describe('speed, as ratios to one parse of the same text by the yaml package', () => {
  const text = organization(1650);
  const document = openDocument(text);
  const whole = median([1, 2, 3].map(() => time(() => parseDocument(text, { uniqueKeys: false }))));

  it('opens at least 5 times as fast', () => {
    const open = median([1, 2, 3, 4, 5].map(() => time(() => openDocument(text))));
    assert.ok(whole / open > 5, `parse ${whole.toFixed(1)} ms, open ${open.toFixed(1)} ms`);
  });

  it('takes a keystroke at least 500 times as fast', () => {
    for (const typed of ['x', ':', '"', '\n']) {
      const key = keystrokes(document, typed, typed === '\n' ? 0 : 6, 60);
      assert.ok(whole / key > 500, `${JSON.stringify(typed)}: parse ${whole.toFixed(1)} ms, key ${key.toFixed(3)} ms`);
    }
    assert.equal(document.text(), text);
  });

  it('takes a letter at the left margin at least 100 times as fast', () => {
    const key = keystrokes(document, 'u', 0, 60);
    assert.ok(whole / key > 100, `parse ${whole.toFixed(1)} ms, key ${key.toFixed(3)} ms`);
  });

  it('does not depend on the size of the text', () => {
    const small = openDocument(organization(165));
    const large = openDocument(organization(16_500));
    keystrokes(small, 'x', 6, 200);
    const ratio = keystrokes(large, 'x', 6, 200) / keystrokes(small, 'x', 6, 200);
    assert.ok(ratio < 5, `100 times the text takes ${ratio.toFixed(1)} times as long`);
  });
});
