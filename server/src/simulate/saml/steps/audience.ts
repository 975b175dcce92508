/** Whether the Assertion is meant for this organization. */
import { onEntry, onValue } from '../../../rules/spots';
import { fail, type Judgement, pass, warn } from '../../simulation';
import { quoted } from '../../whole';
import { onAssertion, together } from '../judging';
import { saml } from '../names';
import { type Check, placeOf, type SsoRequest } from '../request';
import { childNamed, childrenNamed, type Element, textOf } from '../xml/element';
import { unknownAddress } from './destination';
import { describeDifference } from './issuer';

/** The audience both sides agreed on; without one in the file it is the address of the assertion consumer service. */
export function audienceOf({ provider, acs }: SsoRequest): string | undefined {
  return provider.audience?.value ?? acs;
}

export const judgeAudience: Check = (request) => {
  const expected = audienceOf(request);
  if (expected === undefined) return unknownAddress(request) ?? pass('');
  const { provider } = request;
  const at = provider.audience ? onValue(provider.audience) : onEntry(provider.entry);
  return onAssertion(request, (assertion) => {
    const conditions = childNamed(assertion, saml('Conditions'));
    const restrictions = conditions ? childrenNamed(conditions, saml('AudienceRestriction')) : [];
    if (!restrictions.length)
      return fail('The Assertion does not say for whom it is meant. An Assertion for signing in must.', {
        expected,
        found: 'no AudienceRestriction',
        at,
        inMessage: placeOf(request, conditions ?? assertion),
        resolution: `On the identity provider, set the audience (entity ID of the service provider, relying party identifier) to ${expected}.`,
      });
    const judged = restrictions.map((restriction) => judgeRestriction(restriction, expected, request, at));
    return together(judged, pass('The Assertion is meant for this organization.', { expected, found: expected, at }));
  });
};

function judgeRestriction(
  restriction: Element,
  expected: string,
  request: SsoRequest,
  at: ReturnType<typeof onEntry>,
): Judgement {
  const audiences = childrenNamed(restriction, saml('Audience'));
  // xs:anyURI: white space around it is no part of it.
  const written = audiences.map(textOf);
  const found = written.map((audience) => audience.trim());
  const others = request.question.bearer ? [request.acs, ...request.question.bearer.addresses] : [];
  const place = placeOf(request, audiences[0] ?? restriction);
  const isMeant = (one: string) => one === expected || others.includes(one);
  if (written.some(isMeant)) return pass('', { inMessage: place });
  if (found.some(isMeant))
    return warn('White space stands around the Audience. It is left out here, and others may compare it too.', {
      expected,
      found: 'the same with white space around it',
      at,
      inMessage: place,
      resolution: 'Have the identity provider write the audience without spaces or line ends around it.',
    });
  const [only] = found;
  const likely = found.length === 1 && only !== undefined ? describeDifference(only, expected) : '';
  return fail(
    `The Assertion is meant for ${found.slice(0, 5).map(quoted).join(', ') || 'nobody'}, and not for this organization.${likely}`,
    {
      expected,
      found: found.slice(0, 5).join(', ').slice(0, 300) || 'no Audience',
      at,
      inMessage: place,
      resolution: `Both sides must have the same: set the audience on the identity provider to ${expected}, or \`audience\` here and Relying Party Identifier in Genesys Cloud to what it sends.`,
    },
  );
}
