/** Pictures are laid out for the width that there is, and nothing of them is left out. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Layout, layOut, type Measure, type PlacedText, wrap } from '../../../client/webview/picture-layout';
import { picture } from './views';

const widths = { title: 6.2, strong: 6.8, wire: 6.6 };
const measure: Measure = (text, font) => text.length * widths[font];

function texts({ lanes, rows }: Layout): [PlacedText, keyof typeof widths][] {
  return [
    ...lanes.flatMap(({ title, sub }): [PlacedText, keyof typeof widths][] => [
      [title, 'strong'],
      [sub, 'wire'],
    ]),
    ...rows.flatMap((row): [PlacedText, keyof typeof widths][] => [
      [row.title, 'strong'],
      ...(row.kind === 'message' && row.wire ? [[row.wire, 'wire'] as [PlacedText, 'wire']] : []),
    ]),
  ];
}

for (const width of [280, 388, 468, 532, 640, 1200]) {
  describe(`at ${width} px`, () => {
    const layout = layOut(picture, width, 1, measure);

    test('the picture is no wider than there is room', () => {
      assert.ok(layout.width <= Math.min(width, 640));
    });

    test('no text leaves it', () => {
      for (const [{ lines, x, anchor }, font] of texts(layout))
        for (const line of lines) {
          const long = measure(line, font);
          const left = anchor === 'start' ? x : anchor === 'end' ? x - long : x - long / 2;
          assert.ok(left >= 0 && left + long <= layout.width + 1, `${line} from ${left} to ${left + long}`);
        }
    });

    test('the names of lanes stand side by side', () => {
      for (const [label, font] of [
        ['title', 'strong'],
        ['sub', 'wire'],
      ] as const) {
        const sides = layout.lanes.map((lane) => {
          const { lines, x, anchor } = lane[label];
          const long = Math.max(...lines.map((line) => measure(line, font)));
          const left = anchor === 'start' ? x : anchor === 'end' ? x - long : x - long / 2;
          return [left, left + long] as const;
        });
        for (const [index, [left]] of sides.entries())
          assert.ok(index === 0 || left > sides[index - 1]![1], `${label} ${index} at ${left}`);
      }
    });

    test('rows follow one another, and end within its height', () => {
      const tops = layout.rows.map(({ y }) => y);
      assert.deepEqual(
        tops,
        [...tops].sort((a, b) => a - b),
      );
      assert.ok((tops.at(-1) ?? 0) < layout.life[1] && layout.life[1] < layout.height);
    });
  });
}

test('at the width of a desktop it stands as it was drawn', () => {
  const { lanes, rows, life } = layOut(picture, 532, 1, measure);
  assert.deepEqual(
    lanes.map(({ x }) => x),
    [72, 266, 460],
  );
  assert.equal(life[0], 52);
  const [first] = rows;
  assert.ok(first?.kind === 'message' && first.title.anchor === 'middle' && first.title.x === 169);
});

test('in a narrow panel the words stand at the left of their arrow', () => {
  const [first] = layOut(picture, 388, 1, measure).rows;
  assert.ok(first?.kind === 'message' && first.title.anchor === 'start' && first.title.x === 50);
});

test('where words do not fit between their lanes, they stand at the left as well', () => {
  const [first, ...rest] = picture.rows;
  assert.ok(first?.kind === 'message');
  const long = { ...picture, rows: [{ ...first, title: 'Exchange the code and the verifier' }, ...rest] };
  const [placed] = layOut(long, 532, 1, measure).rows;
  assert.ok(placed?.kind === 'message' && placed.title.anchor === 'start');
});

test('it grows with the font', () => {
  const usual = layOut(picture, 532, 1, measure);
  const large = layOut(picture, 532, 1.5, (text, font) => 1.5 * measure(text, font));
  assert.ok(large.height > usual.height * 1.3);
});

describe('a text that is too long', () => {
  const count = (text: string) => text.length;

  test('breaks at spaces and behind the signs of paths and names', () => {
    assert.deepEqual(wrap('POST /api/v2/analytics/conversations', 16, count), [
      'POST /api/v2/',
      'analytics/',
      'conversations',
    ]);
    assert.deepEqual(wrap('CRM_Integration_Client', 16, count), ['CRM_Integration_', 'Client']);
  });

  test('breaks anywhere when it has none, and loses nothing', () => {
    const lines = wrap('abcdefghijklmnopqrstuvwxyz', 5, count);
    assert.ok(lines.every((line) => line.length <= 5));
    assert.equal(lines.join(''), 'abcdefghijklmnopqrstuvwxyz');
  });
});
