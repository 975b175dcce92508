/** Secrets that an organization file refers to, and comparing them. No secret leaves this file but to be compared. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Leaf } from '../organization/model';
import type { OauthClient } from '../organization/model.generated';

/** `${env:NAME}`, `${secret:NAME}` or `${file:PATH}`, taken apart. */
export interface SecretReference {
  readonly kind: 'env' | 'secret' | 'file';
  readonly name: string;
}

/** Looks a secret up; undefined when there is none. Given by the door: the environment, the editor's storage, files. */
export type ResolveSecret = (reference: SecretReference) => string | undefined;

/**
 * Makes of a secret what is compared in its place. A door that is never told secrets themselves gives it: the secret of
 * the question, and those that are looked up, have been through it already.
 */
export type ConcealSecret = (secret: string) => string;

/** What is known of the secret that a client has. */
export type KeptSecret =
  | { readonly state: 'resolved'; readonly leaf: Leaf; readonly secret: string; readonly literal: boolean }
  | { readonly state: 'unresolved'; readonly leaf: Leaf; readonly reference: SecretReference | undefined }
  /** No `clientSecret`, or one that is no text. */
  | { readonly state: 'absent' };

/** Finds out the secret of a client. A secret that stands in the file itself, which it should not, is taken as it is. */
export function keptSecret(
  { clientSecret: leaf }: OauthClient,
  resolve: ResolveSecret,
  conceal: ConcealSecret = (secret) => secret,
): KeptSecret {
  if (!leaf) return { state: 'absent' };
  const reference = readReference(leaf.value);
  const literal = !leaf.value.trim().startsWith('${');
  const secret = literal ? leaf.value && conceal(leaf.value) : reference && resolve(reference);
  // An empty variable is one that nobody has set.
  return secret ? { state: 'resolved', leaf, secret, literal } : { state: 'unresolved', leaf, reference };
}

/** The reference with which a client names its secret; undefined where there is none that can be read. */
export function keptReference({ clientSecret }: OauthClient): SecretReference | undefined {
  return clientSecret && readReference(clientSecret.value);
}

/** Takes a reference apart; undefined when the text is none. */
export function readReference(text: string): SecretReference | undefined {
  const match = /^\$\{(env|secret|file):([^}]+)\}$/.exec(text);
  const [, kind, name] = match ?? [];
  return name === undefined ? undefined : { kind: kind as SecretReference['kind'], name };
}

/** Whether two secrets are the same, in a time that does not depend on where they differ. */
export function sameSecret(one: string, other: string): boolean {
  return timingSafeEqual(digest(one), digest(other));
}

/** The code challenge of a code verifier by the method S256 (RFC 7636, section 4.2). */
export function challengeOf(verifier: string): string {
  return digest(verifier).toString('base64url');
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
