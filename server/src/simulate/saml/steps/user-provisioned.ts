/** Whether the person is a user of the organization, and active. */
import { onEntry, onTop, onValue } from '../../../rules/spots';
import { findPerson } from '../../api/user';
import { fail, pass, unknown } from '../../simulation';
import { quoted, suggestName } from '../../whole';
import { onAssertion } from '../judging';
import { isEmail, nameIdOf, personOf } from '../person';
import { type Check, placeOf } from '../request';

export const judgeUser: Check = (request) =>
  onAssertion(request, (assertion) => {
    const { whole } = request;
    const section = whole.section('users');
    const at = section ?? onTop(whole.document);
    const expected = 'an active user of the organization';
    const person = personOf(assertion);
    const nameId = nameIdOf(assertion);
    if (!person) return unknown('The Assertion names nobody, so no user can be looked for.', { expected, at });
    const inMessage = person.from === 'NameID' && nameId ? placeOf(request, nameId) : placeOf(request, assertion);
    if (!section)
      return unknown('The file lists no users, so whether this one exists is not known.', {
        expected,
        found: person.value.slice(0, 200),
        at,
        inMessage,
        resolution: 'List the people who sign in under `users`.',
      });
    const found = findPerson(person.value, whole);
    if (found.state !== 'known') {
      if (person.from === 'NameID' && !isEmail(person.value))
        return unknown(
          'The NameID is no e-mail address. Genesys Cloud looks it up among the external ids of its users, which this file does not have.',
          {
            expected,
            found: person.value.slice(0, 200),
            at,
            inMessage,
            confidence: 'inferred',
            resolution:
              'On the identity provider, send the e-mail address as attribute "email". Else give the user this value as external id of the issuer (SCIM).',
          },
        );
      const emails = whole.all('users').flatMap(({ email }) => email?.value ?? []);
      const hint = suggestName(person.value, emails);
      return fail(`The organization has no user ${quoted(person.value)}.`, {
        expected,
        found: person.value.slice(0, 200),
        at,
        inMessage,
        resolution: `${hint ? `${hint} ` : ''}Add the user to Genesys Cloud and to \`users\` here, or send the address by which it is known.`,
      });
    }
    const { user } = found;
    const state = user.state?.value ?? (user.has('state') ? undefined : 'active');
    const place = user.state ? onValue(user.state) : onEntry(user.entry);
    if (state === undefined)
      return unknown('The state of the user can’t be read.', {
        expected,
        at: place,
        resolution: 'Write `state: active`, `inactive` or `deleted`.',
      });
    if (state !== 'active')
      return fail(`The user is ${state}, and only active users can sign in.`, {
        expected,
        found: state,
        at: place,
        inMessage,
        resolution: 'Activate the user in Genesys Cloud, or take the access away on the identity provider.',
      });
    return pass('The person is an active user of the organization.', { expected, found: user.email?.value, at: place });
  });
