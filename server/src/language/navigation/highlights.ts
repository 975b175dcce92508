/** What an editor highlights with the name at a position: where it is given, and where it is used. */
import { type DocumentHighlight, DocumentHighlightKind } from 'vscode-languageserver-types';
import type { Position } from '../../document/document';
import type { Editing } from '../editing';
import { referencesAt } from './references';

/** Undefined where nothing has a name; the editor may highlight equal words then. */
export function highlightsAt(editing: Editing, position: Position): DocumentHighlight[] | undefined {
  const kindOf = (declares: boolean) => (declares ? DocumentHighlightKind.Write : DocumentHighlightKind.Read);
  const found = referencesAt(editing, position)?.map(({ range, declares }) => ({ range, kind: kindOf(declares) }));
  return found?.length ? found : undefined;
}
