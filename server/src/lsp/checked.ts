/** One text and what is known of it: its document, its findings, its diagnostics, and the files that it names. */

import type { Diagnostic } from 'vscode-languageserver';
import type { Document, TextChange } from '../document/document';
import { openDocument } from '../document/open';
import { Diagnostics, type DiagnosticsInput } from '../language/findings/diagnostics';
import { unreadable } from '../language/findings/file-problems';
import type { Names } from '../organization/names';
import { Check, type Finding } from '../rules/check';
import type { Draft } from '../rules/mend';
import type { FileContent, Rule } from '../rules/rule';
import { defaultSettings, type Settings } from '../settings/settings';
import { tooLarge } from '../workspace/faults';
import { referencedPath } from '../workspace/read';
import type { ContentChange } from './changes';
import { pathOf, type Root, uriOf } from './places';
import { replaceIn } from './replace';

export interface CheckedInput {
  readonly uri: string;
  readonly name: string;
  readonly root: Root;
  readonly text: string;
  readonly rules: readonly Rule[];
  readonly source: string;
  readonly page: (rule: string) => string | undefined;
  readonly client: DiagnosticsInput['client'];
  /** Gives a text that no other result of this server has. */
  readonly nextResult: () => string;
  /** Takes the fault of a rule; its other findings stand. */
  readonly fault: (rule: string, error: unknown) => void;
  readonly readReferenced: (path: string, settings: Settings) => Promise<FileContent>;
  readonly now: () => number;
}

export interface Result {
  readonly id: string;
  readonly items: readonly Diagnostic[];
}

export class Checked {
  readonly #input: CheckedInput;
  /** Edits that the document has not taken in yet: many are taken in at once. */
  readonly #pending: TextChange[] = [];
  /** The whole text, while there is no document: before the first look, and over the size limit. */
  #text: string | undefined;
  #document: Document | undefined;
  #check: Check | undefined;
  #settings: Settings | undefined;
  #diagnostics: Diagnostics | undefined;
  #findings: readonly Finding[] | undefined;
  #result: Result | undefined;
  /** The findings that the result shows. */
  #resultOf: readonly Finding[] | undefined;
  readonly #reading = new Map<string, Promise<void>>();
  /** What was read of the files that the text names, by the path as written. */
  readonly #files = new Map<string, FileContent>();

  constructor(input: CheckedInput) {
    this.#input = input;
    this.#text = input.text;
  }

  get uri(): string {
    return this.#input.uri;
  }

  get root(): Root {
    return this.#input.root;
  }

  /** Whether the text was edited since its result was asked for last. */
  edited = false;

  /** Takes edits in, in their order. They are worked on when somebody asks. */
  edit(changes: readonly ContentChange[]): void {
    this.edited = true;
    for (const change of changes) {
      if ('range' in change) this.#pending.push(change);
      else {
        this.#pending.length = 0;
        this.#text = change.text;
        this.#document = undefined;
        this.#check = undefined;
      }
    }
    this.#findings = undefined;
  }

  /** Brings the text to where it can be asked about, without looking for findings. False over the size limit. */
  open(settings: Settings): boolean {
    this.#use(settings);
    return this.#document !== undefined;
  }

  /** The names of the document, after `open` or `ready`. */
  names(): Names | undefined {
    this.#takeIn();
    return this.#check?.names;
  }

  /** What was read of a file that the text names; undefined when it was not read yet. */
  knownFile(path: string): FileContent | undefined {
    return this.#files.get(path);
  }

