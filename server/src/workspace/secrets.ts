/** Looks up the secrets that files refer to, on this machine. */
import type { Settings } from '../settings/settings';
import type { ResolveSecret } from '../simulate/secrets';
import { reference } from './check-file';
import { decode, readReferenced } from './read';

export interface SecretPlace {
  /** The file that refers to the secret; absolute. */
  readonly path: string;
  /** The workspace folder; absolute. */
  readonly root: string;
  readonly settings: Settings;
}

/**
 * Secrets from the environment and from files in the folder that paths must stay in. Those of the editor's storage are
 * taken from the variable GENESYS_INTEGRATIONS_SECRET_NAME.
 */
export function secretsOf(place: SecretPlace): ResolveSecret {
  return ({ kind, name }) => {
    if (kind === 'env') return process.env[name];
    if (kind === 'secret') return variablesOf(name).flatMap((variable) => process.env[variable] ?? [])[0];
    const content = readReferenced(reference(name, place));
    const text = content.state === 'read' ? decode(content.bytes) : content;
    // Editors end a file with a line end that is no part of the secret.
    return text.state === 'read' ? text.text.replace(/\r?\n$/, '') : undefined;
  };
}

/** The variables that may hold a secret of the editor's storage: its name as it is, and as a shell can spell it. */
function variablesOf(name: string): readonly string[] {
  const spelled = name.replace(/[^A-Za-z0-9]/g, '_');
  return [name, spelled, spelled.toUpperCase()].map((one) => `GENESYS_INTEGRATIONS_SECRET_${one}`);
}
