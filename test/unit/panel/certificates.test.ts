import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isToPage } from '../../../client/webview/messages';
import { view as isView } from '../../../client/webview/view-shape';
import { certificatesMarkdown, certificatesView } from '../../../server/src/panel/certificates';
import type { CertificatesAnswer, CertificatesInputs, Text } from '../../../server/src/panel/view';
import { judgeCalendar } from '../../../server/src/report/calendar-judged';
import { jsonCalendar } from '../../../server/src/report/calendar-text';
import { acme, files, gather, key, now, organizationText, pemOf, providerText, weakFiles } from '../../calendars';

const plain = (text: Text | undefined) => (text ?? []).map((piece) => piece.text).join('');

function show(
  texts: readonly string[],
  inputs: Partial<CertificatesInputs> = {},
  at = now,
  contents: { readonly [path: string]: string } = files,
) {
  const gathered = texts.map((text, index) => gather(text, contents, index ? `${index}/integrations.yaml` : undefined));
  const view = certificatesView({ view: 'certificates', ...inputs }, judgeCalendar(gathered, at));
  assert.ok(isView({ ...view, version: 1 }), 'the page takes it');
  return view;
}

const said = ({ verdict }: CertificatesAnswer) => [verdict.mark, verdict.title, plain(verdict.sentence)];
const okta = organizationText(providerText('Okta', '[{ file: sso/okta.pem }]'));
const entra = organizationText(providerText('Entra', '[{ file: sso/old.pem }, { file: sso/new.pem }]'));

