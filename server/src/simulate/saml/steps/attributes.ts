/** The attributes that Genesys Cloud acts on: email, OrganizationName, ServiceName. Their names count to the letter. */
import { onTop, onValue } from '../../../rules/spots';
import { fail, type Judgement, pass, warn } from '../../simulation';
import { quoted } from '../../whole';
import { onAssertion, together } from '../judging';
import { saml } from '../names';
import { attributesOf, isEmail, type NamedAttribute, nameIdOf, personOf, valuesIn } from '../person';
import { type Check, placeOf, type SsoRequest } from '../request';
import { childrenNamed, type Element, textOf } from '../xml/element';
import { flowOf } from './in-response-to';

const acted = ['email', 'OrganizationName', 'ServiceName'] as const;

/** What other products call these, in small letters without separators. */
const meant: { readonly [name: string]: (typeof acted)[number] } = {
  email: 'email',
  emailaddress: 'email',
  mail: 'email',
  useremail: 'email',
  organizationname: 'OrganizationName',
  organisationname: 'OrganizationName',
  orgname: 'OrganizationName',
  organization: 'OrganizationName',
  servicename: 'ServiceName',
};

export const judgeAttributes: Check = (request) =>
  onAssertion(request, (assertion) => {
    const attributes = attributesOf(assertion);
    const judged = [
      ...judgeUser(assertion, attributes, request),
      ...judgeOrganization(assertion, attributes, request),
      ...judgeService(attributes, request),
      ...judgeNames(assertion, attributes, request),
      ...judgeRepeated(attributes, request),
      ...judgeNested(attributes, request),
      ...judgeEncrypted(assertion, request),
    ];
    const found = acted.filter((name) => attributes.some((one) => one.name === name));
    const person = personOf(assertion);
    return together(
      judged,
      pass(
        person?.from === 'NameID'
          ? 'There is no attribute email, and none is needed: the NameID names the user.'
          : 'The attributes that Genesys Cloud acts on are as it wants them.',
        { expected: 'email, OrganizationName, ServiceName', found: found.join(', ') || 'none of them' },
      ),
    );
  });

function judgeUser(
  assertion: Element,
  attributes: readonly NamedAttribute[],
  request: SsoRequest,
): readonly Judgement[] {
  const emails = attributes.filter(({ name }) => name === 'email');
  const nameId = nameIdOf(assertion);
  const named = nameId ? textOf(nameId).trim() : '';
  const values = [...new Set(emails.flatMap((one) => one.values))].filter((value) => value !== '');
  const [email, other] = values;
  const at = { inMessage: placeOf(request, emails[0]?.element ?? assertion) };
  if (email === undefined && named === '')
    return [
      fail('Neither the attribute email nor the NameID names a user.', {
        expected: 'email, or a NameID',
        found: 'neither',
        ...at,
        resolution:
          'On the identity provider, send the e-mail address of the person as attribute "email" and as NameID.',
      }),
    ];
  if (email === undefined)
    return emails.length
      ? [
          warn('The attribute email is empty; the NameID is taken instead.', {
            expected: 'an e-mail address',
            found: 'nothing',
            ...at,
            resolution:
              'On the identity provider, see which attribute of the person is sent as "email": this person has none.',
          }),
        ]
      : [];
  if (other !== undefined)
    return [
      fail('The attribute email has several values. Which person is meant is not certain.', {
        expected: 'one e-mail address',
        found: `${values.length} values`,
        ...at,
        resolution: 'On the identity provider, send one value as "email".',
      }),
    ];
  if (isEmail(named) && named.toLowerCase() !== email.toLowerCase())
    return [
      warn('The attribute email and the NameID name different people. The attribute is taken.', {
        expected: named.slice(0, 200),
        found: email.slice(0, 200),
        ...at,
        resolution: 'On the identity provider, send the same address as "email" and as NameID.',
      }),
    ];
  return [];
}

function judgeOrganization(
  assertion: Element,
  attributes: readonly NamedAttribute[],
  request: SsoRequest,
): readonly Judgement[] {
  const shortName = request.whole.organization()?.shortName;
  const values = [...new Set(valuesIn(attributes, 'OrganizationName'))];
  const element = attributes.find(({ name }) => name === 'OrganizationName')?.element;
  const at = shortName ? onValue(shortName) : onTop(request.whole.document);
  const expected = shortName?.value ?? 'the short name of the organization';
  if (!values.length)
    // A token request says the organization itself.
    return flowOf(request) === 'idp' && !request.question.bearer
      ? [
          fail(
            'The sign-in began at the identity provider, and the Assertion does not say for which organization it is: it has no attribute OrganizationName.',
            {
              expected,
              found: 'no OrganizationName',
              at,
              inMessage: placeOf(request, assertion),
              resolution: `On the identity provider, send the attribute "OrganizationName" with the value ${shortName ? quoted(shortName.value) : 'of the organization’s short name'}.`,
            },
          ),
        ]
      : [];
  const more = {
    expected,
    found: values.join(', ').slice(0, 200),
    at,
    inMessage: element && placeOf(request, element),
  };
  if (!shortName)
    return [
      warn('The Assertion names an organization, and the file does not say the short name of this one.', {
        ...more,
        resolution: 'Set `organization.shortName`.',
      }),
    ];
  if (values.length === 1 && values[0] === shortName.value) return [];
  const caseOnly = values[0]?.toLowerCase() === shortName.value.toLowerCase();
  return [
    fail(
      values.length > 1
        ? 'The attribute OrganizationName has several values.'
        : `The Assertion is for the organization ${quoted(values[0] ?? '')}, and not for this one.${caseOnly ? ' Only upper and lower case differ, and they count.' : ''}`,
      {
        ...more,
        resolution: `On the identity provider, set the attribute "OrganizationName" to exactly ${quoted(shortName.value)}.`,
      },
    ),
  ];
}

