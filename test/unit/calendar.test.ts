import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { icsCalendar } from '../../server/src/report/calendar-ics';
import { type Calendar, daysUntil, judgeCalendar } from '../../server/src/report/calendar-judged';
import { jsonCalendar, needsWork, textCalendar } from '../../server/src/report/calendar-text';
import { acme, files, gather, key, now, organizationText, pemOf, providerText } from '../calendars';
import { open } from '../checking';

const day = 86_400_000;
const judge = (text: string, at = now, contents: { readonly [path: string]: string } = files) =>
  judgeCalendar([gather(text, contents)], at);
const states = ({ certificates }: Calendar) =>
  certificates.map(({ certificate, state, days }) => `${certificate.title} ${state} ${days}`);
const iso = (instant: number | undefined) => (instant === undefined ? undefined : new Date(instant).toISOString());

describe('a calendar', () => {
  test('has every certificate once, in the order in which they end', () => {
    assert.deepEqual(states(judge(acme)), [
      'old.pem expired -23',
      'okta.pem now 20',
      'ping-a.pem valid 78',
      'new.pem valid 647',
      'ping-b.pem ahead 783',
    ]);
  });
  test('calls soon what the rule informs of, by the thresholds of the file', () => {
    const okta = organizationText(providerText('Okta', '[{ file: sso/okta.pem }]'));
    const state = (at: string, thresholds?: Parameters<typeof gather>[3]) =>
      judgeCalendar([gather(okta, files, 'a', thresholds)], Date.parse(at)).certificates[0]?.state;
    assert.deepEqual(
      ['2026-09-14', '2026-09-16', '2026-11-13', '2026-11-14', '2026-12-14', '2026-12-15'].map((at) => state(at)),
      ['valid', 'soon', 'soon', 'now', 'now', 'expired'],
    );
    assert.equal(state('2026-09-16', { certificateWarningDays: 90, certificateInfoDays: 90 }), 'now');
  });
  test('judges as the findings do, on any day', () => {
    const bytes = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)]));
    const rules: { readonly [rule: string]: string } = {
      'sso/certificate-expired error': 'expired',
      'sso/certificate-expired warning': 'expired',
      'sso/certificate-expiring warning': 'now',
      'sso/certificate-expiring info': 'soon',
      'sso/certificate-not-yet-valid error': 'ahead',
      'sso/certificate-not-yet-valid warning': 'ahead',
    };
    for (let at = Date.parse('2026-08-01T00:00:00Z'); at < Date.parse('2029-03-01'); at += 11 * day) {
      const { check } = open(acme, { at: new Date(at).toISOString(), files: bytes });
      const found = check
        .findings()
        .filter(({ rule, severity }) => Object.hasOwn(rules, `${rule} ${severity}`))
        .map(({ rule, severity, range }) => `${range.start.line} ${rules[`${rule} ${severity}`]} `);
      const shown = judge(acme, at).certificates.flatMap(({ uses }) =>
        uses.filter(({ use }) => use.state !== 'valid').map(({ use }) => `${use.at.range.start.line} ${use.state} `),
      );
      assert.deepEqual(shown.sort(), found.sort(), new Date(at).toISOString());
    }
  });
  test('says what follows, and for how long both are valid', () => {
    const follows = judge(acme).certificates.flatMap(({ uses }) =>
      uses.map(({ use }) => [
        use.certificate.title,
        use.successor?.certificate.title,
        (use.successor?.overlap ?? 0) / day,
      ]),
    );
    assert.deepEqual(follows, [
      ['old.pem', 'new.pem', 60],
      ['okta.pem', undefined, 0],
      ['ping-a.pem', 'ping-b.pem', 26],
      ['new.pem', undefined, 0],
      ['ping-b.pem', undefined, 0],
    ]);
  });
  test('knows when nobody can sign in any more', () => {
    const lockouts = judge(acme).providers.map(({ name, lockout }) => [name, iso(lockout.from), lockout.begun]);
    assert.deepEqual(lockouts, [
      ['Entra', '2028-09-01T00:00:00.001Z', false],
      ['Okta', '2026-12-14T00:00:00.001Z', false],
      ['Ping', '2029-01-15T00:00:00.001Z', false],
    ]);
  });
  test('knows of a gap between two, and of one in which today lies', () => {
    const gap = organizationText(providerText('Okta', '[{ file: sso/okta.pem }, { file: sso/gap.pem }]'));
    const [ahead] = judge(gap).providers;
    assert.deepEqual(
      [iso(ahead?.lockout.from), iso(ahead?.lockout.to), ahead?.lockout.begun],
      ['2026-12-14T00:00:00.001Z', '2026-12-20T00:00:00.000Z', false],
    );
    assert.equal(ahead?.uses[0]?.successor?.overlap, -6 * day);
    const [within] = judge(gap, Date.parse('2026-12-16')).providers;
    assert.deepEqual(
      [iso(within?.lockout.from), iso(within?.lockout.to), within?.lockout.begun],
      ['2026-12-14T00:00:00.001Z', '2026-12-20T00:00:00.000Z', true],
    );
    const never = organizationText(providerText('Next', '[{ file: sso/gap.pem }]'));
    assert.deepEqual(judge(never).providers[0]?.lockout, {
      from: undefined,
      to: Date.parse('2026-12-20'),
      begun: true,
    });
  });
  test('merges the same certificate of several providers and files, with its places', () => {
    const beta = organizationText(
      providerText('Other', '[{ file: sso/new.pem }]') + providerText('Third', '[{ file: sso/new.pem }]'),
      'beta',
    );
    const calendar = judgeCalendar([gather(acme), gather(beta, files, 'beta/integrations.yaml')], now);
    const shared = calendar.certificates.find(({ certificate }) => certificate.title === 'new.pem');
    assert.deepEqual(
      shared?.uses.map(({ use, provider }) => `${use.at.file}:${use.at.range.start.line + 1} ${provider.name}`),
      ['integrations.yaml:9 Entra', 'beta/integrations.yaml:9 Other', 'beta/integrations.yaml:15 Third'],
    );
    assert.equal(calendar.certificates.length, 5);
  });
  test('takes certificates from texts and metadata; those of the metadata alone do not count beside others', () => {
    const text = pemOf('Text', '2026-01-01', '2027-06-01').trim().split('\n').join('\n          ');
    const base64 = (pem: string) => pem.replace(/-----[^-]+-----/g, '').replace(/\s/g, '');
    const metadata = `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://Meta.example"><IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><KeyDescriptor use="signing"><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data><X509Certificate>${base64(files['sso/ping-b.pem'])}</X509Certificate></X509Data></KeyInfo></KeyDescriptor><SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://Meta.example/sso"/></IDPSSODescriptor></EntityDescriptor>`;
    const own = organizationText(
      `${providerText('Meta', `\n      - |\n          ${text}`, '    metadataFile: sso/meta.xml\n')}  - { name: Only, type: generic, issuerUri: "https://Meta.example", metadataFile: sso/meta.xml }\n`,
    );
    const calendar = judge(own, now, { ...files, 'sso/meta.xml': metadata });
    assert.deepEqual(
      calendar.certificates.map(({ certificate, state, uses }) => [
        certificate.title,
        state,
        uses.map(({ use, provider }) => `${provider.name} ${use.path} ${use.state}`),
      ]),
      [
        ['Text', 'valid', ['Meta undefined valid']],
        ['Ping B', 'ahead', ['Meta sso/meta.xml unused', 'Only sso/meta.xml ahead']],
      ],
    );
    assert.equal(calendar.providers[0]?.lockout.from, Date.parse('2027-06-01') + 1);
  });
  test('lists what is no certificate with the reason, and nothing of it', () => {
    const secret = key.export({ type: 'pkcs8', format: 'pem' }).toString();
    const calendar = judge(
      organizationText(
        providerText('Bad', '[{ file: sso/key.pem }, { file: sso/gone.pem }, "not a certificate"]') +
          '  - { name: Login, type: purecloud }\n  - { name: None, type: generic }\n',
      ),
      now,
      { 'sso/key.pem': secret },
    );
    assert.deepEqual(
      calendar.faults.map(({ fault, path, provider }) => [fault, path, provider.name]),
      [
        ['missing', 'sso/gone.pem', 'Bad'],
        ['private-key', 'sso/key.pem', 'Bad'],
        ['not-a-certificate', undefined, 'Bad'],
      ],
    );
    assert.equal(calendar.providers.length, 1, 'who has no certificate and none of its own is not listed');
    const body = secret.split('\n')[1] ?? '';
    assert.ok(body.length > 20);
    for (const text of [JSON.stringify(calendar), jsonCalendar(calendar), textCalendar(calendar, (_, one) => one)])
      assert.ok(!text.includes(body) && !text.includes('-----BEGIN'));
  });
  test('names the instant at which it is another, which is never later than midnight', () => {
    for (let at = now; at < now + 40 * day; ) {
      const calendar = judge(acme, at);
      assert.ok(calendar.until > at && calendar.until <= (Math.floor(at / day) + 1) * day);
      const before = judge(acme, calendar.until - 1);
      assert.deepEqual({ ...before, now: 0, until: 0 }, { ...calendar, now: 0, until: 0 });
      at = calendar.until;
    }
    const noon = organizationText(providerText('Noon', '[{ file: sso/noon.pem }]'));
    const contents = { 'sso/noon.pem': pemOf('Noon', '2026-01-01T18:00:00Z', '2026-12-01T18:00:00Z') };
    assert.equal(iso(judge(noon, now, contents).until), '2026-11-23T18:00:00.000Z');
  });
  test('counts whole days, in both directions', () => {
    assert.deepEqual(
      [0, 1, day - 1, day, 2 * day + 1, -1, -day, -day - 1].map((offset) => daysUntil(now + offset, now)),
      [0, 0, 0, 1, 2, 0, -1, -1],
    );
  });
  test('of nothing is empty', () => {
    for (const text of ['', 'a: [', 'identityProviders: 3\n', 'identityProviders: [{ certificates: { x: 1 } }, 3]\n']) {
      const calendar = judge(text);
      assert.deepEqual([calendar.certificates, calendar.faults, needsWork(calendar)], [[], [], false]);
      assert.equal(icsCalendar(calendar), undefined);
    }
  });
});

