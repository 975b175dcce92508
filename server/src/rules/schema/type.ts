import { type Edit, quote, replaceNode } from '../../document/edits';
import type { Node, ScalarNode } from '../../document/node';
import type { Fix } from '../rule';
import type { ValueFault } from './faults';
import { schemaRule } from './report';
import { holdsSecret, type Schema, typesOf } from './schema';
import { exampleOf, expectedOf, foundOf, shortened, subjectOf } from './words';

export default schemaRule<ValueFault>(
  {
    id: 'schema/type',
    severity: 'error',
    title: 'Value of the wrong type',
    what: 'A value has another YAML type than its key takes: a number in quotes, a fraction where whole seconds are needed, a text where a list belongs, a key with nothing behind it.',
    why: 'The value is not read at all, so the key has no effect, and rules that depend on it say nothing.',
    remedy: 'Write a value of the type that the message names.',
    fix: {
      does: 'Takes the quotes from a number or a boolean, or puts a number that is meant as text in quotes.',
      safe: true,
    },
    bad: `
version: 1
organization: { name: Acme, region: eu-central-1 }
oauthClients:
  - name: 4711
#         ^^^^ error schema/type
    grantType: authorization-code
    pkce: "true"
#         ^^^^^^ error schema/type
    tokenDuration: "3600"
#                  ^^^^^^ error schema/type
    scopes: users:readonly
#           ^^^^^^^^^^^^^^ error schema/type
    redirectUris: [https://desktop.acme.example/callback]
`,
    good: `
version: 1
organization: { name: Acme, region: eu-central-1 }
oauthClients:
  - name: "4711"
    grantType: authorization-code
    pkce: true
    tokenDuration: 3600
    scopes: [users:readonly]
    redirectUris: [https://desktop.acme.example/callback]
`,
    fixed: `
version: 1
organization: { name: Acme, region: eu-central-1 }
oauthClients:
  - name: "4711"
    grantType: authorization-code
    pkce: true
    tokenDuration: 3600
    scopes: [users:readonly]
    redirectUris: [https://desktop.acme.example/callback]
`,
  },
  ({ at, path, node, schema }) => {
    const subject = subjectOf(path, schema);
    const expected = expectedOf(schema);
    const mend = repair(node, schema, at.chunk.text);
    const edits = mend && replaceNode(at.chunk, node, mend.text);
    const fixes: Fix[] =
      mend && edits ? [{ title: mend.title, safe: mend.safe, edits: (): readonly Edit[] => edits }] : [];
    if (path.length === 0)
      return {
        message: `This file holds ${foundOf(node, false)} where a map of keys belongs, so nothing in it is checked. Start it with version: 1 and organization.`,
        fixes,
      };
    if (node.kind === 'scalar' && node.value === null)
      return {
        message:
          typeof path.at(-1) === 'string'
            ? `${subject} has no value. It takes ${expected}: write one, or delete the key.`
            : `${subject} is empty. Write ${expected}, or delete the element.`,
        fixes,
      };
    const found = foundOf(node, holdsSecret(schema));
    return {
      message: `${subject} takes ${expected}; this is ${found}, which is not read. ${remedyOf(node, schema, mend)}`,
      fixes,
    };
  },
);

interface Repair {
  readonly text: string;
  readonly title: string;
  readonly safe: boolean;
  readonly advice: string;
}

/** The value as it has to be written, where its meaning is plain. */
function repair(node: Node, schema: Schema, source: string): Repair | undefined {
  if (node.kind !== 'scalar' || node.value === null) return undefined;
  const types = typesOf(schema);
  const { value } = node;
  if (typeof value === 'string') {
    const plain = value.trim();
    if (types.includes('integer') && /^-?(0|[1-9]\d*)$/.test(plain)) return unquoted(plain);
    if (types.includes('boolean') && /^(true|false)$/i.test(plain)) return unquoted(plain.toLowerCase());
    if (types.includes('boolean') && /^(yes|on|no|off)$/i.test(plain)) {
      const text = /^(yes|on)$/i.test(plain) ? 'true' : 'false';
      return { text, title: `Write ${text}`, safe: false, advice: `In YAML 1.2 ${plain} is text: write ${text}.` };
    }
    if (
      types.includes('array') &&
      typesOf(schema.items ?? {}).includes('string') &&
      /^(plain|single|double)$/.test(node.style)
    ) {
      const text = `[${quote(value, 'flow')}]`;
      return {
        text,
        title: 'Make it a list of one',
        safe: false,
        advice: `Write ${shortened(text)}.`,
      };
    }
    return undefined;
  }
  // In quotes a secret would still be one that stands in the file, and a number no date or permission.
  if (!types.includes('string') || schema['x-secret'] || schema.format || schema.enum || schema.patternErrorMessage)
    return undefined;
  const written = writtenOf(node, source);
  if (written === undefined) return undefined;
  return { text: `"${written}"`, title: `Put ${written} in quotes`, safe: true, advice: 'Put it in quotes.' };
}

function unquoted(text: string): Repair {
  return { text, title: `Write ${text} without quotes`, safe: true, advice: `Write ${text}, without quotes.` };
}

/** A number or boolean as it is written; undefined where that is not at its place. */
function writtenOf(node: ScalarNode, source: string): string | undefined {
  const range = node.origin?.how === 'alias' ? node.origin.anchor : node;
  const text = source.slice(range.start, range.end);
  return node.origin?.how !== 'inside' && /^[-+.\w]+$/.test(text) ? text : undefined;
}

function remedyOf(node: Node, schema: Schema, mend: Repair | undefined): string {
  if (mend) return mend.advice;
  const types = typesOf(schema);
  const example = exampleOf(schema);
  if (types.includes('integer')) return `Write a whole number${example ? `, such as ${example}` : ''}.`;
  if (types.includes('boolean')) return 'Write true or false.';
  if (types.includes('array')) return 'Put each element on a line of its own, with "- " before it.';
  if (types.includes('object') && !types.includes('string'))
    return node.kind === 'list' && !node.flow
      ? 'Take the dashes away.'
      : 'Write its keys on lines of their own, indented.';
  return node.kind === 'list' ? 'Write one value.' : `Write ${expectedOf(schema)}.`;
}
