/** A few small rules, so that the tests of the server stand on nothing but the server. */
import { replaceNode } from '../../server/src/document/edits';
import { pairOf } from '../../server/src/document/node';
import type { Rule } from '../../server/src/rules/rule';
import syntax from '../../server/src/rules/yaml/syntax';

const text = { title: 'A rule of the tests', what: '', why: '', remedy: '', bad: '', good: '' } as const;

/** Says that a role's name is loud, and offers to write it small; and, unsafely, to call it otherwise. */
export const loud: Rule = {
  ...text,
  id: 'test/loud',
  severity: 'warning',
  on: 'entry',
  check(entry, context) {
    const name = pairOf(entry.node, 'name')?.value;
    if (name?.kind !== 'scalar' || typeof name.value !== 'string' || !/^[A-Z]+$/.test(name.value)) return;
    const { value } = name;
    context.report({
      at: { chunk: entry.chunk, start: name.start, end: name.end, entry, path: ['name'] },
      message: `${value} is loud. Write it small.`,
      tags: ['deprecated'],
      fixes: [
        {
          title: 'Write it small',
          safe: true,
          edits: () => replaceNode(entry.chunk, name, value.toLowerCase()) ?? [],
        },
        { title: 'Call it Bob', safe: false, edits: () => replaceNode(entry.chunk, name, 'Bob') ?? [] },
      ],
    });
  },
};

/** Says that a small name is short, and makes it longer: it comes up after the fix of `loud`. */
export const short: Rule = {
  ...text,
  id: 'test/short',
  severity: 'info',
  on: 'entry',
  check(entry, context) {
    const name = pairOf(entry.node, 'name')?.value;
    if (name?.kind !== 'scalar' || typeof name.value !== 'string' || !/^[a-z]{1,2}$/.test(name.value)) return;
    const { value } = name;
    context.report({
      at: { chunk: entry.chunk, start: name.start, end: name.end, entry, path: ['name'] },
      message: `${value} is short.`,
      fixes: [
        { title: 'Double it', safe: true, edits: () => replaceNode(entry.chunk, name, value + value + value) ?? [] },
      ],
    });
  },
};

/** Judges the file that `file` names: it must be there and hold "good". */
export const named: Rule = {
  ...text,
  id: 'test/named',
  severity: 'error',
  on: 'entry',
  check(entry, context) {
    const file = pairOf(entry.node, 'file')?.value;
    if (file?.kind !== 'scalar' || typeof file.value !== 'string') return;
    const content = context.file(file.value);
    if (!content) return;
    const good = content.state === 'read' && new TextDecoder().decode(content.bytes).includes('good');
    if (good) return;
    const at = { chunk: entry.chunk, start: file.start, end: file.end, entry, path: ['file'] };
    const start = { line: 0, character: 0 };
    context.report({
      at,
      message: content.state === 'read' ? 'The file is bad.' : `The file can't be read: ${content.reason}.`,
      related:
        content.state === 'read'
          ? [{ message: 'Here.', path: file.value, range: { start, end: { line: 0, character: 3 } } }]
          : [],
    });
  },
};

/** Is a warning from an entry's `from` on. */
export const late: Rule = {
  ...text,
  id: 'test/late',
  severity: 'warning',
  on: 'entry',
  check(entry, context) {
    const from = pairOf(entry.node, 'from')?.value;
    if (from?.kind !== 'scalar' || typeof from.value !== 'string' || !context.after(Date.parse(from.value))) return;
    context.report({
      at: { chunk: entry.chunk, start: from.start, end: from.end, entry, path: ['from'] },
      message: 'It is late.',
    });
  },
};

/** A rule with a fault of its own. */
export const faulty: Rule = {
  ...text,
  id: 'test/faulty',
  severity: 'error',
  on: 'entry',
  check(entry) {
    if (pairOf(entry.node, 'name')?.value.kind === 'scalar') throw new Error('this rule is broken');
  },
};

export const testRules: readonly Rule[] = [loud, short, named, late, syntax];
