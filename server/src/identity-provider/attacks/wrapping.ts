/** Signature wrapping: what was signed is moved aside, and something forged takes its place. */

import { writeAssertion, writeResponse } from '../response';
import { type Captured, forge, type Scenario, signInAs } from '../scenario';
import { type Parts, partsOf, replaced, sign } from '../sign';
import { attack, keep, oneAssertion, onlyVerified, ownParent, raider } from './attack';

const hope = 'one part of the service checks the signature, and another reads the assertion that it finds first';
const forgeOne = 'Write an assertion that names someone else.';

export const wrapping: readonly Scenario[] = [
  attack(
    {
      id: 'xsw-1',
      label: 'Signature wrapping 1',
      summary: 'A forged response carries the signed one inside of its signature.',
      stoppedBy: 'xml-structure',
      steps: [
        keep,
        'Write a response about someone else around it, and put the signed response into the signature, behind the key.',
      ],
      hope: 'the signature is looked up by its reference, which still leads to the signed response',
      why: ownParent,
      source: raider,
    },
    (captured) => {
      const { bare, signature } = signedResponse(captured);
      return forgedResponse(captured, inside(signature, bare));
    },
  ),
  attack(
    {
      id: 'xsw-2',
      label: 'Signature wrapping 2',
      summary: 'A forged response carries the signed one in front of its signature.',
      stoppedBy: 'xml-structure',
      steps: [keep, 'Write a response about someone else around it, with the signed response before the signature.'],
      hope: 'the signature is looked up by its reference, which still leads to the signed response',
      why: ownParent,
      source: raider,
    },
    (captured) => {
      const { bare, signature } = signedResponse(captured);
      return forgedResponse(captured, `${bare}\n  ${signature}`);
    },
  ),
  attack(
    {
      id: 'xsw-3',
      label: 'Signature wrapping 3',
      summary: 'A forged assertion stands in front of the signed one.',
      stoppedBy: 'xml-structure',
      steps: [keep, forgeOne, 'Put it first, and leave the signed one where it is: its signature still verifies.'],
      hope,
      why: `${oneAssertion} ${onlyVerified}`,
      source: raider,
    },
    ({ around, forged, signed }) => around(`${forged}\n  ${signed.whole}`),
  ),
  attack(
    {
      id: 'xsw-4',
      label: 'Signature wrapping 4',
      summary: 'A forged assertion holds the signed one as its last part.',
      stoppedBy: 'xml-structure',
      steps: [keep, forgeOne, 'Put the signed assertion inside of it, at the end.'],
      hope,
      why: `${oneAssertion} ${onlyVerified}`,
      source: raider,
    },
    ({ around, forged, signed }) => around(endingWith(forged, signed.whole)),
  ),
  attack(
    {
      id: 'xsw-5',
      label: 'Signature wrapping 5',
      summary: 'The signature moves into a forged assertion, and the signed one follows without it.',
      stoppedBy: 'xml-structure',
      steps: [keep, forgeOne, 'Move the signature into it, and leave what was signed behind it.'],
      hope: 'an assertion with a signature in it is taken for a signed one',
      why: ownParent,
      source: raider,
    },
    ({ around, forged, signed }) => around(`${withSignature(forged, signed.signature)}\n  ${signed.bare}`),
  ),
  attack(
    {
      id: 'xsw-6',
      label: 'Signature wrapping 6',
      summary: 'The signature moves into a forged assertion and carries the signed one in itself.',
      stoppedBy: 'xml-structure',
      steps: [keep, forgeOne, 'Move the signature into it, and what was signed into the signature.'],
      hope: 'an assertion with a signature in it is taken for a signed one',
      why: ownParent,
      source: raider,
    },
    ({ around, forged, signed }) => around(withSignature(forged, inside(signed.signature, signed.bare))),
  ),
  attack(
    {
      id: 'xsw-7',
      label: 'Signature wrapping 7',
      summary: 'A forged assertion hides in Extensions, where anything may stand.',
      stoppedBy: 'xml-structure',
      steps: [keep, forgeOne, 'Put it into Extensions, which the schema leaves open, in front of the signed one.'],
      hope,
      why: `${oneAssertion} ${onlyVerified}`,
      source: raider,
    },
    ({ genuine, forged }) => extended(genuine, forged),
  ),
  attack(
    {
      id: 'xsw-8',
      label: 'Signature wrapping 8',
      summary: 'The signature moves into a forged assertion and carries the signed one in an Object.',
      stoppedBy: 'xml-structure',
      steps: [
        keep,
        forgeOne,
        'Move the signature into it, and what was signed into an Object of the signature, where anything may stand.',
      ],
      hope: 'an assertion with a signature in it is taken for a signed one',
      why: ownParent,
      source: raider,
    },
    ({ around, forged, signed }) =>
      around(withSignature(forged, inside(signed.signature, `<ds:Object>${signed.bare}</ds:Object>`))),
  ),
  attack(
    {
      id: 'wrapped-in-confirmation',
      label: 'Wrapped in the confirmation',
      summary: 'The signed assertion hides in the SubjectConfirmationData of a forged one.',
      stoppedBy: 'xml-structure',
      steps: [keep, forgeOne, 'Put the signed one into its SubjectConfirmationData, which the schema leaves open.'],
      hope: 'the signature is found wherever it stands, and the outer assertion is read',
      why: `${oneAssertion} ${ownParent}`,
    },
    ({ around, forged, signed }) =>
      around(
        forged.replace(
          /(<saml:SubjectConfirmationData[^>]*)\/>/,
          (_, start: string) => `${start}>${signed.whole}</saml:SubjectConfirmationData>`,
        ),
      ),
  ),
  attack(
    {
      id: 'wrapped-in-advice',
      label: 'Wrapped in Advice',
      summary: 'The signed assertion hides in the Advice of a forged one, where assertions may stand.',
      stoppedBy: 'signature-present',
      steps: [keep, forgeOne, 'Put the signed one into its Advice, which may hold assertions.'],
      hope: 'the signature is found wherever it stands, and the outer assertion is read',
      why: `Advice may hold assertions, signed ones too; they say nothing about who signs in. ${ownParent}`,
    },
    ({ around, forged, signed }) =>
      around(
        replaced(forged, '</saml:Conditions>', `</saml:Conditions>\n    <saml:Advice>${signed.whole}</saml:Advice>`),
      ),
  ),
  attack(
    {
      id: 'wrapped-in-attribute',
      label: 'Wrapped in an attribute',
      summary: 'The signed assertion hides in an AttributeValue of a forged one.',
      stoppedBy: 'xml-structure',
      steps: [keep, forgeOne, 'Put the signed one into an AttributeValue, which the schema leaves open.'],
      hope: 'the signature is found wherever it stands, and the outer assertion is read',
      why: `${oneAssertion} ${ownParent}`,
    },
    ({ around, forged, signed }) =>
      around(
        replaced(
          forged,
          '</saml:AttributeStatement>',
          `<saml:Attribute Name="x"><saml:AttributeValue>${signed.whole}</saml:AttributeValue></saml:Attribute></saml:AttributeStatement>`,
        ),
      ),
  ),
  attack(
    {
      id: 'wrapped-in-status',
      label: 'Wrapped in StatusDetail',
      summary: 'What was signed hides in StatusDetail, and a forged assertion with the same ID takes its place.',
      stoppedBy: 'xml-structure',
      steps: [
        keep,
        'Write an assertion about someone else with the ID and the signature of the signed one.',
        'Put what was signed into StatusDetail, where anything may stand.',
      ],
      hope: 'the reference leads to the copy in StatusDetail, and the assertion in its usual place is read',
      why: `An ID stands in a response once. ${onlyVerified}`,
      source: 'CVE-2024-45409',
    },
    (captured) => {
      const { genuine, signed, ids } = captured;
      const forged = withSignature(forge(captured, ids.assertion), signed.signature);
      return replaced(
        replaced(genuine, signed.whole, forged),
        '</samlp:Status>',
        `  <samlp:StatusDetail>${signed.bare}</samlp:StatusDetail>\n  </samlp:Status>`,
      );
    },
  ),
  attack(
    {
      id: 'nested-response',
      label: 'Response in a response',
      summary: 'The whole signed response hides in the Extensions of a forged one.',
      stoppedBy: 'xml-structure',
      steps: [
        keep,
        'Write a response about someone else, without a signature.',
        'Put the whole signed response into its Extensions.',
      ],
      hope: 'the signature is found wherever it stands, and the outer response is read',
      why: `${oneAssertion} ${ownParent}`,
    },
    (captured) => extended(forgedResponse(captured, ''), signedResponse(captured).whole),
  ),
  attack(
    {
      id: 'foreign-namespace',
      label: 'Assertion of another namespace',
      summary: 'A forged assertion of a made-up namespace stands in front of the signed one.',
      stoppedBy: 'xml-structure',
      steps: [keep, 'Write an assertion about someone else in a namespace of one’s own, and put it first.'],
      hope: 'elements are looked for by the last part of their names',
      why: 'Names are compared with their namespaces, and a response holds only what SAML puts there.',
    },
    ({ around, forged, signed }) =>
      around(
        `${forged.replace('urn:oasis:names:tc:SAML:2.0:assertion', () => 'urn:evil:assertion')}\n  ${signed.whole}`,
      ),
  ),
  attack(
    {
      id: 'forged-last',
      label: 'Forged assertion last',
      summary: 'A forged assertion stands behind the signed one.',
      stoppedBy: 'xml-structure',
      steps: [keep, forgeOne, 'Put it last.'],
      hope: 'the first assertion is checked, and the last one wins where values are collected',
      why: `${oneAssertion} ${onlyVerified}`,
    },
    ({ around, forged, signed }) => around(`${signed.whole}\n  ${forged}`),
  ),
  attack(
    {
      id: 'two-signed',
      label: 'Two signed assertions',
      summary: 'Two assertions that the provider signed at different times stand in one response.',
      stoppedBy: 'xml-structure',
      steps: ['Sign in twice, by two accounts, and keep both responses.', 'Put both assertions into one response.'],
      hope: 'who signs in and what they may do is read from different assertions',
      why: oneAssertion,
      source: 'CVE-2022-41912',
    },
    (captured) => {
      const { around, signed, signIn, parties, ids, own } = captured;
      const second = signInAs(signIn, { email: `second.${parties.user.email}` }, ids.secondAssertion);
      const other = sign(writeResponse(second.response, writeAssertion(second.assertion)), ids.secondAssertion, own);
      return around(`${signed.whole}\n  ${partsOf(other, ids.secondAssertion).whole}`);
    },
  ),
  attack(
    {
      id: 'duplicate-id',
      label: 'Same ID twice',
      summary: 'A forged assertion has the ID of the signed one and stands in front of it.',
      stoppedBy: 'xml-structure',
      steps: [keep, 'Write an assertion about someone else with the ID of the signed one, and put it first.'],
      hope: 'looking for the ID leads once to the one assertion, and once to the other',
      why: 'An ID stands in a response once; one that comes twice refers to nothing.',
    },
    (captured) => captured.around(`${forge(captured, captured.ids.assertion)}\n  ${captured.signed.whole}`),
  ),
  attack(
    {
      id: 'two-roots',
      label: 'Two documents in one',
      summary: 'A forged response stands in front of the signed one, as a second document in the same text.',
      stoppedBy: 'xml-structure',
      steps: [keep, 'Write a response about someone else, and put the signed one behind it.'],
      hope: 'the parser takes both, and the signature of the one is taken for the other’s',
      why: 'An XML text has one root element. What is none is not read at all.',
      source: 'CVE-2022-39299',
    },
    (captured) => `${forgedResponse(captured, '')}\n${captured.genuine}`,
  ),
];

