/** Permissions and scopes. */
import { isPermission, isWildcard, permissionParts } from '../../facts/permissions';
import { includesScope, isKnownScope, otherForm, scopes } from '../../facts/scopes';
import { count } from '../words';
import { type Question, typedOf, type ValueAsked } from './asked';
import { CompletionItemKind, type Offer } from './offer';
import { others } from './others';
import { outlineAt, textOf } from './outline';
import { entryNamed, seenAt, textsAt } from './seen';

const last = 9;

/** Permissions in three steps: domain, entity, action; `*` comes last, for it grants what comes later too. */
export function offerPermissions(asked: ValueAsked, question: Question): readonly Offer[] {
  const there = others(asked.slot);
  const typed = typedOf(question, asked.stand);
  const parts = typed.split(':');
  const [domain = '', entity = ''] = parts;
  if (parts.length === 1) {
    const domains = permissionParts();
    const begun = domains.map((name) => (permissionParts(name).length ? domainOffer(name) : generalOffer(name)));
    const offers = begun.filter((offer) => !there.has(offer.label));
    // Who types the name of an entity finds it without its domain.
    const near = typed.length < 3 || domains.some((name) => name.toLowerCase().startsWith(typed.toLowerCase()));
    return [...seenOffers(question, there), ...offers, ...(near ? [] : entitiesLike(typed, there))];
  }
  if (parts.length === 2)
    return [
      ...permissionParts(domain).map((name): Offer => {
        const actions = permissionParts(domain, name);
        return {
          label: name,
          kind: CompletionItemKind.Class,
          note: actions.join(', '),
          text: { begun: `${domain}:${name}:` },
          again: true,
        };
      }),
      ...wildcardOffers(domain, ['*:*'], there),
    ];
  return [
    ...permissionParts(domain, entity).flatMap((action) => wholeOffer(`${domain}:${entity}:${action}`, action, there)),
    ...wildcardOffers(domain, [`${entity}:*`], there),
  ];
}

function domainOffer(name: string): Offer {
  return {
    label: name,
    kind: CompletionItemKind.Module,
    note: count(permissionParts(name).length, 'entity', 'entities'),
    text: { begun: `${name}:` },
    again: true,
  };
}

function generalOffer(name: string): Offer {
  return {
    label: name,
    kind: CompletionItemKind.EnumMember,
    note: 'general permission',
    text: { scalar: name },
    rank: 7,
    about: { of: 'permission', name },
  };
}

function wholeOffer(permission: string, label: string, there: ReadonlySet<string>): readonly Offer[] {
  if (there.has(permission)) return [];
  return [
    {
      label,
      kind: CompletionItemKind.EnumMember,
      text: { scalar: permission },
      about: { of: 'permission', name: permission },
    },
  ];
}

function wildcardOffers(domain: string, rests: readonly string[], there: ReadonlySet<string>): readonly Offer[] {
  if (!permissionParts(domain).length) return [];
  return rests
    .map((rest) => `${domain}:${rest}`)
    .filter((permission) => !there.has(permission) && isWildcard(permission))
    .map((permission) => ({
      label: permission.endsWith('*:*') ? '*:*' : '*',
      kind: CompletionItemKind.EnumMember,
      note: 'grants what comes later too',
      text: { scalar: permission },
      rank: last,
      about: { of: 'permission', name: permission },
    }));
}

/** Permissions that other roles of the file have, in one step. */
function seenOffers(question: Question, there: ReadonlySet<string>): readonly Offer[] {
  return seenAt(question, 'roles', 'permissions')
    .filter((permission) => !there.has(permission) && isPermission(permission) && !isWildcard(permission))
    .slice(0, 20)
    .map((permission) => ({
      label: permission,
      kind: CompletionItemKind.EnumMember,
      note: 'in this file',
      seen: true,
      text: { scalar: permission },
      rank: 6,
      about: { of: 'permission', name: permission },
    }));
}

function entitiesLike(typed: string, there: ReadonlySet<string>): readonly Offer[] {
  const found: Offer[] = [];
  for (const domain of permissionParts())
    for (const entity of permissionParts(domain)) {
      if (!entity.toLowerCase().includes(typed.toLowerCase())) continue;
      for (const action of permissionParts(domain, entity)) {
        const permission = `${domain}:${entity}:${action}`;
        found.push(
          ...wholeOffer(permission, permission, there).map((offer) => ({
            ...offer,
            filter: `${entity}:${action} ${permission}`,
          })),
        );
        if (found.length >= 100) return found;
      }
    }
  return found;
}

/** Scopes; of an application those that its client has come first, and the others it can't have. */
export function offerScopes(asked: ValueAsked, question: Question): readonly Offer[] {
  const there = others(asked.slot);
  const known = asked.path[0] === 'authorizedApplications' ? clientScopes(question) : undefined;
  const all = known
    ? [...new Set(known.flatMap((scope) => [scope, ...narrower(scope)]))]
    : [...new Set([...scopes, ...seenAt(question, 'oauthClients', 'scopes')])];
  return all
    .filter((scope) => !there.has(scope) && ![...there].some((held) => includesScope(held, scope)))
    .map((scope) => ({
      label: scope,
      kind: CompletionItemKind.EnumMember,
      note: noteOf(scope, known),
      seen: !isKnownScope(scope),
      text: { scalar: scope },
      about: { of: 'scope', name: scope },
    }));
}

function noteOf(scope: string, known: readonly string[] | undefined): string {
  if (known) return known.includes(scope) ? 'of the client' : 'part of a scope of the client';
  return scope.endsWith(':readonly') ? 'reading alone' : 'reading and changing';
}

function narrower(scope: string): readonly string[] {
  const other = otherForm(scope);
  return scope.endsWith(':readonly') || !scopes.includes(other) ? [] : [other];
}

/** The scopes of the application's client; undefined where the file does not say. */
function clientScopes(question: Question): readonly string[] | undefined {
  const client = outlineAt(question.entry, 'client');
  const name = client?.kind === 'scalar' ? textOf(question.entry, 'client') : undefined;
  const entry = entryNamed(question, 'oauthClients', name);
  const own = textsAt(entry?.node, 'scopes');
  return entry && own.length ? own : undefined;
}
