/** Tests of organization files (`*.integrations.test.yaml`) in the Test Explorer. */
import * as vscode from 'vscode';
import {
  type ListedScenario,
  type RanScenario,
  type ScenarioList,
  type ScenarioRun,
  scenarioPattern,
  scenarioRequests,
} from '../../server/src/lsp/protocol';
import type { Server } from './server';

/** Milliseconds without a change after which files are looked at again. */
const pause = 300;

/** Shows the tests of the workspace, and runs them when the user wishes. */
export function showScenarios(server: Server): { readonly tests: vscode.TestController } & vscode.Disposable {
  const tests = vscode.tests.createTestController('genesysIntegrations.scenarios', 'Genesys Integrations');
  const scenarios = new Scenarios(tests, server);
  return { tests, dispose: () => scenarios.dispose() };
}

class Scenarios implements vscode.Disposable {
  readonly #tests: vscode.TestController;
  readonly #server: Server;
  readonly #profile: vscode.TestRunProfile;
  /** URI of the organization file by that of the file that tests it. */
  readonly #tested = new Map<string, string>();
  readonly #continuous = new Set<vscode.TestRunRequest>();
  /** Files that have changed since they were looked at, by URI. */
  readonly #changed = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  readonly #subscriptions: vscode.Disposable[];

  constructor(tests: vscode.TestController, server: Server) {
    this.#tests = tests;
    this.#server = server;
    tests.resolveHandler = (item) => (item ? this.#list(item) : this.#discover());
    tests.refreshHandler = () => this.#discover();
    this.#profile = tests.createRunProfile(
      'Run',
      vscode.TestRunProfileKind.Run,
      (request, token) => (request.continuous ? this.#keepRunning(request, token) : this.#run(request, token)),
      true,
      undefined,
      true,
    );
    let state = server.state;
    // Tests may stand for any organization file, whatever the patterns of its name are.
    const onDisk = vscode.workspace.createFileSystemWatcher('**/*.{yaml,yml}');
    this.#subscriptions = [
      tests,
      onDisk,
      onDisk.onDidCreate((uri) => this.#touch(uri)),
      onDisk.onDidChange((uri) => this.#touch(uri)),
      onDisk.onDidDelete((uri) => this.#touch(uri)),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length) this.#touch(document.uri);
      }),
      vscode.workspace.onDidOpenTextDocument(({ uri }) => {
        if (isScenarioFile(uri) && !tests.items.get(uri.toString())) this.#touch(uri);
      }),
      server.onDidChange(() => {
        const started = server.state === 'running' && state !== 'running';
        state = server.state;
        if (started) void this.#discover();
      }),
    ];
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const one of this.#subscriptions) one.dispose();
  }

  async #discover(): Promise<void> {
    const uris = await vscode.workspace.findFiles(scenarioPattern, '**/node_modules/**');
    const known = new Set(uris.map(String));
    for (const [id] of this.#tests.items) if (!known.has(id)) this.#drop(id);
    await Promise.all(uris.map((uri) => this.#list(this.#item(uri))));
  }

  #item(uri: vscode.Uri): vscode.TestItem {
    const id = uri.toString();
    const known = this.#tests.items.get(id);
    if (known) return known;
    const item = this.#tests.createTestItem(id, vscode.workspace.asRelativePath(uri), uri);
    item.canResolveChildren = true;
    this.#tests.items.add(item);
    return item;
  }

  #drop(id: string): void {
    this.#tests.items.delete(id);
    this.#tested.delete(id);
  }

  /** Brings the tests of a file to what its text says. */
  async #list(item: vscode.TestItem): Promise<void> {
    if (item.parent || !item.uri) return;
    const list = await this.#server.ask<ScenarioList>(scenarioRequests.list, { uri: item.id });
    if (list) this.#show(item, list);
    else item.error = vscode.l10n.t('This file can’t be read, or the language server is not running.');
  }

