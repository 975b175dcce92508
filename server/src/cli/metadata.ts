import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { EntityDescription } from '../metadata/describe';
import { describeMetadata, type MetadataDescription } from '../metadata/describe';
import { readMetadata } from '../metadata/read';
import { counted } from '../report/report';
import { visible } from '../report/visible';
import { maxBytesOf } from '../workspace/check-file';
import { reasonOf, tooLarge } from '../workspace/faults';
import type { Arguments, Options } from './arguments';
import { write } from './output';
import { judgingOptions, sayFaults, startRun } from './run';
import { paintFor } from './terminal';
import { UsageFault } from './usage';

export const options = {
  format: { value: 'FORMAT', choices: ['text', 'json'], help: 'text (default) or json' },
  ...judgingOptions,
} as const satisfies Options;

/** `metadata FILE`: what a SAML metadata file says. Exit status 0, 1 when it is none, 2 when it can't be read. */
export function run({ values, positionals }: Arguments): number {
  const [path, ...more] = positionals;
  if (path === undefined || more.length) throw new UsageFault('metadata takes one file: metadata sso/idp_metadata.xml');
  const { root, settings, now, faults } = startRun(values);
  const bytes = readBytes(resolve(root, path), maxBytesOf(settings));
  sayFaults(typeof bytes === 'string' ? [...faults, { path, reason: bytes }] : faults);
  if (typeof bytes === 'string') return 2;
  const description = describeMetadata(readMetadata(bytes));
  write(1, values.format === 'json' ? `${JSON.stringify(description)}\n` : asText(path, description, now));
  if (faults.length) return 2;
  return description.verdict === 'idp-metadata' ? 0 : 1;
}

function readBytes(path: string, maxBytes: number): Uint8Array | string {
  try {
    const stats = statSync(path);
    if (stats.isDirectory()) return 'it is a folder, not a file';
    if (!stats.isFile()) return 'it is a device or a pipe, not a file';
    return stats.size > maxBytes ? tooLarge(stats.size, maxBytes) : readFileSync(path);
  } catch (error) {
    return reasonOf(error);
  }
}

const verdicts: { readonly [V in MetadataDescription['verdict']]: string } = {
  'idp-metadata': 'SAML 2.0 metadata of an identity provider',
  'not-idp-metadata': 'not the metadata of an identity provider',
  invalid: 'not SAML metadata',
};

function asText(path: string, description: MetadataDescription, now: number): string {
  const paint = paintFor(1);
  const good = description.verdict === 'idp-metadata';
  const entities = description.entities ?? [description];
  const lines = [
    `${paint('bold', visible(path))}: ${paint(good ? 'good' : 'error', verdicts[description.verdict])}`,
    ...(description.entities
      ? [`An aggregate of ${counted(entities.length, 'entity').replace('entitys', 'entities')}.`]
      : []),
    ...description.problems.map((problem) => `${paint(good ? 'warning' : 'error', 'problem')} ${visible(problem)}`),
  ];
  for (const entity of entities) {
    if (entity.entityId === undefined && !entity.roles.length) continue;
    lines.push('', ...entityLines(entity, now).map((line) => visible(line)));
  }
  return `${lines.join('\n')}\n`;
}

function entityLines(entity: EntityDescription, now: number): string[] {
  const passed = (instant: string) => (Date.parse(instant) <= now ? `${instant} (has passed)` : instant);
  return [
    `entity ID           ${entity.entityId ?? '(none)'}`,
    ...(entity.validUntil ? [`valid until         ${passed(entity.validUntil)}`] : []),
    ...entity.singleSignOn.map(({ binding, location }) => `single sign-on      ${location} (${binding})`),
    ...entity.singleLogout.map(({ binding, location }) => `single logout       ${location} (${binding})`),
    ...entity.certificates.map(
      (one) =>
        `certificate         ${one.subject}, ${one.use}, ${one.keyType} ${one.keyBits}, ${one.notBefore} to ${passed(one.notAfter)}, SHA-256 ${one.sha256}`,
    ),
    ...entity.nameIdFormats.map((format) => `name ID format      ${format}`),
    `signed requests     ${entity.wantAuthnRequestsSigned ? 'wanted' : 'not wanted'}`,
  ];
}
