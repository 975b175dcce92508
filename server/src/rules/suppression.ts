/**
 * Suppression comments: `# integrations-ignore RULE[, RULE] [until=YYYY-MM-DD] [-- reason]` on the line of a finding or
 * alone on the line above, and `# integrations-ignore-file RULE …` anywhere.
 */
import type { Chunk, Comment, Document } from '../document/document';
import type { Edit } from '../document/edits';
import { closest, flattenOnce } from '../spelling/closest';
import type { Raw } from './asking';
import type { Finding } from './finding';
import type { Rule, Spot } from './rule';

/** A suppression comment. */
export interface Directive {
  readonly chunk: Chunk;
  /** The part of the comment from the `#` of the suppression. */
  readonly comment: Comment;
  readonly wholeFile: boolean;
  readonly rules: readonly { readonly id: string; readonly start: number; readonly end: number }[];
  /** The first instant at which it no longer suppresses; NaN when its date is none; undefined without a date. */
  readonly ends: number | undefined;
  readonly until: string | undefined;
}

interface SuppressInput {
  readonly now: number;
  readonly place: (raw: Raw) => Finding;
  /** A rule by id; undefined when it is switched off. */
  readonly rule: (id: string) => Rule | undefined;
  /** Every rule there is. */
  readonly known: ReadonlySet<string>;
  /** Whether a rule is switched off: a suppression of it is neither used nor needless. */
  readonly off: (id: string) => boolean;
}

const families = /^(yaml|suppression)\//;

/** Findings that stand, with what is to be said of the suppressions themselves. */
export function applySuppressions(findings: readonly Finding[], document: Document, input: SuppressInput): Finding[] {
  const directives = document.chunks.flatMap(directivesOf);
  const suppressed = new Suppressed(input.now);
  const alone = new Map<number, Directive>();
  for (const directive of directives) {
    const { line } = document.position(directive.chunk, directive.comment.start);
    if (directive.wholeFile) suppressed.add('file', directive);
    else if (directive.comment.alone) alone.set(line, directive);
    else suppressed.add(line, directive);
  }
  // Several suppressions may stand above one another; all mean the line below the last.
  let target = -1;
  for (const line of [...alone.keys()].sort((a, b) => b - a)) {
    if (!alone.has(line + 1)) target = line + 1;
    suppressed.add(target, alone.get(line)!);
  }
  const meant = rulesMeant(input.known);
  const kept = findings.filter(({ rule, range }) => families.test(rule) || !suppressed.takes(rule, range.start.line));
  for (const directive of directives) judge(directive, suppressed.used, { ...input, meant }, kept);
  return kept;
}

type Named = Directive['rules'][number];

/** The rules that are suppressed, by place: a line, or the file. */
class Suppressed {
  /** What has hidden a finding. */
  readonly used = new Set<Named>();
  readonly #idle = new Map<string, Named[]>();
  constructor(private readonly now: number) {}

  add(place: number | 'file', directive: Directive): void {
    if (directive.ends !== undefined && !(this.now < directive.ends)) return;
    for (const rule of directive.rules) {
      const key = `${place} ${rule.id}`;
      const same = this.#idle.get(key);
      if (same) same.push(rule);
      else this.#idle.set(key, [rule]);
    }
  }

  /** Whether a finding of a rule is hidden; notes what hides it. */
  takes(rule: string, line: number): boolean {
    const ofFile = this.#take(`file ${rule}`);
    return this.#take(`${line} ${rule}`) || ofFile;
  }

  #take(key: string): boolean {
    const idle = this.#idle.get(key);
    // What was noted need not be noted again: a file may have as many suppressions as findings.
    for (const rule of idle?.splice(0) ?? []) this.used.add(rule);
    return idle !== undefined;
  }
}

/** The next instant at which a suppression of this chunk ends, in milliseconds since 1970 UTC; Infinity without one. */
export function nextSuppressionEnd(chunk: Chunk, now: number): number {
  let next = Number.POSITIVE_INFINITY;
  for (const { ends } of directivesOf(chunk)) {
    if (ends !== undefined && ends > now) next = Math.min(next, ends);
  }
  return next;
}

interface JudgeInput extends SuppressInput {
  /** The rule that an unknown id may mean. */
  readonly meant: (id: string) => string | undefined;
}

