/** Whether the Subject has a name that can be read, in the format that was agreed on. */
import { nameIdFormats } from '../../../facts/identity-providers';
import { onValue } from '../../../rules/spots';
import { fail, type Judgement, pass, warn } from '../../simulation';
import { onAssertion, together } from '../judging';
import { saml } from '../names';
import { isEmail, nameIdOf } from '../person';
import { type Check, placeOf, type SsoRequest } from '../request';
import { attribute, attributeValue, childNamed, hasComment, textOf } from '../xml/element';
import { audienceOf } from './audience';

const unspecified = 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified';
const emailAddress = 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress';

export const judgeNameId: Check = (request) =>
  onAssertion(request, (assertion) => {
    const subject = childNamed(assertion, saml('Subject'));
    const nameId = nameIdOf(assertion);
    const expected = 'a NameID that names the person';
    if (!nameId) {
      const encrypted = subject && childNamed(subject, saml('EncryptedID'));
      const at = { inMessage: placeOf(request, encrypted ?? subject ?? assertion) };
      return encrypted
        ? fail(
            'The name of the person is encrypted (EncryptedID), and Genesys Cloud does not support encryption: it can’t read who signs in.',
            {
              expected,
              found: 'EncryptedID',
              ...at,
              resolution: 'On the identity provider, turn the encryption of the NameID off for Genesys Cloud.',
            },
          )
        : fail('The Assertion does not say whom it speaks of: it has no NameID.', {
            expected,
            found: 'no NameID',
            ...at,
            resolution: 'On the identity provider, send the e-mail address of the person as NameID.',
          });
    }
    const value = textOf(nameId);
    const inMessage = placeOf(request, nameId);
    if (value.trim() === '')
      return fail('The NameID is empty: the Assertion speaks of nobody.', {
        expected,
        found: 'an empty NameID',
        inMessage,
        resolution:
          'On the identity provider, see which attribute of the person is sent as NameID: this person has none.',
      });
    const judged: Judgement[] = [];
    if (hasComment(nameId))
      judged.push(
        warn(
          'A comment stands inside the NameID. The whole text counts here; a reader that stops at the comment takes another person for it.',
          {
            expected,
            found: value.slice(0, 200),
            inMessage,
            resolution: 'An identity provider writes no comments into names: find out where the response comes from.',
          },
        ),
      );
    if (value !== value.trim())
      judged.push(
        warn('White space stands around the NameID; it is left out here, and others may count it.', {
          expected,
          found: value.trim().slice(0, 200),
          inMessage,
          resolution: 'Have the identity provider write the NameID without spaces around it.',
        }),
      );
    if (attributeValue(nameId, 'Format') === emailAddress && !isEmail(value.trim()))
      judged.push(
        warn('The NameID says that it is an e-mail address, and is none.', {
          expected: 'an e-mail address',
          found: value.trim().slice(0, 200),
          inMessage,
          resolution:
            'On the identity provider, send the e-mail address of the person as NameID, or give the NameID the format that it has.',
        }),
      );
    judged.push(...judgeFormat(request, nameId), ...judgeQualifier(request, nameId));
    return together(judged, pass('The Subject is named.', { found: value.trim().slice(0, 200), inMessage }));
  });

function judgeFormat(request: SsoRequest, nameId: NonNullable<ReturnType<typeof nameIdOf>>): readonly Judgement[] {
  const leaf = request.provider.nameIdFormat;
  if (!leaf) return [];
  const wanted = nameIdFormats.find(({ urn, short }) => urn === leaf.value || short === leaf.value)?.urn ?? leaf.value;
  const found = attributeValue(nameId, 'Format') ?? unspecified;
  if (wanted === unspecified || found === wanted) return [];
  return [
    warn('The NameID has another format than the one that is asked for.', {
      expected: wanted,
      found: found.slice(0, 200),
      at: onValue(leaf),
      inMessage: placeOf(request, nameId, 'Format'),
      confidence: 'inferred',
      resolution: 'Set the NameID format on the identity provider to the same as `nameIdFormat` here.',
    }),
  ];
}

/** Core, section 2.2.2: a name that is meant for one service provider. */
function judgeQualifier(request: SsoRequest, nameId: NonNullable<ReturnType<typeof nameIdOf>>): readonly Judgement[] {
  const qualifier = attribute(nameId, 'SPNameQualifier')?.value;
  const audience = audienceOf(request);
  if (qualifier === undefined || audience === undefined || qualifier === audience) return [];
  return [
    warn('The NameID is meant for another service provider (SPNameQualifier).', {
      expected: audience,
      found: qualifier.slice(0, 200),
      inMessage: placeOf(request, nameId, 'SPNameQualifier'),
      confidence: 'inferred',
      resolution:
        'On the identity provider, set the entity ID of Genesys Cloud to the audience that both sides agreed on.',
    }),
  ];
}
