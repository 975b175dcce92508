/** Permissions of the Platform API: `domain:entity:action`, and a few old ones of one word. */
import { permissionLines } from './permissions.generated';

/** Entities of each domain, and actions of each entity. */
type Index = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

/** The table is spelled out at the first question only: most files ask none. */
const index = (() => {
  let made: Index | undefined;
  return (): Index => {
    made ??= new Map(
      permissionLines.map((line) => {
        const [domain = '', ...entities] = line.split(' ');
        const actions = entities.map((entity) => {
          const colon = entity.indexOf(':');
          return [entity.slice(0, colon), entity.slice(colon + 1).split(',')] as const;
        });
        return [domain, new Map(actions)] as const;
      }),
    );
    return made;
  };
})();

/** Whether a text is an old permission of one word, such as `admin` or `group_creation`. */
export function isGeneralPermission(permission: string): boolean {
  return /^[a-z][A-Za-z0-9_]*$/.test(permission);
}

/** Whether a text is `domain:entity:action`, where entity and action may be `*`. */
export function isPermission(text: string): boolean {
  return /^[A-Za-z][A-Za-z0-9]*:(\*|[A-Za-z0-9]+):(\*|[A-Za-z0-9]+)$/.test(text);
}

/** Whether a permission grants more than one: its entity or its action is `*`. */
export function isWildcard(permission: string): boolean {
  return isPermission(permission) && permission.includes('*');
}

/** The permissions that one stands for, `*` spelled out; none when no operation asks for any of them. */
export function expandPermission(permission: string): readonly string[] {
  const [domain = '', entity, action] = permission.split(':');
  const entities = index().get(domain);
  if (!entities) return [];
  if (entity === undefined || action === undefined) return entities.size === 0 ? [permission] : [];
  const wanted = entity === '*' ? [...entities.keys()] : [entity];
  return wanted.flatMap((name) =>
    (entities.get(name) ?? [])
      .filter((one) => action === '*' || one === action)
      .map((one) => `${domain}:${name}:${one}`),
  );
}

/** Whether a granted permission, which may have `*`, grants the one that is needed. */
export function covers(granted: string, needed: string): boolean {
  const has = granted.split(':');
  const needs = needed.split(':');
  return (
    has.length === needs.length &&
    needs.every((part, index) => has[index] === part || (index > 0 && has[index] === '*'))
  );
}

/** Every permission in the order by which operations.generated.ts counts them. */
const sorted = (() => {
  let made: readonly string[] | undefined;
  return (): readonly string[] => {
    made ??= [...index()].flatMap(([domain, entities]) =>
      entities.size
        ? [...entities].flatMap(([entity, actions]) => actions.map((action) => `${domain}:${entity}:${action}`))
        : [domain],
    );
    return made;
  };
})();

/** The permission with this number in the sorted list. */
export function permissionByNumber(number: number): string {
  return sorted()[number] ?? '';
}

/** The number of a permission in the sorted list; -1 for one that is not known. */
export function permissionNumber(permission: string): number {
  return sorted().indexOf(permission);
}

/** The domains, the entities of a domain, or the actions of an entity. */
export function permissionParts(domain?: string, entity?: string): readonly string[] {
  if (domain === undefined) return [...index().keys()];
  const entities = index().get(domain);
  if (entity === undefined) return [...(entities?.keys() ?? [])];
  return entities?.get(entity) ?? [];
}