/** The content lines of an iCalendar file as RFC 5545 reads them: unfolded, with names, parameters and values. */
function readIcs(text: string): readonly (readonly [name: string, value: string])[] {
  assert.ok(text.endsWith('\r\n'));
  assert.ok(!/[^\r]\n|\r(?!\n)/.test(text), 'lines end with CR LF');
  const physical = text.slice(0, -2).split('\r\n');
  for (const line of physical) {
    assert.ok(Buffer.byteLength(line) <= 75, line);
  }
  const lines = text.slice(0, -2).replaceAll('\r\n ', '').split('\r\n');
  return lines.map((line) => {
    const match = /^([A-Z-]+(?:;[A-Z]+=[A-Z-]+)*):(.*)$/s.exec(line);
    assert.ok(match, line);
    return [match[1] ?? '', match[2] ?? ''] as const;
  });
}

/** A TEXT value with its escapes taken back; fails at what has to be escaped and is not. */
function readText(value: string): string {
  assert.ok(!/(?<!\\)(?:\\\\)*[;,]/.test(value) && !/\p{Cc}/u.test(value), value);
  return value.replace(/\\(.)/g, (_, one: string) => {
    assert.match(one, /[\\;,nN]/);
    return one.toLowerCase() === 'n' ? '\n' : one;
  });
}

