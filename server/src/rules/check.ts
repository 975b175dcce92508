/**
 * Runs the rules over a document and keeps their findings right while it is edited, files change and time passes.
 * A rule's questions are remembered per entry; an answer that changes runs that entry again and no other.
 */
import type { Change, Chunk, Document, Entry } from '../document/document';
import { changesShared, hasShared } from '../document/shared';
import type { Listed, Organization } from '../organization/model.generated';
import { fileKey, Names, sectionKey, sectionsKey } from '../organization/names';
import { readListed, readSingle } from '../organization/read';
import type { Settings } from '../settings/settings';
import { type Answers, Asking, Index, Questions, type Raw, Unit } from './asking';
import type { Finding } from './finding';
import { placeAt } from './places';
import type { FileContent, Fix, Rule, Severity, Spot } from './rule';
import { onSection, pointerOf } from './spots';
import { applySuppressions, nextSuppressionEnd } from './suppression';
import { messageOf } from './yaml/message';

export type { Finding, Related } from './finding';

export interface CheckInput {
  readonly document: Document;
  readonly rules: readonly Rule[];
  readonly settings: Settings;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
  /**
   * Takes what a rule threw, which is a fault of the rule; what else was found stands. Without it the fault is thrown
   * on, to whoever asked.
   */
  readonly fault?: (rule: Rule, error: unknown) => void;
}

type AnyLookup = { readonly section: string; readonly value: (item: never) => string | undefined };

export class Check {
  readonly #document: Document;
  readonly #settings: Settings;
  readonly #byTarget = new Map<string, readonly Rule[]>();
  readonly #severities: ReadonlyMap<string, Severity>;
  readonly #textRules: ReadonlyMap<string, Rule>;
  readonly #known: ReadonlySet<string>;
  readonly #names = new Names();
  readonly #indexes = new Map<AnyLookup, Index>();
  readonly #units = new Map<Entry, Unit>();
  readonly #whole = new Unit(undefined);
  readonly #found = new Set<Unit>();
  readonly #timed = new Set<Unit>();
  readonly #dirty = new Set<Unit>();
  /** Chunks whose text is faulty or holds suppressions. */
  readonly #noted = new Set<Chunk>();
  readonly #questions = new Questions();
  readonly #answers: Answers;
  readonly #files = new Map<string, FileContent>();
  readonly #wanted = new Set<string>();
  readonly #fault: CheckInput['fault'];
  #organization: { readonly entry: Entry | undefined; readonly value: Organization | undefined } | undefined;
  /** The next instant at which an entry's findings change; undefined when it is not known. */
  #next: number | undefined;
  #now: number;

