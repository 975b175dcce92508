/** Whether each signature signs just what it stands in, so that what is signed is what is read. */
import { fail, type Judgement, pass, skip, warn } from '../../simulation';
import { together, unread } from '../judging';
import { namespaces, saml } from '../names';
import type { Check, SsoRequest } from '../request';
import { canonicalizationOf, describeTransform, enveloped } from '../signature/algorithms';
import type { Reference, Signature } from '../signature/read';
import { refersToParent } from '../signature/verify';
import { attributeValue, childrenNamed, type Element, isNamed } from '../xml/element';

const attack = 'No identity provider signs like this: somebody rearranged the response. Find out where it comes from.';
const producer =
  'The identity provider must sign as SAML 2.0 says (core, section 5.4); if it does, somebody changed the response.';

export const judgeScope: Check = (request) => {
  const nothing = unread(request);
  if (nothing || !request.message) return nothing ?? skip('');
  const { signatures, strays } = request.message;
  if (!signatures.length && !strays.length) return skip('There is no signature.');
  const judged = [
    ...signatures.flatMap(judgeReferences),
    ...strays.slice(0, 5).map(judgeStray),
    ...judgeInner(request),
  ];
  const covered = signatures.map(({ holder }) => holder);
  return together(
    judged,
    pass(
      covered.includes('Response')
        ? 'The signature covers the whole Response, the Assertion included.'
        : 'The signature covers the Assertion; the Response around it is not signed.',
      { expected: 'each signature signs the element it stands in', found: covered.join(' and ') },
    ),
  );
};

/** What is wrong with that to which a signature refers, and with how it does. */
export function judgeReferences(signature: Signature): readonly Judgement[] {
  const { holder, references, parent } = signature;
  const [reference, ...more] = references;
  const expected = `one Reference to the ID of the ${holder}`;
  const at = spanOf(signature.element);
  if (!reference)
    return [
      fail(`The signature of the ${holder} refers to nothing.`, {
        expected,
        found: 'no Reference',
        inMessage: at,
        resolution: producer,
      }),
    ];
  const judged: Judgement[] = [];
  if (more.length)
    judged.push(
      fail(
        `The signature of the ${holder} refers to ${references.length} things, and SAML allows one: readers differ in which one they take for signed.`,
        {
          expected,
          found: `${references.length} References`,
          inMessage: spanOf(reference.element),
          resolution: attack,
        },
      ),
    );
  judged.push(...judgeTarget(reference, signature, expected), ...judgeTransforms(reference, holder));
  if (childrenNamed(parent, { namespace: namespaces.signature, local: 'Signature' }).length > 1)
    judged.push(
      fail(`The ${holder} holds several signatures.`, {
        expected: 'one signature',
        found: 'several',
        inMessage: at,
        resolution: attack,
      }),
    );
  return judged;
}

function judgeTarget(reference: Reference, signature: Signature, expected: string): readonly Judgement[] {
  const { holder, parent } = signature;
  const { uri } = reference;
  const more = { expected, inMessage: spanOf(reference.element) };
  if (uri === '' && refersToParent(reference, signature))
    return [
      fail(
        `The signature refers to the whole document (URI=""), and SAML wants the ID of the ${holder} there, so that nothing can be put around it.`,
        {
          ...more,
          found: 'URI=""',
          resolution: 'Have the vendor of the identity provider sign by ID: URI="#…" with the ID of what is signed.',
        },
      ),
    ];
  if (refersToParent(reference, signature)) return [];
  if (uri === undefined)
    return [
      fail(`The signature of the ${holder} does not say what it signs.`, {
        ...more,
        found: 'no URI',
        resolution: producer,
      }),
    ];
  if (!uri.startsWith('#'))
    return [
      fail(
        `The signature refers to something outside of the response. A reader that fetches it can be made to read files and to call addresses; nothing is fetched here.`,
        {
          ...more,
          found: uri.slice(0, 120),
          resolution: attack,
        },
      ),
    ];
  const id = attributeValue(parent, 'ID') ?? '';
  return [
    fail(
      `The signature stands in the ${holder} and signs something else: it refers to "${uri.slice(0, 80)}", and the ${holder} is "#${id.slice(0, 80)}". So the ${holder} that is read is not the one that was signed (signature wrapping).`,
      {
        ...more,
        found: uri.slice(0, 120),
        resolution: attack,
      },
    ),
  ];
}

