/** What an attacker did to a response, read from the response itself: its parts, which of them is forged, and what differs. */
import { keep, oneAssertion, onlyVerified } from '../identity-provider/attacks/attack';
import type { Attack, Made } from '../identity-provider/scenario';
import { attributeValue, type Element, textOf, withDescendants } from '../simulate/saml/xml/element';
import type { Simulation } from '../simulate/simulation';
import type { ShownResponse } from './sso-response';
import { plain, rich } from './texts';
import type { AttackStory, Text, XmlLine } from './view';

type Node = AttackStory['tree'][number];
type Side = NonNullable<AttackStory['sides']>[number];

/** Most parts of the tree, and most lines of a side. */
const mostNodes = 12;
const mostLines = 60;
/** Most signatures whose reference is looked up. */
const mostSignatures = 20;

export function tellAttack(
  attack: Attack,
  { user, victim }: Pick<Made, 'user' | 'victim'>,
  shown: ShownResponse | undefined,
): AttackStory {
  const parts = shown?.root ? partsOf(shown, { user: user.email, victim: victim?.email }) : [];
  const sides = shown && sidesOf(parts, shown);
  return {
    title: 'What the attacker did',
    headings: { plan: 'How it is meant to work', why: 'Why it fails here' },
    plan: attack.plan,
    why: rich(`${attack.why}${attack.source ? ` Described in: ${attack.source}.` : ''}`),
    tree: parts.length ? parts.map(({ node }) => node) : [unreadTree(shown)],
    ...(sides ? { sides } : {}),
  };
}

/** A response that was opened and has the shape of signature wrapping. */
export interface Wrapped {
  readonly story: AttackStory;
  /** What is odd about it, in a sentence. */
  readonly sentence: Text;
}

const plan: AttackStory['plan'] = [
  keep,
  'Write an assertion that names someone else, and put it where it is found first.',
  'Leave what was signed at a place where its signature still verifies.',
  'Hope that one part of the service checks the signature, and another reads the assertion that it finds first.',
];

/**
 * The story of a response that was refused, where a signature names something and an assertion stands outside of that:
 * the shape of signature wrapping. Who sent it, and why, is not known. Undefined for any other response.
 */
export function tellWrapping(shown: ShownResponse | undefined, { verdict }: Simulation): Wrapped | undefined {
  if (verdict !== 'rejected' || !shown?.root) return undefined;
  const assertions = shown.elements.filter(({ local }) => local === 'Assertion');
  const named = namedBySignatures(shown);
  const loose = assertions.slice(0, mostNodes).filter((one) => !withAncestors(one).some((above) => named.has(above)));
  if (assertions.length < 2 || named.size === 0 || loose.length === 0) return undefined;
  const parts = partsOf(shown, undefined);
  const sides = sidesOf(parts, shown);
  const signed = assertions.slice(0, 1000).filter((one) => isVerified(one, shown)).length;
  return {
    story: {
      title: 'How the response is put together',
      headings: { plan: 'How such an attack is meant to work', why: 'Why it fails here' },
      plan,
      why: rich(
        `${oneAssertion} ${onlyVerified} An identity provider that sends several assertions looks alike: have it send one.`,
      ),
      tree: parts.map(({ node }) => node),
      ...(sides ? { sides } : {}),
    },
    sentence: [
      plain(
        `${assertions.length} assertions stand in this response, and ${
          signed === 0 ? 'no signature that counts covers any' : `a signature covers only ${signed}`
        } of them: so it looks when a forged assertion is put beside a signed one.`,
      ),
    ],
  };
}

/** What signatures name: by its ID, which is that of one element alone. */
function namedBySignatures({ elements, signatures }: ShownResponse): ReadonlySet<Element> {
  const byId = new Map<string, readonly Element[]>();
  for (const element of elements) {
    const id = attributeValue(element, 'ID');
    if (id !== undefined) byId.set(id, [...(byId.get(id) ?? []).slice(0, 1), element]);
  }
  const named = signatures.slice(0, mostSignatures).flatMap((signature) => {
    const uri = referenceOf(signature);
    const [target, other] = (uri?.startsWith('#') && byId.get(uri.slice(1))) || [];
    return target && !other ? [target] : [];
  });
  return new Set(named);
}

