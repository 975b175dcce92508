/** Whether the person signed in at the identity provider, and that session still holds. */
import { fail, type Judgement, pass, warn } from '../../simulation';
import { apart } from '../instant';
import { onAssertion, together } from '../judging';
import { saml } from '../names';
import { type Check, placeOf, type SsoRequest, skew } from '../request';
import { attributeValue, childrenNamed, type Element } from '../xml/element';
import { instantIn } from './time-conditions';

export const judgeSession: Check = (request) =>
  onAssertion(request, (assertion) => {
    const statements = childrenNamed(assertion, saml('AuthnStatement'));
    if (!statements.length && request.question.bearer?.alone)
      return warn(
        'The Assertion does not say that the person signed in (no AuthnStatement), which RFC 7522 recommends.',
        {
          expected: 'an AuthnStatement',
          found: 'none',
          inMessage: placeOf(request, assertion),
          confidence: 'inferred',
          resolution: 'Have the identity provider say how and when the person signed in.',
        },
      );
    if (!statements.length)
      return fail(
        'The Assertion does not say that anybody signed in (no AuthnStatement). A response to a sign-in must.',
        {
          expected: 'an AuthnStatement',
          found: 'none',
          inMessage: placeOf(request, assertion),
          resolution:
            'On the identity provider, send authentication statements to Genesys Cloud; attributes alone are no sign-in.',
        },
      );
    const judged = statements.slice(0, 5).flatMap((one) => judgeStatement(one, request));
    const end = attributeValue(statements[0], 'SessionNotOnOrAfter');
    return together(
      judged,
      pass(
        end === undefined
          ? 'The person signed in; the session has no end of its own.'
          : 'The person signed in, and the session still holds.',
        {
          ...(end === undefined ? {} : { found: `until ${end.slice(0, 40)}` }),
        },
      ),
    );
  });

function judgeStatement(statement: Element, request: SsoRequest): readonly Judgement[] {
  const { now } = request;
  const judged: Judgement[] = [];
  const end = instantIn(statement, 'SessionNotOnOrAfter', request, judged);
  const signedIn = instantIn(statement, 'AuthnInstant', request, judged);
  if (end !== undefined && now - skew >= end)
    judged.push(
      fail(`The session at the identity provider ended ${apart(end, now)} ago.`, {
        expected: `after ${new Date(now).toISOString()}`,
        found: attributeValue(statement, 'SessionNotOnOrAfter')?.slice(0, 60),
        inMessage: placeOf(request, statement, 'SessionNotOnOrAfter'),
        resolution:
          'Sign in again. If it stays so, the session lifetime on the identity provider is too short, or its clock is wrong.',
      }),
    );
  if (signedIn !== undefined && signedIn > now + skew)
    judged.push(
      warn(
        `The person is said to have signed in ${apart(signedIn, now)} in the future: the clock of the identity provider is fast.`,
        {
          expected: `${new Date(now).toISOString()} at the latest`,
          found: attributeValue(statement, 'AuthnInstant')?.slice(0, 60),
          inMessage: placeOf(request, statement, 'AuthnInstant'),
          resolution: 'Set the clock of the identity provider (NTP).',
        },
      ),
    );
  return judged;
}
