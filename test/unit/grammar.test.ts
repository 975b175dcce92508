/**
 * What the grammars of `syntaxes/` make of organization files, drawn in `test/fixtures/grammar/*.tokens`.
 * `UPDATE_GRAMMAR=1 node --import tsx --test test/unit/grammar.test.ts` writes them anew.
 */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, test } from 'node:test';
import {
  colourOf,
  contributedGrammars,
  drawn,
  isInstalled,
  isOurs,
  tokenizer,
  type YamlGrammar,
  yamlGrammars,
} from '../grammar';

const folder = resolve(__dirname, '../fixtures/grammar');
const organization = readFileSync(join(folder, 'organization.yaml'), 'utf8');
const other = readFileSync(join(folder, 'other.yaml'), 'utf8');
const example = readFileSync(resolve(__dirname, '../../examples/acme/integrations.yaml'), 'utf8');

describe('the grammars', () => {
  test('are those of package.json, injected into YAML', () => {
    assert.deepEqual(
      contributedGrammars().map(({ injectTo }) => injectTo),
      [['source.yaml'], ['source.yaml'], ['source.yaml']],
    );
  });
});

for (const grammar of Object.keys(yamlGrammars) as YamlGrammar[])
  describe(`with the grammar of YAML: ${grammar}`, {
    skip: !isInstalled(grammar) && 'no VS Code is installed here',
  }, () => {
    test('what is ours in an organization file is as drawn', async () => {
      const tokenize = await tokenizer(grammar);
      const file = join(folder, 'organization.tokens');
      const found = drawn(organization, tokenize(organization));
      if (process.env.UPDATE_GRAMMAR && grammar === 'own') writeFileSync(file, found);
      assert.equal(found, readFileSync(file, 'utf8'));
    });

    test('what stands behind what is ours is read as if nothing were injected', async () => {
      // What an injection opens in a line, and never closes, would colour all that follows.
      const [ours, plain] = [await tokenizer(grammar), await tokenizer(grammar, false)];
      const keys = (text: string, tokenize: typeof ours) =>
        tokenize(text).map((line, at) =>
          line
            .filter((token) => colourOf(token) === 'entity.name.tag')
            .map(({ start, end }) => text.split('\n')[at]?.slice(start, end)),
        );
      for (const text of [example, organization, other]) assert.deepEqual(keys(text, ours), keys(text, plain));
    });

    test('marks that may each begin an anchor or a tag are read once', async () => {
      const tokenize = await tokenizer(grammar);
      const text = Array.from({ length: 10 }, () => `permissions: ${'&!'.repeat(12)} x\n`).join('');
      const before = process.cpuUsage();
      tokenize(text);
      assert.ok(process.cpuUsage(before).user < 500_000, 'microseconds');
    });

    test('comments hold nothing of ours but directives, and keys nothing at all', async () => {
      const lines = (await tokenizer(grammar))(organization);
      for (const { scopes } of lines.flat().filter((token) => token.scopes.some(isOurs))) {
        assert.ok(!scopes.some((scope) => scope.startsWith('entity.name.tag')), scopes.join(' '));
        if (scopes.some((scope) => scope.startsWith('comment')))
          assert.ok(scopes.includes('meta.directive.genesys'), scopes.join(' '));
      }
    });

    test('YAML that is no organization file has nothing of ours', async () => {
      const lines = (await tokenizer(grammar))(other);
      assert.deepEqual(
        lines.flatMap((line, at) =>
          line
            .filter(({ scopes }) => scopes.some(isOurs))
            .map(({ start, scopes }) => `${at + 1}:${start} ${scopes.join(' ')}`),
        ),
        [],
      );
    });

    test('YAML that is no organization file keeps its colours', async () => {
      const [ours, plain] = [await tokenizer(grammar), await tokenizer(grammar, false)];
      const colours = (tokenize: typeof ours) =>
        tokenize(other).map((line, at) =>
          line
            .map((token) => {
              const text = other.split('\n')[at]?.slice(token.start, token.end) ?? '';
              return text.replace(/\S/g, `${colourOf(token)} `);
            })
            .join('')
            .replaceAll(/ +/g, ' ')
            .trim(),
        );
      assert.deepEqual(colours(ours), colours(plain));
    });
  });
