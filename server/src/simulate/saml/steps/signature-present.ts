/** Whether the Response or its Assertion is signed. */
import { fail, pass } from '../../simulation';
import { unread } from '../judging';
import type { Check } from '../request';

export const judgePresent: Check = (request) => {
  const nothing = unread(request);
  if (nothing || !request.message) return nothing ?? pass('');
  const { signatures, strays, encrypted } = request.message;
  const expected = 'a signature in the Response or in its Assertion';
  const holders = signatures.map(({ holder }) => holder);
  if (holders.length)
    return pass(
      `${[...new Set(holders)].map((one) => `The ${one}`).join(' and ')} ${holders.length > 1 ? 'are' : 'is'} signed.`,
      {
        expected,
        found: [...new Set(holders)].join(' and '),
      },
    );
  const resolution =
    'On the identity provider, turn the signing of responses or assertions on for Genesys Cloud. If it is on, somebody took the signature out.';
  if (strays.length)
    return fail(
      'A signature is there, but neither in the Response nor in its Assertion: what it signs is not what is read.',
      {
        expected,
        found: `a signature inside <${strays[0]?.parent?.name.slice(0, 60)}>`,
        inMessage: strays[0] && { start: strays[0].start, end: strays[0].content },
        resolution,
      },
    );
  if (encrypted.length)
    return fail(
      'Nothing that can be read is signed. Encryption proves nothing of who made it: everybody has the key for that.',
      {
        expected,
        found: 'no signature',
        resolution,
      },
    );
  return fail('Nothing is signed, so anybody may have written it.', { expected, found: 'no signature', resolution });
};
