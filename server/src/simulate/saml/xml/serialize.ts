/**
 * Writes what was read as Exclusive Canonical XML. Where that gives the same bytes as libxml2 made of the same text, two
 * parsers have read the same, byte for byte.
 */
import type { Attribute, Element } from './element';

/** What a prefix means further out, as far as it was written; '' without a declaration. */
interface Scope {
  readonly prefix: string;
  readonly uri: string;
  readonly outer: Scope | undefined;
}

/** An element in exclusive canonical form, without comments, and without `left`. Only prefixes that are used are declared. */
export function serialize(element: Element, left?: Element): string {
  return write(element, undefined, left);
}

function write(element: Element, outer: Scope | undefined, left: Element | undefined): string {
  const { name, local, namespace, attributes } = element;
  let scope = outer;
  let declared: Scope[] | undefined;
  const use = (prefix: string, uri: string) => {
    if (prefix === 'xml' || meaningOf(prefix, scope) === uri) return;
    scope = { prefix, uri, outer: scope };
    if (declared) declared.push(scope);
    else declared = [scope];
  };
  use(prefixOf(name, local), namespace);
  for (const one of attributes) if (one.namespace !== '') use(prefixOf(one.name, one.local), one.namespace);
  let text = `<${name}`;
  if (declared && declared.length > 1) declared.sort((a, b) => compare(a.prefix, b.prefix));
  if (declared)
    for (const { prefix, uri } of declared) text += ` xmlns${prefix === '' ? '' : `:${prefix}`}="${inValue(uri)}"`;
  for (const one of attributes.length > 1 ? [...attributes].sort(inOrder) : attributes)
    text += ` ${one.name}="${inValue(one.value)}"`;
  text += '>';
  for (const node of element.children) {
    if (node.kind === 'text') text += inText(node.value);
    else if (node.kind === 'element' && node !== left) text += write(node, scope, left);
  }
  return `${text}</${name}>`;
}

function prefixOf(name: string, local: string): string {
  return name.length === local.length ? '' : name.slice(0, name.length - local.length - 1);
}

function meaningOf(prefix: string, scope: Scope | undefined): string {
  for (let one = scope; one; one = one.outer) if (one.prefix === prefix) return one.uri;
  return '';
}

function inOrder(one: Attribute, other: Attribute): number {
  return compare(one.namespace, other.namespace) || compare(one.local, other.local);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

const references: { readonly [char: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
};

function inText(value: string): string {
  return /[&<>\r]/.test(value) ? value.replace(/[&<>\r]/g, (char) => references[char] ?? char) : value;
}

function inValue(value: string): string {
  return /[&<"\t\n\r]/.test(value) ? value.replace(/[&<"\t\n\r]/g, (char) => references[char] ?? char) : value;
}
