/** textDocument/documentSymbol and workspace/symbol */
import { type Connection, type DocumentSymbol, type SymbolInformation, SymbolTag } from 'vscode-languageserver';
import { search } from '../../language/navigation/symbol-search';
import {
  documentSymbols,
  flatSymbols,
  kindOf,
  type NamedEntry,
  namedEntries,
  shown,
} from '../../language/navigation/symbols';
import { flatTestSymbols, testSymbols } from '../../language/navigation/test-symbols';
import { mostNamedEntries } from '../closed';
import type { Editings } from '../editings';
import { type Log, request } from '../safely';
import type { Workspace } from '../workspace';

export interface SymbolsInput {
  readonly workspace: () => Workspace | undefined;
  readonly editings: Editings;
  readonly log: Log;
}

/** An editor asks again with every letter; nobody reads further. */
const mostFound = 500;

export function onSymbols(connection: Connection, { workspace: current, editings, log }: SymbolsInput): void {
  connection.onDocumentSymbol(
    request(
      'documentSymbol',
      log,
      null as DocumentSymbol[] | SymbolInformation[] | null,
      async ({ textDocument }): Promise<DocumentSymbol[] | SymbolInformation[] | null> => {
        const editing = await editings.either(textDocument?.uri);
        if (!editing) return null;
        if (editing.tested)
          return current()?.client.symbols.nested
            ? testSymbols(editing.document)
            : flatTestSymbols(editing.document, editing.uri);
        return current()?.client.symbols.nested
          ? documentSymbols(editing.document)
          : flatSymbols(editing.document, editing.uri);
      },
    ),
  );
  connection.onWorkspaceSymbol(
    request('workspaceSymbol', log, null as SymbolInformation[] | null, async ({ query }, token) => {
      const workspace = current();
      if (!workspace) return null;
      await workspace.closed.settle(token);
      const things: (NamedEntry & { readonly uri: string })[] = [];
      for (const { uri } of workspace.files()) {
        const editing = await editings.of(uri);
        if (editing)
          for (const entry of namedEntries(editing.document, mostNamedEntries)) things.push({ ...entry, uri });
      }
      for (const [key, { uri, entries }] of workspace.closed.all())
        if (!workspace.file(key) && !workspace.file(uri)) for (const entry of entries) things.push({ ...entry, uri });
      return search(typeof query === 'string' ? query : '', things, mostFound).map(
        ({ uri, section, name, range, deprecated }): SymbolInformation => ({
          name: shown(name),
          kind: kindOf(section),
          location: { uri, range },
          containerName: shown(section),
          ...(deprecated ? { tags: [SymbolTag.Deprecated] } : {}),
        }),
      );
    }),
  );
}
