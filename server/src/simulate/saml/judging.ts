/** What the checks of a response share: several remarks in one judgement, and values that nobody vouches for. */
import { fail, type Judgement, type More, pass, skip, unknown, warn, worst } from '../simulation';
import type { SsoRequest } from './request';
import type { Element } from './xml/element';

/** Most remarks that one step tells. */
const most = 5;

/**
 * One judgement from several: as bad as the worst, with what all that are no pass have to say, the worst first; `passed`
 * when all hold.
 */
export function together(judgements: readonly Judgement[], passed: Judgement): Judgement {
  const first = worst(judgements.filter(({ outcome }) => outcome !== 'pass' && outcome !== 'skip'));
  if (!first) return passed;
  const others = judgements.filter((one) => one !== first && one.outcome !== 'pass' && one.outcome !== 'skip');
  const same = others.filter(({ outcome }) => outcome === first.outcome);
  const told = [first, ...same, ...others.filter(({ outcome }) => outcome !== first.outcome)];
  const details = [...new Set(told.map(({ detail }) => detail))];
  const left = details.length - most;
  return {
    ...first,
    detail: [...details.slice(0, most), ...(left > 0 ? [`And ${left} more.`] : [])].join(' '),
  };
}

/** Why nothing can be said when there is no XML to look at. */
export function unread({ scanned, message }: SsoRequest): Judgement | undefined {
  if (!scanned) return unknown('There is no XML to look at.');
  if ('fault' in scanned) return unknown('The XML was not read, so nothing is known of this.');
  if (!message?.response && !message?.assertions.length)
    return unknown('This is no SAML 2.0 response, so there is nothing to look at.');
  return undefined;
}

/**
 * Judges the Assertion as it was signed. Where no signature holds, none of its values is shown or believed; only whether
 * the check would fail besides is told.
 */
export function onAssertion(request: SsoRequest, judge: (assertion: Element) => Judgement): Judgement {
  const nothing = unread(request);
  if (nothing) return nothing;
  const { believed, message } = request;
  if (believed.assertion) return judge(believed.assertion);
  if (message?.encrypted.length) return unknown('The Assertion is encrypted, so nothing of it can be read.');
  if (!message?.assertions.length) return skip('The response holds no Assertion.');
  if (!believed.unverified)
    return unknown('Which of the Assertions counts is not certain, so none of them is believed.');
  const would = judge(believed.unverified);
  return unknown(
    `No signature holds for the Assertion, so nothing in it is believed or shown.${
      would.outcome === 'fail' ? ' Going by what stands there unproven, this check would fail too.' : ''
    }`,
    { resolution: 'Mend the signature first; then this is checked.' },
  );
}

export { fail, type Judgement, type More, pass, skip, unknown, warn };
