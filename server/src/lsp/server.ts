/** Puts the language server together on a connection. Its parts are given, so that tests can give others. */
import {
  type Connection,
  DidChangeConfigurationNotification,
  type InitializeResult,
  type ServerCapabilities,
} from 'vscode-languageserver';
import type { Rule } from '../rules/rule';
import { Calendars } from './calendars';
import { capabilitiesFor } from './capabilities';
import { readClient } from './client';
import { Coalesced } from './coalesce';
import { Configuration } from './configuration';
import { Editings } from './editings';
import { onApplication } from './handlers/application';
import { onCertificate } from './handlers/certificate';
import { onChangesOnDisk, onFolders } from './handlers/changes-on-disk';
import { onCodeAction } from './handlers/code-action';
import { onCodeLens } from './handlers/code-lens';
import { onCompletion } from './handlers/completion';
import { onConfiguration } from './handlers/configuration';
import { onDefinition } from './handlers/definition';
import { onDiagnostic } from './handlers/diagnostic';
import { onExecuteCommand } from './handlers/execute-command';
import { onFolding } from './handlers/folding';
import { onHover } from './handlers/hover';
import { type InlayHintRefresh, onInlayHint } from './handlers/inlay-hint';
import { onDocumentLinks } from './handlers/links';
import { onMetadataImport } from './handlers/metadata-import';
import { onNewFile } from './handlers/new-file';
import { onOnTypeFormatting } from './handlers/on-type-formatting';
import { onPanel } from './handlers/panel';
import { onReferences } from './handlers/references';
import { onRename } from './handlers/rename';
import { onScenarios } from './handlers/scenarios';
import { onSelectionRange } from './handlers/selection-range';
import { onSemanticTokens } from './handlers/semantic-tokens';
import { onSymbols } from './handlers/symbols';
import { onSynchronization } from './handlers/synchronization';
import { onWorkspaceDiagnostic } from './handlers/workspace-diagnostic';
import type { Outside } from './outside';
import { Roots } from './places';
import { calendarRequests, configurationSection } from './protocol';
import { Publisher } from './publish';
import { faultText, type Log, quietly } from './safely';
import { Subjects } from './subjects';
import { Vault } from './vault';
import { Watches } from './watches';
import { Wholes } from './wholes';
import { Workspace } from './workspace';

export interface ServerInput {
  readonly connection: Connection;
  readonly outside: Outside;
  readonly rules: readonly Rule[];
  readonly version: string;
}

/** A client that never answers for its settings must not keep its user without findings. */
const patience = 5_000;

