/** textDocument/selectionRange */
import type { Connection, SelectionRange } from 'vscode-languageserver';
import { selectionRange } from '../../language/selection-ranges';
import { isPosition } from '../changes';
import type { Editings } from '../editings';
import { type Log, request } from '../safely';

export interface SelectionRangeInput {
  readonly editings: Editings;
  readonly log: Log;
}

export function onSelectionRange(connection: Connection, { editings, log }: SelectionRangeInput): void {
  connection.onSelectionRanges(
    request('selectionRange', log, null as SelectionRange[] | null, async ({ textDocument, positions }) => {
      const editing = await editings.either(textDocument?.uri);
      if (!editing || !Array.isArray(positions) || !positions.every(isPosition)) return null;
      return positions.map((position) => selectionRange(editing, position));
    }),
  );
}
