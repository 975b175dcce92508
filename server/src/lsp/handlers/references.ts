/** textDocument/references and textDocument/documentHighlight */
import type { Connection, DocumentHighlight, Location } from 'vscode-languageserver';
import { highlightsAt } from '../../language/navigation/highlights';
import { referencesAt } from '../../language/navigation/references';
import { isPosition } from '../changes';
import type { Editings } from '../editings';
import { type Log, request } from '../safely';

export interface ReferencesInput {
  readonly editings: Editings;
  readonly log: Log;
}

export function onReferences(connection: Connection, { editings, log }: ReferencesInput): void {
  connection.onReferences(
    request('references', log, null as Location[] | null, async ({ textDocument, position, context }) => {
      const editing = await editings.of(textDocument?.uri);
      if (!editing || !isPosition(position)) return null;
      const found = referencesAt(editing, position);
      if (!found) return null;
      const all = context?.includeDeclaration !== false;
      return found.flatMap(({ range, declares }) => (all || !declares ? [{ uri: editing.uri, range }] : []));
    }),
  );
  connection.onDocumentHighlight(
    request('documentHighlight', log, null as DocumentHighlight[] | null, async ({ textDocument, position }) => {
      const editing = await editings.of(textDocument?.uri);
      return editing && isPosition(position) ? (highlightsAt(editing, position) ?? null) : null;
    }),
  );
}