/** Answers on a connection until it ends. The caller starts it with `connection.listen()`. */
export function serve({ connection, outside, rules, version }: ServerInput): void {
  let ended = false;
  // What still fails behind the end is told to nobody: the client has closed its ears.
  const log: Log = (message) => void (ended || connection.console.log(message));
  const error: Log = (message) => void (ended || connection.console.error(message));
  let workspace: Workspace | undefined;
  let publisher: Publisher | undefined;
  let watches: Watches | undefined;
  let hints: InlayHintRefresh | undefined;
  let initialized = false;
  const current = () => workspace;

  const ask = (uri: string): Promise<unknown> =>
    new Promise((resolve) => {
      const stop = outside.after(patience, () => {
        error('The client did not answer for its settings; the usual ones hold.');
        resolve(undefined);
      });
      connection.workspace
        .getConfiguration({ scopeUri: uri, section: configurationSection })
        .then(resolve, (fault: unknown) => {
          error(faultText('workspace/configuration', fault));
          resolve(undefined);
        })
        .finally(stop);
    });

  const refreshNow = quietly('Refreshing diagnostics', error, async () => {
    if (!workspace || workspace.files().length === 0) return;
    if (workspace.client.pulls && workspace.client.refreshes) await connection.languages.diagnostics.refresh();
  });
  const refresh = new Coalesced(() => void refreshNow());
  const watchNow = quietly('Watching files', error, async () => watches?.update());
  const watch = new Coalesced(() => void watchNow());
  const looked = () => {
    if (initialized) watch.again();
  };
  const changed = (key: string) => publisher?.again(key);

  connection.onInitialize((params): InitializeResult => {
    const client = readClient(params);
    const roots = new Roots();
    roots.start(params);
    const configuration = new Configuration({
      ask: client.configuration ? ask : undefined,
      pushed: client.options.settings ?? client.options,
      explicit: client.options.explicitSettings === true,
      readRepositorySettings: outside.readRepositorySettings,
      ruleIds: new Set(rules.map((rule) => rule.id)),
      log: error,
    });
    const state = new Workspace({
      outside,
      client,
      roots,
      configuration,
      rules,
      log,
      error,
      refresh: () => {
        refresh.again();
        hints?.again();
        for (const { key } of state.files()) changed(key);
        calendars.changed();
      },
    });
    workspace = state;
    watches = new Watches(connection, state);
    state.closed.onChange(() => calendars.changed());
    if (!client.pulls) {
      publisher = new Publisher(connection, state, error, looked);
      state.closed.onChange(() => {
        if (initialized) publisher?.closedAgain();
      });
    }
    const capabilities: ServerCapabilities = capabilitiesFor(client);
    return { capabilities, serverInfo: { name: 'Genesys Integrations', version } };
  });

  connection.onInitialized(
    quietly('initialized', error, async () => {
      initialized = true;
      onFolders(connection, current, error);
      if (!workspace) return;
      if (workspace.client.registersConfiguration)
        void connection.client
          .register(DidChangeConfigurationNotification.type, { section: configurationSection })
          .catch((fault: unknown) => error(faultText('Registering for settings', fault)));
      for (const root of workspace.roots.all()) workspace.closed.search(root, false);
      watch.again();
    }),
  );

  const wholes = new Wholes();
  // Features that answer right behind an edit ask here.
  const editings = new Editings({ workspace: current, wholes, outside });
  onSynchronization(connection, { workspace: current, log: error, changed, closed: looked });
  onDiagnostic(connection, { workspace: current, log: error, looked });
  onWorkspaceDiagnostic(connection, { workspace: current, log: error, looked });
  onCodeAction(connection, { workspace: current, outside, wholes, log: error });
  onCertificate(connection, { workspace: current, outside, wholes, log: error });
  onCodeLens(connection, { workspace: current, editings, wholes, log: error });
  onApplication(connection, { workspace: current, now: outside.now, log: error });
  const vault = new Vault(connection, outside, error);
  const subjects = new Subjects({ workspace: current, outside, vault, wholes });
  const tellNow = quietly('Telling of certificates', error, () =>
    connection.sendNotification(calendarRequests.changed),
  );
  const calendars = new Calendars({ workspace: current, subjects, tell: () => void tellNow() });
  onPanel(connection, { workspace: current, subjects, calendars, vault, now: outside.now, log: error });
  onExecuteCommand(connection, { subjects, vault, now: outside.now, log: error });
  onMetadataImport(connection, { workspace: current, subjects, log: error });
  onSelectionRange(connection, { editings, log: error });
  onCompletion(connection, { workspace: current, editings, outside, rules, log: error });
  onDefinition(connection, { workspace: current, editings, outside, log: error });
  onReferences(connection, { workspace: current, editings, outside, log: error });
  onRename(connection, { workspace: current, editings, outside, log: error });
  onSymbols(connection, { workspace: current, editings, log: error });
  onFolding(connection, { workspace: current, editings, log: error });
  onDocumentLinks(connection, { workspace: current, editings, outside, log: error });
  onSemanticTokens(connection, { editings, log: error });
  onOnTypeFormatting(connection, { editings, log: error });
  onNewFile(connection, error);
  onHover(connection, { workspace: current, editings, subjects, rules, log: error });
  hints = onInlayHint(connection, { workspace: current, editings, outside, log: error });
  onScenarios(connection, { workspace: current, outside, log: error });
  onConfiguration(connection, current, error);
  onChangesOnDisk(connection, current, error);
  connection.onShutdown(() => {
    ended = true;
    hints?.end();
    workspace?.end();
    workspace = undefined;
    publisher = undefined;
    watches = undefined;
  });
}
