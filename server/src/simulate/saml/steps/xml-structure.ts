/** Whether it is one SAML 2.0 Response with one Assertion, and nothing stands where it could be mistaken for them. */
import { fail, type Judgement, pass, unknown, warn } from '../../simulation';
import { judgeContent } from '../content';
import { together } from '../judging';
import type { Message } from '../message';
import { ds, namespaces, saml, samlp, statusSuccess } from '../names';
import type { Check, SsoRequest } from '../request';
import { attribute, attributeValue, childNamed, type Element, isNamed, withDescendants } from '../xml/element';
import { isNcName } from '../xml/scan';
import { positionOf } from './xml-safe';

const expected = 'one SAML 2.0 Response with one Assertion';

export const judgeStructure: Check = (request) => {
  const { scanned, text = '', message } = request;
  if (!scanned) return unknown('There is no XML to look at.');
  if ('fault' in scanned) {
    const { hazard, message: what, offset } = scanned.fault;
    if (hazard) return unknown('The XML was refused before its structure could be read.');
    const { line, character } = positionOf(text, offset);
    return fail(`The XML is not well-formed: at line ${line}, character ${character}, ${what}.`, {
      expected,
      found: 'broken XML',
      inMessage: { start: offset, end: Math.min(text.length, offset + 1) },
      resolution:
        'Give the whole response as it was posted. If it is whole, the identity provider writes broken XML, or somebody changed it on the way.',
    });
  }
  const top = message?.response ?? message?.assertions[0];
  if (!message || !top) return judgeOther(scanned.root);
  const found = [
    ...judgeAssertions(message),
    ...judgeHidden(request, message),
    ...judgeKeys(message),
    ...judgeVersions(message),
    ...judgeIds(message),
    ...judgeNamespaces(message),
    ...judgeContent(top).map(({ outcome, message: what, element, found: there }) =>
      (outcome === 'fail' ? fail : warn)(what, {
        expected,
        found: there,
        inMessage: spanOf(element),
        resolution: producer,
      }),
    ),
  ];
  const passed = message.response
    ? pass('It is one Response with one Assertion, built as SAML 2.0 wants it.', { expected })
    : pass('It is one Assertion, built as SAML 2.0 wants it.', { expected: 'one SAML 2.0 Assertion' });
  return together(found, passed);
};

const producer =
  'The identity provider must build its responses as SAML 2.0 says; if it does, somebody changed this one on the way.';

function judgeAssertions({ assertions, encrypted, response }: Message): readonly Judgement[] {
  const at = { inMessage: response && spanOf(response) };
  const judged: Judgement[] = [];
  if (encrypted.length)
    judged.push(
      fail(
        'The Assertion is encrypted, and Genesys Cloud does not support encrypted assertions: it can’t read who signs in.',
        {
          expected: 'an Assertion that is signed and not encrypted',
          found: 'EncryptedAssertion',
          inMessage: encrypted[0] && spanOf(encrypted[0]),
          resolution:
            'On the identity provider, turn assertion encryption off for Genesys Cloud (take the encryption certificate out of its settings). The connection is encrypted by TLS all the same.',
        },
      ),
    );
  const status = response && childNamed(childNamed(response, samlp('Status')), samlp('StatusCode'));
  if (response && !assertions.length && !encrypted.length && attributeValue(status, 'Value') === statusSuccess)
    judged.push(
      fail('The Response says that the sign-in went well, and holds no Assertion: it does not say who signs in.', {
        expected,
        found: 'no Assertion',
        ...at,
        resolution:
          'Have the identity provider put an Assertion into its responses. If it does, somebody took it out of this one.',
      }),
    );
  if (assertions.length + encrypted.length > 1)
    judged.push(
      fail(
        `The Response holds ${assertions.length + encrypted.length} Assertions. Which person it speaks of differs from reader to reader, so none is believed.`,
        {
          expected,
          found: `${assertions.length + encrypted.length} Assertions`,
          inMessage: assertions[1] ? spanOf(assertions[1]) : at.inMessage,
          resolution:
            'Have the identity provider send one Assertion. If it does send one, somebody added the other: this is how signature wrapping works.',
        },
      ),
    );
  return judged;
}