function judge(directive: Directive, used: ReadonlySet<object>, input: JudgeInput, kept: Finding[]): void {
  const { chunk, comment, rules, ends, until } = directive;
  const whole: Spot = { chunk, start: comment.start, end: comment.end, path: [] };
  const say = (
    id: string,
    at: Spot,
    message: string,
    edits?: { title: string; edits: readonly Edit[]; safe: boolean },
  ) => {
    const rule = input.rule(id);
    if (!rule) return;
    const fixes = edits ? [{ title: edits.title, safe: edits.safe, edits: () => edits.edits }] : [];
    kept.push(
      input.place({
        rule,
        report: { at, message, fixes, ...(rule.id === 'suppression/unused' ? { tags: ['unnecessary'] as const } : {}) },
      }),
    );
  };
  const removal = { title: 'Delete the suppression', edits: [removeComment(chunk, comment)], safe: true };
  if (ends !== undefined && Number.isNaN(ends)) {
    say(
      'suppression/expired',
      whole,
      `"${until}" is no day, so this suppression does not hold. Write the last day on which it holds, as in until=2027-01-31.`,
    );
    return;
  }
  if (ends !== undefined && input.now >= ends) {
    say(
      'suppression/expired',
      whole,
      `This suppression ended on ${until}, and the finding is reported again. Mend what it hides, or decide anew and set a later day.`,
    );
    return;
  }
  if (rules.length === 0) {
    say(
      'suppression/unused',
      whole,
      'This suppression names no rule, so it hides nothing. Name the rule, or delete the comment.',
      removal,
    );
    return;
  }
  const idle = rules.filter((rule) => !used.has(rule) && !input.off(rule.id));
  const plain = (id: string) => input.known.has(id) && !families.test(id);
  if (rules.length > 1 && idle.length === rules.length && idle.every((rule) => plain(rule.id))) {
    const ids = rules.map((rule) => rule.id).join(', ');
    say(
      'suppression/unused',
      whole,
      `None of ${ids} finds anything here, so this suppression is not needed. Delete it, or it will hide the next fault.`,
      removal,
    );
    return;
  }
  for (const rule of idle) {
    const only = rules.length === 1;
    const at: Spot = only ? whole : { chunk, start: rule.start, end: rule.end, path: [] };
    const take = only
      ? removal
      : { title: `Take ${rule.id} out of the suppression`, edits: [removeRule(chunk, rules, rule)], safe: true };
    if (plain(rule.id)) {
      say(
        'suppression/unused',
        at,
        `${rule.id} finds nothing here, so this suppression is not needed. Delete it, or it will hide the next fault.`,
        take,
      );
    } else if (input.known.has(rule.id)) {
      say(
        'suppression/unused',
        at,
        `${rule.id} can't be suppressed: a file that can't be read, or a suppression that is wrong, must be seen. Mend the finding itself.`,
        take,
      );
    } else {
      const meant = input.meant(rule.id);
      say(
        'suppression/unused',
        at,
        `There is no rule ${rule.id}, so this hides nothing.${meant ? ` Did you mean ${meant}?` : ' Run "genesys-integrations rules" for the list.'}`,
        meant
          ? {
              title: `Change to ${meant}`,
              edits: [{ chunk, start: rule.start, end: rule.end, text: meant }],
              safe: false,
            }
          : { ...take, safe: false },
      );
    }
  }
}

/** Unknown ids of a file for which a rule is looked for: more are no slips. */
const mostMeant = 1_000;

/** Gives the rule that an unknown id may mean: the one of that name in some family, else the nearest. */
function rulesMeant(known: ReadonlySet<string>): JudgeInput['meant'] {
  const flat = flattenOnce();
  const found = new Map<string, string | undefined>();
  return (id) => {
    if (found.has(id) || found.size >= mostMeant) return found.get(id);
    const inFamily = [...known].filter((rule) => rule.endsWith(`/${id}`));
    const meant = inFamily.length === 1 ? inFamily[0] : closest(id, known, flat);
    found.set(id, meant);
    return meant;
  };
}

/** The suppressions in the comments of a chunk. */
export function directivesOf(chunk: Chunk): Directive[] {
  return chunk.directives.flatMap((comment) => readDirective(chunk, comment) ?? []);
}

/** A suppression; undefined for a comment that only speaks of suppressions. It may stand behind another comment. */
function readDirective(chunk: Chunk, whole: Comment): Directive | undefined {
  const text = chunk.text.slice(whole.start, whole.end);
  const head = /(?<=^|\s)#\s*integrations-ignore(-file)?(?![\w-]):?/.exec(text);
  if (!head) return undefined;
  const start = whole.start + head.index;
  const comment = { start, end: whole.end, alone: whole.alone && head.index === 0 };
  const rules: { id: string; start: number; end: number }[] = [];
  let until: string | undefined;
  const from = head.index + head[0].length;
  const reason = /(?<=^|\s)--/.exec(text.slice(from));
  for (const word of text.slice(from, reason ? from + reason.index : undefined).matchAll(/[^\s,]+/g)) {
    const at = whole.start + from + word.index;
    if (word[0].startsWith('until=')) until = word[0].slice('until='.length);
    else rules.push({ id: word[0], start: at, end: at + word[0].length });
  }
  const ends = until === undefined ? undefined : dayAfter(until);
  return { chunk, comment, wholeFile: head[1] !== undefined, rules, until, ends };
}

/** The start of the day after, UTC; NaN for what is no day. */
function dayAfter(text: string): number {
  const start = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(start) || new Date(start).toISOString().slice(0, 10) !== text) return Number.NaN;
  return start + 86_400_000;
}

function removeComment(chunk: Chunk, comment: Comment): Edit {
  const { text } = chunk;
  if (!comment.alone) {
    const start = startOfGap(text, comment.start, ' \t');
    return { chunk, start, end: comment.end, text: '' };
  }
  const start = text.lastIndexOf('\n', comment.start - 1) + 1;
  const next = text.indexOf('\n', comment.end);
  return { chunk, start, end: next < 0 ? text.length : next + 1, text: '' };
}

/** Takes a rule and the comma beside it out of a list of rules; everything else on the line stays. */
function removeRule(chunk: Chunk, rules: Directive['rules'], rule: Directive['rules'][number]): Edit {
  const { text } = chunk;
  if (rules[0] === rule) {
    const gap = /^[\s,]*/.exec(text.slice(rule.end))?.[0].length ?? 0;
    return { chunk, start: rule.start, end: rule.end + gap, text: '' };
  }
  return { chunk, start: startOfGap(text, rule.start, ' \t\r\n,'), end: rule.end, text: '' };
}

/** Where the run of the given characters starts that ends at an offset. */
function startOfGap(text: string, end: number, characters: string): number {
  let start = end;
  while (start > 0 && characters.includes(text[start - 1]!)) start--;
  return start;
}
