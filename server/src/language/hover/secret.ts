/** References to secrets: whether they lead anywhere. What they lead to is never asked for here. */
import type { Position } from '../../document/document';
import { pairOf } from '../../document/node';
import { secretsIn } from '../../report/secrets';
import { readReference, type SecretReference } from '../../simulate/secrets';
import type { Editing } from '../editing';
import { formatOf } from '../format';
import { type Place, placeOf, schemaOf } from '../place';
import type { Asked, Paragraphs, SecretState } from './asked';
import { code } from './markdown';

/** The reference at a position where a secret belongs; the door looks it up before it asks for the hover. */
export function secretReferenceAt(
  editing: Pick<Editing, 'document' | 'tested'>,
  position: Position,
): SecretReference | undefined {
  const place = placeOf(editing.document, position);
  const isSecret = place && (editing.tested ? schemaOf(place, formatOf(editing))?.['x-secret'] : isSecretPlace(place));
  if (place?.on !== 'value' || !isSecret) return undefined;
  const { node } = place;
  return node?.kind === 'scalar' && typeof node.value === 'string' ? readReference(node.value) : undefined;
}

/** Whether a secret stands at a place, or belongs there, also under a misspelt key. */
export function isSecretPlace(place: Place): boolean {
  if (schemaOf(place)?.['x-secret']) return true;
  const { entry, path } = place;
  // A private key in the place of a certificate is spoken of as what it is instead of one.
  if (!entry || entry.section === 'identityProviders') return false;
  return secretsIn(entry).some(
    (secret) =>
      secret === place.node || place.around.includes(secret) || secret === pairOf(entry.node, String(path[0]))?.value,
  );
}

const storage = 'The editor’s secret storage';

const sentences: {
  readonly [kind in SecretReference['kind']]: { readonly [state in SecretState]: (name: string) => string };
} = {
  env: {
    resolves: (name) => `The environment variable ${name} is set.`,
    'does-not': (name) => `The environment variable ${name} is not set for this editor.`,
    unknown: (name) => `Whether the environment variable ${name} is set is not known.`,
  },
  secret: {
    resolves: (name) => `${storage} holds ${name}.`,
    'does-not': (name) => `${storage} holds no ${name}.`,
    unknown: (name) => `${storage} was not asked for ${name}.`,
  },
  file: {
    resolves: (name) => `The file ${name} is there.`,
    'does-not': (name) => `The file ${name} can’t be read, or is empty.`,
    unknown: (name) => `Whether the file ${name} is there is not known.`,
  },
};

/** A value where a secret belongs. Nothing of it is shown but the name of a reference. */
export function describeSecret(place: Place, { secret }: Asked): Paragraphs {
  const { node } = place;
  const text = node?.kind === 'scalar' ? node.value : undefined;
  if (typeof text !== 'string')
    return ['**Secret.** A reference belongs here: `${env:NAME}`, `${secret:NAME}` or `${file:PATH}`.'];
  const reference = readReference(text);
  if (!reference)
    return [
      text.trim().startsWith('${')
        ? '**Secret reference** that can’t be read: write `${env:NAME}`, `${secret:NAME}` or `${file:PATH}`.'
        : '**A secret stands here in plain text**, for everybody who reads the file and its history. Replace it by `${env:NAME}`, `${secret:NAME}` or `${file:PATH}`, and get a new one.',
    ];
  return [
    '**Secret reference**',
    `${sentences[reference.kind][secret](code(reference.name))}${secret === 'resolves' ? ' Its value is never shown.' : ''}`,
  ];
}
