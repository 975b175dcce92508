/** An XML document as the checks see it: elements, their attributes and texts, and where each stands. */

export interface Span {
  /** Offsets into the decoded text, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
}

export interface Element extends Span {
  readonly kind: 'element';
  /** As written, with its prefix. */
  readonly name: string;
  readonly local: string;
  /** '' without a namespace. */
  readonly namespace: string;
  /** Without namespace declarations. */
  readonly attributes: readonly Attribute[];
  readonly declarations: readonly Declaration[];
  readonly children: readonly Node[];
  /** The elements among the children. */
  readonly elements: readonly Element[];
  readonly parent: Element | undefined;
  /** Where its start tag ends. */
  readonly content: number;
}

export interface Attribute extends Span {
  readonly name: string;
  readonly local: string;
  readonly namespace: string;
  readonly value: string;
}

/** `xmlns` or `xmlns:prefix`. */
export interface Declaration {
  /** '' for the default namespace. */
  readonly prefix: string;
  readonly uri: string;
}

export interface Text extends Span {
  readonly kind: 'text';
  readonly value: string;
}

export interface Comment extends Span {
  readonly kind: 'comment';
}

export type Node = Element | Text | Comment;

/** A name with its namespace, for lookups. */
export interface Name {
  readonly namespace: string;
  readonly local: string;
}

export function isNamed({ namespace, local }: Name, name: Name): boolean {
  return local === name.local && namespace === name.namespace;
}

/** The children of this name. */
export function childrenNamed(parent: Element, name: Name): readonly Element[] {
  const found: Element[] = [];
  for (const one of parent.elements) if (isNamed(one, name)) found.push(one);
  return found;
}

/** The first child of this name. */
export function childNamed(parent: Element | undefined, name: Name): Element | undefined {
  if (parent) for (const one of parent.elements) if (isNamed(one, name)) return one;
  return undefined;
}

/** The value of an attribute without a namespace. */
export function attribute(element: Element | undefined, name: string): Attribute | undefined {
  if (element) for (const one of element.attributes) if (one.local === name && one.namespace === '') return one;
  return undefined;
}

export function attributeValue(element: Element | undefined, name: string): string | undefined {
  return attribute(element, name)?.value;
}

/** The whole text of an element, whatever comments stand in it. */
export function textOf({ children }: Element): string {
  let text = '';
  for (const node of children) {
    if (node.kind === 'text') text += node.value;
    else if (node.kind === 'element') text += textOf(node);
  }
  return text;
}

export function hasComment(element: Element): boolean {
  return element.children.some((node) => node.kind === 'comment');
}

/** An element and everything in it, in document order. */
export function* withDescendants(element: Element): Generator<Element> {
  const waiting: Element[] = [element];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    yield next;
    for (let index = next.elements.length - 1; index >= 0; index--) waiting.push(next.elements[index] as Element);
  }
}

/** The element that holds the whole document. */
export function rootOf(element: Element): Element {
  let root = element;
  while (root.parent) root = root.parent;
  return root;
}
