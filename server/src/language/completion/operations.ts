/** Operations of the Platform API: methods, paths segment by segment, inputs in the place of parameters. */

import { type Node, pairOf } from '../../document/node';
import { genesysDataActions } from '../../facts/integrations';
import { findOperation, methodsOf, stepsAfter } from '../../facts/operations';
import { withoutQuery } from '../../rules/data-action/call';
import { type Question, typedOf, type ValueAsked } from './asked';
import { CompletionItemKind, type Offer } from './offer';
import { propertiesOf } from './open-keys';
import { others } from './others';
import { mapOf, textOf } from './outline';
import { entryNamed, seenIn, textAt } from './seen';
import { textAsked } from './tested';

const prefix = '/api/v2/';
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD'];

/** `uses`: a method, then the path. */
export function offerUses(asked: ValueAsked, question: Question): readonly Offer[] {
  const typed = typedOf(question, asked.stand);
  const match = /^([A-Z]+) +(.*)$/.exec(typed);
  if (!match)
    return methods.map((method) => ({
      label: method,
      kind: CompletionItemKind.Method,
      text: { begun: `${method} ${prefix}` },
      again: true,
    }));
  const [, method = '', path = ''] = match;
  const there = others(asked.slot);
  return offerPath(
    path,
    method,
    (text) => `${method} ${text}`,
    (name) => [name],
  ).filter(({ text }) => !('scalar' in text && there.has(text.scalar)));
}

/** `request.url` of a data action; for services of one's own the paths of the Platform API are of no use. */
export function offerUrl(asked: ValueAsked, question: Question): readonly Offer[] {
  const { entry } = question;
  const type = textAt(entryNamed(question, 'integrations', textOf(entry, 'integration'))?.node, 'type');
  if (type !== undefined && type !== genesysDataActions) return [];
  const typed = typedOf(question, asked.stand);
  if (/[?#]/.test(typed) || /\$!?\{/.test(typed.slice(typed.lastIndexOf('}') + 1))) return [];
  const host = /^https?:\/\/[^/]*/.exec(typed)?.[0] ?? '';
  const method = textOf(mapOf(entry, 'request'), 'method');
  const inputs = propertiesOf(entry, 'input');
  // The input that is called as the parameter comes first.
  const filled = (parameter: string): readonly string[] => {
    const name = parameter.slice(1, -1);
    const sorted = [...inputs].sort((a, b) => Number(b === name) - Number(a === name));
    return sorted.length ? sorted.map((input) => `\${input.${input}}`) : [`\${input.${name}}`];
  };
  return offerPath(typed.slice(host.length), method, (text) => host + text, filled);
}

/** `api.path` of a test: the paths that data actions call, and all others; any word may stand for a parameter. */
export function offerCallPath(asked: ValueAsked, question: Question): readonly Offer[] {
  const typed = typedOf(question, asked.stand);
  if (/[?#]/.test(typed)) return [];
  const host = /^https?:\/\/[^/]*/.exec(typed)?.[0] ?? '';
  const method = textAsked(question, 'method')?.toUpperCase();
  const known = method !== undefined && methods.includes(method) ? method : undefined;
  const called = seenIn(question, 'dataActions', callsOf)
    .map((call) => call.split(' ', 2) as [string, string])
    .filter(([of, path]) => (known === undefined || of === known) && path !== typed)
    .slice(0, 20)
    .map(
      ([of, path]): Offer => ({
        label: path,
        kind: CompletionItemKind.Reference,
        note: 'called by a data action',
        text: { scalar: path },
        rank: 3,
        about: { of: 'operation', method: of, path },
      }),
    );
  const whole = host === '' ? called : [];
  return [
    ...whole,
    ...offerPath(
      typed.slice(host.length),
      known,
      (text) => host + text,
      (parameter) => [parameter.slice(1, -1)],
    ),
  ];
}

/** The operation that a data action calls: `GET /api/v2/routing/queues/queueId`. */
function callsOf(node: Node): readonly string[] {
  const request = pairOf(node, 'request')?.value;
  const [method, url] = [textAt(request, 'method'), textAt(request, 'url')];
  if (method === undefined || url === undefined) return [];
  const path = withoutQuery(url).replace(/^https?:\/\/[^/]*/, '');
  const plain = path.replace(/\$!?\{(?:input\.)?([\w-]+)\}/g, '$1');
  return plain.startsWith(prefix) && /^[\w./~-]+$/.test(plain) ? [`${method} ${plain}`] : [];
}

/** The segments that may stand at the end of a path. `written` makes the whole value; `filled` what a parameter may be. */
function offerPath(
  typed: string,
  method: string | undefined,
  written: (path: string) => string,
  filled: (parameter: string) => readonly string[],
): readonly Offer[] {
  if (!typed.startsWith(prefix))
    return prefix.startsWith(typed) || typed === ''
      ? [{ label: prefix, kind: CompletionItemKind.Folder, text: { begun: written(prefix) }, again: true, rank: 1 }]
      : [];
  const slash = typed.lastIndexOf('/') + 1;
  const before = typed.slice(0, slash);
  const path = before.slice(prefix.length).split('/').filter(Boolean);
  return stepsAfter(path, method).flatMap((step): Offer[] => {
    const parameter = step.segment.startsWith('{');
    const ends = method === undefined ? step.methods.length > 0 : step.methods.includes(method);
    const segments = parameter ? filled(step.segment) : [step.segment];
    return segments.flatMap((segment): Offer[] => {
      const whole = before + segment;
      const note = noteOf(step.methods, method, whole);
      const offer = { kind: parameter ? CompletionItemKind.Variable : CompletionItemKind.Method };
      return [
        ...(ends
          ? [
              {
                ...offer,
                label: segment,
                note,
                text: { scalar: written(whole) },
                about: {
                  of: 'operation',
                  method: method ?? step.methods[0] ?? '',
                  path: before + step.segment,
                } as const,
                rank: parameter ? 4 : 5,
              },
            ]
          : []),
        ...(step.further
          ? [
              {
                kind: CompletionItemKind.Folder,
                label: `${segment}/`,
                text: { begun: written(`${whole}/`) },
                again: true,
                rank: parameter ? 4 : 5,
              },
            ]
          : []),
      ];
    });
  });
}

function noteOf(methodsHere: readonly string[], method: string | undefined, path: string): string {
  if (method === undefined) return methodsHere.join(', ');
  const found = findOperation(method, path);
  if (found.state !== 'found') return '';
  const [first, ...more] = found.operation.permissions;
  if (first === undefined) return 'no permission needed';
  return more.length ? `${first} ${found.operation.needs === 'any' ? 'or' : 'and'} ${more.length} more` : first;
}

/** The method of a data action, or of a call in a test: those that the path has, where it is known. */
export function offerMethods(asked: ValueAsked, question: Question): readonly Offer[] {
  const url = textOf(mapOf(question.entry, 'request'), 'url') ?? textAsked(question, 'path');
  const path = url === undefined ? undefined : withoutQuery(url).replace(/^https?:\/\/[^/]*/, '');
  const known = path?.startsWith(prefix) ? methodsOf(path) : [];
  return (asked.schema?.enum ?? []).map(String).flatMap((method): Offer[] => {
    if (known.length && !known.includes(method)) return [];
    return [
      {
        label: method,
        kind: CompletionItemKind.Method,
        text: { scalar: method },
        note: known.length && path !== undefined ? noteOf([], method, path) : undefined,
        about: known.length && path !== undefined ? { of: 'operation', method, path } : { of: 'key', path: asked.path },
      },
    ];
  });
}