/** The response of the attacker, signed as a whole. */
function signedResponse({ own, signIn }: Captured): Parts {
  const { response, assertion } = signIn;
  return partsOf(sign(writeResponse(response, writeAssertion(assertion)), response.id, own), response.id);
}

/** A response about the victim, with something behind its Issuer. */
function forgedResponse({ around, forged, ids }: Captured, behindIssuer: string): string {
  const response = around(forged).replace(` ID="${ids.response}"`, () => ` ID="${ids.forgedResponse}"`);
  return behindIssuer === '' ? response : replaced(response, '</saml:Issuer>', `</saml:Issuer>\n  ${behindIssuer}`);
}

function inside(signature: string, content: string): string {
  return replaced(signature, '</ds:Signature>', `${content}</ds:Signature>`);
}

function withSignature(assertion: string, signature: string): string {
  return replaced(assertion, '</saml:Issuer>', `</saml:Issuer>\n    ${signature}`);
}

function endingWith(assertion: string, content: string): string {
  return assertion.replace(/<\/saml:Assertion>$/, () => `  ${content}\n  </saml:Assertion>`);
}

/** Extensions stand between the Issuer, with its signature, and the Status. */
function extended(response: string, content: string): string {
  return replaced(response, '<samlp:Status>', `<samlp:Extensions>${content}</samlp:Extensions>\n  <samlp:Status>`);
}
