/** References to secrets, and names for new ones. */

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
