import { CodeActionKind, type ServerCapabilities, TextDocumentSyncKind } from 'vscode-languageserver';
import { kinds } from '../language/actions/offer';
import { triggerCharacters } from '../language/completion/triggers';
import { tokenModifiers, tokenTypes } from '../language/semantic-tokens';
import type { Client } from './client';
import { diagnosticSource, fixAllKind, simulateCommands } from './protocol';

/** What this server offers a client. */
export function capabilitiesFor(client: Client): ServerCapabilities {
  const anyFile = { filters: [{ scheme: 'file', pattern: { glob: '**' } }] };
  return {
    positionEncoding: 'utf-16',
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
    ...(client.pulls
      ? {
          diagnosticProvider: {
            identifier: diagnosticSource,
            interFileDependencies: true,
            workspaceDiagnostics: true,
          },
        }
      : {}),
    codeActionProvider: {
      codeActionKinds: [
        CodeActionKind.QuickFix,
        CodeActionKind.RefactorRewrite,
        kinds.insert,
        CodeActionKind.SourceFixAll,
        fixAllKind,
      ],
      resolveProvider: true,
    },
    ...(client.options.commands === true ? { codeLensProvider: { resolveProvider: true } } : {}),
    selectionRangeProvider: true,
    completionProvider: { triggerCharacters: [...triggerCharacters], resolveProvider: true },
    hoverProvider: true,
    inlayHintProvider: true,
    definitionProvider: true,
    declarationProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    renameProvider: { prepareProvider: true },
    documentSymbolProvider: true,
    workspaceSymbolProvider: true,
    foldingRangeProvider: true,
    documentLinkProvider: {},
    semanticTokensProvider: {
      legend: { tokenTypes: [...tokenTypes], tokenModifiers: [...tokenModifiers] },
      full: { delta: true },
      range: true,
    },
    documentOnTypeFormattingProvider: { firstTriggerCharacter: '\n' },
    executeCommandProvider: { commands: Object.values(simulateCommands) },
    workspace: {
      workspaceFolders: { supported: true, changeNotifications: true },
      fileOperations: { didCreate: anyFile, didRename: anyFile, didDelete: anyFile },
    },
  };
}
