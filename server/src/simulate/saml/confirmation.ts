/** The confirmation of the Subject by bearer that counts. */
import { readInstant } from './instant';
import { bearer, saml } from './names';
import { type SsoRequest, skew } from './request';
import { isAddress } from './steps/destination';
import { attributeValue, childNamed, childrenNamed, type Element } from './xml/element';

/** The confirmations by bearer: whoever brings the Assertion is the person. */
export function confirmationsOf(assertion: Element): readonly Element[] {
  const subject = childNamed(assertion, saml('Subject'));
  const all = subject ? childrenNamed(subject, saml('SubjectConfirmation')) : [];
  return all.filter((one) => attributeValue(one, 'Method') === bearer);
}

/** The data of every confirmation by bearer. */
export function confirmationData(assertion: Element): readonly Element[] {
  return confirmationsOf(assertion).flatMap((one) => childNamed(one, saml('SubjectConfirmationData')) ?? []);
}

/**
 * The data by which the Subject is judged. One confirmation that holds in everything is enough (profiles, section
 * 4.1.4.3), so it is the one that holds in most: recipient, request and time of the same one, never of several.
 */
export function chosenData(assertion: Element, request: SsoRequest): Element | undefined {
  const faults = (data: Element) => judgeRoughly(data, request).filter((holds) => !holds).length;
  const [first, ...others] = confirmationData(assertion);
  return first && others.reduce((best, one) => (faults(one) < faults(best) ? one : best), first);
}

function judgeRoughly(data: Element, request: SsoRequest): readonly boolean[] {
  const { acs, question, now } = request;
  const end = instantOf(data, 'NotOnOrAfter');
  const answered = attributeValue(data, 'InResponseTo');
  return [
    acs === undefined || isAddress(attributeValue(data, 'Recipient'), request),
    question.requestId === undefined ? true : answered === question.requestId,
    end !== undefined && now - skew < end,
    attributeValue(data, 'NotBefore') === undefined,
  ];
}

function instantOf(element: Element, name: string): number | undefined {
  const text = attributeValue(element, name);
  const instant = text === undefined ? undefined : readInstant(text);
  return instant?.at;
}