  constructor({ document, rules, settings, now, fault }: CheckInput) {
    this.#fault = fault;
    this.#document = document;
    this.#settings = settings;
    this.#now = now;
    this.#known = new Set(rules.map((rule) => rule.id));
    const on = rules.filter((rule) => settings.rules[rule.id] !== 'off');
    const run = (on: string, rule: Rule) => this.#byTarget.set(on, [...(this.#byTarget.get(on) ?? []), rule]);
    for (const rule of on) run(rule.on, rule);
    for (const rule of on) if (rule.on === 'entry' && rule.checkDocument) run('document', rule);
    this.#severities = new Map(
      Object.entries(settings.rules).flatMap(([id, level]) => (level === 'off' ? [] : [[id, level] as const])),
    );
    this.#textRules = new Map(on.filter((rule) => rule.on === 'text').map((rule) => [rule.id, rule]));
    this.#answers = {
      settings,
      questions: this.#questions,
      names: this.#names,
      now: () => this.#now,
      organization: () => this.#readOrganization(),
      model: (entry, section) => this.#model(entry, section),
      entries: (name) =>
        document.sections.filter((section) => section.name === name).flatMap((section) => section.entries),
      index: (lookup) => this.#index(lookup),
      section: (name) => {
        const section = document.sections.find((one) => one.name === name);
        return section && onSection(section);
      },
      read: new WeakMap(),
      file: (path) => {
        this.#wanted.add(path);
        return this.#files.get(path);
      },
    };
    // Nothing was asked yet, so nothing is touched.
    for (const section of document.sections) for (const entry of section.entries) this.#take(entry);
    for (const chunk of document.chunks) this.#note(chunk);
    this.#dirty.add(this.#whole);
  }

  /** The names of the document and who refers to them, as they are after the last `update`. */
  get names(): Names {
    return this.#names;
  }

  /** Takes in what an edit of the document did. */
  update(change: Change): void {
    for (const entry of change.removed) {
      this.#remove(entry);
      this.#noted.delete(entry.chunk);
    }
    for (const entry of change.added) {
      this.#add(entry);
      this.#note(entry.chunk);
    }
    if (!change.sections) return;
    this.#dirty.add(this.#whole);
    this.#touch(sectionsKey);
    // Chunks without entries came or went, too.
    this.#noted.clear();
    for (const chunk of this.#document.chunks) this.#note(chunk);
  }

  #note(chunk: Chunk): void {
    if (chunk.problems.length || chunk.directives.length) this.#noted.add(chunk);
  }

  /** Moves time; findings about time are looked at again where their answer changed. */
  setNow(now: number): void {
    const back = now < this.#now;
    this.#now = now;
    if (!back && now < this.#nextOfEntries()) return;
    this.#next = undefined;
    for (const unit of this.#timed) if (back || unit.flip <= now) this.#dirty.add(unit);
  }

  /** The instant at which a finding changes by itself, in milliseconds since 1970 UTC; undefined when none will. */
  nextFlip(): number | undefined {
    this.#run();
    let next = this.#nextOfEntries();
    for (const chunk of this.#noted)
      if (chunk.directives.length) next = Math.min(next, nextSuppressionEnd(chunk, this.#now));
    return next === Number.POSITIVE_INFINITY ? undefined : next;
  }

  #nextOfEntries(): number {
    if (this.#next === undefined) {
      this.#next = Number.POSITIVE_INFINITY;
      for (const unit of this.#timed) this.#next = Math.min(this.#next, unit.flip);
    }
    return this.#next;
  }

  /** Paths, as written in the document, that rules asked for and that have not been given yet. */
  wantedFiles(): readonly string[] {
    this.#run();
    return [...this.#wanted].filter((path) => !this.#files.has(path));
  }

  /** Every path that rules asked for, given or not: what a door watches. */
  files(): readonly string[] {
    this.#run();
    return [...this.#wanted].filter((path) => this.#questions.has(fileKey(path)));
  }

  /** Gives the content of a file, or takes it back (undefined: it will be wanted again). */
  setFile(path: string, content: FileContent | undefined): void {
    if (content) this.#files.set(path, content);
    else this.#files.delete(path);
    this.#touch(fileKey(path));
  }

  /** Every finding, suppressed ones left out, in the order of the file. */
  findings(): readonly Finding[] {
    this.#run();
    const findings: Finding[] = [];
    for (const { chunk, problem } of this.#document.problems) this.#problem(chunk, problem, findings);
    let directives = false;
    for (const chunk of this.#noted) {
      if (chunk.directives.length) directives = true;
      for (const problem of chunk.problems) this.#problem(chunk, problem, findings);
    }
    for (const unit of this.#found) for (const finding of this.#place(unit)) findings.push(finding);
    const kept = directives
      ? applySuppressions(findings, this.#document, {
          now: this.#now,
          place: (raw) => this.#finding(raw),
          rule: (id) => this.#textRules.get(id),
          known: this.#known,
          off: (id) => this.#settings.rules[id] === 'off',
        })
      : findings;
    return kept.sort(
      (a, b) =>
        a.range.start.line - b.range.start.line ||
        a.range.start.character - b.range.start.character ||
        (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0),
    );
  }

  #take(entry: Entry, touch?: (key: string) => void): void {
    const unit = new Unit(entry);
    this.#units.set(entry, unit);
    this.#dirty.add(unit);
    this.#names.add(entry, touch);
  }

  #add(entry: Entry): void {
    this.#take(entry, this.#touch);
    for (const [lookup, index] of this.#indexes)
      if (lookup.section === entry.section) this.#touchIndex(index, index.add(entry, this.#value(lookup, entry)));
    this.#touch(sectionKey(entry.section));
  }

  #remove(entry: Entry): void {
    const unit = this.#units.get(entry);
    if (unit) this.#forget(unit);
    if (unit) this.#dirty.delete(unit);
    this.#units.delete(entry);
    this.#names.remove(entry, this.#touch);
    for (const index of this.#indexes.values()) this.#touchIndex(index, index.remove(entry));
    this.#touch(sectionKey(entry.section));
  }

  readonly #touch = (key: string): void => {
    this.#questions.collect(key, this.#dirty);
  };

  #touchIndex(index: Index, value: string | undefined): void {
    if (value !== undefined) this.#touch(index.key(value));
  }

  /** The index of a lookup; made when it is first asked for. */
  #index(lookup: AnyLookup): Index {
    const known = this.#indexes.get(lookup);
    if (known) return known;
    const index = new Index(this.#indexes.size);
    this.#indexes.set(lookup, index);
    for (const section of this.#document.sections)
      if (section.name === lookup.section)
        for (const entry of section.entries) index.add(entry, this.#value(lookup, entry));
    return index;
  }

  #value({ section, value }: AnyLookup, entry: Entry): string | undefined {
    const item = this.#model(entry, section as keyof Listed);
    return item ? value(item as never) : undefined;
  }

  /** Takes a unit's findings and questions back. */
  #forget(unit: Unit): void {
    this.#questions.forget(unit);
    if (unit.flip === this.#next) this.#next = undefined;
    unit.flip = Number.POSITIVE_INFINITY;
    unit.placed = undefined;
    this.#found.delete(unit);
    this.#timed.delete(unit);
  }

  #run(): void {
    if (this.#dirty.size === 0) return;
    const dirty = [...this.#dirty];
    this.#dirty.clear();
    for (const unit of dirty) {
      this.#forget(unit);
      unit.findings = this.#runRules(unit);
      if (unit.findings.length) this.#found.add(unit);
      if (unit.flip === Number.POSITIVE_INFINITY) continue;
      this.#timed.add(unit);
      if (this.#next !== undefined) this.#next = Math.min(this.#next, unit.flip);
    }
  }

  #runRules(unit: Unit): readonly Raw[] {
    const { entry } = unit;
    const asking = new Asking(unit, this.#answers);
    const document = this.#document;
    if (entry) {
      for (const rule of this.#byTarget.get('entry') ?? []) this.#judge(rule, entry, asking);
      const rules = entry.listed ? this.#byTarget.get(entry.section) : undefined;
      const item = rules && this.#model(entry, entry.section as keyof Listed);
      if (item) for (const rule of rules) this.#judge(rule, item, asking);
    } else for (const rule of this.#byTarget.get('document') ?? []) this.#judge(rule, document, asking);
    return asking.found;
  }

  /** Lets a rule judge what it is about: an entry, what an entry says, or the document. */
  #judge(rule: Rule, what: unknown, asking: Asking): void {
    if (rule.on === 'text') return;
    const check = what === this.#document && rule.on === 'entry' ? rule.checkDocument : rule.check;
    try {
      check?.call(rule, what as never, asking.as(rule));
    } catch (error) {
      if (!this.#fault) throw error;
      this.#fault(rule, error);
    }
  }

  #model<S extends keyof Listed>(entry: Entry, section: S): Listed[S] | undefined {
    const unit = this.#units.get(entry);
    if (!unit) return readListed(entry, section);
    if (section !== entry.section) return readListed(entry, section);
    if (unit.model === null) unit.model = readListed(entry, section);
    return unit.model as Listed[S] | undefined;
  }

  #readOrganization(): Organization | undefined {
    const entry = this.#document.sections.find((section) => section.name === 'organization')?.entries[0];
    if (this.#organization?.entry !== entry || !this.#organization)
      this.#organization = { entry, value: entry && readSingle(entry, 'organization') };
    return this.#organization.value;
  }

  #problem(chunk: Chunk, problem: Document['problems'][number]['problem'], findings: Finding[]): void {
    const rule = this.#textRules.get(problem.rule);
    if (!rule) return;
    const { start, end, related } = problem;
    // What is there twice has one pointer: that of the first, which alone is in the tree.
    const place = problem.rule === 'yaml/duplicate-key' && related ? related.start : start;
    const at: Spot = { chunk, start, end, ...this.#placeOf(problem.rule, chunk, place) };
    const relatedSpots = related ? [{ message: related.message, at: this.#spotAt(chunk, related) }] : [];
    const message = messageOf(problem, chunk.text, at.path.includes('credentials'));
    findings.push(this.#finding({ rule, report: { at, message, related: relatedSpots } }));
  }

  #place(unit: Unit): readonly Finding[] {
    // Document findings may stand in any chunk, and related places in other entries move without this one.
    const line = unit.entry?.chunk.line ?? -1;
    const index = unit.entry?.index ?? -1;
    const { placed } = unit;
    if (unit.entry && placed && placed.line === line && placed.index === index) return placed.findings;
    const findings = unit.findings.map((raw) => this.#finding(raw));
    const here = unit.findings.every(
      (raw) =>
        raw.report.at.chunk === unit.entry?.chunk &&
        !raw.report.related?.some((one) => 'at' in one && one.at.chunk !== unit.entry?.chunk),
    );
    unit.placed = here ? { line, index, findings } : undefined;
    return findings;
  }

  #placeOf(rule: string, chunk: Chunk, offset: number): Pick<Spot, 'entry' | 'path'> {
    // A second document stands beside the tree.
    return rule === 'yaml/multiple-documents' ? { path: [] } : placeAt(this.#document, chunk, { start: offset });
  }

  #spotAt(chunk: Chunk, { start, end }: { readonly start: number; readonly end: number }): Spot {
    return { chunk, start, end, ...placeAt(this.#document, chunk, { start, end }) };
  }

  /** What an anchor gives to others as well is the user's to change: a fix that would is not offered. */
  #ownFixes({ fixes = [], at }: Raw['report']): readonly Fix[] {
    const document = this.#document;
    if (hasShared(at.chunk, document)) return fixes.filter((fix) => !changesShared(fix.edits(), document));
    // Edits of other places are looked at when they are asked for.
    return fixes.map((fix) => {
      const own = () => {
        const edits = fix.edits();
        return changesShared(edits, document) ? [] : edits;
      };
      return { ...fix, edits: own };
    });
  }

  #finding({ rule, report }: Raw): Finding {
    const { at } = report;
    const anchor = at.origin && {
      message: at.origin.how === 'alias' ? 'The value of the alias' : 'Where the alias takes it from',
      at: this.#spotAt(at.chunk, at.origin.anchor),
    };
    const relations = [...(report.related ?? []), ...(anchor ? [anchor] : [])];
    return {
      rule: rule.id,
      severity: this.#severities.get(rule.id) ?? report.severity ?? rule.severity,
      message: report.message,
      pointer: pointerOf(at),
      range: this.#document.range(at.chunk, at.start, at.end),
      related: relations.map((one) =>
        'at' in one
          ? {
              message: one.message,
              pointer: pointerOf(one.at),
              range: this.#document.range(one.at.chunk, one.at.start, one.at.end),
            }
          : one,
      ),
      tags: report.tags ?? [],
      fixes: this.#ownFixes(report),
    };
  }
}
