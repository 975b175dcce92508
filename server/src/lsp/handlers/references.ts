/** textDocument/references and textDocument/documentHighlight */
import type { Connection, DocumentHighlight, Location } from 'vscode-languageserver';
import { highlightsAt } from '../../language/navigation/highlights';
import { placesInTests, referencesAt } from '../../language/navigation/references';
import { isPosition } from '../changes';
import type { Editings } from '../editings';
import type { Outside } from '../outside';
import { type Log, request } from '../safely';
import { testsOf } from '../tests-of';
import type { Workspace } from '../workspace';

export interface ReferencesInput {
  readonly workspace: () => Workspace | undefined;
  readonly editings: Editings;
  readonly outside: Outside;
  readonly log: Log;
}

export function onReferences(
  connection: Connection,
  { workspace: current, editings, outside, log }: ReferencesInput,
): void {
  connection.onReferences(
    request('references', log, null as Location[] | null, async ({ textDocument, position, context }) => {
      const editing = await editings.either(textDocument?.uri);
      const workspace = current();
      if (!workspace || !editing || !isPosition(position)) return null;
      const found = referencesAt(editing, position);
      if (!found) return null;
      const { of, places, inTests } = found;
      const all = context?.includeDeclaration !== false;
      const own = places.flatMap(({ range, declares }) => (all || !declares ? [{ uri: of.uri, range }] : []));
      const tests = inTests ? await testsOf(of.uri, workspace, outside) : [];
      return [
        ...own,
        ...tests.flatMap(({ uri, document }) =>
          inTests ? placesInTests(document, inTests).map((range) => ({ uri, range })) : [],
        ),
      ];
    }),
  );
  connection.onDocumentHighlight(
    request('documentHighlight', log, null as DocumentHighlight[] | null, async ({ textDocument, position }) => {
      const editing = await editings.either(textDocument?.uri);
      return editing && isPosition(position) ? (highlightsAt(editing, position) ?? null) : null;
    }),
  );
}
