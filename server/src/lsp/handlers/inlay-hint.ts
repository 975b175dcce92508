/** textDocument/inlayHint, and asking the client to ask again */
import type { Connection, InlayHint } from 'vscode-languageserver';
import type { Editing } from '../../language/editing';
import { inlayHints } from '../../language/inlay-hints';
import { isPosition } from '../changes';
import type { Editings } from '../editings';
import type { Outside } from '../outside';
import { type Log, quietly, request } from '../safely';
import type { Workspace } from '../workspace';

export interface InlayHintInput {
  readonly workspace: () => Workspace | undefined;
  readonly editings: Editings;
  readonly outside: Pick<Outside, 'now' | 'after'>;
  readonly log: Log;
}

export interface InlayHintRefresh {
  /** Has the hints asked for again, where the client can be told so. */
  again(): void;
  end(): void;
}

const day = 86_400_000;

export function onInlayHint(connection: Connection, input: InlayHintInput): InlayHintRefresh {
  const { workspace, editings, outside, log } = input;
  let stop: (() => void) | undefined;
  const again = quietly('Refreshing inlay hints', log, async () => {
    if (workspace()?.client.refreshesHints && workspace()?.files().length)
      await connection.languages.inlayHint.refresh();
  });
  /** Days are counted anew at midnight UTC; nobody waits where nobody would ask again. */
  const wake = () => {
    if (stop || !workspace()?.client.refreshesHints) return;
    stop = outside.after(day - (outside.now() % day), () => {
      stop = undefined;
      void again();
      if (workspace()?.files().length) wake();
    });
  };
  connection.languages.inlayHint.on(
    request('inlayHint', log, null as InlayHint[] | null, async ({ textDocument, range }) => {
      const editing = await editings.of(textDocument?.uri);
      if (!editing?.settings.inlayHints || !isPosition(range?.start) || !isPosition(range.end)) return null;
      wake();
      const unread = new Set<string>();
      const file: Editing['file'] = (path) => {
        const content = editing.file(path);
        if (content === undefined) unread.add(path);
        return content;
      };
      const hints = inlayHints({ ...editing, file }, range);
      const open = unread.size ? workspace()?.file(editing.uri) : undefined;
      if (!open) return hints;
      const ready = async (): Promise<Editing | undefined> => {
        await workspace()?.ready(open);
        const now = await editings.of(editing.uri);
        return now && [...unread].some((path) => now.file(path)) ? now : undefined;
      };
      if (workspace()?.client.refreshesHints) {
        // What is known is shown at once, and the rest when it is read.
        void quietly('Reading files for inlay hints', log, async () => {
          if (await ready()) await again();
        })();
        return hints;
      }
      const now = await ready();
      return now ? inlayHints(now, range) : hints;
    }),
  );
  return {
    again: () => void again(),
    end: () => {
      stop?.();
      stop = undefined;
    },
  };
}
