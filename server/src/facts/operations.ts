/** The operations of the Platform API: which permissions and scopes each asks for. */
import { closest } from '../spelling/closest';
import { operationLines, scopeLines } from './operations.generated';
import { permissionByNumber, permissionNumber } from './permissions';

export interface Operation {
  readonly method: string;
  /** The path with its parameters: `/api/v2/routing/queues/{queueId}`. */
  readonly path: string;
  /** Whether every permission is needed, or one of several; `none` when no permission is documented. */
  readonly needs: 'all' | 'any' | 'none';
  /** Whether it is documented with "one is enough", also for a single permission: what a refusal says depends on it. */
  readonly oneIsEnough: boolean;
  readonly permissions: readonly string[];
  /** Scopes, one of which a token with scopes must have; empty when they are not known. */
  readonly scopes: readonly string[];
  /** How sure the scopes are: seen in the official description, narrowed down from it, or guessed from the path. */
  readonly scopeConfidence: 'confirmed' | 'narrowed' | 'predicted' | 'unknown';
}

/** What is known of a method and a path. */
export type OperationFound =
  | { readonly state: 'found'; readonly operation: Operation }
  | { readonly state: 'unknown' }
  /** A template fills a segment where only fixed words are possible, so what is called is decided when it runs. */
  | { readonly state: 'undecided' };

interface Segment {
  readonly fixed: Map<string, Segment>;
  parameter: { readonly name: string; readonly segment: Segment } | undefined;
  readonly operations: Map<string, string>;
}

const methods: Readonly<Record<string, string>> = { g: 'GET', o: 'POST', u: 'PUT', a: 'PATCH', d: 'DELETE', h: 'HEAD' };
const certainties = { c: 'confirmed', n: 'narrowed', p: 'predicted' } as const;

const segment = (): Segment => ({ fixed: new Map(), parameter: undefined, operations: new Map() });

/**
 * The tree of the paths below `/api/v2/` that begin with a word, built at the first question about it, since a file asks
 * about few; of all paths when no word is given.
 */
const tree = (() => {
  const planted = new Map<string | undefined, Segment>();
  let lines: ReadonlyMap<string, string> | undefined;
  return (first?: string): Segment => {
    const known = planted.get(first);
    if (known) return known;
    lines ??= new Map(
      operationLines.split(/\n(?=0 )/).map((block) => [/^0 ([^/ ]*)/.exec(block)?.[1] ?? '', block] as const),
    );
    const root = plant(first === undefined ? operationLines : (lines.get(first) ?? ''));
    planted.set(first, root);
    return root;
  };
})();

/** What may follow a path. */
export interface PathStep {
  /** A fixed word, or a parameter: `{queueId}`. */
  readonly segment: string;
  /** The methods of the path that ends here. */
  readonly methods: readonly string[];
  /** Whether the path can go on. */
  readonly further: boolean;
}

/**
 * The segments that may follow some below `/api/v2/`; what is no fixed word there stands for a parameter. With a method,
 * those that lead to an operation of it; the first words of all paths come without a look at what follows.
 */
export function stepsAfter(path: readonly string[], method?: string): readonly PathStep[] {
  const [first] = path;
  if (first === undefined) return [...tree().fixed].map(([segment, next]) => stepOf(segment, next));
  let at: Segment | undefined = treeFor(path);
  for (const name of path) at = (isTemplate(name) ? undefined : at?.fixed.get(name)) ?? at?.parameter?.segment;
  if (!at) return [];
  const next: (readonly [string, Segment])[] = [...at.fixed];
  if (at.parameter) next.push([at.parameter.name, at.parameter.segment]);
  return next
    .filter(([, one]) => method === undefined || leadsTo(one, method))
    .map(([segment, one]) => stepOf(segment, one));
}

function stepOf(segment: string, { fixed, parameter, operations }: Segment): PathStep {
  return { segment, methods: [...operations.keys()], further: fixed.size > 0 || parameter !== undefined };
}

function leadsTo({ fixed, parameter, operations }: Segment, method: string): boolean {
  return (
    operations.has(method) ||
    (parameter !== undefined && leadsTo(parameter.segment, method)) ||
    [...fixed.values()].some((one) => leadsTo(one, method))
  );
}

