/**
 * What may stand in the elements of a message, in which order and how often: the schemas of SAML 2.0 and XML Signature
 * as far as a response to a sign-in and the messages of Single Logout use them.
 */
import { namespaces } from './names';
import { attribute, type Element, hasComment, type Name } from './xml/element';

export interface ContentProblem {
  readonly outcome: 'fail' | 'warn';
  /** A sentence. */
  readonly message: string;
  /** What is there, or not, in a few words. */
  readonly found: string;
  readonly element: Element;
}

interface Part {
  readonly names: readonly Name[];
  readonly least: number;
  readonly most: number;
}

interface Model {
  readonly attributes: readonly string[];
  readonly parts: readonly Part[];
  /** Which part an element is, by its local name. */
  readonly places: ReadonlyMap<string, Place>;
}

interface Place {
  readonly namespace: string;
  readonly index: number;
}

const prefixes: { readonly [prefix: string]: string } = {
  p: namespaces.protocol,
  a: namespaces.assertion,
  d: namespaces.signature,
};

function nameOf(text: string): Name {
  const [prefix = '', local = ''] = text.split(':');
  return { namespace: prefixes[prefix] ?? '', local };
}

/** `a:Issuer`, `a:Subject?`, `a:Audience+`, `a:A|a:B*`: names with how often they may stand there. */
function model(attributes: string, ...texts: readonly string[]): Model {
  const parts = texts.map((text) => {
    const often = /[?*+]$/.exec(text)?.[0];
    const names = (often ? text.slice(0, -1) : text).split('|').map(nameOf);
    return {
      names,
      least: often === '?' || often === '*' ? 0 : 1,
      most: often === '*' || often === '+' ? Infinity : 1,
    };
  });
  return {
    attributes: attributes.split(' ').filter(Boolean),
    parts,
    places: new Map(
      parts.flatMap(({ names }, index) => names.map(({ local, namespace }) => [local, { namespace, index }] as const)),
    ),
  };
}

const text = model('');

/** Elements that are not listed may hold anything. */
const models: { readonly [name: string]: Model } = {
  'p:Response': model(
    'ID Version IssueInstant',
    'a:Issuer?',
    'd:Signature?',
    'p:Extensions?',
    'p:Status',
    'a:Assertion|a:EncryptedAssertion*',
  ),
  'p:LogoutRequest': model(
    'ID Version IssueInstant',
    'a:Issuer?',
    'd:Signature?',
    'p:Extensions?',
    'a:BaseID|a:NameID|a:EncryptedID',
    'p:SessionIndex*',
  ),
  'p:LogoutResponse': model('ID Version IssueInstant', 'a:Issuer?', 'd:Signature?', 'p:Extensions?', 'p:Status'),
  'p:SessionIndex': text,
  'p:Status': model('', 'p:StatusCode', 'p:StatusMessage?', 'p:StatusDetail?'),
  'p:StatusCode': model('Value', 'p:StatusCode?'),
  'p:StatusMessage': text,
  'a:Assertion': model(
    'ID Version IssueInstant',
    'a:Issuer',
    'd:Signature?',
    'a:Subject?',
    'a:Conditions?',
    'a:Advice?',
    'a:Statement|a:AuthnStatement|a:AuthzDecisionStatement|a:AttributeStatement*',
  ),
  'a:Issuer': text,
  'a:NameID': text,
  'a:Subject': model('', 'a:BaseID|a:NameID|a:EncryptedID?', 'a:SubjectConfirmation*'),
  'a:SubjectConfirmation': model('Method', 'a:BaseID|a:NameID|a:EncryptedID?', 'a:SubjectConfirmationData?'),
  'a:AudienceRestriction': model('', 'a:Audience+'),
  'a:ProxyRestriction': model('', 'a:Audience*'),
  'a:OneTimeUse': model(''),
  'a:Audience': text,
  'a:AuthnStatement': model('AuthnInstant', 'a:SubjectLocality?', 'a:AuthnContext'),
  'a:AuthnContext': model(
    '',
    'a:AuthnContextClassRef?',
    'a:AuthnContextDecl|a:AuthnContextDeclRef?',
    'a:AuthenticatingAuthority*',
  ),
  'a:AuthnContextClassRef': text,
  'a:AttributeStatement': model('', 'a:Attribute|a:EncryptedAttribute+'),
  'a:Attribute': model('Name', 'a:AttributeValue*'),
  'd:Signature': model('', 'd:SignedInfo', 'd:SignatureValue', 'd:KeyInfo?'),
  'd:SignedInfo': model('', 'd:CanonicalizationMethod', 'd:SignatureMethod', 'd:Reference+'),
  'd:SignatureMethod': model('Algorithm', 'd:HMACOutputLength?'),
  'd:Reference': model('', 'd:Transforms?', 'd:DigestMethod', 'd:DigestValue'),
  'd:Transforms': model('', 'd:Transform+'),
  'd:DigestMethod': model('Algorithm'),
  'd:DigestValue': text,
  'd:SignatureValue': text,
};

const byLocal = new Map(
  Object.entries(models).map(([name, one]) => {
    const { namespace, local } = nameOf(name);
    return [local, { namespace, model: one }] as const;
  }),
);

