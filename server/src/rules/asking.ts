/** What rules ask while they run over an entry, remembered so that an answer that changes runs it again. */
import type { Entry } from '../document/document';
import { ByKey } from '../organization/by-key';
import type { Listed, Organization } from '../organization/model.generated';
import {
  contentKey,
  countKey,
  fileKey,
  type Names,
  type Reference,
  referencesKey,
  sectionKey,
  sectionsKey,
  slipsKey,
} from '../organization/names';
import type { Settings } from '../settings/settings';
import type { Finding } from './finding';
import type { Context, FileContent, Lookup, Report, Rule, Spot } from './rule';

/** What one rule found, before it is placed in the file. */
export interface Raw {
  readonly rule: Rule;
  readonly report: Report;
}

/** An entry, or the document itself, with what its rules found and what they asked. */
export class Unit {
  findings: readonly Raw[] = [];
  /** Keys of the questions. */
  asked: string[] = [];
  /** When an answer about time changes, in milliseconds since 1970 UTC; Infinity when none does. */
  flip = Number.POSITIVE_INFINITY;
  /** The entry as its section reads it; null before it was read. */
  model: Listed[keyof Listed] | undefined | null = null;
  /** The findings placed, while chunk and index stand where they did. */
  placed: { readonly line: number; readonly index: number; readonly findings: readonly Finding[] } | undefined;
  constructor(readonly entry: Entry | undefined) {}
}

/** Who asked what. */
export class Questions {
  readonly #units = new ByKey<Unit>();

  add(key: string, unit: Unit): void {
    if (this.#units.add(key, unit)) unit.asked.push(key);
  }

  /** Forgets all that a unit asked. */
  forget(unit: Unit): void {
    for (const key of unit.asked) this.#units.remove(key, unit);
    unit.asked = [];
  }

  has(key: string): boolean {
    return this.#units.count(key) > 0;
  }

  /** Adds those who asked to `units`. */
  collect(key: string, units: Set<Unit>): void {
    for (const unit of this.#units.of(key)) units.add(unit);
  }
}

/** The entries of a section by a value of theirs. */
export class Index {
  readonly #entries = new ByKey<Entry>();
  readonly #values = new Map<Entry, string>();

  constructor(private readonly id: number) {}

  /** The key of the question for a value. */
  key(value: string): string {
    return `?${this.id}/${value}`;
  }

  /** The value under which the entry can be found now, if there is one. */
  add(entry: Entry, value: string | undefined): string | undefined {
    if (value === undefined) return undefined;
    this.#values.set(entry, value);
    this.#entries.add(value, entry);
    return value;
  }

  /** The value under which the entry could be found, if there was one. */
  remove(entry: Entry): string | undefined {
    const value = this.#values.get(entry);
    if (value === undefined) return undefined;
    this.#values.delete(entry);
    this.#entries.remove(value, entry);
    return value;
  }

  having(value: string): readonly Entry[] {
    return this.#entries.of(value);
  }
}

/** Where the answers come from; one for a whole check. */
export interface Answers {
  readonly settings: Settings;
  readonly questions: Questions;
  readonly names: Names;
  readonly now: () => number;
  readonly organization: () => Organization | undefined;
  readonly model: <S extends keyof Listed>(entry: Entry, section: S) => Listed[S] | undefined;
  readonly entries: (section: string) => readonly Entry[];
  readonly index: <S extends keyof Listed>(lookup: Lookup<S>) => Index;
  readonly section: (name: string) => Spot | undefined;
  readonly file: (path: string) => FileContent | undefined;
  /** What lists of entries were read as: the same list is asked for by each of a hundred thousand of one name. */
  readonly read: WeakMap<readonly Entry[], readonly unknown[]>;
}

const day = 86_400_000;

/** The context of the rules while they run over one unit. */
export class Asking implements Context {
  readonly found: Raw[] = [];
  readonly settings: Settings;
  #rule: Rule | undefined;
  readonly #unit: Unit;
  readonly #answers: Answers;
  #once: Map<object, unknown> | undefined;

  constructor(unit: Unit, answers: Answers) {
    this.#unit = unit;
    this.#answers = answers;
    this.settings = answers.settings;
  }

  /** The context for a rule. */
  as(rule: Rule): Context {
    this.#rule = rule;
    return this;
  }

  report(report: Report): void {
    if (this.#rule) this.found.push({ rule: this.#rule, report });
  }

  organization(): Organization | undefined {
    this.#ask(sectionKey('organization'));
    return this.#answers.organization();
  }

  named<S extends keyof Listed>(section: S, name: string): readonly Listed[S][] {
    this.#ask(contentKey(section, name));
    return this.#read(this.#answers.names.named(section, name), section);
  }

  count(section: keyof Listed, name: string): number {
    this.#ask(countKey(section, name));
    return this.#answers.names.count(section, name);
  }

  names(section: keyof Listed): readonly string[] {
    this.#ask(sectionKey(section));
    return this.#answers.names.names(section);
  }

  mayBeSlips(section: keyof Listed): boolean {
    this.#ask(slipsKey(section));
    return this.#answers.names.mayBeSlips(section);
  }

  references(section: keyof Listed, name: string): readonly Reference[] {
    this.#ask(referencesKey(section, name));
    return this.#answers.names.references(section, name);
  }

  having<S extends keyof Listed>(lookup: Lookup<S>, value: string): readonly Listed[S][] {
    const index = this.#answers.index(lookup);
    this.#ask(index.key(value));
    return this.#read(index.having(value), lookup.section);
  }

  all<S extends keyof Listed>(section: S): readonly Listed[S][] {
    this.#ask(sectionKey(section));
    return this.#read(this.#answers.entries(section), section);
  }

  read<S extends keyof Listed>(entry: Entry, section: S): Listed[S] | undefined {
    return this.#answers.model(entry, section);
  }

  section(name: keyof Listed): Spot | undefined {
    this.#ask(sectionsKey);
    return this.#answers.section(name);
  }

  after(instant: number): boolean {
    this.#flipAt(instant);
    return this.#answers.now() >= instant;
  }

  days(instant: number): number {
    const days = Math.floor((instant - this.#answers.now()) / day);
    // The count goes down one millisecond after so many whole days are left.
    this.#flipAt(instant - days * day + 1);
    return days;
  }

  today(): string {
    const now = this.#answers.now();
    this.#flipAt((Math.floor(now / day) + 1) * day);
    return new Date(now).toISOString().slice(0, 10);
  }

  file(path: string): FileContent | undefined {
    this.#ask(fileKey(path));
    return this.#answers.file(path);
  }

  once<T>(key: object, make: () => T): T {
    this.#once ??= new Map();
    if (!this.#once.has(key)) this.#once.set(key, make());
    return this.#once.get(key) as T;
  }

  #ask(key: string): void {
    this.#answers.questions.add(key, this.#unit);
  }

  #flipAt(instant: number): void {
    if (instant > this.#answers.now() && instant < this.#unit.flip) this.#unit.flip = instant;
  }

  #read<S extends keyof Listed>(entries: readonly Entry[], section: S): readonly Listed[S][] {
    const known = this.#answers.read.get(entries);
    if (known) return known as readonly Listed[S][];
    const items: Listed[S][] = [];
    for (const entry of entries) {
      const item = this.#answers.model(entry, section);
      if (item) items.push(item);
    }
    this.#answers.read.set(entries, items);
    return items;
  }
}
