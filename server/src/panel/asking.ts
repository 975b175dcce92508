/** What the inputs of both views have in common: the client, who signs in, and the instant. */
import type { OauthClient, User } from '../organization/model.generated';
import { instantOf } from '../simulate/instant';
import { isoOf } from '../simulate/simulation';
import { findClient, quoted, suggestName, type Whole } from '../simulate/whole';
import { placeOfField, plain } from './texts';
import type { Choice, Field } from './view';

/** What is wrong with inputs, by the id of the field; a sentence each. */
export type Faults = Map<string, string>;

/** Most choices of a list; of more only those in the beginning, and the one that is chosen. */
const mostChoices = 1000;

/** The client of an input, and what is wrong when there is none. */
export function askedClient(name: string, whole: Whole, faults: Faults): OauthClient | undefined {
  const client = findClient(whole, name);
  if (client) return client;
  const names = namesOf(whole);
  faults.set('client', `There is no client ${quoted(name)}. ${suggestName(name, names) ?? 'Choose one.'}`);
  return undefined;
}

export function namesOf(whole: Whole): readonly string[] {
  return [...new Set(whole.all('oauthClients').flatMap(({ name }) => name?.value ?? []))];
}

/** The instant of an input, in milliseconds since 1970 UTC; now where it can't be read. */
export function askedInstant(at: string | undefined, now: number, faults: Faults): number {
  if (at === undefined || at === '') return now;
  const instant = instantOf(at);
  if (instant === undefined) faults.set('at', 'Write an instant of the calendar in UTC, such as 2026-11-23 09:30.');
  return instant ?? now;
}

export function isActive(user: User): boolean {
  return user.state ? user.state.value === 'active' : !user.has('state');
}

/** Who signs in: who was asked for, else the first active person of the file. */
export function askedUser(email: string | undefined, whole: Whole): User | undefined {
  const users = whole.all('users');
  if (email) {
    const folded = email.toLowerCase();
    return users.find((user) => user.email?.value.toLowerCase() === folded);
  }
  return users.find((user) => user.email !== undefined && isActive(user));
}

export function listed(values: readonly string[], chosen: string): readonly Choice[] {
  const shown = [...new Set(values)].slice(0, mostChoices);
  const all = chosen === '' || shown.includes(chosen) ? shown : [chosen, ...shown];
  return all.map((value) => ({ value, label: value }));
}

export function clientField(name: string, client: OauthClient | undefined, whole: Whole, faults: Faults): Field {
  const value = client?.name?.value ?? name;
  return {
    id: 'client',
    label: 'Client',
    kind: 'choice',
    value,
    choices: [...(value === '' ? [{ value, label: 'None' }] : []), ...listed(namesOf(whole), value)],
    ...placeOfField(client?.name, whole.document),
    ...faultOf('client', faults),
  };
}

export function userField(email: string | undefined, whole: Whole, faults: Faults): Field {
  const user = askedUser(email, whole);
  const value = user?.email?.value ?? email ?? '';
  const users = whole.all('users').flatMap((one) => (one.email ? [one] : []));
  const labels = new Map(
    users.map((one) => [
      one.email?.value ?? '',
      isActive(one) ? (one.email?.value ?? '') : `${one.email?.value} (${one.state?.value ?? 'state not known'})`,
    ]),
  );
  return {
    id: 'user',
    label: 'Signs in as',
    kind: 'choice',
    value,
    choices: value
      ? listed([...labels.keys()], value).map((choice) => ({
          ...choice,
          label: labels.get(choice.value) ?? choice.value,
        }))
      : [{ value: '', label: 'Nobody' }, ...listed([...labels.keys()], '')],
    ...placeOfField(user?.email, whole.document),
    ...faultOf('user', faults),
  };
}

export function instantField(at: string | undefined, instant: number, faults: Faults): Field {
  const fault = faults.has('at');
  return {
    id: 'at',
    label: 'As of, UTC',
    kind: 'instant',
    value: fault ? (at ?? '') : isoOf(instant),
    now: at === undefined || at === '',
    ...(fault ? { hint: [plain('Until then it is now.')] } : {}),
    ...faultOf('at', faults),
  };
}

export function faultOf(id: string, faults: Faults): { readonly fault?: string } {
  const fault = faults.get(id);
  return fault === undefined ? {} : { fault };
}