/** Assertions and Responses below the place where they belong: how a signed one is carried along and not meant. */
function judgeHidden(
  { text = '' }: SsoRequest,
  { elements, response, assertions, encrypted }: Message,
): readonly Judgement[] {
  const judged: Judgement[] = [];
  const placed = new Set<Element>([...assertions, ...encrypted]);
  for (const element of elements) {
    if (element === response || placed.has(element)) continue;
    const local = element.local;
    if (local !== 'Assertion' && local !== 'Response' && local !== 'EncryptedAssertion') continue;
    // An element of another namespace in its proper place is told by what may stand there.
    if (response && element.parent === response) continue;
    const { line } = positionOf(text, element.start);
    const advice =
      element.parent && isNamed(element.parent, saml('Advice')) && element.namespace === namespaces.assertion;
    const more = { expected, found: `another ${local} at line ${line}`, inMessage: spanOf(element) };
    judged.push(
      advice
        ? warn(
            `The Advice holds another ${local}, at line ${line}. It is left alone; careless readers take it for the one that counts.`,
            {
              ...more,
              resolution: 'On the identity provider, leave the Advice out unless somebody needs it.',
            },
          )
        : fail(
            `Another ${local} is hidden inside <${element.parent?.name.slice(0, 60)}>, at line ${line}. Hiding a signed one beside a made-up one is how signature wrapping works.`,
            {
              ...more,
              resolution:
                'An identity provider does not send this: somebody changed the response. Find out where it comes from.',
            },
          ),
    );
    if (judged.length >= 5) break;
  }
  return judged;
}

/**
 * KeyInfo is signed by nobody, so anything can be put there: the schema allows no elements without a namespace in it, and
 * SAML none of its own.
 */
function judgeKeys({ signatures }: Message): readonly Judgement[] {
  return signatures.flatMap(({ element }) => {
    const info = childNamed(element, ds('KeyInfo'));
    const [first] = info ? strangeIn(info) : [];
    return first
      ? [
          fail(
            `<${first.name.slice(0, 60)}> stands in the KeyInfo of a signature, where it is not signed. Careless readers find it there and believe it.`,
            {
              expected: 'keys and certificates in KeyInfo',
              found: `<${first.name.slice(0, 60)}> in KeyInfo`,
              inMessage: spanOf(first),
              resolution:
                'An identity provider does not send this: somebody changed the response. Find out where it comes from.',
            },
          ),
        ]
      : [];
  });
}

function* strangeIn(info: Element): Generator<Element> {
  for (const element of withDescendants(info)) {
    const { namespace, parent } = element;
    const own = namespace === '' || namespace === namespaces.assertion || namespace === namespaces.protocol;
    if (own || parent?.local === 'X509Certificate') yield element;
  }
}

function judgeVersions({ response, assertions }: Message): readonly Judgement[] {
  return [...(response ? [response] : []), ...assertions].flatMap((element) => {
    const version = attribute(element, 'Version');
    return version && version.value !== '2.0'
      ? [
          fail(
            `The ${element.local} says that it is of version "${version.value.slice(0, 20)}", and Genesys Cloud speaks SAML 2.0.`,
            {
              expected: 'Version="2.0"',
              found: version.value.slice(0, 20),
              inMessage: { start: version.start, end: version.end },
              resolution: 'On the identity provider, choose SAML 2.0 for Genesys Cloud.',
            },
          ),
        ]
      : [];
  });
}

const identifiers: ReadonlySet<string> = new Set(['ID', 'Id', 'id', 'xml:id']);

/** xs:ID: each once in a document, whatever the elements; and it is by these that signatures say what they sign. */
function judgeIds({ elements }: Message): readonly Judgement[] {
  const seen = new Map<string, Element>();
  const judged: Judgement[] = [];
  for (const element of elements) {
    for (const { name, value, start, end } of element.attributes) {
      if (!identifiers.has(name)) continue;
      const first = seen.get(value);
      if (first)
        judged.push(
          fail(
            `The ID "${value.slice(0, 80)}" stands on two elements (<${first.name.slice(0, 60)}> and <${element.name.slice(0, 60)}>), so a signature that names it may mean either.`,
            {
              expected: 'each ID once',
              found: 'the same ID twice',
              inMessage: { start, end },
              resolution:
                'An identity provider gives each element its own ID: somebody changed the response, or its IDs are not random.',
            },
          ),
        );
      else seen.set(value, element);
      const signable = element.namespace !== namespaces.signature;
      if (!first && signable && name === 'ID' && !isNcName(value))
        judged.push(
          warn(
            `The ID "${value.slice(0, 80)}" is none that XML allows (it must begin with a letter or "_" and hold no ":"). Strict readers refuse it.`,
            {
              expected: 'an ID such as _4f1c',
              found: value.slice(0, 80),
              inMessage: { start, end },
              resolution: 'Have the identity provider begin its IDs with "_".',
            },
          ),
        );
      if (judged.length >= 6) return judged;
    }
  }
  return judged;
}