function judgeTransforms({ transforms, element }: Reference, holder: string): readonly Judgement[] {
  const expected = 'the enveloped-signature transform, and one canonicalization';
  const more = { expected, inMessage: spanOf(element) };
  const foreign = transforms.filter(({ algorithm }) => algorithm !== enveloped && !canonicalizationOf(algorithm));
  const judged: Judgement[] = foreign.slice(0, 3).map(({ algorithm }) =>
    fail(
      `The signature of the ${holder} uses a transform ${describeTransform(algorithm)}, so that something else is signed than what is read.`,
      {
        ...more,
        found: algorithm.slice(0, 120),
        resolution: attack,
      },
    ),
  );
  const count = transforms.filter(({ algorithm }) => algorithm === enveloped).length;
  if (transforms.length > 2 || (transforms.length === 2 && count !== 1))
    judged.push(
      fail(`The signature of the ${holder} uses ${transforms.length} transforms, and SAML allows the two.`, {
        ...more,
        found: `${transforms.length} transforms`,
        resolution: producer,
      }),
    );
  else if (!foreign.length && transforms[0]?.algorithm !== enveloped)
    judged.push(
      fail(
        `The signature of the ${holder} does not leave itself out of what it signs (first the enveloped-signature transform), so it can’t be right.`,
        {
          ...more,
          found: transforms.map(({ algorithm }) => algorithm.slice(0, 80)).join(', ') || 'no transform',
          resolution: producer,
        },
      ),
    );
  return judged;
}

/** A signature in a place where nothing is read. Assertions in an Advice have their own. */
function judgeStray(element: Element): Judgement {
  const { parent } = element;
  const more = { expected: 'signatures in the Response and its Assertion', inMessage: spanOf(element) };
  const inAdvice =
    parent && isNamed(parent, saml('Assertion')) && parent.parent && isNamed(parent.parent, saml('Advice'));
  if (inAdvice)
    return warn('An Assertion in the Advice has a signature of its own. It proves nothing of the one that counts.', {
      ...more,
      found: 'a signature in the Advice',
      resolution: 'On the identity provider, leave the Advice out unless somebody needs it.',
    });
  return fail(
    `A signature stands in <${parent?.name.slice(0, 60) ?? element.name}>, where it signs nothing that is read. Careless readers find it and take the response for signed.`,
    {
      ...more,
      found: `a signature in <${parent?.name.slice(0, 60) ?? element.name}>`,
      resolution: attack,
    },
  );
}

/** Profiles, section 4.1.4.3: every signature that is there must be verified. */
function judgeInner({ verifications }: SsoRequest): readonly Judgement[] {
  const outer = verifications.find(({ signature, signed }) => signed && signature.holder === 'Response');
  return verifications
    .filter((one) => outer && !one.signed && one.signature.holder === 'Assertion')
    .map(({ signature }) =>
      fail(
        'The Response is signed well, but the Assertion in it has a signature of its own that does not fit it. SAML wants every signature to hold.',
        {
          expected: 'every signature holds',
          found: 'a signature of the Assertion that does not',
          inMessage: spanOf(signature.element),
          resolution:
            'Have the identity provider sign the Assertion last-minute and unchanged, or sign the Response only: something rewrites the Assertion after it was signed.',
        },
      ),
    );
}

function spanOf({ start, content }: Element) {
  return { start, end: content };
}
