import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { apply, codes, Folder, pushed, range, start } from './client';
import { testRules } from './rules';

const uri = 'file:///nowhere/integrations.yaml';
const text = 'roles:\n  - name: LOUD # so\n  - name: ok\n';

describe('code actions', () => {
  test('offer the fixes of the findings at a place, safe ones as preferred, for the version of the text', async () => {
    await using client = await start({ rules: testRules });
    client.open(uri, text, 3);
    const [finding] = await client.items(uri);
    const actions = await client.actions(uri, range(1, 12), ['quickfix']);
    assert.deepEqual(
      actions.map(({ title, isPreferred }) => [title, isPreferred]),
      [
        ['Write it small', true],
        ['Call it Bob', undefined],
        ['Suppress test/loud on this line', undefined],
        ['Suppress test/loud in this file', undefined],
      ],
    );
    assert.deepEqual(actions[0], {
      title: 'Write it small',
      kind: 'quickfix',
      diagnostics: [finding],
      isPreferred: true,
      edit: {
        documentChanges: [
          { textDocument: { uri, version: 3 }, edits: [{ range: range(1, 10, 1, 14), newText: 'loud' }] },
        ],
      },
    });
    assert.deepEqual(await client.actions(uri, range(0, 0), ['quickfix']), []);
  });

  test('have plain edits for clients that take no versions', async () => {
    await using client = await start({ rules: testRules, capabilities: pushed });
    client.open(uri, text);
    const [action] = await client.actions(uri, range(1, 12));
    assert.deepEqual(action?.edit, { changes: { [uri]: [{ range: range(1, 10, 1, 14), newText: 'loud' }] } });
  });

  test('are up to date directly behind an edit', async () => {
    await using client = await start({ rules: testRules });
    client.open(uri, text);
    await client.items(uri);
    client.change(uri, 2, '# first\n', range(0, 0));
    client.change(uri, 3, 'ER', range(2, 14));
    const [action] = await client.actions(uri, range(2, 12));
    assert.equal(apply('# first\nroles:\n  - name: LOUDER # so\n', action), '# first\nroles:\n  - name: louder # so\n');
  });

  test('fix everything that is safe to fix as one small edit, also what comes up by fixing', async () => {
    await using client = await start({ rules: testRules });
    const before = 'roles:\r\n  - name: A # one\r\n  - { name: LOUD }\r\n  - name: fine\r\n';
    client.open(uri, before);
    for (const kind of ['source.fixAll', 'source.fixAll.genesysIntegrations', 'source']) {
      const actions = await client.actions(uri, range(0, 0), [kind]);
      assert.deepEqual(
        actions.map(({ kind }) => kind),
        ['source.fixAll.genesysIntegrations'],
      );
      const change = actions[0]?.edit?.documentChanges?.[0];
      assert.deepEqual(change && 'edits' in change && change.edits, [
        { range: range(1, 10, 1, 11), newText: 'aaa' },
        { range: range(2, 12, 2, 16), newText: 'loud' },
      ]);
    }
    for (const kind of ['source.organizeImports', 'source.fixAll.eslint', 'refactor.extract', 'quick'])
      assert.deepEqual(await client.actions(uri, range(0, 0, 4, 0), [kind]), [], kind);
    client.change(uri, 2, 'roles:\n  - name: fine\n');
    assert.deepEqual(await client.actions(uri, range(0, 0), ['source.fixAll']), []);
  });

  test('know the files that the text names while they fix', async () => {
    using folder = new Folder({ 'a.pem': 'good' });
    await using client = await start({ rules: testRules, folders: [folder] });
    const file = folder.uri('integrations.yaml');
    client.open(file, 'a:\n  file: a.pem\n  name: LOUD\n');
    const [action] = await client.actions(file, range(0, 0), ['source.fixAll']);
    const change = action?.edit?.documentChanges?.[0];
    assert.deepEqual(change && 'edits' in change && change.edits, [{ range: range(2, 8, 2, 12), newText: 'loud' }]);
  });
});

/** The text after suppressing the first finding of test/loud, and that no such finding is left. */
async function suppressed(before: string, title = 'on this line'): Promise<string | undefined> {
  await using client = await start({ rules: testRules });
  client.open(uri, before);
  const finding = (await client.items(uri)).find(({ code }) => code === 'test/loud');
  assert.ok(finding, 'there is something to suppress');
  const actions = await client.actions(uri, finding.range);
  const action = actions.find((one) => one.title === `Suppress test/loud ${title}`);
  if (!action) return undefined;
  const after = apply(before, action);
  client.change(uri, 2, after);
  const left = await client.items(uri);
  assert.ok(!codes(left).includes('test/loud'), 'the finding is gone');
  assert.ok(!codes(left).includes('yaml/syntax'), 'the text is still YAML');
  return after;
}