function withAncestors(element: Element): readonly Element[] {
  const all: Element[] = [];
  for (let one: Element | undefined = element; one; one = one.parent) all.push(one);
  return all;
}

function isVerified({ start, end }: Element, { signed }: ShownResponse): boolean {
  return signed.some((span) => start >= span.start && end <= span.end);
}

/** URI of the first Reference of a signature. */
function referenceOf(signature: Element): string | undefined {
  return [...withDescendants(signature)]
    .filter(({ local }) => local === 'Reference')
    .map((one) => attributeValue(one, 'URI'))
    .find((one) => one !== undefined);
}

function unreadTree(shown: ShownResponse | undefined): Node {
  return {
    id: 'message',
    icon: 'file',
    title: 'Response',
    lines: shown ? [`${shown.xml.length} characters`] : ['no XML'],
    tone: 'forged',
    note: 'refused before it was read to its end',
  };
}

interface Part {
  readonly element: Element;
  readonly node: Node;
  readonly verified: boolean;
  /** A signature names it, or what it stands in. */
  readonly named: boolean;
}

/** Who takes part in an attack that is made here. */
interface Roles {
  readonly user: string;
  readonly victim: string | undefined;
}

function partsOf(shown: ShownResponse, roles: Roles | undefined): readonly Part[] {
  const { elements, signatures } = shown;
  const kinds = new Set(['Response', 'Assertion', 'EncryptedAssertion']);
  const listed = elements.filter((one) => kinds.has(one.local) || signatures.includes(one)).slice(0, mostNodes);
  const ids = new Map(listed.map((element, index) => [element, `part-${index}`]));
  const named = namedBySignatures(shown);
  const anyVerified = listed.some((one) => one.local === 'Assertion' && isVerified(one, shown));
  const above = (element: Element): string | undefined =>
    withAncestors(element)
      .slice(1)
      .map((one) => ids.get(one))
      .find((id) => id !== undefined);
  return listed.map((element): Part => {
    const id = ids.get(element) ?? '';
    const parent = above(element);
    const around = { id, ...(parent === undefined ? {} : { parent }) };
    if (signatures.includes(element))
      return { element, verified: false, named: false, node: { ...around, ...signatureNode(element, ids, listed) } };
    const verified = isVerified(element, shown);
    const isNamed = withAncestors(element).some((one) => named.has(one));
    const names = namesIn(element);
    const assertion = element.local === 'Assertion';
    const tone = roles
      ? toneOf(names, verified, roles)
      : verified && assertion
        ? 'real'
        : assertion && anyVerified
          ? 'forged'
          : 'plain';
    return {
      element,
      verified,
      named: isNamed,
      node: {
        ...around,
        icon: assertion ? 'person' : 'file',
        title: tone === 'plain' || !assertion ? element.local : `${element.local}, ${words(tone, roles)}`,
        lines: [`ID ${cut(attributeValue(element, 'ID') ?? '(none)')}`, ...[...new Set(names)].slice(0, 2).map(cut)],
        tone,
        ...(assertion ? { note: noteOf(tone, verified, isNamed, roles) } : {}),
      },
    };
  });
}

function toneOf(names: readonly string[], verified: boolean, { user, victim }: Roles): Node['tone'] {
  if (verified) return 'real';
  if (victim !== undefined && names.some((name) => name.includes(victim))) return 'forged';
  return names.some((name) => name.includes(user)) ? 'real' : 'plain';
}

/** Of a response that somebody sent it is only known what is signed. */
function words(tone: 'forged' | 'real', roles: Roles | undefined): string {
  if (roles) return tone;
  return tone === 'real' ? 'signed' : 'not signed';
}

function noteOf(tone: Node['tone'], verified: boolean, isNamed: boolean, roles: Roles | undefined): string {
  if (verified) return 'signed, and verified';
  if (!roles && isNamed) return 'a signature names this one, and does not count';
  return tone === 'forged' && roles
    ? 'no signature that holds covers this one'
    : 'no signature that counts covers this one';
}

