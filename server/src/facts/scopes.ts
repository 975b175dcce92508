/** OAuth scopes of the Platform API: `name`, or `name:readonly` for reading only. */
import { scopeIds } from './scopes.generated';

/** Every scope id that is known; the list is not known to be complete. */
export const scopes: readonly string[] = scopeIds;

const known: ReadonlySet<string> = new Set(scopeIds);
const grammar = /^[a-z][a-z0-9]*(-[a-z0-9]+)*(:readonly)?$/;
const suffix = ':readonly';

export function isKnownScope(scope: string): boolean {
  return known.has(scope);
}

/** Whether a text has the shape of a scope, known or not. */
export function isScope(text: string): boolean {
  return grammar.test(text);
}

/** Whether who has the scope `held` may do what `wanted` stands for: `x` includes `x:readonly`, not the reverse. */
export function includesScope(held: string, wanted: string): boolean {
  return wideningsOf(wanted).includes(held);
}

/** The scopes each of which includes this one: itself, and `x` for `x:readonly`. */
export function wideningsOf(scope: string): readonly string[] {
  return scope.endsWith(suffix) ? [scope, scope.slice(0, -suffix.length)] : [scope];
}

/** The other form of a scope: `x:readonly` of `x`, `x` of `x:readonly`. */
export function otherForm(scope: string): string {
  return scope.endsWith(suffix) ? scope.slice(0, -suffix.length) : scope + suffix;
}