describe('suppressing a finding', () => {
  const cases: { readonly name: string; readonly before: string; readonly after: string | undefined }[] = [
    {
      name: 'puts a comment above the line, as far in',
      before: 'roles:\n    - name: LOUD\n',
      after: 'roles:\n    # integrations-ignore test/loud\n    - name: LOUD\n',
    },
    {
      name: 'works on a line inside an entry',
      before: 'roles:\n  - x: 1\n    name: LOUD\n',
      after: 'roles:\n  - x: 1\n    # integrations-ignore test/loud\n    name: LOUD\n',
    },
    {
      name: 'keeps the line ends of the file',
      before: 'roles:\r\n- name: LOUD\r\n',
      after: 'roles:\r\n# integrations-ignore test/loud\r\n- name: LOUD\r\n',
    },
    {
      name: 'works on the first line',
      before: 'x-role: { name: LOUD }\n',
      after: '# integrations-ignore test/loud\nx-role: { name: LOUD }\n',
    },
    {
      name: 'works in a flow on one line',
      before: 'roles:\n  - { name: LOUD }\n',
      after: 'roles:\n  # integrations-ignore test/loud\n  - { name: LOUD }\n',
    },
    {
      name: 'does not go into a flow over several lines',
      before: 'roles:\n  - {\n      name: LOUD }\n',
      after: undefined,
    },
    {
      name: 'works behind a block scalar',
      before: 'roles:\n  - text: |\n      many\n      words\n    name: LOUD\n',
      after: 'roles:\n  - text: |\n      many\n      words\n    # integrations-ignore test/loud\n    name: LOUD\n',
    },
    {
      name: 'works behind an empty block scalar and a text over several lines',
      before: 'roles:\n  - text: |\n    more: some\n      words\n    name: LOUD\n',
      after: 'roles:\n  - text: |\n    more: some\n      words\n    # integrations-ignore test/loud\n    name: LOUD\n',
    },
    {
      name: 'works above a block scalar',
      before: 'roles:\n  - name: |-\n      LOUD\n',
      after: 'roles:\n  # integrations-ignore test/loud\n  - name: |-\n      LOUD\n',
    },
    {
      name: 'adds the rule to a suppression that is there',
      before: 'roles:\n  # integrations-ignore test/late, test/short \n  - name: LOUD\n',
      after: 'roles:\n  # integrations-ignore test/late, test/short, test/loud \n  - name: LOUD\n',
    },
    {
      name: 'leaves a suppression with a reason or a date alone',
      before: 'roles:\n  # integrations-ignore test/late -- not now\n  - name: LOUD\n',
      after:
        'roles:\n  # integrations-ignore test/late -- not now\n  # integrations-ignore test/loud\n  - name: LOUD\n',
    },
    {
      name: 'adds to no text in a block scalar that looks like a suppression',
      before: 'roles:\n  - text: |\n      # integrations-ignore test/late\n    name: LOUD\n',
      after:
        'roles:\n  - text: |\n      # integrations-ignore test/late\n    # integrations-ignore test/loud\n    name: LOUD\n',
    },
  ];
  for (const { name, before, after } of cases)
    test(name, async () => {
      assert.equal(await suppressed(before), after);
    });

  test('is offered once for several findings of a rule on a line, for all of them', async () => {
    await using client = await start();
    client.open(uri, 'version: 1\nroles:\n  - name: R\n    permissions: [no:such:thing, nor:is:this]\n');
    const actions = await client.actions(uri, range(3, 0, 3, 40), ['quickfix']);
    const suppressing = actions.filter(({ title }) => title.startsWith('Suppress role/unknown-permission'));
    assert.deepEqual(
      suppressing.map(({ title, diagnostics }) => [title, diagnostics?.length]),
      [
        ['Suppress role/unknown-permission on this line', 2],
        ['Suppress role/unknown-permission in this file', 2],
      ],
    );
  });

  test('in the whole file puts a comment first, or adds to the one that is there', async () => {
    assert.equal(await suppressed(text, 'in this file'), `# integrations-ignore-file test/loud\n${text}`);
    assert.equal(
      await suppressed(`a: 1 # integrations-ignore-file test/late\n${text}`, 'in this file'),
      `a: 1 # integrations-ignore-file test/late, test/loud\n${text}`,
    );
  });

  test('is not offered for faults of the text', async () => {
    await using client = await start({ rules: testRules });
    client.open(uri, 'a: {\n');
    assert.deepEqual(codes(await client.items(uri)), ['yaml/syntax']);
    assert.deepEqual(await client.actions(uri, range(0, 0, 2, 0)), []);
  });
});
