/** The command behind the lenses that say who uses an entry. */
import * as vscode from 'vscode';
import { lensCommands, type ShowReferencesArgument } from '../../server/src/lsp/protocol';

/** Shows the places that a lens hands over, as the references that VS Code finds itself. */
export function showReferences(): vscode.Disposable {
  return vscode.commands.registerCommand(lensCommands.showReferences, async (argument?: unknown) => {
    const { uri, position, locations } = (argument ?? {}) as Partial<ShowReferencesArgument>;
    if (typeof uri !== 'string' || !position || !Array.isArray(locations)) return;
    await vscode.commands.executeCommand(
      'editor.action.showReferences',
      vscode.Uri.parse(uri),
      positionOf(position),
      (locations as ShowReferencesArgument['locations']).map(
        (one) =>
          new vscode.Location(
            vscode.Uri.parse(one.uri),
            new vscode.Range(positionOf(one.range.start), positionOf(one.range.end)),
          ),
      ),
    );
  });
}

function positionOf({ line, character }: ShowReferencesArgument['position']): vscode.Position {
  return new vscode.Position(line, character);
}
