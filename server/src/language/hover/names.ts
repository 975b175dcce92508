/** Names of entries, and names that nothing has. */
import type { Entry } from '../../document/document';
import { builtInRoles } from '../../facts/roles';
import type { Listed } from '../../organization/model.generated';
import { nameNode } from '../../organization/names';
import { closest } from '../../spelling/closest';
import { called } from '../uses';
import type { Asked, Paragraphs } from './asked';
import { code } from './markdown';

/** The names of entries; those without one are called so. */
export function namesOf(entries: readonly Entry[]): readonly string[] {
  return entries.map((entry) => nameNode(entry)?.value ?? 'one without a name');
}

/** The entry of a name: the one that is asked about, else the first. */
export function entryOf<S extends keyof Listed>(
  section: S,
  name: string,
  { whole, own }: Asked,
): Listed[S] | undefined {
  const here = own?.section === section && nameNode(own)?.value === name ? whole.read(own, section) : undefined;
  return here ?? whole.named(section, name)[0];
}

/** Says so where several entries have a name: who refers to it means none of them for certain. */
export function sameNames(section: keyof Listed, name: string, { whole }: Asked): Paragraphs {
  const many = whole.count(section, name);
  return many > 1 ? [`**${many} ${called[section][1]} have this name**, so it is not certain which one is meant.`] : [];
}

/** Of a name that no entry has: that, and which one may be meant. */
export function missing(section: keyof Listed, name: string, { editing }: Asked): Paragraphs {
  const names = editing.names.names(section);
  const near = closest(name, section === 'roles' ? [...new Set([...names, ...builtInRoles])] : names);
  const builtIn = section === 'roles' ? ', and no built-in role has this name' : '';
  return [
    `There is no ${called[section][0]} ${code(name)}: \`${section}\` does not list it${builtIn}.${near === undefined ? '' : ` Did you mean ${code(near)}?`}`,
  ];
}
