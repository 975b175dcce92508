/** Whether the person behind a token, or that there is none, fits the operation. */
import { apiAnswer } from '../../facts/errors';
import { needsUser } from '../../facts/operations';
import { onEntry, onValue, onWritten } from '../../rules/spots';
import { fail, type Judgement, pass, skip, unknown, warn } from '../simulation';
import { quoted, shortened, suggestName, type Whole } from '../whole';
import type { ApiCall, Person } from './request';

/** The person of this address, compared without regard to case. */
export function findPerson(email: string | undefined, whole: Whole): Person {
  if (!email?.trim()) return { state: 'unnamed' };
  const folded = email.toLowerCase();
  const user =
    whole.named('users', email)[0] ?? whole.all('users').find((one) => one.email?.value.toLowerCase() === folded);
  return user ? { state: 'known', user } : { state: 'unknown', email };
}

export function judgeUser(call: ApiCall): Judgement {
  if (call.person.state === 'none') return call.grant ? judgeMachine(call) : skip('Whose token it is is not known.');
  return judgePerson(call.person, call.whole);
}

/** A token of a machine can't call what means the signed-in user. */
function judgeMachine({ client, found, path, question }: ApiCall): Judgement {
  const at = client.grantType ? onValue(client.grantType) : onWritten(client, 'grantType');
  if (found.state === 'found' && needsUser(found.operation, path))
    return fail('The operation means the signed-in user, and a Client Credentials token belongs to nobody.', {
      expected: 'a token of a person',
      found: 'a token of a client',
      at,
      resolution: 'Call the operation that takes the id of a user, or use Authorization Code.',
    });
  const named = question.user?.trim()
    ? ' The user who was named is not looked at: a Client Credentials token belongs to nobody.'
    : '';
  return pass(`The operation needs no user.${named}`, { found: 'a token of a client', confidence: 'inferred', at });
}

function judgePerson(person: Person, whole: Whole): Judgement {
  const expected = 'an active user';
  // That a missing user is refused is certain; this answer is not.
  const answer = apiAnswer('user-context', { code: 'bad.credentials' });
  if (person.state === 'unnamed')
    return fail('Who signed in was not said, and a token of this grant type belongs to a person.', {
      expected,
      found: 'nobody',
      answer,
      at: whole.section('users'),
      resolution: 'Name a user of the organization (`--user` on the command line).',
    });
  if (person.state !== 'known') {
    const text = person.state === 'unknown' ? person.email : '';
    const emails = whole.all('users').flatMap(({ email }) => email?.value ?? []);
    return fail(`The organization has no user ${quoted(text)}.`, {
      expected,
      found: quoted(text),
      answer,
      at: whole.section('users'),
      resolution: suggestName(text, emails) ?? 'Add the user to `users`, and to Genesys Cloud.',
    });
  }
  const { user } = person;
  const at = user.state ? onValue(user.state) : onWritten(user, 'state');
  if (user.has('state') && !user.state)
    return unknown('The state of the user can’t be read.', {
      expected,
      at,
      resolution: 'Write `state: active`, `inactive` or `deleted`.',
    });
  const state = user.state?.value ?? 'active';
  if (state !== 'active')
    return fail(`The user is ${state}, and only active users can sign in.`, {
      expected,
      found: state,
      answer,
      at,
      resolution: `${state === 'deleted' ? 'Restore' : 'Activate'} the user, or sign in as another.`,
    });
  const same = user.email ? whole.named('users', user.email.value).length : 1;
  if (same > 1)
    return warn(`${same} users have this address. The first one is looked at here: active, with its roles.`, {
      expected,
      found: user.email && shortened(user.email.value),
      at: onEntry(user.entry),
      resolution: 'Give each user an address of its own.',
    });
  return pass('The token belongs to an active user.', {
    expected,
    found: user.email && shortened(user.email.value),
    at,
  });
}
