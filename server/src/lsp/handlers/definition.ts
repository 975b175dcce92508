/** textDocument/definition and textDocument/declaration */
import type { Connection, Definition, DefinitionLink, TextDocumentPositionParams } from 'vscode-languageserver';
import { definitionAt } from '../../language/navigation/definition';
import { isPosition } from '../changes';
import type { Editings } from '../editings';
import { namedFile } from '../named-files';
import type { Outside } from '../outside';
import { type Log, request } from '../safely';
import type { Workspace } from '../workspace';

export interface DefinitionInput {
  readonly workspace: () => Workspace | undefined;
  readonly editings: Editings;
  readonly outside: Outside;
  readonly log: Log;
}

type Answer = Definition | DefinitionLink[] | null;

export function onDefinition(connection: Connection, input: DefinitionInput): void {
  connection.onDefinition(
    request('definition', input.log, null as Answer, (params) => answer(params, input, 'definition')),
  );
  connection.onDeclaration(
    request('declaration', input.log, null as Answer, (params) => answer(params, input, 'declaration')),
  );
}

async function answer(
  { textDocument, position }: TextDocumentPositionParams,
  { workspace: current, editings, outside }: DefinitionInput,
  what: 'definition' | 'declaration',
): Promise<Answer> {
  const editing = await editings.either(textDocument?.uri);
  const workspace = current();
  if (!workspace || !editing || !isPosition(position)) return null;
  const found = definitionAt(editing, position);
  if (!found) return null;
  const links: DefinitionLink[] = found.targets.map(({ whole, name }) => ({
    originSelectionRange: found.origin,
    targetUri: found.of.uri,
    targetRange: whole,
    targetSelectionRange: name,
  }));
  if (found.file !== undefined) {
    const uri = await namedFile(found.file, found.of, workspace, outside);
    const start = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    if (uri !== undefined)
      links.push({
        originSelectionRange: found.origin,
        targetUri: uri,
        targetRange: start,
        targetSelectionRange: start,
      });
  }
  if (links.length === 0) return null;
  if (workspace.client.links[what]) return links;
  return links.map(({ targetUri, targetSelectionRange }) => ({ uri: targetUri, range: targetSelectionRange }));
}
