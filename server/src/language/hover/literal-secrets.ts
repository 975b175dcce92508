/** Secrets that stand in an organization file as they are, so that no text about the file says them once more. */
import type { Document, Entry } from '../../document/document';
import { secretTexts } from '../../report/secrets';

const mayHold: ReadonlySet<string> = new Set(['oauthClients', 'integrations', 'identityProviders']);

/** Each entry is read once. */
const remembered = new WeakMap<Entry, readonly string[]>();

/** All of them, for `withoutSecrets`. */
export function literalSecrets({ sections }: Pick<Document, 'sections'>): readonly string[] {
  const found: string[] = [];
  for (const { name, entries } of sections) {
    if (!mayHold.has(name)) continue;
    for (const entry of entries) {
      let secrets = remembered.get(entry);
      if (!secrets) {
        secrets = secretTexts(entry);
        remembered.set(entry, secrets);
      }
      if (secrets.length) found.push(...secrets);
    }
  }
  return found;
}