/** No two of the namespaces share a local name here. */
function modelOf({ namespace, local }: Element): Model | undefined {
  const known = byLocal.get(local);
  return known?.namespace === namespace ? known.model : undefined;
}

/** Values in which a comment hides a part of them from some readers. */
const values: ReadonlySet<string> = new Set([
  'NameID',
  'Issuer',
  'Audience',
  'AttributeValue',
  'DigestValue',
  'SignatureValue',
]);

/** Most problems of a kind that are told; a response that is wrong everywhere needs no list of everything. */
const most = 12;

/** The problems that were found, no more of either kind than are told: many small ones must not hide a great one. */
class Problems {
  readonly found: ContentProblem[] = [];
  private readonly left = { fail: most, warn: most };

  /** Whether there is nothing left to look for. */
  get full(): boolean {
    return this.left.fail === 0;
  }

  push(problem: ContentProblem): void {
    if (this.left[problem.outcome] === 0) return;
    this.left[problem.outcome]--;
    this.found.push(problem);
  }
}

/** What is wrong with the content of an element and of those in it, in document order. */
export function judgeContent(root: Element): readonly ContentProblem[] {
  const problems = new Problems();
  const waiting: Element[] = [root];
  for (let element = waiting.pop(); element && !problems.full; element = waiting.pop()) {
    judgeElement(element, problems);
    if (!modelOf(element) && !isContainer(element)) continue;
    const children = element.elements;
    for (let index = children.length - 1; index >= 0; index--) waiting.push(children[index] as Element);
  }
  return problems.found;
}

/** Elements without a list of their own whose content is SAML all the same. */
function isContainer({ namespace, local }: Element): boolean {
  return namespace === namespaces.assertion && (local === 'Conditions' || local === 'AttributeValue');
}

function judgeElement(element: Element, problems: Problems): void {
  if (values.has(element.local) && hasComment(element)) problems.push(hidden(element));
  const known = modelOf(element);
  if (!known) return;
  for (const name of known.attributes)
    if (!attribute(element, name))
      problems.push({
        outcome: 'fail',
        element,
        message: `${called(element)} has no attribute ${name}, which it must have.`,
        found: `no ${name}`,
      });
  const children = element.elements;
  let reached = 0;
  const counts = known.parts.map(() => 0);
  let ordered = true;
  for (const child of children) {
    if (problems.full) return;
    const place = known.places.get(child.local);
    const index = place?.namespace === child.namespace ? place.index : -1;
    if (index < 0) {
      problems.push({ outcome: 'fail', element: child, message: strange(child, element), found: called(child) });
      continue;
    }
    counts[index] = (counts[index] ?? 0) + 1;
    if (index < reached && ordered) {
      ordered = false;
      problems.push({
        outcome: 'warn',
        element: child,
        message: `${called(child)} stands too late in ${called(element)}: the order that SAML’s schema sets is ${orderOf(known)}. Strict readers refuse that.`,
        found: `${called(child)} too late`,
      });
    }
    reached = Math.max(reached, index);
  }
  for (const [index, { names, least, most }] of known.parts.entries()) {
    const count = counts[index] ?? 0;
    if (count >= least && count <= most) continue;
    const what = names.map(({ local: one }) => one).join(' or ');
    if (count < least)
      problems.push({ outcome: 'fail', element, message: `${called(element)} has no ${what}.`, found: `no ${what}` });
    if (count > most)
      problems.push({
        outcome: 'fail',
        element,
        message: `${called(element)} has ${count} ${what} elements, where one is allowed: readers differ in which one they take.`,
        found: `${count} ${what} elements`,
      });
  }
  if (known !== text && element.children.some((node) => node.kind === 'text' && /[^ \t\r\n]/.test(node.value)))
    problems.push({
      outcome: 'fail',
      element,
      message: `Text stands between the elements of ${called(element)}.`,
      found: 'text',
    });
}

function hidden(element: Element): ContentProblem {
  const digest = element.namespace === namespaces.signature;
  return {
    outcome: digest ? 'fail' : 'warn',
    element,
    found: `a comment in ${called(element)}`,
    message: digest
      ? `A comment stands inside ${called(element)}. Readers that stop there take another value for the signed one (CVE-2025-29775).`
      : `A comment stands inside ${called(element)}. The whole text is taken here; readers that stop at the comment take a shorter one (CVE-2017-11427).`,
  };
}

function strange(child: Element, parent: Element): string {
  if (child.local === 'Object')
    return 'The signature carries an Object, in which other content can hide: SAML signatures have none.';
  const foreign = child.namespace !== parent.namespace ? ` of the namespace ${quotedName(child.namespace)}` : '';
  return `<${shortName(child.name)}>${foreign} has no place in ${called(parent)}.`;
}

function orderOf({ parts }: Model): string {
  return parts.map(({ names }) => names.map(({ local }) => local).join(' or ')).join(', ');
}

function called({ name }: Element): string {
  return `<${shortName(name)}>`;
}

function shortName(name: string): string {
  return name.length > 60 ? `${name.slice(0, 60)}…` : name;
}

function quotedName(namespace: string): string {
  return namespace === '' ? 'none' : `"${namespace.slice(0, 100)}"`;
}
