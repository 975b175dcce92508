/** Whether the response holds at this instant, with the ten seconds by which clocks may differ. */
import { fail, type Judgement, pass, warn } from '../../simulation';
import { chosenData } from '../confirmation';
import { apart, readInstant } from '../instant';
import { onAssertion, together, unread } from '../judging';
import { namespaces, saml } from '../names';
import { type Check, placeOf, type SsoRequest, skew } from '../request';
import { attributeValue, childNamed, childrenNamed, type Element } from '../xml/element';

const clocks =
  'Compare the clock of the identity provider with the right time (NTP): it may be off by 10 seconds, not more. If the clocks are right, the response is an old one: sign in again.';

/** Conditions that SAML 2.0 defines and that stop nothing here. */
const known: ReadonlySet<string> = new Set(['AudienceRestriction', 'OneTimeUse', 'ProxyRestriction']);

export const judgeTime: Check = (request) => {
  const nothing = unread(request);
  if (nothing) return nothing;
  const { response } = request.believed;
  const outer = response ? judgeIssued(response, 'Response', request) : [];
  const inner = onAssertion(request, (assertion) => judgeAssertion(assertion, request));
  const passed = pass('The response holds at this instant.', {
    expected: isoOf(request.now),
    ...(inner.found ? { found: inner.found } : {}),
  });
  return together([...outer, inner], inner.outcome === 'skip' ? inner : passed);
};

function judgeAssertion(assertion: Element, request: SsoRequest): Judgement {
  const conditions = childNamed(assertion, saml('Conditions'));
  const data = chosenData(assertion, request);
  const judged = [
    ...judgeIssued(assertion, 'Assertion', request),
    ...(conditions ? judgeWindow(conditions, 'The Assertion', request) : []),
    ...(conditions ? judgeConditions(conditions, request) : []),
    ...(data ? judgeData(data, request) : []),
  ];
  const window = ['NotBefore', 'NotOnOrAfter'].map((name) => attributeValue(conditions, name) ?? 'open');
  return together(judged, pass('', { found: window.join(' to ').slice(0, 100) }));
}

/** An instant that an attribute gives; what is odd or wrong with it goes into `judged`. */
export function instantIn(
  element: Element,
  name: string,
  request: SsoRequest,
  judged: Judgement[],
): number | undefined {
  const text = attributeValue(element, name);
  if (text === undefined) return undefined;
  const instant = readInstant(text);
  const spaces = text !== text.trim();
  if ('at' in instant && !('note' in instant) && !('fault' in instant) && !spaces) return instant.at;
  const more = {
    expected: 'a time such as 2026-01-31T12:00:00Z',
    found: text.slice(0, 60),
    inMessage: placeOf(request, element, name),
    resolution: 'Have the identity provider write its times in UTC, with a Z at the end.',
  };
  if ('fault' in instant) {
    judged.push(fail(`${name} of <${element.name.slice(0, 60)}> is no time as SAML has it: ${instant.fault}.`, more));
    return instant.at;
  }
  const note = instant.note ?? 'has white space around it, which not every reader leaves out';
  judged.push(warn(`${name} of <${element.name.slice(0, 60)}> ${note}.`, more));
  return instant.at;
}

/** Something that was issued in the future has a clock that is wrong. SAML draws no conclusion from it. */
function judgeIssued(element: Element, what: string, request: SsoRequest): readonly Judgement[] {
  const judged: Judgement[] = [];
  const issued = instantIn(element, 'IssueInstant', request, judged);
  if (issued !== undefined && issued > request.now + skew)
    judged.push(
      warn(
        `The ${what} was issued in the future, ${apart(issued, request.now)} ahead: the clock of the identity provider is fast, by more than the 10 s that are allowed.`,
        {
          expected: `${isoOf(request.now)} at the latest`,
          found: isoOf(issued),
          inMessage: placeOf(request, element, 'IssueInstant'),
          confidence: 'inferred',
          resolution: clocks,
        },
      ),
    );
  if (issued !== undefined && issued < request.now - fresh)
    judged.push(
      warn(
        `The ${what} was issued ${apart(issued, request.now)} ago. SAML draws no conclusion from that; readers that want fresh messages refuse it.`,
        {
          expected: `${isoOf(request.now - fresh)} or later`,
          found: isoOf(issued),
          inMessage: placeOf(request, element, 'IssueInstant'),
          confidence: 'inferred',
          resolution: clocks,
        },
      ),
    );
  return judged;
}

/** Within this time a response arrives, unless somebody kept it. Milliseconds. */
const fresh = 30 * 60_000;

