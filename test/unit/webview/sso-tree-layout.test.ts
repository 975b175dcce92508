/** Where the parts of a message that an attacker made stand. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { layOutTree, type PlacedNode, type TreeNode } from '../../../client/webview/sso-tree-layout';

const node = (id: string, more: Partial<TreeNode> = {}): TreeNode => ({
  id,
  icon: 'file',
  title: id,
  lines: ['ID _7f3a'],
  tone: 'plain',
  ...more,
});
const wrapped: readonly TreeNode[] = [
  node('response'),
  node('forged', {
    parent: 'response',
    tone: 'forged',
    note: 'no signature covers this one, a careless reader takes it',
  }),
  node('real', { parent: 'response', tone: 'real', lines: ['ID _7f3a', 'mallory@acme.example'] }),
  node('signature', { parent: 'real', covers: 'real', note: 'covers its parent, and nothing else' }),
];
const around: readonly TreeNode[] = [
  node('response'),
  node('forged', { parent: 'response', tone: 'forged' }),
  node('signature', { parent: 'forged', covers: 'real' }),
  node('real', { parent: 'signature', tone: 'real' }),
];
const measure = (text: string) => text.length * 7;
const overlap = (a: PlacedNode, b: PlacedNode) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe('the parts of a message', () => {
  for (const [name, tree] of Object.entries({ wrapped, around, lone: [node('message')], none: [] }))
    for (const width of [240, 320, 460, 640, 900])
      test(`${name} stand beside each other, or below, in ${width} px`, () => {
        const { nodes, width: used, height } = layOutTree(tree, width, 1, measure);
        assert.equal(nodes.length, tree.length);
        assert.ok(used <= width);
        for (const one of nodes) {
          assert.ok(one.x >= 0 && one.x + one.width <= used, `${one.node.id} is beyond the picture`);
          assert.ok(one.y >= 0 && one.y + one.height <= height, `${one.node.id} is below the picture`);
          for (const line of [...one.title.lines, ...one.lines.lines])
            assert.ok(measure(line) <= one.width - 30, `${line} is wider than its box`);
          for (const other of nodes)
            assert.ok(one === other || !overlap(one, other), `${one.node.id} on ${other.node.id}`);
        }
      });

  test('are joined to their parent, and signatures to what they cover', () => {
    const { edges, covers } = layOutTree(wrapped, 640, 1, measure);
    assert.equal(edges.length, 3);
    assert.equal(covers.length, 1);
    assert.ok(!covers[0]?.path.includes('NaN'));
  });

  test('show long IDs by their beginning and their end, each on a line of its own', () => {
    const id = '_evil_a3f9c2b7e51d04a86b2a1c0d9';
    const tree = [
      node('response', { lines: [`ID ${id}`] }),
      node('real', { parent: 'response', lines: [`ID ${id}`, 'mallory@acme.example'] }),
      node('forged', { parent: 'response', lines: [`ID ${id}`] }),
      node('signature', { parent: 'real', lines: [`Reference #${id}`] }),
    ];
    for (const width of [240, 380, 460, 900])
      for (const { width: box, lines, node: one } of layOutTree(tree, width, 1, measure).nodes) {
        for (const line of lines.lines) assert.ok(measure(line) <= box - 30, `${line} in ${box} px`);
        const shown = lines.lines.join(' ').replace(' mallory@acme.example', '');
        const whole = one.lines[0] ?? '';
        const [head = '', tail = ''] = shown.split('…');
        assert.ok(shown === whole || (whole.startsWith(head) && whole.endsWith(tail) && tail.length === 4), shown);
      }
  });

  test('stand at the top when their parent is not there, and in no circle', () => {
    const { nodes } = layOutTree([node('a', { parent: 'gone' }), node('b', { parent: 'b' })], 640, 1, measure);
    assert.deepEqual(
      nodes.map((one) => one.node.id),
      ['a'],
    );
  });
});
