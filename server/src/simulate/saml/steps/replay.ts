/** Whether the Assertion was used before. */
import { fail, skip, unknown } from '../../simulation';
import { onAssertion } from '../judging';
import { type Check, placeOf } from '../request';
import { attributeValue } from '../xml/element';

export const judgeReplay: Check = (request) =>
  onAssertion(request, (assertion) => {
    const id = attributeValue(assertion, 'ID');
    if (id === undefined) return unknown('The Assertion has no ID by which it could be told from others.');
    if (request.question.seen?.has(id))
      return fail(
        'This Assertion was used before. Each works once: who brings it again has caught it, or went back in the browser.',
        {
          expected: 'an Assertion that is new',
          found: id.slice(0, 200),
          inMessage: placeOf(request, assertion, 'ID'),
          resolution: 'Sign in again. Do not reload or go back to the page that posts the response.',
        },
      );
    return skip(
      'The Assertion was not used before, as far as is known here. Genesys Cloud remembers those that were, and one call can’t show that.',
    );
  });