function signatureNode(
  element: Element,
  ids: ReadonlyMap<Element, string>,
  listed: readonly Element[],
): Omit<Node, 'id' | 'parent'> {
  const uri = referenceOf(element);
  const [target, other] = uri?.startsWith('#')
    ? listed.filter((one) => attributeValue(one, 'ID') === uri.slice(1))
    : [];
  const covers = target && !other ? ids.get(target) : undefined;
  const own = element.parent && attributeValue(element.parent, 'ID');
  return {
    icon: 'key',
    title: 'Signature',
    lines: [uri === undefined ? 'no Reference' : `Reference ${cut(uri) || '(empty)'}`],
    tone: 'plain',
    ...(covers === undefined ? {} : { covers }),
    note:
      uri !== undefined && uri === `#${own}`
        ? other
          ? 'names its parent, and something else too'
          : 'names its parent, and nothing else'
        : 'does not name its parent',
  };
}

/** Whom an element names: in its NameID, and in its attribute for the e-mail address; not those in elements of its kind within. */
function namesIn(element: Element): readonly string[] {
  if (element.local === 'Response') return [];
  const own = (one: Element) => {
    for (let above = one.parent; above; above = above.parent) {
      if (above === element) return true;
      if (above.local === 'Assertion' || above.local === 'Response') return false;
    }
    return false;
  };
  return [...withDescendants(element)]
    .filter((one) => (one.local === 'NameID' || one.local === 'AttributeValue') && own(one))
    .map((one) => textOf(one).trim())
    .filter((text) => text.includes('@'));
}

function cut(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function sidesOf(parts: readonly Part[], shown: ShownResponse): AttackStory['sides'] | undefined {
  const assertions = parts.filter(({ element }) => element.local === 'Assertion');
  const real = assertions.find(({ node }) => node.tone === 'real') ?? assertions.find(({ named }) => named);
  const forged =
    assertions.find(({ node }) => node.tone === 'forged') ??
    assertions.find((one) => one !== real && one.node.tone === 'plain' && !one.named);
  if (!forged || !real || forged === real) return undefined;
  const left = linesOf(forged, real, shown);
  const right = linesOf(real, forged, shown);
  return [sideOf(forged, left, right, 'Not signed'), sideOf(real, right, left, 'Named by the signature')];
}

/** The lines of an assertion, without those of the other one where that stands in it. */
function linesOf({ element }: Part, other: Part, { laidOut }: ShownResponse): readonly XmlLine[] {
  const range = (one: Element) => {
    const first = laidOut.lineOf(one.start);
    const last = laidOut.lineOf(Math.max(one.start, one.end - 1)) ?? laidOut.lines.length;
    return first === undefined ? undefined : { first, last };
  };
  const own = range(element);
  if (!own) return [];
  const inner =
    other.element.start > element.start && other.element.end <= element.end ? range(other.element) : undefined;
  return laidOut.lines
    .slice(own.first - 1, own.last)
    .filter(({ number }) => !inner || number < inner.first || number > inner.last)
    .slice(0, mostLines);
}

function sideOf(
  { node, verified, named }: Part,
  lines: readonly XmlLine[],
  others: readonly XmlLine[],
  otherwise: string,
): Side {
  const there = new Set(others.map(textOfLine));
  // What is wholly in a signature is no less to be compared.
  const hidden = lines.every(({ quiet }) => quiet);
  const forged = node.title === 'Assertion, forged';
  const title = forged ? 'Forged' : verified ? 'Signed by the provider' : node.tone === 'real' ? 'Real' : otherwise;
  return {
    mark: node.tone === 'forged' ? 'fail' : verified ? 'pass' : 'unknown',
    title,
    sub: `lines ${lines[0]?.number ?? 0} to ${lines.at(-1)?.number ?? 0}, ${verified ? 'verified' : named ? 'not verified' : 'not signed'}`,
    lines: lines.map((line) => {
      const { number, spans, signed, quiet } = line;
      return {
        number,
        spans,
        ...(signed ? { signed } : {}),
        ...(quiet && !hidden ? { quiet } : {}),
        ...((!quiet || hidden) && !there.has(textOfLine(line)) ? { differs: true } : {}),
      };
    }),
  };
}

function textOfLine({ spans }: XmlLine): string {
  return spans
    .map(({ text }) => text)
    .join('')
    .trim();
}
