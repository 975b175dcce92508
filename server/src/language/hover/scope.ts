/** What an OAuth scope opens. */
import { type Operation, operationsAccepting } from '../../facts/operations';
import { isKnownScope, isScope, otherForm, scopes } from '../../facts/scopes';
import { closest } from '../../spelling/closest';
import { count } from '../words';
import type { Paragraphs } from './asked';
import { bullets, code } from './markdown';
import { call } from './permission';

const suffix = ':readonly';

/** A scope as it stands in the list of a client or an application. */
export function describeScope(scope: string): Paragraphs {
  const title = `**Scope** ${code(scope)}`;
  if (!isKnownScope(scope)) {
    const near = isKnownScope(otherForm(scope)) ? otherForm(scope) : closest(scope, scopes);
    return [
      title,
      isScope(scope)
        ? `There is no known scope of this name: it grants nothing, or makes the sign-in fail.${near ? ` Did you mean ${code(near)}?` : ''}`
        : 'A scope is written `name`, or `name:readonly` for reading only.',
    ];
  }
  const operations = operationsAccepting(scope);
  if (operations.length === 0)
    return [title, 'A scope that Genesys Cloud knows; which operations accept it is not known here.'];
  const by = (confidence: Operation['scopeConfidence']) =>
    operations.filter((one) => one.scopeConfidence === confidence).length;
  const sure = (
    [
      [by('confirmed'), 'confirmed'],
      [by('narrowed'), 'narrowed down from the official description'],
      [by('predicted'), 'predicted from their paths'],
    ] as const
  )
    .filter(([many]) => many)
    .map(([many, how]) => `${many} ${how}`)
    .join(', ');
  const families = new Map<string, number>();
  for (const { path } of operations) {
    const family = path.split('/').slice(0, 4).join('/');
    families.set(family, (families.get(family) ?? 0) + 1);
  }
  const most = [...families].sort((a, b) => b[1] - a[1]);
  return [
    title,
    `Opens ${count(operations.length, 'operation')} of the Platform API (${sure}), in as far as the permissions of the user allow them too:`,
    bullets(
      most.map(([family, many]) => `${code(`${family}/…`)}: ${count(many, 'operation')}`),
      5,
    ),
    `Such as ${operations.slice(0, 3).map(call).join(', ')}.`,
    ...difference(scope, operations.length),
  ];
}

function difference(scope: string, many: number): Paragraphs {
  const other = otherForm(scope);
  if (!isKnownScope(other)) return [];
  if (!scope.endsWith(suffix))
    return [
      `Includes ${code(other)}, which opens ${count(operationsAccepting(other).length, 'operation')} for reading.`,
    ];
  const all = operationsAccepting(other).length;
  return [
    `For reading only: ${code(other)} opens ${count(Math.max(0, all - many), 'operation')} more, among them all that change something.`,
  ];
}
