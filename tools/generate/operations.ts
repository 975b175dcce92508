/** The operations of the Platform API as one text: `server/src/facts/operations.generated.ts`. */

interface SourceOperation {
  readonly method: string;
  readonly path: string;
  readonly permissionMode: string | null;
  readonly permissions: readonly string[];
  readonly scopes: readonly string[] | null;
  readonly scopeConfidence: string | null;
}

export interface SourceOperations {
  readonly source: string;
  readonly scopeSource: string;
  readonly permissions: readonly { readonly id: string }[];
  readonly operations: readonly SourceOperation[];
}

const letters: Readonly<Record<string, string>> = { GET: 'g', POST: 'o', PUT: 'u', PATCH: 'a', DELETE: 'd', HEAD: 'h' };

/**
 * One line a path, sorted: how many segments it shares with the line before, its other segments, and its operations:
 * the method's letter, `|` when one of the permissions (also of a single one) is enough, the permissions by their number in the sorted list,
 * `~` and the number of its line of scopes. Numbers are to the base 36. Throws on a method it has no letter for.
 */
export function operationsText(source: SourceOperations): string {
  const numbers = new Map(
    [...source.permissions.map(({ id }) => id)].sort().map((id, index) => [id, index.toString(36)]),
  );
  const scopeLines: string[] = [];
  const byPath = new Map<string, Map<string, SourceOperation>>();
  for (const operation of source.operations) {
    const same = byPath.get(operation.path) ?? new Map<string, SourceOperation>();
    same.set(operation.method, operation);
    byPath.set(operation.path, same);
  }
  let before: readonly string[] = [];
  const lines = [...byPath]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, operations]) => {
      const segments = path.replace(/^\/api\/v2\//, '').split('/');
      let shared = 0;
      while (shared < before.length && before[shared] === segments[shared]) shared++;
      before = segments;
      const codes = [...operations.values()].map((operation) => {
        const letter = letters[operation.method];
        if (!letter) throw new Error(`no letter for the method ${operation.method}`);
        const any = operation.permissionMode === 'ANY' && operation.permissions.length ? '|' : '';
        return (
          letter + any + operation.permissions.map((id) => numbers.get(id)).join('.') + scopesOf(operation, scopeLines)
        );
      });
      return `${shared} ${segments.slice(shared).join('/')} ${codes.join(' ')}`;
    });
  return [
    '// Made by tools/generate/facts.ts from the collected facts of 2026-11-23; do not edit.',
    `// Source of methods, paths and permissions: ${source.source}.`,
    `// Source of scopes: ${source.scopeSource}.`,
    '// The form is told at operationsText in tools/generate/operations.ts.',
    `export const operationLines = \`${lines.join('\n')}\`;`,
    '// How sure the scopes are (confirmed, narrowed, predicted by path), and the scopes.',
    `export const scopeLines = \`${scopeLines.join('\n')}\`;`,
    '',
  ].join('\n');
}

function scopesOf({ scopes, scopeConfidence }: SourceOperation, lines: string[]): string {
  if (!scopes?.length || !scopeConfidence) return '';
  const line = `${scopeConfidence[0]} ${scopes.join(' ')}`;
  if (!lines.includes(line)) lines.push(line);
  return `~${lines.indexOf(line).toString(36)}`;
}
