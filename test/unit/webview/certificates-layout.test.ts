import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { layTimeline, wrap } from '../../../client/webview/certificates-layout';
import { certificatesView } from '../../../server/src/panel/certificates';
import { judgeCalendar } from '../../../server/src/report/calendar-judged';
import { acme, gather, now } from '../../calendars';

const { timeline } = certificatesView({ view: 'certificates' }, judgeCalendar([gather(acme)], now));
const lay = (width: number, unit = 1, of = timeline) => layTimeline(of, now, width, unit);

describe('the timeline', () => {
  for (const [width, unit] of [
    [1168, 1],
    [640, 1],
    [388, 1],
    [240, 1],
    [900, 1.6],
  ] as const)
    test(`keeps inside of ${width} px at ${unit}`, () => {
      const { lanes, ticks, now: today, band, left, height } = lay(width, unit);
      assert.ok(ticks.length >= 1 && ticks.every(({ x }) => x >= left && x < width));
      assert.ok(today !== undefined && today > left && band && band.from === today && band.to > today);
      let bottom = 0;
      for (const lane of lanes) {
        for (const { from, to, y, label, bar, words } of lane.bars) {
          assert.ok(from >= left && to <= width && from <= to && label >= left, bar.title);
          assert.ok(y > bottom && y + 22 * unit <= lane.bottom);
          const length = (22 + bar.title.length * 7 + (words ? words.length * 6.2 + 8 : 0)) * unit;
          assert.ok(label + length <= width + 1 || (words === '' && label <= left + 2), `${bar.title} ${label}`);
        }
        for (const { from, to, at, label } of lane.overlaps) {
          assert.ok(from >= left && to <= width + 1 && to > from);
          assert.ok(at + (label.length * 6.2 * unit) / 2 <= width + 1);
        }
        bottom = lane.bottom;
      }
      assert.ok(height >= bottom);
    });
  test('says of each bar what it has room for, behind its end where it can', () => {
    const [first, second, third] = lay(1168).lanes;
    assert.deepEqual(
      [first, second, third].flatMap((lane) => lane?.bars.map(({ words }) => words)),
      [
        'expired 23 days ago',
        '647 days left',
        '20 days left, no successor',
        '78 days left, successor ready',
        'begins in 52 days',
      ],
    );
    const okta = second?.bars[0];
    assert.ok(okta && okta.label > okta.to && okta.ends && !okta.begins);
    const newer = first?.bars[1];
    assert.ok(newer && newer.label < newer.to && !newer.ends && newer.begins, 'one that goes on has its words on it');
    assert.deepEqual(
      [240, 150].map((width) => lay(width).lanes[1]?.bars[0]?.words),
      ['20 days left', ''],
    );
  });
  test('never cuts a number at its comma', () => {
    const far = {
      ...timeline,
      lanes: timeline.lanes.map((lane) => ({
        ...lane,
        bars: lane.bars.map((bar) => ({ ...bar, words: '35,832 days left, no successor' })),
      })),
    };
    for (let width = 150; width <= 640; width += 10)
      for (const { bars } of lay(width, 1, far).lanes)
        for (const { words } of bars) assert.match(words, /^(35,832 days left(, no successor)?)?$/);
  });
  test('puts titles above the bars where it is narrow', () => {
    const narrow = lay(388);
    assert.equal(narrow.left, 0);
    const [lane] = narrow.lanes;
    assert.ok(lane && lane.y < (lane.bars[0]?.y ?? 0) && lane.sub.length === 0);
  });
  test('has no today where it is not seen', () => {
    const later = certificatesView(
      { view: 'certificates', from: '2027-03-01' },
      judgeCalendar([gather(acme)], now),
    ).timeline;
    const { now: today, band, lanes } = lay(800, 1, later);
    assert.deepEqual([today, band], [undefined, undefined]);
    const gone = lanes[0]?.bars[0];
    assert.ok(gone && gone.from === gone.to && gone.label >= 184, 'what lies outside still has its name');
  });
});

test('names are broken behind what joins their parts, and never cut', () => {
  assert.deepEqual(wrap('Acme_Okta', 20), ['Acme_Okta']);
  assert.deepEqual(wrap('Beta_Provider_With_A_Long_Name', 16), ['Beta_Provider_', 'With_A_Long_Name']);
  for (const text of ['', 'x'.repeat(100), '💥'.repeat(30), 'a-b c/d@e_f'.repeat(9)])
    assert.equal(wrap(text, 10).join('').replaceAll(' ', ''), text.replaceAll(' ', ''));
});
