/** textDocument/hover */
import type { Connection, Hover } from 'vscode-languageserver';
import type { Editing } from '../../language/editing';
import { organizationOf } from '../../language/format';
import type { Rule } from '../../rules/rule';
import { isPosition } from '../changes';
import type { Editings } from '../editings';
import { type Log, request } from '../safely';
import type { Subjects } from '../subjects';
import type { Workspace } from '../workspace';

export interface HoverInput {
  readonly workspace: () => Workspace | undefined;
  readonly editings: Editings;
  readonly subjects: Subjects;
  readonly rules: readonly Rule[];
  readonly log: Log;
}

export function onHover(connection: Connection, { workspace, editings, subjects, rules, log }: HoverInput): void {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  connection.onHover(
    request('hover', log, null as Hover | null, async ({ textDocument, position }, token) => {
      const editing = await editings.either(textDocument?.uri);
      if (!editing || !isPosition(position)) return null;
      const { hoverAt, secretReferenceAt } = load();
      const reference = secretReferenceAt(editing, position);
      const resolves = reference && (await subjects.resolves(organizationOf(editing).uri, reference));
      const secret = resolves === undefined ? 'unknown' : resolves ? 'resolves' : 'does-not';
      const say = (now: Editing) => {
        let unread = false;
        const noting = <E extends Editing>(one: E): E => ({
          ...one,
          file: (path) => {
            const content = one.file(path);
            unread ||= content === undefined;
            return content;
          },
        });
        const asked = { ...noting(now), ...(now.tested ? { tested: noting(now.tested) } : {}) };
        return { found: hoverAt(asked, position, { rules: byId, secret }), unread };
      };
      // The text may be another one after a wait.
      let now = reference ? await editings.either(textDocument.uri) : editing;
      let said = now && say(now);
      const file = said?.unread ? workspace()?.file(organizationOf(editing).uri) : undefined;
      if (file && (await workspace()?.ready(file))) {
        now = await editings.either(textDocument.uri);
        said = now && say(now);
      }
      const client = workspace()?.client;
      if (!said?.found || !client || token.isCancellationRequested) return null;
      const { markdown, range } = said.found;
      return {
        contents: client.hoversMarkdown
          ? { kind: 'markdown', value: markdown }
          : { kind: 'plaintext', value: load().plainText(markdown) },
        range,
      };
    }),
  );
}

/** The texts are many: they are run through when the first hover is asked for. */
function load() {
  const { hoverAt } = require('../../language/hover/hover') as typeof import('../../language/hover/hover');
  const { secretReferenceAt } = require('../../language/hover/secret') as typeof import('../../language/hover/secret');
  const { plainText } = require('../../language/hover/markdown') as typeof import('../../language/hover/markdown');
  return { hoverAt, secretReferenceAt, plainText };
}
