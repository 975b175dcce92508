/** Of whom an Assertion speaks: NameID and attributes, names compared exactly. */
import { saml } from './names';
import { attributeValue, childNamed, childrenNamed, type Element, textOf } from './xml/element';

export interface NamedAttribute {
  readonly name: string;
  readonly values: readonly string[];
  readonly element: Element;
}

export function nameIdOf(assertion: Element): Element | undefined {
  return childNamed(childNamed(assertion, saml('Subject')), saml('NameID'));
}

/** Several checks ask for the same ones. The memory goes with the Assertion. */
const attributesRead = new WeakMap<Element, readonly NamedAttribute[]>();

/** The attributes as they stand there; a name may come twice. */
export function attributesOf(assertion: Element): readonly NamedAttribute[] {
  const known = attributesRead.get(assertion);
  if (known) return known;
  const attributes: NamedAttribute[] = [];
  for (const statement of childrenNamed(assertion, saml('AttributeStatement')))
    for (const element of childrenNamed(statement, saml('Attribute'))) {
      const values = childrenNamed(element, saml('AttributeValue')).map((value) => textOf(value).trim());
      attributes.push({ name: attributeValue(element, 'Name') ?? '', values, element });
    }
  attributesRead.set(assertion, attributes);
  return attributes;
}

/** Every value of an attribute, from all places where it stands. */
export function valuesOf(assertion: Element, name: string): readonly string[] {
  return valuesIn(attributesOf(assertion), name);
}

export function valuesIn(attributes: readonly NamedAttribute[], name: string): readonly string[] {
  return attributes.flatMap((one) => (one.name === name ? one.values : []));
}

/** Whether a text looks like an e-mail address. */
export function isEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+$/.test(text);
}

/** By what Genesys Cloud finds the user: the attribute email, else the NameID. */
export function personOf(
  assertion: Element,
): { readonly from: 'email' | 'NameID'; readonly value: string } | undefined {
  const [email] = valuesOf(assertion, 'email').filter((value) => value !== '');
  if (email !== undefined) return { from: 'email', value: email };
  const nameId = nameIdOf(assertion);
  const value = nameId ? textOf(nameId).trim() : '';
  return value === '' ? undefined : { from: 'NameID', value };
}
