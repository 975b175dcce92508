/** textDocument/onTypeFormatting */
import type { Connection, TextEdit } from 'vscode-languageserver';
import { formatOf } from '../../language/format';
import { onEnter } from '../../language/on-type';
import { isPosition } from '../changes';
import type { Editings } from '../editings';
import { type Log, request } from '../safely';

export interface OnTypeFormattingInput {
  readonly editings: Editings;
  readonly log: Log;
}

export function onOnTypeFormatting(connection: Connection, { editings, log }: OnTypeFormattingInput): void {
  connection.onDocumentOnTypeFormatting(
    request('onTypeFormatting', log, null as TextEdit[] | null, async ({ textDocument, position, ch, options }) => {
      const editing = await editings.either(textDocument?.uri);
      if (!editing || !isPosition(position) || ch !== '\n') return null;
      return onEnter(editing.document, { position, tabSize: Number(options?.tabSize), format: formatOf(editing) });
    }),
  );
}
