/** What an editor highlights with the name at a position: where it is given, and where it is used. */
import { type DocumentHighlight, DocumentHighlightKind } from 'vscode-languageserver-types';
import type { Position } from '../../document/document';
import type { Editing } from '../editing';
import { placesInTests, referencesAt } from './references';

/** Undefined where nothing has a name; the editor may highlight equal words then. */
export function highlightsAt(editing: Editing, position: Position): DocumentHighlight[] | undefined {
  const found = referencesAt(editing, position);
  if (!found) return undefined;
  const kindOf = (declares: boolean) => (declares ? DocumentHighlightKind.Write : DocumentHighlightKind.Read);
  const { of, places, inTests } = found;
  // Only the file itself is highlighted, also where the name is given in the one that it tests.
  const own =
    of === editing
      ? places.map(({ range, declares }) => ({ range, kind: kindOf(declares) }))
      : inTests
        ? placesInTests(editing.document, inTests).map((range) => ({ range, kind: kindOf(false) }))
        : [];
  return own.length ? own : undefined;
}
