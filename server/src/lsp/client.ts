/** What the client on the other side can do. */
import { type ClientCapabilities, type InitializeParams, InsertTextMode, MarkupKind } from 'vscode-languageserver';
import type { CompletionClient } from '../language/completion/offer';
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
  /** It takes edits with stops that the user goes through. */
  readonly snippetEdits: boolean;
  /** It asks for the edit of a code action that was chosen. */
  readonly resolvesEdits: boolean;
  /** It asks for the command of each lens that it shows. */
  readonly resolvesLenses: boolean;
  /** Where it takes the range of what is defined besides that of its name. */
  readonly links: { readonly definition: boolean; readonly declaration: boolean };
  readonly symbols: {
    /** It takes symbols inside of symbols. */
    readonly nested: boolean;
  };
  readonly folding: {
    /** Most ranges that it takes. */
    readonly most: number | undefined;
  };
  readonly diagnostics: {
    readonly related: boolean;
    readonly pages: boolean;
    readonly data: boolean;
  };
  /** It shows Markdown in hovers; others are given plain text. */
  readonly hoversMarkdown: boolean;
  /** It asks for inlay hints again when it is told to. */
  readonly refreshesHints: boolean;
  readonly completion: CompletionClient;
  readonly options: InitializationOptions;
}

/** Reads the capabilities of an `initialize` request, however little of it is there. */
export function readClient({ capabilities, initializationOptions }: InitializeParams): Client {
  const { textDocument, workspace }: ClientCapabilities = capabilities ?? {};
  const pull = textDocument?.diagnostic;
  const publish = textDocument?.publishDiagnostics;
  const options: unknown = initializationOptions;
  const known = typeof options === 'object' && options !== null ? (options as InitializationOptions) : {};
  return {
    pulls: pull !== undefined && pull !== null,
    refreshes: workspace?.diagnostics?.refreshSupport === true,
    configuration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    watches: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    relativePatterns: workspace?.didChangeWatchedFiles?.relativePatternSupport === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    snippetEdits: workspace?.workspaceEdit?.snippetEditSupport === true,
    resolvesEdits:
      textDocument?.codeAction?.dataSupport === true &&
      textDocument.codeAction.resolveSupport?.properties?.includes('edit') === true,
    resolvesLenses: textDocument?.codeLens?.resolveSupport?.properties?.includes('command') === true,
    links: {
      definition: textDocument?.definition?.linkSupport === true,
      declaration: textDocument?.declaration?.linkSupport === true,
    },
    symbols: { nested: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true },
    folding: { most: textDocument?.foldingRange?.rangeLimit },
    diagnostics: {
      // Clients pass over fields that they do not know; only a plain no is heeded.
      related: (pull?.relatedInformation ?? publish?.relatedInformation) !== false,
      pages: (pull?.codeDescriptionSupport ?? publish?.codeDescriptionSupport) !== false,
      data: (pull?.dataSupport ?? publish?.dataSupport) !== false,
    },
    hoversMarkdown: textDocument?.hover?.contentFormat?.includes('markdown') === true,
    refreshesHints: workspace?.inlayHint?.refreshSupport === true,
    completion: completionOf(textDocument?.completion, known.commands === true),
    options: known,
  };
}

function completionOf(
  capabilities: NonNullable<ClientCapabilities['textDocument']>['completion'],
  asksAgain: boolean,
): CompletionClient {
  const item = capabilities?.completionItem;
  return {
    snippets: item?.snippetSupport === true,
    takesMode: item?.insertTextModeSupport?.valueSet?.includes(InsertTextMode.asIs) === true,
    // Who says nothing expands snippets as most do: by the indentation of the line.
    adjusts: capabilities?.insertTextMode !== InsertTextMode.asIs,
    labelDetails: item?.labelDetailsSupport === true,
    markdown: item?.documentationFormat?.includes(MarkupKind.Markdown) === true,
    tags: item?.tagSupport !== undefined,
    asksAgain,
  };
}