interface Event {
  readonly [name: string]: string | undefined;
}

function eventsOf(text: string): readonly (Event & { readonly triggers: string })[] {
  const lines = readIcs(text);
  const stack: string[] = [];
  const events: { event: Record<string, string>; triggers: string[] }[] = [];
  for (const [name, value] of lines) {
    if (name === 'BEGIN') {
      stack.push(value);
      if (value === 'VEVENT') events.push({ event: {}, triggers: [] });
    } else if (name === 'END') assert.equal(stack.pop(), value);
    else if (stack.at(-1) === 'VEVENT') events.at(-1)!.event[name] = value;
    else if (name === 'TRIGGER') events.at(-1)!.triggers.push(value);
  }
  assert.deepEqual(stack, []);
  assert.deepEqual(lines.slice(0, 2), [
    ['BEGIN', 'VCALENDAR'],
    ['VERSION', '2.0'],
  ]);
  return events.map(({ event, triggers }) => ({ ...event, triggers: triggers.join(' ') }));
}

describe('as an iCalendar file', () => {
  const text = icsCalendar(judge(acme)) ?? '';
  test('has an all-day event for each end, with reminders that are ahead', () => {
    assert.deepEqual(
      eventsOf(text).map((event) => [event['DTSTART;VALUE=DATE'], event.DTSTAMP, event.triggers]),
      [
        ['20261031', '20261123T120000Z', ''],
        ['20261214', '20261123T120000Z', '-P7D'],
        ['20270210', '20261123T120000Z', '-P30D -P7D'],
        ['20280901', '20261123T120000Z', '-P30D -P7D'],
        ['20290115', '20261123T120000Z', '-P30D -P7D'],
      ],
    );
  });
  test('says what ends, whose it is and what to do, escaped', () => {
    const okta = eventsOf(text)[1];
    assert.equal(readText(okta?.SUMMARY ?? ''), 'Certificate okta.pem of Okta (acme) expires');
    const description = readText(okta?.DESCRIPTION ?? '');
    assert.match(description, /^Subject: CN=Okta\\, \\"Inc\.\\"\\; \\\\ Ünïcode,O=Acme$/m);
    assert.match(description, /^What follows: nothing\. Nobody can sign in through Okta from 2026-12-14 on/m);
    assert.match(description, /^Where: integrations\.yaml, line 15$/m);
    assert.ok(!text.includes('BEGIN CERTIFICATE'));
  });
  test('keeps the UID of a certificate of an organization, whatever the day, and gives each organization its own', () => {
    const uids = (calendar: Calendar) => eventsOf(icsCalendar(calendar) ?? '').map(({ UID }) => UID);
    assert.deepEqual(uids(judge(acme)), uids(judge(acme, now + 100 * day)));
    const beta = gather(organizationText(providerText('Other', '[{ file: sso/new.pem }]'), 'b, eta'), files, 'beta');
    const both = uids(judgeCalendar([gather(acme), beta], now));
    assert.equal(both.length, 6);
    assert.equal(new Set(both).size, 6);
  });
  test('folds between characters, and holds whatever names a file has', () => {
    const name = `"${'💥ü'.repeat(60)}\\n\\r\\u202e;,\\\\"`;
    const hostile = judge(organizationText(providerText(name, '[{ file: sso/okta.pem }]'), name));
    const folded = icsCalendar(hostile) ?? '';
    const [event] = eventsOf(folded);
    assert.match(readText(event?.SUMMARY ?? ''), /(?:💥ü){60}/u);
    assert.doesNotMatch(folded, /[\u202e\ufffd]/);
  });
});

