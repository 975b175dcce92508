/** What an attacker did to a response, read from the response itself: its parts, which of them is forged, and what differs. */
import type { Attack, Made } from '../identity-provider/scenario';
import { attributeValue, type Element, textOf, withDescendants } from '../simulate/saml/xml/element';
import type { ShownResponse } from './sso-response';
import { rich } from './texts';
import type { AttackStory, XmlLine } from './view';

type Node = AttackStory['tree'][number];
type Side = NonNullable<AttackStory['sides']>[number];

/** Most parts of the tree, and most lines of a side. */
const mostNodes = 12;
const mostLines = 60;

export function tellAttack(
  attack: Attack,
  { user, victim }: Pick<Made, 'user' | 'victim'>,
  shown: ShownResponse | undefined,
): AttackStory {
  const parts = shown?.root ? partsOf(shown, user.email, victim?.email) : [];
  const sides = shown && sidesOf(parts, shown);
  return {
    title: 'What the attacker did',
    plan: attack.plan,
    why: rich(`${attack.why}${attack.source ? ` Described in: ${attack.source}.` : ''}`),
    tree: parts.length ? parts.map(({ node }) => node) : [unreadTree(shown)],
    ...(sides ? { sides } : {}),
  };
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
}

function partsOf(shown: ShownResponse, user: string, victim: string | undefined): readonly Part[] {
  const { elements, signatures, signed } = shown;
  const kinds = new Set(['Response', 'Assertion', 'EncryptedAssertion']);
  const listed = elements.filter((one) => kinds.has(one.local) || signatures.includes(one)).slice(0, mostNodes);
  const ids = new Map(listed.map((element, index) => [element, `part-${index}`]));
  const above = (element: Element): string | undefined => {
    for (let one = element.parent; one; one = one.parent) {
      const id = ids.get(one);
      if (id !== undefined) return id;
    }
    return undefined;
  };
  const within = ({ start, end }: Element) => signed.some((span) => start >= span.start && end <= span.end);
  const byXmlId = (id: string) => listed.filter((one) => attributeValue(one, 'ID') === id);
  return listed.map((element): Part => {
    const id = ids.get(element) ?? '';
    const parent = above(element);
    const around = { id, ...(parent === undefined ? {} : { parent }) };
    if (signatures.includes(element)) {
      const uri = [...withDescendants(element)]
        .filter(({ local }) => local === 'Reference')
        .map((one) => attributeValue(one, 'URI'))
        .find((one) => one !== undefined);
      const [target, other] = uri?.startsWith('#') ? byXmlId(uri.slice(1)) : [];
      const covers = target && !other ? ids.get(target) : undefined;
      const own = element.parent && attributeValue(element.parent, 'ID');
      return {
        element,
        verified: false,
        node: {
          ...around,
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
        },
      };
    }
    const names = namesIn(element);
    const verified = within(element);
    const claims = victim !== undefined && names.some((name) => name.includes(victim));
    const real = names.some((name) => name.includes(user));
    const assertion = element.local === 'Assertion';
    const tone = verified ? 'real' : claims ? 'forged' : real ? 'real' : 'plain';
    return {
      element,
      verified,
      node: {
        ...around,
        icon: assertion ? 'person' : 'file',
        title: tone === 'plain' || !assertion ? element.local : `${element.local}, ${tone}`,
        lines: [`ID ${cut(attributeValue(element, 'ID') ?? '(none)')}`, ...[...new Set(names)].slice(0, 2).map(cut)],
        tone,
        ...(assertion
          ? {
              note: verified
                ? 'signed, and verified'
                : claims
                  ? 'no signature that holds covers this one'
                  : 'no signature that counts covers this one',
            }
          : {}),
      },
    };
  });
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
  const forged = assertions.find(({ node }) => node.tone === 'forged');
  const real = assertions.find(({ node }) => node.tone === 'real');
  if (!forged || !real) return undefined;
  const left = linesOf(forged, real, shown);
  const right = linesOf(real, forged, shown);
  return [sideOf(forged, left, right), sideOf(real, right, left)];
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

function sideOf({ node, verified }: Part, lines: readonly XmlLine[], others: readonly XmlLine[]): Side {
  const there = new Set(others.map(textOfLine));
  const forged = node.tone === 'forged';
  return {
    mark: forged ? 'fail' : verified ? 'pass' : 'unknown',
    title: forged ? 'Forged' : verified ? 'Signed by the provider' : 'Real',
    sub: `lines ${lines[0]?.number ?? 0} to ${lines.at(-1)?.number ?? 0}, ${verified ? 'verified' : 'not signed'}`,
    lines: lines.map((line) => {
      const { number, spans, signed, quiet } = line;
      return {
        number,
        spans,
        ...(signed ? { signed } : {}),
        ...(quiet ? { quiet } : {}),
        ...(!quiet && !there.has(textOfLine(line)) ? { differs: true } : {}),
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
