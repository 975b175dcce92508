/** Where secrets stand in an organization file, so that no report shows those lines. */
import type { Chunk, Document, Entry } from '../document/document';
import { type Node, type Pair, pairOf } from '../document/node';
import { entryShape } from '../organization/read';
import { maySpeakOfSecret } from '../rules/oauth/secret';
import { closest } from '../spelling/closest';

/**
 * The lines (from 0) on which a client secret, a credential's field or a private key stands that is no reference, also
 * under a misspelt key.
 */
export function secretLines(document: Pick<Document, 'chunks' | 'range'>): ReadonlySet<number> {
  const lines = new Set<number>();
  const hide = (chunk: Chunk, node: Node | undefined) => {
    for (const { start, end, origin } of literals(node))
      for (const place of origin ? [{ start, end }, origin.anchor] : [{ start, end }]) {
        const range = document.range(chunk, place.start, place.end);
        for (let line = range.start.line; line <= range.end.line; line++) lines.add(line);
      }
  };
  for (const chunk of document.chunks)
    for (const entry of chunk.entries) for (const secret of secretsIn(entry)) hide(chunk, secret);
  return lines;
}

/** What stands in an entry where a secret belongs, or a private key where a certificate does; also references. */
export function secretsIn({ section, node }: Pick<Entry, 'section' | 'node'>): readonly Node[] {
  switch (section) {
    case 'oauthClients':
      return pairsOf(node).flatMap(({ name, value }) => (isSecretKey(name) ? [value] : []));
    case 'integrations': {
      const credentials = pairOf(node, 'credentials')?.value;
      if (credentials?.kind !== 'map') return credentials ? [credentials] : [];
      // A field that stands beside `fields` by mistake is as secret as one in it.
      return credentials.pairs.flatMap(({ name, value }) => (name !== 'type' && name !== 'oauthClient' ? [value] : []));
    }
    case 'identityProviders':
      return ['certificate', 'certificates']
        .flatMap((key) => literals(pairOf(node, key)?.value))
        .filter((literal) => literal.kind === 'scalar' && /PRIVATE KEY/.test(String(literal.value)));
    default:
      return [];
  }
}

/** The literal texts of `secretsIn`. */
export function secretTexts(entry: Pick<Entry, 'section' | 'node'>): readonly string[] {
  return secretsIn(entry)
    .flatMap(literals)
    .flatMap((one) => (one.kind === 'scalar' && one.value !== null ? [String(one.value)] : []));
}

/** Whether a client's key is its secret, also under a misspelt name. */
function isSecretKey(name: string): boolean {
  const client = entryShape('oauthClients', true);
  if (name !== 'clientSecret' && client?.kind === 'object' && Object.hasOwn(client.fields, name)) return false;
  return name === 'clientSecret' || closest(name, ['clientSecret']) !== undefined || maySpeakOfSecret(`${name}:`);
}

function pairsOf(node: Node | undefined): readonly Pair[] {
  return node?.kind === 'map' ? node.pairs : [];
}

const secretKey = /(?:secret|passw|private.?key|api.?key|\btoken(?!Duration\b)|authorization)\w{0,20}["']?[ \t]?:/i;

/**
 * Whether a line holds a secret, judged by its words: anything but a reference behind the key of a secret, or a password
 * in an address. For what is said twice, in a comment, in a merge conflict or where nothing reads it.
 */
export function holdsSecret(line: string): boolean {
  const key = secretKey.exec(line);
  const value = key ? line.slice(key.index + key[0].length).trim() : '';
  if (value !== '' && !/^["']?\$\{(?:env|secret|file):[^}]*\}["']?[,}]?$/.test(value)) return true;
  return /:\/\/[^\s/@:]*:[^\s/]+@/.test(line);
}

/** The scalars in a value that are no references to a secret. */
function literals(node: Node | undefined): Node[] {
  switch (node?.kind) {
    case undefined:
      return [];
    case 'scalar':
      return /^\$\{(?:env|secret|file):[^}]*\}$/.test(String(node.value)) ? [] : [node];
    case 'list':
      return node.items.flatMap(literals);
    case 'map':
      return node.pairs.flatMap((pair) => literals(pair.value));
  }
}