describe('the verdict', () => {
  test('says what to replace, by when, and who is locked out otherwise', () => {
    const view = show([acme]);
    assert.deepEqual(said(view), [
      'warn',
      '1 certificate to replace within 30 days',
      'okta.pem ends on 14 December 2026 and nothing follows it: every sign-in through Okta stops that day. Add the next certificate while the old one still works.',
    ]);
    assert.deepEqual(
      view.verdict.actions.map(({ label, does, first }) => [label, does.kind, first ?? false]),
      [
        ['Add the next certificate…', 'addCertificate', true],
        ['Go to line 15', 'go', false],
        ['Export .ics', 'export', false],
      ],
    );
    const add = view.verdict.actions[0]?.does;
    assert.ok(add?.kind === 'addCertificate');
    assert.deepEqual([add.uri, add.pointer], ['file:///acme/integrations.yaml', '/identityProviders/1']);
    assert.deepEqual(view.verdict.facts, [
      { label: 'Certificates', value: '5, of 3 providers' },
      { label: 'Expired', value: '1, replaced' },
      { label: 'Next end', value: 'in 20 days' },
    ]);
  });
  test('says that nobody is locked out where the provider is not enabled', () => {
    const view = show([okta.replace('enabled: true', 'enabled: false')]);
    assert.match(plain(view.verdict.sentence), /nothing follows it\. Okta is not enabled, so no sign-in stops\./);
    assert.deepEqual(
      view.lockouts.map(({ mark, text }) => [mark, plain(text)]),
      [['skip', 'Okta is not enabled; its certificates last until 14 December 2026, in 20 days.']],
    );
  });
  test('says first who can’t sign in now', () => {
    assert.deepEqual(said(show([okta], {}, Date.parse('2027-01-06T12:00:00Z'))), [
      'fail',
      'Nobody can sign in through Okta',
      'okta.pem of Okta expired on 14 December 2026, 23 days ago, and nothing follows it. Put in the certificate that the identity provider signs with today.',
    ]);
    const late = organizationText(providerText('Gap', '[{ file: sso/okta.pem }, { file: sso/gap.pem }]'));
    assert.match(
      plain(show([late], {}, Date.parse('2026-12-15T12:00:00Z')).verdict.sentence),
      /^okta\.pem of Gap expired on 14 December 2026, 1 day ago, and gap\.pem is valid only from 20 December 2026 on\./,
    );
    assert.match(
      plain(show([organizationText(providerText('Next', '[{ file: sso/gap.pem }]'))]).verdict.sentence),
      /^gap\.pem of Next is valid only from 20 December 2026 on, and no other one is valid now\./,
    );
    const two = organizationText(providerText('A', '[{ file: sso/old.pem }]') + providerText('B', '[{ file: x.pem }]'));
    assert.equal(show([two]).verdict.title, '2 identity providers without a valid certificate');
  });
  test('warns of a rotation with a gap', () => {
    const gap = organizationText(providerText('Gap', '[{ file: sso/okta.pem }, { file: sso/gap.pem }]'));
    const view = show([gap]);
    assert.deepEqual(said(view), [
      'warn',
      '1 rotation with a gap within 30 days',
      'okta.pem ends on 14 December 2026, and gap.pem begins on 20 December 2026: in between nobody can sign in through Gap. Add a certificate that is valid then.',
    ]);
    assert.equal(plain(view.rows[0]?.follows), 'gap.pem, after 6 days without any');
    assert.match(plain(view.lockouts[0]?.text), /Sign-ins go on from 20 December 2026 on\.$/);
  });
  test('puts a private key before everything, and shows nothing of it', () => {
    const secret = key.export({ type: 'pkcs8', format: 'pem' }).toString();
    const view = show([organizationText(providerText('Okta', '[{ file: sso/okta.pem }]'))], {}, now, {
      'sso/okta.pem': secret,
    });
    assert.equal(view.verdict.title, 'A private key in place of a certificate');
    assert.equal(view.faults.length, 1);
    assert.ok(!JSON.stringify(view).includes(secret.split('\n')[1] ?? ''));
  });
  test('names what can’t be read where nothing is worse', () => {
    const view = show([entra.replace('sso/old.pem', 'sso/gone.pem')]);
    assert.equal(view.verdict.title, '1 certificate that cannot be read');
    assert.deepEqual(
      view.faults.map(({ title, reason, label }) => [title, reason, label]),
      [['Entra, sso/gone.pem', 'The certificate file cannot be read: there is no such file.', 'line 9']],
    );
  });
  test('is well where all is well, and says what ends next', () => {
    assert.deepEqual(said(show([entra])), [
      'pass',
      'Nothing to replace within 30 days',
      'new.pem of Entra ends next, on 1 September 2028, in 647 days, and nothing follows it yet.',
    ]);
  });
  test('says that there are none', () => {
    const view = show(['a: 1\n']);
    assert.deepEqual([view.verdict.mark, view.verdict.title, view.verdict.actions], ['none', 'No certificates', []]);
  });
});

describe('a certificate that is only weak', () => {
  const weak = weakFiles();
  const named = (...names: readonly string[]) => names.map((name) => `{ file: sso/${name}.pem }`).join(', ');
  const one = (...names: readonly string[]) =>
    show([organizationText(providerText('Acme', `[${named(...names)}]`))], {}, now, weak);

  test('is a warning, with the reason in words', () => {
    const view = one('short', 'sha1');
    assert.deepEqual(
      view.rows.map(({ title, state, word }) => [title, state, word]),
      [
        ['short.pem', 'weak', 'Weak: RSA 1024'],
        ['sha1.pem', 'weak', 'Weak: SHA-1'],
      ],
    );
    assert.deepEqual(
      view.timeline.lanes[0]?.bars.map(({ state, words }) => [state, words]),
      [
        ['weak', '647 days left, weak: RSA 1024'],
        ['weak', '98 years left, weak: SHA-1'],
      ],
    );
    assert.ok(view.timeline.legend.some(({ state }) => state === 'weak'));
    assert.deepEqual(
      plain(view.rows[0]?.details[0]?.value),
      'It has an RSA key of only 1024 bits, which can be broken.',
    );
    assert.deepEqual(said(view), [
      'warn',
      '2 certificates with a weak key or signature',
      'short.pem of Acme has an RSA key of only 1024 bits, which can be broken: whoever does can sign in as anybody. Have the identity provider make a new one: RSA with 2048 bits or more, signed with SHA-256. One more is weak, too.',
    ]);
  });
  test('stays what its dates make of it where they are the reason to replace it', () => {
    const view = one('gone', 'ahead');
    assert.deepEqual(
      view.rows.map(({ state, word }) => [state, word]),
      [
        ['expired', 'Expired'],
        ['ahead', 'Not yet valid'],
      ],
    );
    assert.equal(one('both').rows[0]?.state, 'now');
    assert.match(plain(one('both').verdict.sentence), /nothing follows it/);
    for (const row of view.rows) assert.equal(row.details[0]?.label, 'Weak');
  });
  test('has no legend where there is none', () => {
    assert.ok(!show([entra]).timeline.legend.some(({ state }) => state === 'weak'));
    assert.ok(show([entra]).rows.every(({ details }) => details[0]?.label !== 'Weak'));
  });
});