/** Where to go after the sign-in: an address or a keyword. */
function judgeService(attributes: readonly NamedAttribute[], request: SsoRequest): readonly Judgement[] {
  const element = attributes.find(({ name }) => name === 'ServiceName');
  const [value] = element?.values ?? [];
  if (!element || (value !== undefined && /^(?:https:\/\/\S+|[a-z]+(?:-[a-z]+)*)$/.test(value))) return [];
  return [
    warn(
      'The attribute ServiceName is neither an https address nor a keyword such as directory or directory-admin, so nobody is taken anywhere by it.',
      {
        expected: 'an https address, or a keyword',
        found: value?.slice(0, 200) ?? 'nothing',
        inMessage: placeOf(request, element.element),
        confidence: 'inferred',
        resolution: 'On the identity provider, send an address or a keyword as "ServiceName", or leave it out.',
      },
    ),
  ];
}

/** Attributes that only a person takes for the right ones. */
function judgeNames(
  assertion: Element,
  attributes: readonly NamedAttribute[],
  request: SsoRequest,
): readonly Judgement[] {
  const present = new Set(attributes.map(({ name }) => name));
  const told = new Set<string>();
  return attributes.flatMap(({ name, element, values }) => {
    const last = name.split(/[/:]/).at(-1) ?? '';
    const folded = last.replace(/[\s_.-]/g, '').toLowerCase();
    const right = Object.hasOwn(meant, folded) ? meant[folded] : undefined;
    if (right === undefined || name === right || present.has(right) || told.has(right) || !values.length) return [];
    told.add(right);
    const because = name.toLowerCase() === right.toLowerCase() ? ' Upper and lower case count.' : '';
    const instead = right === 'email' && personOf(assertion)?.from === 'NameID' ? ' The NameID is taken instead.' : '';
    return [
      warn(
        `Genesys Cloud does not look at the attribute ${quoted(name)}; it acts on ${quoted(right)}.${because}${instead}`,
        {
          expected: right,
          found: name.slice(0, 200),
          inMessage: placeOf(request, element, 'Name'),
          resolution: `On the identity provider, name the attribute exactly ${quoted(right)}, without a namespace.`,
        },
      ),
    ];
  });
}

function judgeRepeated(attributes: readonly NamedAttribute[], request: SsoRequest): readonly Judgement[] {
  const seen = new Set<string>();
  const told = new Set<string>();
  return attributes.flatMap(({ name, element }) => {
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    if (told.has(name)) return [];
    told.add(name);
    return [
      warn(`The attribute ${quoted(name)} stands there several times. Readers differ in which one they take.`, {
        expected: 'each attribute once',
        found: `${quoted(name)} several times`,
        inMessage: placeOf(request, element),
        resolution: 'On the identity provider, send each attribute once, with several values if need be.',
      }),
    ];
  });
}

/** A value that is not a text: some readers take the text inside of it, others nothing. */
function judgeNested(attributes: readonly NamedAttribute[], request: SsoRequest): readonly Judgement[] {
  return attributes
    .filter(({ name, element }) => isActed(name) && element.elements.some(({ elements }) => elements.length > 0))
    .slice(0, 3)
    .map(({ name, element }) =>
      warn(`The value of the attribute ${quoted(name)} holds XML elements. Readers differ in what they take of it.`, {
        expected: 'a text',
        found: 'XML elements',
        inMessage: placeOf(request, element),
        resolution: `On the identity provider, send a plain text as ${quoted(name)}.`,
      }),
    );
}

function isActed(name: string): boolean {
  return acted.some((one) => one === name);
}

function judgeEncrypted(assertion: Element, request: SsoRequest): readonly Judgement[] {
  const [first] = childrenNamed(assertion, saml('AttributeStatement')).flatMap((one) =>
    childrenNamed(one, saml('EncryptedAttribute')),
  );
  return first
    ? [
        warn('Attributes are encrypted, and Genesys Cloud does not support encryption: they are not read.', {
          expected: 'plain attributes',
          found: 'EncryptedAttribute',
          inMessage: placeOf(request, first),
          resolution: 'On the identity provider, turn the encryption of attributes off for Genesys Cloud.',
        }),
      ]
    : [];
}
