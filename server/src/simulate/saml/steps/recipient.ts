/** Whether the person is confirmed by bearer, for this address. */
import { fail, type Judgement, pass, warn } from '../../simulation';
import { chosenData, confirmationsOf } from '../confirmation';
import { onAssertion, together } from '../judging';
import { bearer, saml } from '../names';
import { type Check, placeOf, type SsoRequest } from '../request';
import { attribute, attributeValue, childNamed, childrenNamed, type Element } from '../xml/element';
import { judgeAddress, unknownAddress } from './destination';

export const judgeRecipient: Check = (request) => {
  const nothing = unknownAddress(request);
  return nothing ?? onAssertion(request, (assertion) => judgeOne(assertion, request));
};

function judgeOne(assertion: Element, request: SsoRequest): Judgement {
  const subject = childNamed(assertion, saml('Subject'));
  const expected = request.acs;
  const set = `On the identity provider, set the Recipient (ACS URL, single sign-on URL) to ${expected}.`;
  if (!subject)
    return fail('The Assertion has no Subject: it speaks of nobody.', {
      expected,
      found: 'no Subject',
      inMessage: placeOf(request, assertion),
      resolution: 'On the identity provider, send the person as NameID in the Subject.',
    });
  const all = childrenNamed(subject, saml('SubjectConfirmation'));
  const confirmations = confirmationsOf(assertion);
  const at = { inMessage: placeOf(request, all[0] ?? subject) };
  if (!confirmations.length)
    return fail('The Subject has no confirmation by bearer, and a sign-in by browser is confirmed by nothing else.', {
      expected: bearer,
      found:
        all.map((one) => attributeValue(one, 'Method')?.slice(0, 100) ?? 'no Method').join(', ') ||
        'no SubjectConfirmation',
      ...at,
      resolution: 'On the identity provider, choose the bearer method, which Web Browser SSO uses.',
    });
  const data = chosenData(assertion, request);
  if (!data)
    return fail('The confirmation of the Subject has no data: no recipient, and no end. Both are demanded.', {
      expected,
      found: 'no SubjectConfirmationData',
      ...at,
      resolution: set,
    });
  return judgeData(data, request);
}

function judgeData(data: Element, request: SsoRequest): Judgement {
  const expected = request.acs;
  const recipient = attribute(data, 'Recipient');
  const address = attribute(data, 'Address');
  const judged: Judgement[] = [];
  if (!recipient)
    judged.push(
      fail(
        'The confirmation of the Subject has no Recipient, which it must have: else it could be passed on to another recipient.',
        {
          expected,
          found: 'no Recipient',
          inMessage: placeOf(request, data),
          resolution: `On the identity provider, set the Recipient (ACS URL, single sign-on URL) to ${expected}.`,
        },
      ),
    );
  else
    judged.push(
      judgeAddress(recipient.value, 'The Assertion may be delivered to', request, placeOf(request, data, 'Recipient')),
    );
  const [first] = judged;
  const passed = first ?? pass('');
  if (address && passed.outcome === 'pass')
    return warn(
      'The Assertion is bound to the network address of the browser, as the identity provider saw it. Behind a proxy Genesys Cloud sees another one.',
      {
        expected: 'no Address',
        found: 'an Address',
        inMessage: placeOf(request, data, 'Address'),
        confidence: 'inferred',
        resolution: 'On the identity provider, turn the check of client addresses off.',
      },
    );
  return together(judged, passed);
}
