/** What the lines around a cursor say of a test: what it asks, and of whom. */
import type { Entry } from '../../document/document';
import { type Kind, requestKeys } from '../../scenarios/kinds';
import type { Question } from './asked';
import { mergedInto } from './merged';
import { mapOf, outlineAt, textOf } from './outline';
import { entryNamed } from './seen';

/** What the test around the cursor asks; undefined where it does not say so yet. */
export function kindAsked({ entry, section }: Question): Kind | undefined {
  return section === 'tests'
    ? requestKeys.find((key) => entry?.pairs.some((pair) => pair.keyed && pair.key === key))
    : undefined;
}

/** A scalar of the request, written in it or taken from an anchor. */
export function textAsked(question: Question, key: string): string | undefined {
  const kind = kindAsked(question);
  const map = kind && mapOf(question.entry, kind);
  const merged = mergedInto(map, question).find((pair) => pair.key === key)?.value;
  return textOf(map, key) ?? (merged?.kind === 'scalar' ? merged.text : undefined);
}

/** The client that the test is about, as the organization file has it. */
export function clientAsked(question: Question): Entry | undefined {
  return entryNamed(question, 'oauthClients', textAsked(question, 'client'));
}

/** The verdict that the test expects. */
export function verdictAsked({ entry }: Question): string | undefined {
  return textOf(entry, 'expect') ?? textOf(mapOf(entry, 'expect'), 'verdict');
}

/** Whether a key of the request, or of what is expected, is written. */
export function says({ entry }: Question, map: Kind | 'expect', key: string): boolean {
  const within = mapOf(entry, map);
  return outlineAt(within, key) !== undefined || within?.pairs.some((pair) => pair.keyed && pair.key === key) === true;
}