  #show(
    item: vscode.TestItem,
    {
      organization,
      problems,
      tests,
    }: Pick<ScenarioList, 'organization' | 'problems'> & { readonly tests: readonly ListedScenario[] },
  ): void {
    if (organization === null) this.#tested.delete(item.id);
    else this.#tested.set(item.id, vscode.Uri.parse(organization).toString());
    item.error = errorOf(problems);
    const children = tests.map(({ id, name, range, problems: own }, index) => {
      const child = item.children.get(id) ?? this.#tests.createTestItem(id, name, item.uri);
      child.label = name;
      child.range = rangeOf(range);
      child.sortText = String(index).padStart(6, '0');
      child.error = errorOf(own);
      return child;
    });
    item.children.replace(children);
  }

  /** A file is another one than before: its tests are listed anew, and what is run continuously is run again. */
  #touch(uri: vscode.Uri): void {
    const id = uri.toString();
    if (!/\.ya?ml$/.test(uri.path)) return;
    if (!isScenarioFile(uri) && !this.#untested().length && ![...this.#tested.values()].includes(id)) return;
    this.#changed.add(id);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#look(), pause);
  }

  /** Files whose organization file could not be read; the next that changes may be it. */
  #untested(): readonly vscode.TestItem[] {
    return [...this.#tests.items].map(([, item]) => item).filter(({ id }) => !this.#tested.has(id));
  }

  async #look(): Promise<void> {
    const changed = new Set(this.#changed);
    this.#changed.clear();
    for (const id of changed) {
      const uri = vscode.Uri.parse(id);
      if (!isScenarioFile(uri)) continue;
      if (await exists(uri)) await this.#list(this.#item(uri));
      else this.#drop(id);
    }
    const untested = this.#untested();
    for (const item of untested) if (!changed.has(item.id)) await this.#list(item);
    const affected = [...this.#tests.items]
      .map(([, item]) => item)
      .filter(
        (item) => changed.has(item.id) || changed.has(this.#tested.get(item.id) ?? '') || untested.includes(item),
      );
    if (affected.length === 0) return;
    for (const request of this.#continuous) {
      const include = this.#chosen(request).filter((item) => affected.includes(item.parent ?? item));
      if (include.length)
        await this.#run(new vscode.TestRunRequest(include, request.exclude, this.#profile, true, true));
    }
  }

  async #keepRunning(request: vscode.TestRunRequest, token: vscode.CancellationToken): Promise<void> {
    this.#continuous.add(request);
    token.onCancellationRequested(() => this.#continuous.delete(request));
    await this.#run(new vscode.TestRunRequest(request.include, request.exclude, this.#profile, true, true), token);
  }

  /** The items that a request is about: files and tests. */
  #chosen({ include }: vscode.TestRunRequest): readonly vscode.TestItem[] {
    return include ?? [...this.#tests.items].map(([, item]) => item);
  }

  async #run(request: vscode.TestRunRequest, token?: vscode.CancellationToken): Promise<void> {
    const run = this.#tests.createTestRun(request);
    const files = new Map<vscode.TestItem, Set<string> | undefined>();
    for (const item of this.#chosen(request)) {
      if (!item.parent) files.set(item, undefined);
      else if (!files.has(item.parent)) files.set(item.parent, new Set([item.id]));
      else files.get(item.parent)?.add(item.id);
    }
    for (const [file, ids] of files) {
      if (token?.isCancellationRequested) break;
      const ran = await this.#server.ask<ScenarioRun>(
        scenarioRequests.run,
        { uri: file.id, ...(ids ? { tests: [...ids] } : {}) },
        token,
      );
      if (!ran) {
        run.errored(
          file,
          new vscode.TestMessage(vscode.l10n.t('This file can’t be read, or the language server is not running.')),
        );
        continue;
      }
      if (!ids) this.#show(file, ran);
      for (const one of ran.problems) run.appendOutput(crlf(`${one.message}\n`), locationOf(file, one.range), file);
      if (ran.problems.length && !ids)
        run.errored(
          file,
          ran.problems.map((one) => messageAt(file, one)),
        );
      for (const one of ran.tests) {
        const item = file.children.get(one.id);
        if (item && !isExcluded(item, request.exclude)) report(run, file, item, one);
      }
    }
    run.end();
  }
}

function report(run: vscode.TestRun, file: vscode.TestItem, item: vscode.TestItem, ran: RanScenario): void {
  run.started(item);
  const mark = { passed: '✓', failed: '✗', error: '!' }[ran.outcome];
  const why = ran.output.replace(/^(?=.)/gm, '    ');
  run.appendOutput(crlf(`${mark} ${ran.name.replace(/\s+/g, ' ')}\n${why}`), locationOf(file, ran.range), item);
  if (ran.outcome === 'passed') run.passed(item, ran.duration);
  else if (ran.outcome === 'failed') run.failed(item, messagesOf(file, ran), ran.duration);
  else
    run.errored(
      item,
      ran.problems.map((one) => messageAt(file, one)),
      ran.duration,
    );
}

/** A message for each expectation that does not hold, at its line, with the lines that decided as its stack. */
function messagesOf(file: vscode.TestItem, { mismatches, steps }: RanScenario): vscode.TestMessage[] {
  const stack = steps.map(
    ({ text, at }) =>
      new vscode.TestMessageStackFrame(
        text,
        at && vscode.Uri.parse(at.uri),
        at && new vscode.Position(at.range.start.line, at.range.start.character),
      ),
  );
  return mismatches.map(({ message, expected, found, range }) => {
    const text = [message, ...steps.map((step) => step.text)].join('\n');
    const made = vscode.TestMessage.diff(text, expected, found);
    made.location = locationOf(file, range);
    made.stackTrace = stack;
    return made;
  });
}

function messageAt(file: vscode.TestItem, { message, range }: { message: string; range: Range }): vscode.TestMessage {
  const made = new vscode.TestMessage(message);
  made.location = locationOf(file, range);
  return made;
}

type Range = ListedScenario['range'];

function rangeOf({ start, end }: Range): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

function locationOf({ uri, id }: vscode.TestItem, range: Range): vscode.Location {
  return new vscode.Location(uri ?? vscode.Uri.parse(id), rangeOf(range));
}

function errorOf(problems: ListedScenario['problems']): string | undefined {
  return problems.length ? problems.map(({ message }) => message).join('\n') : undefined;
}

function isExcluded(item: vscode.TestItem, exclude: vscode.TestRunRequest['exclude']): boolean {
  return exclude?.some((one) => one === item || one === item.parent) ?? false;
}

function isScenarioFile({ path }: vscode.Uri): boolean {
  return /(?:\/|\.)integrations\.test\.ya?ml$/.test(path);
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false; // It is gone, which is what was asked.
  }
}

/** The output is a terminal's, which nothing of a file may steer. */
function crlf(text: string): string {
  return text.replace(/(?!\n)\p{Cc}/gu, ' ').replaceAll('\n', '\r\n');
}