describe('as text and as JSON', () => {
  test('has a line for each certificate, and says who is locked out when', () => {
    const lines = textCalendar(judge(acme), (_, text) => text).split('\n');
    assert.match(lines[1] ?? '', /^Replace now {4}okta\.pem {4}Okta {3}2024-12-14 to 2026-12-14 {2}20 days left/);
    assert.ok(lines.includes('Sign-in  Okta: certificates last until 2026-12-14'));
    assert.equal(lines.at(-2), '5 certificates in 1 file.');
  });
  test('says whether there is something to do', () => {
    assert.equal(needsWork(judge(acme)), true);
    const well = organizationText(providerText('Entra', '[{ file: sso/old.pem }, { file: sso/new.pem }]'));
    assert.equal(needsWork(judge(well)), false);
    assert.equal(needsWork(judge(well, Date.parse('2028-10-01'))), true);
  });
  test('has the same for programs', () => {
    const json = JSON.parse(jsonCalendar(judge(acme)));
    assert.deepEqual(
      [json.version, json.at, json.certificates.length, json.certificates[1].daysLeft, json.providers[1].lockedOutFrom],
      [1, '2026-11-23T12:00:00.000Z', 5, 20, '2026-12-14T00:00:00.001Z'],
    );
    assert.deepEqual(json.certificates[0].places[0].follows.overlapDays, 60);
  });
});