  /** Whether everything is known that the findings need: the right settings, and every file that is named. */
  ready(settings: Settings): boolean {
    this.#use(settings);
    return (this.#check?.wantedFiles().length ?? 0) === 0;
  }

  /** Reads the files that are named and not known. Call `ready` again afterwards: the text may be another one by then. */
  async readWanted(): Promise<void> {
    const settings = this.#settings;
    const check = this.#check;
    if (!check || !settings) return;
    const wanted = check.wantedFiles().map((path) => {
      const reading = this.#reading.get(path) ?? this.#read(path, settings);
      this.#reading.set(path, reading);
      return reading;
    });
    await Promise.all(wanted);
  }

  async #read(path: string, settings: Settings): Promise<void> {
    // Not before `readWanted` has noted it.
    await undefined;
    const own = this.#reading.get(path);
    try {
      const content = await this.#input.readReferenced(path, settings);
      // What was forgotten, or asked with other settings, is read again.
      if (this.#reading.get(path) !== own || this.#settings !== settings) return;
      this.#files.set(path, content);
      this.#check?.setFile(path, content);
      this.#findings = undefined;
    } finally {
      if (this.#reading.get(path) === own) this.#reading.delete(path);
    }
  }

  /** Absolute paths of the files that the text names, by the paths as written. */
  referenced(): ReadonlyMap<string, string> {
    const paths = new Map<string, string>();
    const from = pathOf(this.uri);
    const root = this.root.path;
    const allowOutside = this.#settings?.allowPathsOutsideWorkspace ?? false;
    if (from === undefined || root === undefined) return paths;
    for (const path of this.#check?.files() ?? []) {
      const place = referencedPath({ from, path, root, allowOutside });
      if (place !== undefined) paths.set(path, place);
    }
    return paths;
  }

  /** The content of a file by its path as written in the text. */
  async file(path: string): Promise<FileContent> {
    return this.#files.get(path) ?? this.#input.readReferenced(path, this.#settings ?? defaultSettings);
  }

  /** Forgets the content of named files: of those at these absolute paths. True when there was one. */
  forgetFiles(changed: (path: string) => boolean): boolean {
    let any = false;
    for (const [path, place] of this.referenced()) {
      if (!changed(place)) continue;
      any = true;
      this.#reading.delete(path);
      this.#files.delete(path);
      this.#check?.setFile(path, undefined);
      this.#findings = undefined;
    }
    return any;
  }

  /** The findings now. Empty before `ready` was asked, and over the size limit. */
  findings(): readonly Finding[] {
    this.#takeIn();
    if (!this.#findings && this.#check) {
      this.#check.setNow(this.#input.now());
      this.#findings = this.#check.findings();
    }
    return this.#findings ?? [];
  }

  /** The whole text as it is now. */
  text(): string {
    this.#takeIn();
    return this.#document?.text() ?? this.#text ?? '';
  }

  document(): Document | undefined {
    this.#takeIn();
    return this.#document;
  }

  /** A text checked as this one, with the same files, to try fixes on. */
  draft(text: string): Draft {
    const document = openDocument(text);
    const check = this.#newCheck(document, this.#settings ?? defaultSettings);
    for (let wanted = check.wantedFiles(); wanted.length; wanted = check.wantedFiles())
      for (const path of wanted)
        check.setFile(path, this.#files.get(path) ?? { state: 'unreadable', reason: 'it was not looked at' });
    return { document, check };
  }

  /** A finding as the diagnostic that was sent for it. */
  diagnostic(finding: Finding): Diagnostic | undefined {
    return this.#diagnostics?.of(finding);
  }

  /** The diagnostics now, with an id that stays while they stay. */
  result(): Result {
    this.edited = false;
    const findings = this.findings();
    if (this.#result && this.#document && this.#resultOf === findings) return this.#result;
    this.#resultOf = findings;
    const items = this.#document
      ? (this.#diagnostics?.list(findings) ?? [])
      : [this.#tooLarge(this.#text ?? '', this.#settings)];
    if (!this.#result || !sameItems(this.#result.items, items)) this.#result = { id: this.#input.nextResult(), items };
    return this.#result;
  }

  /** The instant at which a finding changes by itself (milliseconds since 1970 UTC), if one will. */
  nextFlip(): number | undefined {
    // What is past must not be named as the next.
    this.findings();
    return this.#check?.nextFlip();
  }

  /** Looks again at what depends on time. */
  look(): void {
    this.#findings = undefined;
  }

  #tooLarge(text: string, settings: Settings | undefined): Diagnostic {
    return unreadable(this.#input.name, tooLarge(bytes(text), limit(settings)), this.#input.source);
  }

  #use(settings: Settings): void {
    const changed = settings !== this.#settings;
    if (changed) {
      this.#settings = settings;
      this.#check = undefined;
      this.#reading.clear();
      this.#files.clear();
      const { uri, page, client, source } = this.#input;
      this.#diagnostics = new Diagnostics({
        most: settings.maxFindings,
        source,
        uri,
        page,
        client,
        uriOf: (path) => {
          const place = this.referenced().get(path);
          return place === undefined ? undefined : uriOf(place);
        },
      });
    }
    this.#takeIn();
    if (!this.#document && bytes(this.#text ?? '') <= limit(settings)) {
      this.#document = openDocument(this.#text ?? '');
      this.#text = undefined;
      this.#check = undefined;
    }
    if (!this.#document || this.#check) return;
    this.#findings = undefined;
    this.#check = this.#newCheck(this.#document, settings);
    for (const [path, content] of this.#files) this.#check.setFile(path, content);
  }

  #newCheck(document: Document, settings: Settings): Check {
    const { rules, now, fault } = this.#input;
    return new Check({ document, rules, settings, now: now(), fault: (rule, error) => fault(rule.id, error) });
  }

  #takeIn(): void {
    if (this.#pending.length === 0) return;
    const changes = this.#pending.splice(0);
    if (this.#document) {
      const change = this.#document.edit(changes);
      this.#check?.update(change);
    } else this.#text = changes.reduce(replaceIn, this.#text ?? '');
    this.#findings = undefined;
  }
}

function limit(settings: Settings | undefined): number {
  return (settings?.maxFileSize ?? 0) * 1_000_000;
}

/** The size of a text as a UTF-8 file, as far as it matters. */
function bytes(text: string): number {
  return text.length > 1_000_000 ? Buffer.byteLength(text) : text.length;
}

export function sameItems(a: readonly Diagnostic[], b: readonly Diagnostic[]): boolean {
  return a.length === b.length && a.every((one, at) => one === b[at] || sameDiagnostic(one, b[at]!));
}

function sameDiagnostic(a: Diagnostic, b: Diagnostic): boolean {
  return (
    a.message === b.message &&
    a.code === b.code &&
    a.severity === b.severity &&
    a.range.start.line === b.range.start.line &&
    JSON.stringify(a) === JSON.stringify(b)
  );
}