describe('what is far off', () => {
  const until = (to: string) => {
    const view = show([organizationText(providerText('Far', '[{ file: sso/far.pem }]'))], {}, now, {
      'sso/far.pem': pemOf('Far', '2020-01-01', to),
    });
    return [view.rows[0]?.left, view.timeline.lanes[0]?.bars[0]?.words.replace(/ left.*/, ''), view.rows[0]?.to];
  };
  test('is told in years beyond two of them, beside its day', () => {
    assert.deepEqual(until('2125-01-01'), ['98 years', '98 years', '2125-01-01']);
    assert.deepEqual(until('2028-11-23'), ['730', '730 days', '2028-11-23']);
    assert.deepEqual(until('2028-11-25')[0], '2 years');
    assert.deepEqual(until('2029-11-25')[0], '3 years');
    assert.deepEqual(until('2022-01-01')[0], '−4 years');
    assert.deepEqual(until('2026-12-14')[0], '20');
  });
  test('is told in days to programs', () => {
    const gathered = [
      gather(organizationText(providerText('Far', '[{ file: sso/far.pem }]')), {
        'sso/far.pem': pemOf('Far', '2020-01-01', '2125-01-01'),
      }),
    ];
    const calendar = judgeCalendar(gathered, now);
    assert.equal(JSON.parse(jsonCalendar(calendar)).certificates[0].daysLeft, 35_833 - 1);
    assert.ok(!JSON.stringify(JSON.parse(jsonCalendar(calendar))).includes('weak'));
    const view = certificatesView({ view: 'certificates' }, calendar);
    assert.match(certificatesMarkdown(view), /\| 35832 \|/);
  });
});

describe('the timeline', () => {
  test('begins some months before today, or where it is put, and shows one, two or five years', () => {
    const span = (inputs: Partial<CertificatesInputs>) => {
      const { from, to, years, earlier, later } = show([acme], inputs).timeline;
      return [from.slice(0, 10), to.slice(0, 10), years, earlier, later];
    };
    assert.deepEqual(span({}), ['2026-06-01', '2028-06-01', 2, '2025-12-01', '2026-12-01']);
    assert.deepEqual(span({ years: 1 }), ['2026-09-01', '2027-09-01', 1, '2026-06-01', '2026-12-01']);
    assert.deepEqual(span({ years: 5, from: '2026-12-01' }).slice(0, 2), ['2026-12-01', '2031-12-01']);
    assert.deepEqual(span({ years: 3, from: '2026-02-31x' }), span({}));
    assert.deepEqual(span({ from: '9999-01-01' }), span({}));
  });
  test('has a lane for each provider, with words beside each bar, and brackets where two overlap', () => {
    const { lanes } = show([acme]).timeline;
    assert.deepEqual(
      lanes.map(({ title, sub, bars, overlaps }) => [
        `${title}: ${sub}`,
        ...bars.map((bar) => `${bar.title} ${bar.state}: ${bar.words}`),
        ...overlaps.map(({ label, first, second }) => `${first} ${second} ${label}`),
      ]),
      [
        [
          'Entra: generic, enabled',
          'old.pem expired: expired 23 days ago',
          'new.pem valid: 647 days left',
          '0 1 60-day overlap',
        ],
        ['Okta: generic, enabled', 'okta.pem now: 20 days left, no successor'],
        [
          'Ping: generic, enabled',
          'ping-a.pem valid: 78 days left, successor ready',
          'ping-b.pem ahead: begins in 52 days',
          '0 1 26-day overlap',
        ],
      ],
    );
  });
});

