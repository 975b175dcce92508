/** Whether the response answers the request that was sent, or none was sent. */
import { fail, type Judgement, pass, unknown, warn } from '../../simulation';
import { quoted } from '../../whole';
import { chosenData, confirmationData } from '../confirmation';
import { onAssertion, together, unread } from '../judging';
import { type Check, placeOf, type SsoRequest } from '../request';
import { attribute, type Element } from '../xml/element';

interface Answered {
  readonly whose: 'Response' | 'Assertion';
  readonly value: string | undefined;
  readonly element: Element;
}

/** Which flow it is: as was said, else by what the response answers. */
export function flowOf({ question, believed }: SsoRequest): 'sp' | 'idp' | undefined {
  if (question.flow) return question.flow;
  // Who gives the ID of a request says that one was sent, whatever the response leaves out.
  if (question.requestId !== undefined) return 'sp';
  const { response } = believed;
  const assertion = believed.assertion ?? believed.unverified;
  if (!response && !assertion) return undefined;
  const found = [
    ...(response ? [attribute(response, 'InResponseTo')] : []),
    ...(assertion ? confirmationData(assertion).map((one) => attribute(one, 'InResponseTo')) : []),
  ];
  return found.some(Boolean) ? 'sp' : 'idp';
}

export const judgeAnswer: Check = (request) => {
  const answer = judgeRequest(request);
  return together([answer, ...judgeRelayState(request)], answer);
};

function judgeRequest(request: SsoRequest): Judgement {
  const nothing = unread(request);
  const { response } = request.believed;
  if (nothing || !response) return nothing ?? unknown('There is no response to look at.');
  const outer: Answered = { whose: 'Response', value: attribute(response, 'InResponseTo')?.value, element: response };
  const { assertion, unverified } = request.believed;
  if (!assertion && !unverified) return judgeAll([outer], request);
  if (!assertion) {
    const judged = judgeAll([outer], request);
    const inner = onAssertion(request, (one) => judgeAll(answersOf(one, request), request));
    return together([judged, inner], judged);
  }
  return judgeAll([outer, ...answersOf(assertion, request)], request);
}

/** Bindings, section 3.5.3: what came with the request goes back with the response, unchanged and at most 80 bytes long. */
function judgeRelayState({ question, unpacked }: SsoRequest): readonly Judgement[] {
  const found = unpacked.relayState;
  const expected = question.relayState;
  if (unpacked.form === 'form post' && expected !== undefined && found !== expected)
    return [
      fail('The RelayState is not the one that was sent with the request, and it must come back unchanged.', {
        expected: expected.slice(0, 200),
        found: found?.slice(0, 200) ?? 'none',
        resolution:
          'The identity provider must give RelayState back as it came. If it does, two sign-ins got mixed up.',
      }),
    ];
  if (found !== undefined && Buffer.byteLength(found) > 80)
    return [
      warn('The RelayState is longer than the 80 bytes that SAML allows. Genesys Cloud may cut or refuse it.', {
        expected: '80 bytes at most',
        found: `${Buffer.byteLength(found)} bytes`,
        confidence: 'inferred',
        resolution: 'Have whoever starts the sign-in send a short RelayState.',
      }),
    ];
  return [];
}

/** What the Assertion answers: with a request in the one confirmation that counts; without one in none. */
function answersOf(assertion: Element, request: SsoRequest): readonly Answered[] {
  const chosen = chosenData(assertion, request);
  const counting = flowOf(request) === 'sp' ? (chosen ? [chosen] : []) : confirmationData(assertion);
  return counting.map((element) => ({
    whose: 'Assertion' as const,
    value: attribute(element, 'InResponseTo')?.value,
    element,
  }));
}

function judgeAll(answers: readonly Answered[], request: SsoRequest): Judgement {
  const { question } = request;
  const given = answers.filter(({ value }) => value !== undefined);
  const flow = flowOf(request);
  if (flow !== 'sp') return judgeUnasked(given, request);
  const requestId = question.requestId;
  if (requestId === undefined) return judgeUnknownRequest(given, request);
  const passed = pass('The response answers the request that was sent.', { expected: requestId, found: requestId });
  return together(
    answers.map((one) => judgeOne(one, requestId, request)),
    passed,
  );
}

function judgeOne({ whose, value, element }: Answered, requestId: string, request: SsoRequest): Judgement {
  const more = { expected: requestId, found: value === undefined ? 'no InResponseTo' : value.slice(0, 200) };
  if (value === requestId) return pass('', more);
  if (value === undefined)
    return fail(`The ${whose} does not say which request it answers, and one was sent.`, {
      ...more,
      inMessage: placeOf(request, element),
      resolution:
        'The person may have started at the identity provider: then no request was sent (--flow idp). Else the identity provider must repeat the ID of the request in InResponseTo.',
    });
  return fail(
    `The ${whose} answers another request, ${quoted(value)}: an old response, one for another browser window, or one that was caught.`,
    {
      ...more,
      inMessage: placeOf(request, element, 'InResponseTo'),
      resolution:
        'Sign in again from the start, in one window. If it stays so, the identity provider mixes requests up.',
    },
  );
}

/** It is not known which request was sent. */
function judgeUnknownRequest(given: readonly Answered[], request: SsoRequest): Judgement {
  const [first] = given;
  if (!first)
    return unknown(
      'The response answers no request, and the sign-in is said to have begun with one (SP-initiated). Unasked responses can be slipped to somebody.',
      {
        expected: 'the ID of the request',
        found: 'no InResponseTo',
        resolution:
          'If the person started at the identity provider, say so (--flow idp). Else give the ID of the request (--request-id).',
      },
    );
  const values = new Set(given.map(({ value }) => value));
  if (values.size > 1)
    return fail('The Response and the Assertion answer different requests.', {
      expected: 'one request',
      found: [...values].join(', ').slice(0, 200),
      inMessage: placeOf(request, first.element, 'InResponseTo'),
      resolution:
        'The identity provider must repeat the ID of the request in both. If it does, somebody put two responses together.',
    });
  return warn(`The response answers the request ${quoted(first.value ?? '')}. Whether it was sent is not known here.`, {
    expected: 'the ID of the request',
    found: first.value?.slice(0, 200),
    inMessage: placeOf(request, first.element, 'InResponseTo'),
    resolution: 'Give the ID of the request that was sent (--request-id) to have it compared.',
  });
}

/** The person started at the identity provider: there was no request that could be answered. */
function judgeUnasked(given: readonly Answered[], request: SsoRequest): Judgement {
  const [first] = given;
  if (!first)
    return pass('The sign-in began at the identity provider, and the response answers no request.', {
      expected: 'no InResponseTo',
      found: 'no InResponseTo',
    });
  return fail(
    'The sign-in is said to have begun at the identity provider, and the response answers a request: it belongs to another sign-in.',
    {
      expected: 'no InResponseTo',
      found: first.value?.slice(0, 200),
      inMessage: placeOf(request, first.element, 'InResponseTo'),
      resolution: 'If a request was sent, say so (--flow sp). Else the identity provider must leave InResponseTo out.',
    },
  );
}
