/** textDocument/semanticTokens: full, delta and range */
import type { Connection, SemanticTokens, SemanticTokensDelta } from 'vscode-languageserver';
import type { Document } from '../../document/document';
import { semanticTokens } from '../../language/semantic-tokens';
import { isRange } from '../changes';
import type { Editings } from '../editings';
import { type Log, request } from '../safely';

export interface SemanticTokensInput {
  readonly editings: Editings;
  readonly log: Log;
}

interface Sent {
  readonly id: string;
  readonly data: readonly number[];
}

export function onSemanticTokens(connection: Connection, { editings, log }: SemanticTokensInput): void {
  /** What the client was told last of each open document; it goes with the document. */
  const sent = new WeakMap<Document, Sent>();
  let count = 0;
  const note = (document: Document, data: readonly number[]): string => {
    count++;
    const id = String(count);
    sent.set(document, { id, data });
    return id;
  };
  const { semanticTokens: on } = connection.languages;
  on.on(
    request('semanticTokens', log, null as SemanticTokens | null, async ({ textDocument }) => {
      const editing = await editings.of(textDocument?.uri);
      if (!editing) return null;
      const data = semanticTokens(editing.document);
      return { resultId: note(editing.document, data), data };
    }) as Parameters<typeof on.on>[0],
  );
  on.onDelta(
    request(
      'semanticTokensDelta',
      log,
      null as SemanticTokens | SemanticTokensDelta | null,
      async ({ textDocument, previousResultId }): Promise<SemanticTokens | SemanticTokensDelta | null> => {
        const editing = await editings.of(textDocument?.uri);
        if (!editing) return null;
        const before = sent.get(editing.document);
        const data = semanticTokens(editing.document);
        const resultId = note(editing.document, data);
        if (!before || before.id !== previousResultId) return { resultId, data };
        return { resultId, edits: difference(before.data, data) };
      },
    ) as Parameters<typeof on.onDelta>[0],
  );
  on.onRange(
    request('semanticTokensRange', log, null as SemanticTokens | null, async ({ textDocument, range }) => {
      const editing = await editings.of(textDocument?.uri);
      return editing && isRange(range) ? { data: semanticTokens(editing.document, range) } : null;
    }) as Parameters<typeof on.onRange>[0],
  );
}

/** One edit: what lies between the numbers that stayed at both ends. */
function difference(before: readonly number[], after: readonly number[]): SemanticTokensDelta['edits'] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head++;
  if (head === before.length && head === after.length) return [];
  let tail = 0;
  while (
    tail < before.length - head &&
    tail < after.length - head &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  )
    tail++;
  return [{ start: head, deleteCount: before.length - head - tail, data: after.slice(head, after.length - tail) }];
}
