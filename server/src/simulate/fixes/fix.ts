/** Fixes and the edits that several of them make. */
import { addItem, addPair, type Edit, quote, replaceNode, replaceText } from '../../document/edits';
import { pairOf } from '../../document/node';
import type { Fields, Items, Leaf } from '../../organization/model';
import type { Text } from '../../panel/view';
import { together } from '../../rules/fixes';

/** What would mend a step: the edits, and what else they touch. */
export interface StepFix {
  /** Stays while the question and the text stay: "permission/new-role". */
  readonly id: string;
  /** What it does to what, as a command. */
  readonly title: string;
  /** Safe ones need no decision. Whatever gives somebody more than before is none. */
  readonly safe: boolean;
  readonly edits: readonly Edit[];
  /** Who else it touches, and what else begins or stops to work. */
  readonly touches: readonly Text[];
}

/** A fix, or none where the edits can't be made. Each gives somebody more than before, so none is safe. */
export function offer(
  id: string,
  title: string,
  edits: readonly Edit[] | undefined,
  touches: readonly (Text | undefined)[],
): readonly StepFix[] {
  if (!edits?.length) return [];
  return [{ id, title, safe: false, edits, touches: touches.flatMap((text) => (text ? [text] : [])) }];
}

/** Sets a key of an entry to a word. */
export function setWord(
  fields: Fields,
  key: string,
  leaf: Leaf | undefined,
  word: string,
): readonly Edit[] | undefined {
  const { entry, node } = fields;
  if (leaf) return replaceText(entry.chunk, leaf.node, word);
  const pair = pairOf(node, key);
  if (pair) return pair.value.kind === 'scalar' ? replaceNode(entry.chunk, pair.value, word) : undefined;
  return node.kind === 'map' ? addPair(entry.chunk, node, key, word) : undefined;
}

/** Adds texts to a list of an entry, which is made where there is none. */
export function addTexts(
  fields: Fields,
  key: string,
  list: Items<unknown> | undefined,
  texts: readonly string[],
): readonly Edit[] | undefined {
  return addElements(fields, key, list, (where) => texts.map((text) => written(text, where)));
}

/** As `addTexts`, for elements that are YAML on one line. */
export function addElements(
  { entry, node }: Fields,
  key: string,
  list: Items<unknown> | undefined,
  elements: (where: 'flow' | 'block') => readonly string[],
): readonly Edit[] | undefined {
  const { chunk } = entry;
  if (list && !list.node.flow && list.node.items.length)
    return together(...elements('block').map((text) => addItem(chunk, list.node, text)));
  const text = elements('flow').join(', ');
  if (list) return addItem(chunk, list.node, text);
  const pair = pairOf(node, key);
  // Nothing stands behind the key; what is of another kind is the user's to decide on.
  if (pair) return isEmpty(pair.value) ? replaceNode(chunk, pair.value, `[${text}]`) : undefined;
  return node.kind === 'map' ? addPair(chunk, node, key, `[${text}]`) : undefined;
}

function isEmpty(node: NonNullable<ReturnType<typeof pairOf>>['value']): boolean {
  return node.kind === 'scalar' && node.value === null;
}

/** A text as people write it: an IPv4 address and a range of such need no quotes. */
function written(text: string, where: 'flow' | 'block'): string {
  return /^\d+(\.\d+){3}$/.test(text) ? text : quote(text, where);
}
