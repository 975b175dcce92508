/** What the client on the other side can do. */
import type { ClientCapabilities, InitializeParams } from 'vscode-languageserver';
import type { InitializationOptions } from './protocol';

export interface Client {
  /** It asks for diagnostics; others are sent them. */
  readonly pulls: boolean;
  readonly refreshes: boolean;
  readonly configuration: boolean;
  readonly registersConfiguration: boolean;
  /** It tells of files that change on the disk. */
  readonly watches: boolean;
  /** It understands patterns relative to a folder. */
  readonly relativePatterns: boolean;
  readonly workspaceFolders: boolean;
  /** It takes edits that say for which version of the text they are. */
  readonly documentChanges: boolean;
  readonly diagnostics: {
    readonly related: boolean;
    readonly pages: boolean;
    readonly data: boolean;
  };
  readonly options: InitializationOptions;
}

/** Reads the capabilities of an `initialize` request, however little of it is there. */
export function readClient({ capabilities, initializationOptions }: InitializeParams): Client {
  const { textDocument, workspace }: ClientCapabilities = capabilities ?? {};
  const pull = textDocument?.diagnostic;
  const publish = textDocument?.publishDiagnostics;
  const options: unknown = initializationOptions;
  return {
    pulls: pull !== undefined && pull !== null,
    refreshes: workspace?.diagnostics?.refreshSupport === true,
    configuration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    watches: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    relativePatterns: workspace?.didChangeWatchedFiles?.relativePatternSupport === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    diagnostics: {
      // Clients pass over fields that they do not know; only a plain no is heeded.
      related: (pull?.relatedInformation ?? publish?.relatedInformation) !== false,
      pages: (pull?.codeDescriptionSupport ?? publish?.codeDescriptionSupport) !== false,
      data: (pull?.dataSupport ?? publish?.dataSupport) !== false,
    },
    options: typeof options === 'object' && options !== null ? (options as InitializationOptions) : {},
  };
}
