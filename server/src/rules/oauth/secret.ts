/** References to secrets, and names for new ones. */

/** Words that stand beside secrets, for texts too broken to tell where the secrets are. */
const suspicious =
  /secret|passw|private.?key|api.?key|\btoken\s*[:=]|authorization\s*["']?\s*:|(?<!client[-_ ])credentials|fields|bearer\s+\S/i;

/** Whether a line, judged by its words alone, may hold a secret. */
export function maySpeakOfSecret(line: string): boolean {
  return suspicious.test(line);
}

/**
 * A key as it may be shown. Where the blank behind a colon is missing, a secret is a part of its key
 * (`clientSecret:abc`): what stands behind the colon is left out.
 */
export function shownKey(key: string): string {
  const colon = key.indexOf(':');
  return colon >= 0 && colon < key.length - 1 && maySpeakOfSecret(key) ? `${key.slice(0, colon + 1)}…` : key;
}

/** Whether a secret stands behind a key: a text, never a map. */
export function isKeyOfSecret(key: string): boolean {
  return /secret|passw|private.?key|api.?key/i.test(key);
}

/** Whether a text is a reference, `${env:NAME}`, `${secret:NAME}` or `${file:PATH}`, and nothing else. */
export function isReference(text: string): boolean {
  return /^\$\{(env|secret|file):[^}]+\}$/.test(text);
}

/**
 * A name for a secret out of the names of what it belongs to: `CRM_Sync`, `clientSecret` → `crm-sync-client-secret`. A
 * word that follows itself is left out.
 */
export function secretName(...parts: readonly (string | undefined)[]): string {
  return parts
    .flatMap((part) => (part ?? '').replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1-$2').match(/[\p{L}\p{N}]+/gu) ?? [])
    .map((word) => word.toLowerCase())
    .filter((word, at, words) => word !== words[at - 1])
    .join('-');
}
