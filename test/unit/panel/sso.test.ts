/** The view of a sign-in: what it says of a response that was opened, and of one that is made here. */
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { applyEdits } from '../../../server/src/document/edits';
import { openDocument } from '../../../server/src/document/open';
import { scenarios } from '../../../server/src/identity-provider/catalogue';
import type { Made as MadeView } from '../../../server/src/panel/panel';
import { ScenarioAnswers } from '../../../server/src/panel/sso-scenarios';
import { whatIfs } from '../../../server/src/panel/sso-what-if';
import type { SsoAnswer, XmlLine } from '../../../server/src/panel/view';
import { ssoMarkdown } from '../../../server/src/report/sso-markdown';
import { plain } from './asking';
import { checksOf, made, makeSso, material, now, organization, type SsoAsking, sso } from './sso-asking';

const textOf = ({ spans }: XmlLine): string => spans.map(({ text }) => text).join('');
const documentOf = (view: SsoAnswer, id: string) => view.documents.find((one) => one.id === id) ?? assert.fail(id);
const opened = (id: string, more = {}) =>
  sso({ requestId: made(id).requestId ?? '', ...more }, { response: made(id).posted });

describe('a response that was opened', () => {
  test('is accepted: who signs in, all checks, what is signed', async () => {
    const view = await opened('valid', { file: 'file:///x/my%20response.xml' });
    assert.deepEqual(
      [view.verdict.mark, view.verdict.title, view.verdict.code],
      ['pass', 'Accepted', 'my response.xml'],
    );
    assert.match(plain(view.verdict.sentence), /^mallory@acme\.example is signed in\. /);
    assert.equal(view.scenario, '');
    assert.deepEqual(view.scenarios[0], {
      title: 'As opened',
      items: [{ id: '', label: 'my response.xml', mark: 'pass', code: 'accepted' }],
    });
    assert.deepEqual(
      view.groups.map(({ title }) => title),
      ['Message', 'Signature', 'Addressing', 'Time', 'Person and provider'],
    );
    assert.equal(checksOf(view).size, 22);
    const { lines } = documentOf(view, 'response');
    const signed = lines.filter((line) => line.signed);
    assert.ok(signed.at(0)?.signed === 'first' && textOf(signed[0]!).includes('<saml:Assertion'));
    assert.ok(signed.at(-1)?.signed === 'last' && textOf(signed.at(-1)!).includes('</saml:Assertion>'));
    // The signature has no bar of its own, and is quiet.
    assert.ok(lines.some((line) => textOf(line).includes('SignatureValue') && line.quiet && !line.signed));
    assert.ok(view.certificates.some(({ sentence }) => sentence.startsWith('Signed this response.')));
    assert.ok(!lines.some((line) => line.hit));
  });

  test('is refused: which checks, on which side, at which lines, and what fits the file', async () => {
    const view = await opened('wrong-audience');
    assert.deepEqual([view.verdict.mark, view.verdict.title], ['fail', 'Rejected']);
    assert.match(
      plain(view.verdict.sentence),
      /^Nobody is signed in\. The signature holds, but 1 of \d+ checks fails: Audience\./,
    );
    assert.match(plain(view.verdict.sentence), /mended in Acme_SSO, or in Genesys Cloud and this file/);
    const audience = checksOf(view).get('audience');
    assert.equal(audience?.outcome, 'fail');
    const { lines } = documentOf(view, 'response');
    const hit = lines.filter((line) => line.hit);
    assert.deepEqual(
      hit.map((line) => [line.number, line.checks, plain(line.note)]),
      [[audience?.lines?.[0], ['audience'], 'Audience: expected https://login.mypurecloud.de/saml']],
    );
    assert.match(textOf(hit[0]!), /login\.mypurecloud\.com/);
    assert.ok(
      audience?.actions.some(({ does }) => does.kind === 'copy' && does.text === 'https://login.mypurecloud.de/saml'),
    );
    assert.deepEqual(
      view.picture?.rows.flatMap((row) => (row.kind === 'box' ? [[row.mark, row.title, row.checks]] : [])),
      [['fail', 'Refused', ['audience']]],
    );
  });

  test('of another certificate: nothing of it is believed, and the certificate is offered with a warning', async () => {
    const view = await opened('other-certificate');
    assert.doesNotMatch(JSON.stringify([view.verdict, view.groups, view.picture]), /mallory|victim|admin@/);
    assert.ok(view.certificates.some(({ sentence }) => sentence.includes('not trusted')));
    assert.equal(
      view.verdict.actions.some(({ first }) => first),
      false,
    );
    assert.match(view.preview?.title ?? '', /once its fingerprint was compared/);
    const notes = view.preview?.notes.map(plain).join(' ') ?? '';
    assert.match(notes, /Ask the identity provider for the SHA-256 fingerprint first/);
    assert.deepEqual(documentOf(view, 'response').legend, ['no signature holds, so nothing of it is believed']);
    assert.deepEqual(view.dates, []);
  });

  test('what is not judged says so', async () => {
    const view = await opened('unsigned');
    const time = view.groups.find(({ id }) => id === 'time');
    assert.deepEqual([time?.summary, time?.mark], ['2 not judged', 'skip']);
    assert.equal(plain(checksOf(view).get('audience')?.found), 'not judged');
  });

  test('is not kept: without it nothing is judged, and it says what to do', async () => {
    for (const question of [{ file: 'file:///x/response.xml' }, { scenario: '' }]) {
      const view = await sso({ ...question, flow: 'idp' });
      assert.deepEqual([view.verdict.mark, view.verdict.title, view.groups], ['none', 'Not judged', []]);
      assert.match(plain(view.verdict.sentence), /Open it again, or paste it\. Your inputs are kept\./);
      assert.match(view.fields.find(({ id }) => id === 'response')?.fault ?? '', /Open it again/);
      assert.ok(view.verdict.actions.some(({ does }) => does.kind === 'open'));
      const flow = view.fields.find(({ id }) => id === 'flow');
      assert.ok(flow?.kind === 'choice' && flow.value === 'idp');
    }
    const made = await sso({ file: 'file:///x/response.xml', scenario: 'valid' });
    assert.equal(made.verdict.title, 'Accepted');
  });

  test('says instants in seconds, and nothing that is meant for a command line', async () => {
    const at = new Date(now + 1_234_567).toISOString();
    assert.match(at, /\.567Z$/);
    const views = [await opened('valid', { at }), await opened('expired', { at }), await sso({}, { response: '<a/>' })];
    for (const { id } of [...scenarios, ...whatIfs]) views.push(await sso({ scenario: id, at }));
    for (const { verdict, groups, fields, documents } of views) {
      const notes = documents.flatMap(({ lines }) => lines.map(({ note }) => plain(note)));
      const said = JSON.stringify([verdict, groups, fields.filter(({ id }) => id !== 'at'), notes]);
      assert.doesNotMatch(said, /\d:\d\d\.\d+Z/, said.slice(0, 200));
      assert.doesNotMatch(said, /[ (`]--[a-z]|command line/, said.slice(0, 200));
    }
  });
});

describe('the dates at which the answer changes', () => {
  test('are found by judging it then', async () => {
    const view = await opened('valid');
    const at = (iso: string) => view.dates.find((one) => one.at === iso);
    // Conditions from 30 s before, to five minutes behind, each with ten seconds for clocks.
    const ends = view.dates.filter(({ label }) => label.includes('ends'));
    assert.ok(ends.length > 0, JSON.stringify(view.dates));
    assert.ok(view.dates.some(({ mark }) => mark === 'pass'));
    for (const { at: instant, mark } of view.dates) {
      const then = await opened('valid', { at: instant });
      assert.equal(then.verdict.title, mark === 'pass' ? 'Accepted' : 'Rejected', instant);
      const before = await opened('valid', { at: new Date(Date.parse(instant) - 1).toISOString() });
      const outcomes = (one: SsoAnswer) => [...checksOf(one).values()].map(({ outcome }) => outcome).join();
      assert.notEqual(outcomes(before), outcomes(then), instant);
    }
    assert.ok(at(new Date(now + 5 * 60_000 + 10_000).toISOString()));
  });
});

describe('fixes', () => {
  const fixed = async (text: string, response: string, fix: string): Promise<string> => {
    const { sso: answered } = await makeSso(text, { provider: 'Acme_SSO' }, { response });
    const found = answered?.fixes.find(({ id }) => id === fix);
    assert.ok(found, `${fix}: ${answered?.fixes.map(({ id }) => id)}`);
    assert.equal(found.safe, false);
    const document = openDocument(text);
    let whole = '';
    for (const chunk of document.chunks) {
      const edits = found.edits.filter((edit) => edit.chunk.line === chunk.line);
      whole += applyEdits(chunk.text, edits);
    }
    return whole;
  };
  const cases: readonly (readonly [string, string, string])[] = [
    ['sso/audience', 'wrong-audience', organization],
    ['sso/issuerUri', 'wrong-issuer', organization],
    ['sso/certificate', 'other-certificate', organization],
    ['sso/add-user', 'unknown-user', organization],
    ['sso/activate-user', 'inactive-user', organization],
    ['sso/enable', 'valid', organization.replace('enabled: true', 'enabled: false')],
  ];
  for (const [fix, scenario, text] of cases)
    test(`${fix}: then the response is accepted`, async () => {
      const response = made(scenario).posted;
      const tested = text.replace('enabled:', 'testedAt: 2026-11-23\n    enabled:');
      const before = await sso({}, { response }, tested);
      assert.equal(before.verdict.title, 'Rejected');
      assert.equal(before.preview?.fix, fix);
      const after = await sso({}, { response }, await fixed(text, response, fix));
      assert.equal(after.verdict.title, 'Accepted', plain(after.verdict.sentence));
    });

  test('none takes over what no signature covers', async () => {
    const forged = made('wrong-issuer').xml.replace(/<ds:Signature[\s>].*?<\/ds:Signature>/s, '');
    const { sso: answered } = await makeSso(organization, { provider: 'Acme_SSO' }, { response: forged });
    assert.deepEqual(answered?.fixes, []);
  });

  test('none changes what an anchor gives to others', async () => {
    const shared = organization
      .replace('audience: https://login.mypurecloud.de/saml', 'audience: &audience https://login.mypurecloud.de/saml')
      .concat('  - { name: Other, type: generic, audience: *audience }\n');
    const { sso: answered } = await makeSso(
      shared,
      { provider: 'Acme_SSO' },
      { response: made('wrong-audience').posted },
    );
    assert.equal(answered?.simulation.verdict, 'rejected');
    assert.deepEqual(answered?.fixes, []);
  });

  test('what a scenario makes up is not taken over', async () => {
    for (const scenario of ['wrong-audience', 'unknown-user', 'other-certificate'])
      assert.equal((await sso({ scenario })).preview, undefined, scenario);
  });
});

describe('the test that a passed simulation is', () => {
  const openOf = async (text: string, question = {}) =>
    makeSso(
      text,
      { provider: 'Acme_SSO', requestId: made('valid').requestId ?? '', ...question },
      { response: made('valid').posted },
    );
  const viewOf = async (text: string, question = {}): Promise<SsoAnswer> => {
    const { view } = await openOf(text, question);
    return view.kind === 'sso' ? view : assert.fail();
  };
  const withTest = (day: string) => organization.replace('enabled:', `testedAt: ${day}\n    enabled:`);

  test('is written down when the user agrees: the day of the simulation, shown before', async () => {
    const view = await viewOf(organization);
    assert.deepEqual(
      view.verdict.actions.map(({ label, first, does }) => [label, first, does]),
      [['Write testedAt: 2026-11-23', true, { kind: 'fix', fix: 'sso/tested' }]],
    );
    assert.match(plain(view.verdict.sentence), /A test that passed: the file does not say so yet\./);
    assert.equal(view.preview?.fix, 'sso/tested');
    assert.deepEqual(
      view.preview.lines.filter(({ kind }) => kind === 'added').map(({ text }) => text.trim()),
      ['testedAt: 2026-11-23'],
    );
    // The day of the simulation, whatever instant is asked about.
    const later = await viewOf(organization, { at: new Date(now + 60_000).toISOString() });
    assert.equal(later.preview?.fix, 'sso/tested');
    const { sso: answered } = await openOf(organization);
    assert.match(answered?.fixes[0]?.edits[0]?.text ?? '', /testedAt: 2026-11-23/);
  });

  test('replaces an older one, and not the one of today', async () => {
    const older = await viewOf(withTest('2026-10-02'));
    assert.deepEqual(
      older.preview?.lines.filter(({ kind }) => kind !== 'same').map(({ kind, text }) => [kind, text.trim()]),
      [
        ['removed', 'testedAt: 2026-10-02'],
        ['added', 'testedAt: 2026-11-23'],
      ],
    );
    assert.match(plain(older.verdict.sentence), /the last one in the file is of 2026-10-02/);
    for (const day of ['2026-11-23', '2026-12-01']) assert.equal((await viewOf(withTest(day))).preview, undefined, day);
    assert.equal((await viewOf(withTest('soon'))).preview?.fix, 'sso/tested');
  });

  test('of a response that is made here is called a simulation, and is not the first choice', async () => {
    const view = await sso({ scenario: 'valid' });
    assert.match(plain(view.verdict.sentence), /This is a simulation: a real sign-in is still to be tested\./);
    const [action] = view.verdict.actions;
    assert.deepEqual([action?.label, action?.first], ['Write testedAt: 2026-11-23', undefined]);
    assert.match(
      view.preview?.notes.map(plain).join() ?? '',
      /Acme_SSO was not asked, and its own certificate was not used/,
    );
    // What fails, or only happens to be accepted, is none.
    for (const scenario of ['wrong-audience', 'xsw-3', 'login-loop'])
      assert.ok(!JSON.stringify(await sso({ scenario })).includes('sso/tested'), scenario);
  });

  test('comes before the provider is enabled', async () => {
    const disabled = organization.replace('enabled: true', 'enabled: false');
    const view = await viewOf(disabled);
    assert.equal(view.verdict.title, 'Rejected');
    assert.deepEqual(
      view.verdict.actions.map(({ id }) => id),
      ['fix sso/tested', 'fix sso/enable', 'go'],
    );
    assert.equal(view.preview?.fix, 'sso/tested');
    // Whoever fails another check as well has not passed.
    const failing = await makeSso(disabled, { provider: 'Acme_SSO' }, { response: made('wrong-audience').posted });
    assert.ok(failing.view.kind === 'sso' && !JSON.stringify(failing.view.verdict).includes('sso/tested'));
  });
});

describe('setting a provider up', () => {
  const stepsOf = async (text: string, more = {}, asking: SsoAsking = {}) =>
    ((await sso({ scenario: 'valid', ...more }, asking, text)).setup ?? []).map(({ id, state, note, action }) => [
      id,
      state,
      plain(note),
      ...(action ? [action.does.kind] : []),
    ]);
  test('says what is done, what comes next, and does it', async () => {
    assert.deepEqual(await stepsOf(organization), [
      ['import', 'done', 'entered by hand'],
      ['configure', 'next', 'No Display Name.', 'go'],
      ['test', 'open', 'Simulated, not tested for real.', 'fix'],
      ['enable', 'done', 'for everybody, before a test'],
    ]);
    const shown = organization.replace(
      '    enabled: true\n',
      '    displayName: Company SSO\n    testedAt: 2026-11-23\n    enabled: false\n',
    );
    assert.deepEqual(await stepsOf(shown), [
      ['import', 'done', 'entered by hand'],
      ['configure', 'done', '“Company SSO”, no logo'],
      ['test', 'done', 'passed on 2026-11-23'],
      ['enable', 'next', 'Nobody can sign in yet.', 'fix'],
    ]);
  });
  test('begins with the metadata', async () => {
    const bare = organization.replace(/ {4}certificates:.*$/s, '').replace(/ {4}ssoUrl.*\n/, '');
    const [step] = await stepsOf(bare, { scenario: 'wrong-audience' });
    assert.deepEqual(step, ['import', 'next', 'Missing: SSO URL, Certificate.', 'import']);
    const named = organization.replace('    enabled', '    metadataFile: sso/idp.xml\n    enabled');
    const files = { 'sso/idp.xml': { state: 'unreadable', reason: 'there is no such file' } } as const;
    assert.equal((await stepsOf(named, {}, { files }))[0]?.[1], 'next');
  });
  test('enabling it can be asked for whatever else fails', async () => {
    const disabled = organization.replace('enabled: true', 'enabled: false');
    const { sso: answered } = await makeSso(disabled, { provider: 'Acme_SSO' }, { response: 'nothing of the kind' });
    assert.deepEqual(
      answered?.fixes.map(({ id }) => id),
      ['sso/enable'],
    );
  });
  test('is not spoken of where there is nothing to set up', async () => {
    const text = organization.replace('type: generic', 'type: purecloud');
    assert.equal((await sso({ scenario: 'valid' }, {}, text)).setup, undefined);
  });
});

describe('scenarios', () => {
  test('have marks of real runs only, and in the end all have one', async () => {
    const answers = new ScenarioAnswers();
    const first = await makeSso(organization, { provider: 'Acme_SSO' }, { answers });
    assert.ok(first.view.kind === 'sso');
    const all = first.view.scenarios.flatMap(({ items }) => items);
    assert.equal(all.length, scenarios.length + whatIfs.length);
    assert.deepEqual(
      all.filter(({ code }) => code !== 'not run yet').map(({ id, mark }) => `${id} ${mark}`),
      ['valid pass'],
    );
    assert.equal(first.view.waiting, all.length - 1);
    await first.sso?.rest();
    const then = await sso({}, { answers });
    assert.equal(then.waiting, 0);
    for (const { title, items } of then.scenarios)
      for (const { id, mark } of items)
        assert.equal(mark, { 'As it should be': 'pass', Attacks: 'shield' }[title] ?? 'fail', id);
    // Another file, another answer.
    const disabled = await sso({}, { answers }, organization.replace('enabled: true', 'enabled: false'));
    assert.equal(disabled.waiting, all.length - 1);
    assert.equal(disabled.verdict.title, 'Rejected');
  });

  test('each row of the troubleshooting table comes out, with cause and resolution', async () => {
    const view = await sso({});
    const details = view.scenarios.flatMap(({ items }) => items.map(({ detail }) => detail ?? ''));
    for (const [seen, todo] of [
      ['SSO login failure', 'Compare the file with the provider’s metadata.'],
      ['Invalid assertion', 'Update the SAML certificate.'],
      ['User cannot authenticate', 'Create the user first.'],
      ['Login redirect loop', 'Verify the configuration of the identity provider.'],
      ['SSO test fails', 'Import the metadata file again.'],
    ])
      assert.ok(
        details.some((detail) => detail.includes(`“${seen}”`) && detail.includes(todo!)),
        seen,
      );
    const loop = await sso({ scenario: 'login-loop' });
    assert.match(plain(loop.verdict.sentence), /Genesys Cloud itself.*round in circles/s);
    const metadata = await sso({ scenario: 'other-metadata' });
    assert.equal(checksOf(metadata).get('signature-certificate')?.outcome, 'fail');
  });

  test('each limitation is shown by one', async () => {
    const view = await sso({});
    const details = view.scenarios.flatMap(({ items }) => items.map(({ detail }) => detail ?? ''));
    for (const limit of [
      /only protocol/,
      /have to exist/,
      /Both sides/,
      /expired certificate stops sign-in for everybody/,
    ])
      assert.ok(
        details.some((detail) => detail.includes('Limitation: ') && limit.test(detail)),
        String(limit),
      );
    const token = await sso({ scenario: 'openid-connect' });
    assert.equal(checksOf(token).get('decode')?.outcome, 'fail');
    const wrapped = await sso({ scenario: 'ws-federation' });
    assert.equal(checksOf(wrapped).get('xml-structure')?.outcome, 'fail');
  });

  test('keep their times where the response’s own times do not move', async () => {
    const at = new Date(now + 86_400_000).toISOString();
    const flag = (view: SsoAnswer) => view.fields.find(({ id }) => id === 'timesMove');
    const moved = await sso({ scenario: 'valid', at });
    assert.equal(moved.verdict.title, 'Accepted');
    const shown = flag(moved);
    assert.ok(shown?.kind === 'flag' && shown.value);
    const kept = await sso({ scenario: 'valid', at, timesMove: false });
    assert.equal(kept.verdict.title, 'Rejected');
    assert.equal(checksOf(kept).get('time-conditions')?.outcome, 'fail');
    assert.equal((await sso({ scenario: 'valid', timesMove: false })).verdict.title, 'Accepted');
    // What somebody else has signed can't be moved.
    assert.equal(flag(await opened('valid')), undefined);
    // The marks of the other scenarios are those of the same instants.
    const answers = new ScenarioAnswers();
    const first = await makeSso(organization, { provider: 'Acme_SSO', at, timesMove: false }, { answers });
    await first.sso?.rest();
    const then = await sso({ at, timesMove: false }, { answers });
    const marks = new Map(then.scenarios.flatMap(({ items }) => items.map(({ id, mark }) => [id, mark])));
    assert.equal(marks.get('both-signed'), 'fail');
  });

  test('the test identity provider’s certificates count in the place of the file’s, and the view says so', async () => {
    const view = await sso(
      { scenario: 'valid' },
      {},
      organization.replace(/-----BEGIN.*?END CERTIFICATE-----/s, 'none'),
    );
    assert.equal(view.verdict.title, 'Accepted');
    assert.match(
      plain(view.fields.find(({ id }) => id === 'response')?.hint),
      /trusted only here, in the place of the provider’s certificates/,
    );
    assert.match(plain(checksOf(view).get('signature-certificate')?.detail), /instead of those in the file/);
    assert.match(view.certificates[0]?.sentence ?? '', /trusted nowhere else/);
  });

  test('are about the people who are named', async () => {
    const view = await sso({ scenario: 'xsw-3', user: 'eve@acme.example', victim: 'charles@acme.example' });
    const names = view.attack?.tree.flatMap(({ lines }) => lines.filter((line) => line.includes('@')));
    assert.deepEqual(names, ['charles@acme.example', 'eve@acme.example']);
  });
});

describe('attacks', () => {
  test('are stopped: a shield, by which check, and no identity', async () => {
    const view = await sso({ scenario: 'xsw-3' });
    assert.deepEqual([view.verdict.mark, view.verdict.title], ['shield', 'Rejected, the attack is stopped']);
    assert.deepEqual(view.verdict.facts[0], { label: 'Stopped by', value: 'Structure' });
    assert.equal(view.picture, undefined);
    const { tree, sides, plan } = view.attack ?? assert.fail();
    assert.equal(plan.length, 4);
    assert.deepEqual(
      tree.map(({ title, tone, parent, covers }) => [title, tone, parent, covers]),
      [
        ['Response', 'plain', undefined, undefined],
        ['Assertion, forged', 'forged', 'part-0', undefined],
        ['Assertion, real', 'real', 'part-0', undefined],
        ['Signature', 'plain', 'part-2', 'part-2'],
      ],
    );
    const differing = sides?.map(({ lines }) =>
      lines.filter(({ differs }) => differs).map((line) => textOf(line).trim()),
    );
    assert.ok(differing?.[0]?.some((line) => line.includes('admin@acme.example')));
    assert.ok(differing?.[1]?.some((line) => line.includes('mallory@acme.example')));
    assert.ok(!differing?.[0]?.some((line) => line.includes('Audience')));
  });

  test('every one has a story from its own XML, and nobody is taken for the victim', async () => {
    const answers = new ScenarioAnswers();
    for (const { id } of scenarios.filter(({ group }) => group === 'attack')) {
      const view = await sso({ scenario: id }, { answers });
      assert.equal(view.verdict.mark, 'shield', id);
      assert.ok(view.attack && view.attack.tree.length > 0, id);
      assert.doesNotMatch(plain(view.verdict.sentence), /admin@acme\.example is signed in/, id);
      const ids = new Set(view.attack.tree.map((node) => node.id));
      for (const { parent, covers } of view.attack.tree)
        for (const one of [parent, covers]) assert.ok(one === undefined || ids.has(one), id);
    }
  });
});

describe('a response of unknown origin in the shape of an attack', () => {
  const wrapping = ['xsw-1', 'xsw-2', 'xsw-3', 'xsw-4', 'xsw-5', 'xsw-6', 'xsw-7', 'xsw-8'];
  for (const id of wrapping)
    test(`${id}: its parts, both assertions, what stops it, and no identity`, async () => {
      const view = await opened(id);
      assert.deepEqual([view.verdict.mark, view.verdict.title], ['shield', 'Rejected, it has the shape of an attack']);
      assert.match(plain(view.verdict.sentence), /assertions stand in this response.*Structure.*No identity is taken/s);
      assert.doesNotMatch(plain(view.verdict.sentence), /admin@|mallory@/);
      const { tree, sides, plan, headings } = view.attack ?? assert.fail();
      assert.ok(tree.filter(({ title }) => title.startsWith('Assertion')).length >= 2);
      assert.equal(sides?.length, 2);
      assert.ok(plan.length > 2 && headings.plan && headings.why);
      // Nobody here knows who was meant: only what is signed.
      assert.ok(!tree.some(({ title }) => /, (?:real|forged)$/.test(title)));
      const [loose, named] = sides ?? [];
      assert.notEqual(loose?.title, named?.title);
      assert.ok(loose?.lines.some(({ differs }) => differs));
      assert.equal(view.picture, undefined);
      assert.equal(view.scenarios[0]?.items[0]?.mark, 'shield');
    });
  test('the signed one is marked where its signature verifies', async () => {
    const { attack } = await opened('xsw-3');
    assert.deepEqual(
      attack?.sides?.map(({ title, mark }) => [title, mark]),
      [
        ['Not signed', 'fail'],
        ['Signed by the provider', 'pass'],
      ],
    );
    assert.deepEqual(
      attack.tree.map(({ title, tone }) => [title, tone]),
      [
        ['Response', 'plain'],
        ['Assertion, not signed', 'forged'],
        ['Assertion, signed', 'real'],
        ['Signature', 'plain'],
      ],
    );
  });
  test('others have no such story', async () => {
    for (const id of ['valid', 'unsigned', 'wrong-audience', 'other-certificate', 'both-signed'])
      assert.equal((await opened(id)).attack, undefined, id);
    // Two assertions of which no signature names one are wrong, and no wrapping.
    const unsigned = made('xsw-3').xml.replace(/<ds:Signature[\s>].*?<\/ds:Signature>/s, '');
    const view = await sso({}, { response: unsigned });
    assert.deepEqual([view.verdict.mark, view.attack], ['fail', undefined]);
  });
});

describe('XML', () => {
  test('without line breaks is put on lines for reading, and says so', async () => {
    const xml = `<a xmlns="urn:x">${'<b c="d"><e>text</e></b>'.repeat(20)}</a>`;
    const view = await sso({}, { response: xml });
    const { lines, legend } = documentOf(view, 'response');
    assert.equal(lines.length, 2 + 20 * 3);
    assert.deepEqual(lines.slice(0, 4).map(textOf), ['<a xmlns="urn:x">', '  <b c="d">', '    <e>text</e>', '  </b>']);
    assert.ok(legend?.some((one) => one.includes('for reading')));
  });
  test('is capped, and cannot pretend to be other text', async () => {
    const long = await sso({}, { response: `<a>\n${'<b/>\n'.repeat(5000)}</a>` });
    const { lines, more } = documentOf(long, 'response');
    assert.equal(lines.length, 1500);
    assert.equal(more, 5002 - 1500);
    const odd = await sso({}, { response: `<a b="\u202e">${'x'.repeat(5000)}</a>` });
    const shown = documentOf(odd, 'response').lines.map(textOf).join('\n');
    assert.ok(!shown.includes('\u202e') && shown.length < 1000);
  });
  test('of the request is decoded, with its address', async () => {
    const view = await sso({ scenario: 'valid' });
    assert.match(documentOf(view, 'authn-request').lines.map(textOf).join('\n'), /<samlp:AuthnRequest /);
    assert.match(textOf(documentOf(view, 'redirect').lines[1]!), /^\?SAMLRequest=/);
    assert.deepEqual(
      (await sso({ scenario: 'valid-idp-initiated' })).documents.map(({ id }) => id),
      ['response'],
    );
  });
});

describe('hostile responses', () => {
  const answers = new ScenarioAnswers();
  before(async () => (await makeSso(organization, { provider: 'Acme_SSO' }, { answers })).sso?.rest());
  const hostile: readonly (readonly [string, string])[] = [
    ['nothing', ''],
    ['no XML', 'hello'],
    ['half a tag', '<a b="'],
    ['only brackets', '<<<<>>>>&&&&'],
    ['zeros', '\0'.repeat(1000)],
    ['a lone surrogate', '<a>\ud800</a>'],
    ['a web page', '<!DOCTYPE html><html></html>'],
    ['depth', '<a>'.repeat(20_000)],
    ['many attributes', `<a ${Array.from({ length: 2000 }, (_, index) => `a${index}="x"`).join(' ')}/>`],
    ['a megabyte', `<a>${'y'.repeat(1_100_000)}</a>`],
    ['many elements', `<a>${'<b/>'.repeat(60_000)}</a>`],
    ['many elements on a line', `<a>${'<b><c/></b>'.repeat(15_000)}</a>`],
    ['prototypes', '<__proto__ constructor="1" NotOnOrAfter="9999999-01-01T00:00:00Z"/>'],
  ];
  for (const [name, response] of hostile)
    test(name, async () => {
      const start = performance.now();
      const view = await sso({}, { response, answers });
      assert.equal(view.verdict.title, 'Rejected');
      assert.ok(performance.now() - start < 2000);
    });
});

describe('a large response', () => {
  const inExtensions = (what: string) =>
    made('valid').xml.replace('<samlp:Status>', () => `<samlp:Extensions>${what}</samlp:Extensions><samlp:Status>`);
  const attributes = Array.from({ length: 250 }, (_, index) => `a${index}=""`).join(' ');
  test('is answered before the scenarios have run', async () => {
    const view = await sso({}, { response: inExtensions('y'.repeat(200_000)) });
    assert.equal(view.waiting, scenarios.length + whatIfs.length);
  });
  test('is shown so far as somebody reads it', async () => {
    const view = await sso({}, { response: inExtensions(`<b ${attributes}/>\n`.repeat(400)) });
    const [document] = view.documents;
    assert.ok(document?.more && document.lines.length > 50, String(document?.lines.length));
    assert.ok(JSON.stringify(view).length < 2_500_000, String(JSON.stringify(view).length));
  });
});

describe('a provider', () => {
  test('is chosen first', async () => {
    const { view } = await makeSso(organization, {});
    assert.ok(view.kind === 'choose');
    const column = view.columns.find(({ title }) => title === 'Can people sign in?');
    assert.deepEqual(
      column?.items.map(({ title, sub, question }) => [title, sub, question]),
      [['Acme_SSO', 'generic, certificate ends in 335 days', { view: 'sso', provider: 'Acme_SSO' }]],
    );
  });
  describe('is chosen by the response', () => {
    const two = organization.concat(`  - name: Other_SSO
    type: okta
    enabled: true
    issuerUri: https://other.example/saml
    ssoUrl: https://other.example/sso
`);
    const file = 'file:///x/response.xml';
    const of = async (text: string, response: string | undefined, question = {}) =>
      (await makeSso(text, question, response === undefined ? {} : { response })).view;
    const provider = (view: MadeView['view']) => {
      assert.ok(view.kind === 'sso', JSON.stringify(view).slice(0, 200));
      const field = view.fields.find(({ id }) => id === 'provider');
      return field?.kind === 'choice' ? [field.value, plain(field.hint)] : [];
    };
    test('whose issuer it names, in whatever form it comes', async () => {
      for (const response of [
        made('valid').posted,
        made('valid').xml,
        `SAMLResponse=${encodeURIComponent(made('valid').posted)}`,
      ])
        assert.deepEqual(provider(await of(two, response, { file })), [
          'Acme_SSO',
          'Chosen because the response names its issuer.',
        ]);
      const other = made('valid').xml.replaceAll(
        'https://idp.acme.example/saml/metadata',
        'https://other.example/saml',
      );
      assert.deepEqual(provider(await of(two, other, { file }))[0], 'Other_SSO');
      // The user's choice counts.
      assert.deepEqual(provider(await of(two, other, { file, provider: 'Acme_SSO' })), ['Acme_SSO', '']);
      assert.equal(provider(await of(organization, other, { file }))[0], 'Acme_SSO');
    });
    test('or is asked for, and the file is kept', async () => {
      for (const [response, because] of [
        [
          made('valid').xml.replaceAll('idp.acme.example/saml/metadata', 'idp.acme.example/none'),
          /No provider of the file has the issuer/,
        ],
        ['no response at all', /names no issuer/],
      ] as const) {
        const view = await of(two, response, { file });
        assert.ok(view.kind === 'choose');
        assert.match(plain(view.sentence), because);
        assert.deepEqual(
          view.columns.flatMap(({ items }) => items.map(({ question }) => question)),
          ['Acme_SSO', 'Other_SSO'].map((name) => ({ view: 'sso', file, provider: name })),
        );
      }
    });
    test('and waits for one that is gone', async () => {
      const view = await of(two, undefined, { file });
      assert.ok(view.kind === 'sso');
      assert.deepEqual([view.verdict.title, view.verdict.code], ['Not judged', 'response.xml']);
    });
    test('and is offered where another one was chosen', async () => {
      const view = await of(two, made('valid').posted, { provider: 'Other_SSO' });
      assert.ok(view.kind === 'sso');
      assert.equal(view.verdict.title, 'Rejected');
      const [action] = view.verdict.actions;
      assert.deepEqual(
        [action?.label, action?.does],
        ['Judge it for Acme_SSO', { kind: 'ask', question: { view: 'sso', provider: 'Acme_SSO' } }],
      );
    });
  });

  test('that is not there is suggested', async () => {
    const { view } = await makeSso(organization, { provider: 'Acme_SS' });
    assert.ok(view.kind === 'error');
    assert.match(plain(view.verdict.sentence), /no identity provider "Acme_SS"\. Did you mean "Acme_SSO"\?/);
  });
  test('that can’t be read shows its line', async () => {
    const { view } = await makeSso(organization.replace('issuerUri: ', 'issuerUri: ['), { provider: 'Acme_SSO' });
    assert.ok(view.kind === 'error');
    assert.equal(view.verdict.title, 'Not simulated');
    assert.ok(view.excerpt);
  });
});

describe('the report', () => {
  test('has the checks, and nothing of the response', async () => {
    const view = await opened('other-certificate');
    const text = ssoMarkdown(view, { file: 'integrations.yaml', at: '2026-11-23T09:30:00Z' });
    assert.match(text, /^## Rejected/);
    assert.match(text, /### Signature/);
    assert.doesNotMatch(text, /mallory|samlp:|SignatureValue/);
    assert.doesNotMatch(JSON.stringify(view), new RegExp(material.keys.own.slice(40, 80).replace(/[+/]/g, '\\$&')));
  });
});