function judgeWindow(element: Element, what: string, request: SsoRequest): readonly Judgement[] {
  const { now } = request;
  const judged: Judgement[] = [];
  const from = instantIn(element, 'NotBefore', request, judged);
  const to = instantIn(element, 'NotOnOrAfter', request, judged);
  const expected = isoOf(now);
  if (from !== undefined && to !== undefined && from >= to)
    judged.push(
      fail(`${what} ends before it begins, so it never holds.`, {
        expected: 'NotBefore before NotOnOrAfter',
        found: `${isoOf(from)} to ${isoOf(to)}`,
        inMessage: placeOf(request, element, 'NotOnOrAfter'),
        resolution: 'On the identity provider, look at the validity of assertions.',
      }),
    );
  if (from !== undefined && from > now + skew)
    judged.push(
      fail(`${what} does not hold yet: it begins in ${apart(from, now)}, and clocks may differ by 10 s.`, {
        expected,
        found: `NotBefore ${isoOf(from)}`,
        inMessage: placeOf(request, element, 'NotBefore'),
        resolution: clocks,
      }),
    );
  if (to !== undefined && now - skew >= to)
    judged.push(
      fail(`${what} has expired: it ended ${apart(to, now)} ago, and clocks may differ by 10 s.`, {
        expected,
        found: `NotOnOrAfter ${isoOf(to)}`,
        inMessage: placeOf(request, element, 'NotOnOrAfter'),
        resolution: clocks,
      }),
    );
  if (to !== undefined && to > now + longest)
    judged.push(
      warn(`${what} holds for ${apart(to, now)} more. Who catches it can sign in with it for as long.`, {
        expected: 'an end within minutes',
        found: `NotOnOrAfter ${isoOf(to)}`,
        inMessage: placeOf(request, element, 'NotOnOrAfter'),
        confidence: 'inferred',
        resolution: 'On the identity provider, let assertions for Genesys Cloud hold for a few minutes only.',
      }),
    );
  return judged;
}

/** The longest that identity providers let an Assertion hold by themselves is about an hour. Milliseconds. */
const longest = 24 * 3_600_000;

/** Core, section 2.5.1.1: who doesn't understand a condition can't say that it holds. */
function judgeConditions(conditions: Element, request: SsoRequest): readonly Judgement[] {
  const repeated = ['OneTimeUse', 'ProxyRestriction'].flatMap((name) => {
    const [, second] = childrenNamed(conditions, saml(name));
    return second
      ? [
          fail(`The Conditions hold ${name} several times, and SAML allows it once.`, {
            expected: `${name} once`,
            found: `${name} several times`,
            inMessage: placeOf(request, second),
            resolution: 'Have the identity provider write this condition once.',
          }),
        ]
      : [];
  });
  const unknown = conditions.elements
    .filter(({ namespace, local }) => namespace !== namespaces.assertion || !known.has(local))
    .slice(0, 3)
    .map((element) =>
      fail(
        `The Assertion has a condition that is not known here (<${element.name.slice(0, 60)}>). Who does not understand a condition can’t say that it holds.`,
        {
          expected: [...known].join(', '),
          found: element.name.slice(0, 60),
          inMessage: placeOf(request, element),
          resolution: 'On the identity provider, leave this condition out for Genesys Cloud.',
        },
      ),
    );
  return [...repeated, ...unknown];
}

/** Profiles, section 4.1.4.2: a confirmation by bearer has an end and no beginning. */
function judgeData(data: Element, request: SsoRequest): readonly Judgement[] {
  const judged: Judgement[] = [];
  if (attributeValue(data, 'NotOnOrAfter') === undefined)
    judged.push(
      fail(
        'The confirmation of the Subject has no end (NotOnOrAfter), which it must have: else a response that was caught could be used for ever.',
        {
          expected: 'NotOnOrAfter',
          found: 'none',
          inMessage: placeOf(request, data),
          resolution: 'Have the identity provider set NotOnOrAfter in SubjectConfirmationData.',
        },
      ),
    );
  if (attributeValue(data, 'NotBefore') !== undefined)
    judged.push(
      fail('The confirmation of the Subject has a beginning (NotBefore), which SAML forbids for sign-ins by browser.', {
        expected: 'no NotBefore',
        found: attributeValue(data, 'NotBefore')?.slice(0, 60),
        inMessage: placeOf(request, data, 'NotBefore'),
        resolution: 'Have the identity provider leave NotBefore out of SubjectConfirmationData.',
      }),
    );
  const window = judgeWindow(data, 'The confirmation of the Subject', request);
  return [...judged, ...window];
}

function isoOf(instant: number): string {
  const last = 8.64e15;
  return new Date(Math.max(-last, Math.min(last, instant)) || 0).toISOString();
}
