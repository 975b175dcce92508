/** Where a file of tests speaks of what the organization file has: clients, identity providers and users by name. */
import type { Document, Entry } from '../../document/document';
import { nodeAt, type ScalarNode } from '../../document/node';
import type { Occurrence } from './occurrence';

export type NamedSection = 'oauthClients' | 'identityProviders' | 'users';

/** Keys below a test that name an entry of a section. */
const ways: readonly (readonly [section: NamedSection, ...path: readonly [string, string]])[] = [
  ['oauthClients', 'token', 'client'],
  ['oauthClients', 'api', 'client'],
  ['identityProviders', 'token', 'provider'],
  ['identityProviders', 'sso', 'provider'],
  ['users', 'api', 'user'],
  ['users', 'sso', 'user'],
];

/**
 * What a test expects of the one who signs in. It is a user where the response is made: the one that the test names, or
 * the first one. In a response out of a file stands whatever the provider wrote there.
 */
const expected: typeof ways = [
  ['users', 'expect', 'email'],
  ['users', 'expect', 'nameId'],
];

export interface NamedInTest {
  readonly section: NamedSection;
  readonly name: string;
  readonly at: Occurrence;
  readonly node: ScalarNode;
}

const known = new WeakMap<Entry, readonly NamedInTest[]>();

/** Every name in a test, in the order of the keys above; none in an entry that is no test. */
export function namedInTest(entry: Entry): readonly NamedInTest[] {
  let named = known.get(entry);
  if (!named) {
    named = entry.section === 'tests' && entry.listed ? readNames(entry) : [];
    known.set(entry, named);
  }
  return named;
}

function readNames(entry: Entry): readonly NamedInTest[] {
  const read = ([section, ...path]: (typeof ways)[number]): readonly NamedInTest[] => {
    const node = nodeAt(entry.node, path);
    return node?.kind === 'scalar' && typeof node.value === 'string'
      ? [{ section, name: node.value, at: { entry, path, on: 'value', declares: false }, node }]
      : [];
  };
  const named = ways.flatMap(read);
  const who = named.find(({ at: { path } }) => path.join('.') === 'sso.user')?.name;
  const isFirst = who === undefined && nodeAt(entry.node, ['sso', 'scenario']) !== undefined;
  return [...named, ...expected.flatMap(read).filter(({ name }) => isFirst || name === who)];
}

/** The section of which a test names an entry at a path below it. */
export function sectionNamedAt(path: readonly (string | number)[]): NamedSection | undefined {
  return [...ways, ...expected].find(([, ...way]) => way.join('.') === path.join('.'))?.[0];
}

/** Where the tests of a document speak of an entry by one of its names: of a client, its Client ID is one too. */
export function spokenInTests(
  { sections }: Pick<Document, 'sections'>,
  section: string,
  isMeant: (name: string) => boolean,
): readonly Occurrence[] {
  return sections
    .filter(({ name }) => name === 'tests')
    .flatMap(({ entries }) => entries.flatMap(namedInTest))
    .filter((one) => one.section === section && isMeant(one.name))
    .map(({ at }) => at);
}