/** Canonical XML 1.0, section 1.3: what declares a relative namespace has no canonical form, so no certain signature. */
function judgeNamespaces({ relative }: Message): readonly Judgement[] {
  return relative
    ? [
        warn(
          `<${relative.name.slice(0, 60)}> declares a namespace that is no absolute address. Such XML has no canonical form: readers that make one all the same may digest something else than what stands there, or nothing.`,
          {
            expected: 'namespaces such as urn:oasis:names:tc:SAML:2.0:assertion',
            found: 'a relative namespace',
            inMessage: spanOf(relative),
            resolution: producer,
          },
        ),
      ]
    : [];
}

/** What is there instead of a SAML 2.0 Response. */
function judgeOther(root: Element): Judgement {
  const more = { expected, inMessage: spanOf(root) };
  const { local, namespace } = root;
  if (namespace.startsWith('urn:oasis:names:tc:SAML:1.') || namespace.includes('soap'))
    return fail(
      namespace.startsWith('urn:oasis:names:tc:SAML:1.')
        ? 'This is a response of SAML 1.1, and Genesys Cloud speaks SAML 2.0.'
        : 'This is a SOAP message, and a response comes alone, by HTTP-POST.',
      {
        ...more,
        found: `${local} of ${namespace.slice(0, 100)}`,
        resolution: 'On the identity provider, choose SAML 2.0 with HTTP-POST for Genesys Cloud.',
      },
    );
  if (local === 'html' || namespace === 'http://www.w3.org/1999/xhtml')
    return fail('This is a web page and no SAML response: most likely the identity provider’s error or login page.', {
      ...more,
      found: 'a web page',
      resolution: 'Give the response that the identity provider posts when the sign-in goes well.',
    });
  if (namespace === namespaces.assertion && local === 'Assertion')
    return fail('This is an Assertion without the Response around it. Sign-ins carry a whole Response.', {
      ...more,
      found: 'an Assertion alone',
      resolution: 'Give the whole response. An Assertion alone is what the SAML2 Bearer grant takes.',
    });
  const kinds: { readonly [name: string]: string } = {
    AuthnRequest: 'a sign-in request, which goes the other way',
    LogoutRequest: 'a logout request',
    LogoutResponse: 'the answer to a logout',
    EntityDescriptor: 'metadata',
    EntitiesDescriptor: 'metadata',
    RequestSecurityTokenResponse: 'a message of WS-Federation, which Genesys Cloud does not speak',
    RequestSecurityTokenResponseCollection: 'a message of WS-Federation, which Genesys Cloud does not speak',
  };
  const kind = Object.hasOwn(kinds, local) ? kinds[local] : undefined;
  if (local === 'Response')
    return fail(
      `The Response is of the namespace ${namespace === '' ? 'none' : `"${namespace.slice(0, 100)}"`}, and not of SAML 2.0.`,
      {
        ...more,
        found: namespace === '' ? 'no namespace' : namespace.slice(0, 100),
        resolution: producer,
      },
    );
  return fail(`This is ${kind ?? `an XML document <${root.name.slice(0, 60)}>`} and no SAML 2.0 response.`, {
    ...more,
    found: `<${root.name.slice(0, 60)}>`,
    resolution: /^Logout(?:Request|Response)$/.test(local)
      ? 'Have it judged as a message of Single Logout: on the command line by `simulate logout --message`. For a sign-in, give the value of SAMLResponse that is posted to Genesys Cloud.'
      : 'Give the value of SAMLResponse that is posted to Genesys Cloud.',
  });
}

function spanOf({ start, content }: Element) {
  return { start, end: content };
}
