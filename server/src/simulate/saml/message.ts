/** The parts of a response, as they are written. Nothing of them is believed yet. */
import { ds, namespaces, saml, samlp } from './names';
import { readSignature, type Signature } from './signature/read';
import { childrenNamed, type Element, isNamed } from './xml/element';

export interface Message {
  readonly root: Element;
  /** Every element, in document order. */
  readonly elements: readonly Element[];
  /** The root, when it is a SAML 2.0 Response. Undefined also for an Assertion that may come alone. */
  readonly response: Element | undefined;
  readonly assertions: readonly Element[];
  readonly encrypted: readonly Element[];
  /** Those that stand in the Response or in its Assertions, one each. */
  readonly signatures: readonly Signature[];
  /** Second signatures of an element, and those that stand anywhere else. */
  readonly strays: readonly Element[];
  /** How many ds:Reference elements there are. */
  readonly references: number;
  /** The first element that declares a namespace which is no absolute address. */
  readonly relative: Element | undefined;
}

/** Finds the parts of a message. `alone`: one Assertion without a Response around it is a message too. */
export function readMessage(root: Element, elements: readonly Element[], alone = false, relative?: Element): Message {
  const response = isNamed(root, samlp('Response')) ? root : undefined;
  const bare = alone && isNamed(root, saml('Assertion')) ? [root] : [];
  const assertions = response ? childrenNamed(response, saml('Assertion')) : bare;
  const encrypted = response ? childrenNamed(response, saml('EncryptedAssertion')) : [];
  const placed = new Map<Element, Signature>();
  for (const parent of response ? [response, ...assertions] : assertions) {
    const [first] = childrenNamed(parent, ds('Signature'));
    if (first) placed.set(first, readSignature(first, parent));
  }
  const strays: Element[] = [];
  let references = 0;
  for (const element of elements) {
    if (element.namespace !== namespaces.signature) continue;
    if (element.local === 'Reference') references++;
    if (element.local === 'Signature' && !placed.has(element)) strays.push(element);
  }
  const signatures = [...placed.values()];
  return { root, elements, response, assertions, encrypted, signatures, strays, references, relative };
}