/** The tree in which a path may be found: its first segment can be any word when it is a template. */
function treeFor([first = '']: readonly string[]): Segment {
  return tree(isTemplate(first) ? undefined : first);
}

function plant(lines: string): Segment {
  const root = segment();
  if (lines === '') return root;
  let before: readonly Segment[] = [];
  for (const line of lines.split('\n')) {
    const [shared = '0', path = '', ...codes] = line.split(' ');
    const trail = before.slice(0, Number(shared));
    for (const name of path.split('/')) {
      const at = trail.at(-1) ?? root;
      trail.push(name.startsWith('{') ? parameterOf(at, name) : fixedOf(at, name));
    }
    for (const code of codes) trail.at(-1)?.operations.set(methods[code[0] ?? ''] ?? '', code.slice(1));
    before = trail;
  }
  return root;
}

function parameterOf(at: Segment, name: string): Segment {
  at.parameter ??= { name, segment: segment() };
  return at.parameter.segment;
}

function fixedOf(at: Segment, name: string): Segment {
  const next = at.fixed.get(name) ?? segment();
  at.fixed.set(name, next);
  return next;
}

/**
 * The operation that a call reaches. `path` starts with `/api/v2/`, without host and query; a segment that holds `$`
 * is a template and fills a parameter. A fixed segment beats a parameter, from the left; the method must be one that
 * the path has.
 */
export function findOperation(method: string, path: string): OperationFound {
  const prefix = '/api/v2/';
  if (!path.startsWith(prefix)) return { state: 'unknown' };
  const segments = splitPath(path.slice(prefix.length));
  const root = treeFor(segments);
  const found = reach(root, segments, 0, method, []);
  if (found) return { state: 'found', operation: found };
  return couldReach(root, segments, 0, method) ? { state: 'undecided' } : { state: 'unknown' };
}

/** Splits at `/`, but not inside `${…}`; one slash at the end does not count, others leave an empty segment. */
function splitPath(path: string): readonly string[] {
  const segments = path.replace(/\/$/, '').match(/(?:\$!?\{[^}]*\}|[^/])+|(?<=^|\/)(?=\/)|(?<=\/)$/g);
  return segments ?? [];
}

const isTemplate = (text: string) => text.includes('$');

function reach(
  at: Segment,
  path: readonly string[],
  index: number,
  method: string,
  trail: readonly string[],
): Operation | undefined {
  const name = path[index];
  if (name === undefined) {
    const code = at.operations.get(method);
    return code === undefined ? undefined : spell(method, trail, code);
  }
  const fixed = isTemplate(name) ? undefined : at.fixed.get(name);
  const direct = fixed && reach(fixed, path, index + 1, method, [...trail, name]);
  if (direct || !at.parameter || name === '') return direct;
  return reach(at.parameter.segment, path, index + 1, method, [...trail, at.parameter.name]);
}

/** Whether some value of the templates leads to an operation. */
function couldReach(at: Segment, path: readonly string[], index: number, method: string): boolean {
  const name = path[index];
  if (name === undefined) return at.operations.has(method);
  if (name === '') return false;
  const next = isTemplate(name) ? [...at.fixed.values()] : [at.fixed.get(name)];
  return [...next, at.parameter?.segment].some((one) => one !== undefined && couldReach(one, path, index + 1, method));
}

const acceptedScopes = (() => {
  let lines: readonly string[] | undefined;
  return (): readonly string[] => {
    lines ??= scopeLines.split('\n');
    return lines;
  };
})();

function spell(method: string, trail: readonly string[], code: string): Operation {
  const [rights = '', scopes] = code.split('~');
  const oneIsEnough = rights.startsWith('|');
  const permissions = rights
    .replace('|', '')
    .split('.')
    .filter(Boolean)
    .map((number) => permissionByNumber(Number.parseInt(number, 36)));
  const [sure = '', ...ids] =
    scopes === undefined ? [] : (acceptedScopes()[Number.parseInt(scopes, 36)] ?? '').split(' ');
  return {
    method,
    path: `/api/v2/${trail.join('/')}`,
    needs: permissions.length === 0 ? 'none' : oneIsEnough && permissions.length > 1 ? 'any' : 'all',
    oneIsEnough,
    permissions,
    scopes: ids,
    scopeConfidence: certainties[sure as keyof typeof certainties] ?? 'unknown',
  };
}