describe('the table', () => {
  test('has all that the timeline has, and fingerprints short and whole', () => {
    const row = show([acme]).rows[1];
    assert.deepEqual(
      [row?.word, row?.title, row?.providers, row?.from, row?.to, row?.days, plain(row?.follows), row?.key],
      ['Replace now', 'okta.pem', 'Okta', '2024-12-14', '2026-12-14', 20, 'nothing', 'Ed25519 256'],
    );
    assert.match(row?.print ?? '', /^(?:[0-9a-f]{2}:){2}[0-9a-f]{2}…[0-9a-f]{2}:[0-9a-f]{2}$/);
    const whole = plain(row?.details.find(({ label }) => label === 'SHA-256')?.value);
    assert.equal(whole.replaceAll(':', ''), row?.id);
  });
  test('leads to each place, in whichever file', () => {
    const view = show([entra, entra]);
    const shared = view.rows[1];
    assert.deepEqual(
      shared?.places.map(({ label, place }) => [label, place.line, place.uri]),
      [
        ['integrations.yaml:9', 9, 'file:///acme/integrations.yaml'],
        ['1/integrations.yaml:9', 9, 'file:///acme/1/integrations.yaml'],
      ],
    );
    assert.equal(view.rows.length, 2);
    assert.equal(view.verdict.facts[0]?.value, '2, of 2 providers in 2 files');
  });
  test('can be copied, and goes into a ticket', () => {
    const view = show([acme]);
    const markdown = certificatesMarkdown(view);
    assert.match(markdown, /^## 1 certificate to replace within 30 days\n/);
    assert.match(markdown, /\| Replace now \| okta\.pem \| Okta \| 2024-12-14 \| 2026-12-14 \| 20 \| nothing \|/);
    assert.match(markdown, /\nAs of 2026-11-23 12:00 UTC\.\n$/);
  });
});

describe('whatever a file holds', () => {
  for (const name of ['\u202ednes\u202c', 'x\u009b31m', '=1+1|<b>', 'x'.repeat(100_000), '💥'.repeat(60_000)])
    test(`such as names like ${JSON.stringify(name.slice(0, 8))}, the page takes the view`, () => {
      const text = JSON.stringify(name);
      const view = show([organizationText(providerText(text, `[{ file: ${text} }, { file: sso/okta.pem }]`), text)]);
      assert.ok(
        isToPage({ kind: 'answer', question: { view: 'certificates', years: 2 }, view: { ...view, version: 1 } }),
      );
      assert.doesNotMatch(JSON.stringify(view), /[\u202a-\u202e\u009b]/);
      assert.ok(JSON.stringify(view).length < 200_000);
    });
  test('such as very many providers, it stays bounded and says what is left out', () => {
    const many = Array.from({ length: 300 }, (_, index) => providerText(`P${index}`, '[{ file: sso/okta.pem }]'));
    const view = show([organizationText(many.join(''))]);
    assert.equal(view.timeline.lanes.length, 100);
    assert.equal(view.rows.length, 1);
    assert.equal(view.rows[0]?.places.length, 50);
    assert.deepEqual(view.notes.map(plain), ['200 more identity providers left out of the timeline.']);
  });
});
