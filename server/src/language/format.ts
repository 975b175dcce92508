/** What a file that is being edited is: an organization, or tests of one. */
import { organizationSchema, type Schema } from '../rules/schema/schema';
import { scenarioSchema } from '../scenarios/schema';
import type { Editing } from './editing';

type Asked = Pick<Editing, 'document' | 'names' | 'tested'>;

/** The schema of the whole file. */
export function formatOf({ tested }: Pick<Editing, 'tested'>): Schema {
  return tested ? scenarioSchema() : organizationSchema();
}

/** The organization that names in the file lead to: the file itself, or the one that it tests. */
export function organizationOf<E extends Asked>(editing: E): E | NonNullable<E['tested']> {
  return editing.tested ?? editing;
}