/** The operations that ask for one of these permissions, by path. The whole table is looked through each time. */
export function operationsAsking(permissions: readonly string[]): readonly Operation[] {
  const numbers = new Set(permissions.map((one) => permissionNumber(one).toString(36)));
  return select((rights) =>
    rights
      .replace('|', '')
      .split('.')
      .some((number) => numbers.has(number)),
  );
}

/** The operations that accept a token with this scope, as it is listed for them. */
export function operationsAccepting(scope: string): readonly Operation[] {
  const lines = new Set(
    acceptedScopes().flatMap((line, number) => (line.split(' ').slice(1).includes(scope) ? [number.toString(36)] : [])),
  );
  return select((_, scopes) => scopes !== undefined && lines.has(scopes));
}

/** Spells out only what is wanted: most of the time goes there. */
function select(wanted: (rights: string, scopes: string | undefined) => boolean): readonly Operation[] {
  const found: Operation[] = [];
  const trail: string[] = [];
  for (const line of operationLines.split('\n')) {
    const [shared = '0', path = '', ...codes] = line.split(' ');
    trail.length = Number(shared);
    trail.push(...path.split('/'));
    for (const code of codes) {
      const [rights = '', scopes] = code.slice(1).split('~');
      if (wanted(rights, scopes)) found.push(spell(methods[code[0] ?? ''] ?? '', trail, code.slice(1)));
    }
  }
  return found;
}

/** Paths with `me` that do not mean the signed-in user. Inferred from what the operations answer. */
const notTheUser = ['organizations/me', 'tokens/me', 'authorization/subjects/me'];

/**
 * Whether a call of an operation means the signed-in user: its path has a segment `me`, the operation's own or one that
 * stands for an id (inferred). `called`: the path of the call, without host and query.
 */
export function needsUser({ path }: Operation, called: string = path): boolean {
  const rest = called.slice('/api/v2/'.length);
  return splitPath(rest).includes('me') && !notTheUser.some((one) => rest === one || rest.startsWith(`${one}/`));
}

/** The methods that a path has, for did-you-mean; none when no path matches. */
export function methodsOf(path: string): readonly string[] {
  return [...new Set(Object.values(methods))].filter((method) => findOperation(method, path).state === 'found');
}

/**
 * The path with one fixed segment put right, when exactly one correction leads to an operation of the method; templates
 * and values of parameters stay as they are. Also puts right a beginning such as `/v2/` or `api/v2/`.
 */
export function nearestPath(method: string, path: string): string | undefined {
  const prefix = '/api/v2/';
  const begun = path.startsWith(prefix) ? path : path.replace(/^\/?(?:api\/)?(?:v\d+\/)?/, prefix);
  if (begun !== path && findOperation(method, begun).state === 'found') return begun;
  const segments = splitPath(begun.slice(prefix.length));
  const found: string[] = [];
  for (const [index, name] of segments.entries()) {
    if (isTemplate(name)) continue;
    const words = new Set(wordsAt(index === 0 ? tree() : treeFor(segments), segments, 0, index));
    words.delete(name);
    const rest = (word: string) => prefix + [...segments.slice(0, index), word, ...segments.slice(index + 1)].join('/');
    const right = closest(
      name,
      [...words].filter((word) => findOperation(method, rest(word)).state === 'found'),
    );
    if (right !== undefined) found.push(rest(right));
  }
  return found.length === 1 ? found[0] : undefined;
}

/** The fixed words that the tree has where segment `last` of a path stands. */
function wordsAt(at: Segment, path: readonly string[], index: number, last: number): readonly string[] {
  if (index === last) return [...at.fixed.keys()];
  const next = [at.fixed.get(path[index] ?? ''), at.parameter?.segment];
  return next.flatMap((one) => (one ? wordsAt(one, path, index + 1, last) : []));
}
