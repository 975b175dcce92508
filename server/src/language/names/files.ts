/** Files that an entry names: metadata, certificates, images, and files that hold a secret. */
import type { Entry } from '../../document/document';
import { type Node, pairOf, type ScalarNode } from '../../document/node';
import { entryShape } from '../../organization/read';
import type { Shape } from '../../organization/shape';
import { readReference } from '../../simulate/secrets';

export interface NamedFile {
  /** As it is written. */
  readonly path: string;
  readonly kind: 'metadata' | 'certificate' | 'image' | 'secret';
  readonly node: ScalarNode;
}

const known = new WeakMap<Entry, readonly NamedFile[]>();
const none: readonly NamedFile[] = [];

/** Every file that an entry names, in the order of the text. */
export function filesOf(entry: Entry): readonly NamedFile[] {
  const shape = entryShape(entry.section, entry.listed);
  if (!shape || !mayName(shape)) return none;
  let files = known.get(entry);
  if (!files) {
    const found: NamedFile[] = [];
    collect(shape, entry.node, found);
    files = found;
    known.set(entry, files);
  }
  return files;
}

/** The file that an entry names at a path below it. */
export function fileAt(entry: Entry, path: readonly (string | number)[]): string | undefined {
  let node: Node | undefined = entry.node;
  for (const step of path) node = node?.kind === 'list' ? node.items[Number(step)] : pairOf(node, String(step))?.value;
  return filesOf(entry).find((file) => file.node === node)?.path;
}

const answers = new WeakMap<Shape, boolean>();

function mayName(shape: Shape): boolean {
  let answer = answers.get(shape);
  if (answer === undefined) {
    answer =
      ('path' in shape && shape.path !== undefined) ||
      ('secret' in shape && shape.secret === true) ||
      (shape.kind === 'list' && mayName(shape.items)) ||
      (shape.kind === 'object' &&
        (Object.values(shape.fields).some(mayName) || (shape.open !== undefined && mayName(shape.open))));
    answers.set(shape, answer);
  }
  return answer;
}

function collect(shape: Shape, node: Node, found: NamedFile[]): void {
  if (node.kind === 'scalar') {
    if (typeof node.value !== 'string' || shape.kind !== 'string') return;
    if (shape.path) found.push({ path: node.value, kind: shape.path, node });
    else if (shape.secret) {
      const reference = readReference(node.value);
      if (reference?.kind === 'file') found.push({ path: reference.name, kind: 'secret', node });
    }
  } else if (node.kind === 'list') {
    if (shape.kind === 'list') for (const item of node.items) collect(shape.items, item, found);
  } else if (shape.kind === 'object')
    for (const { name, value } of node.pairs) {
      const field = Object.hasOwn(shape.fields, name) ? shape.fields[name] : shape.open;
      if (field && mayName(field)) collect(field, value, found);
    }
}
