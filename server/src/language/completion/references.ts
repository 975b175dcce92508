/** Names of entries that a value may refer to, and built-in roles. */
import { pairOf } from '../../document/node';
import { grantTypes } from '../../facts/grant-types';
import { genesysDataActions } from '../../facts/integrations';
import { builtInRoles, capturedRole } from '../../facts/roles';
import { overPrivileged } from '../../rules/oauth/role-grants';
import { lookupsOf } from '../lookups';
import { count } from '../words';
import { type Question, typedOf, type ValueAsked } from './asked';
import { CompletionItemKind, type Offer } from './offer';
import { holderOf, others } from './others';
import { entryNamed, namesIn, textAt } from './seen';

/** More names than anybody looks through: of these, only those that what was typed can mean are sent. */
export const mostNames = 400;

/** Entries of the section that a value refers to. */
export function offerReferences(section: string, asked: ValueAsked, question: Question): readonly Offer[] {
  const there = others(holderOf(asked.slot));
  if (section === 'roles') return offerRoles(asked, question, there);
  return near(namesIn(question, section), asked, question)
    .filter((name) => !there.has(name))
    .map((name) => {
      const { note, rank } = seenAs(section, name, asked, question);
      return {
        label: name,
        kind: CompletionItemKind.Reference,
        note,
        text: { scalar: name },
        rank,
        about: { of: 'entry', section, name },
      };
    });
}

/** Names that the typed text can mean, when there are many. */
function near(names: readonly string[], { stand }: ValueAsked, question: Question): readonly string[] {
  if (names.length <= mostNames) return names;
  const typed = typedOf(question, stand).toLowerCase();
  const found: string[] = [];
  for (const name of names) {
    if (typed && !name.toLowerCase().includes(typed)) continue;
    found.push(name);
    if (found.length === mostNames) break;
  }
  return found;
}

function seenAs(
  section: string,
  name: string,
  { path }: ValueAsked,
  question: Question,
): { readonly note: string | undefined; readonly rank: number } {
  const node = entryNamed(question, section, name)?.node;
  switch (section) {
    case 'oauthClients': {
      const grant = textAt(node, 'grantType') ?? '';
      const known = Object.hasOwn(grantTypes, grant) ? grantTypes[grant as keyof typeof grantTypes] : undefined;
      // Data actions run without a user.
      const fits = path[0] !== 'integrations' || known?.id === 'client-credentials';
      return { note: known?.label ?? (grant || undefined), rank: fits ? 3 : 8 };
    }
    case 'integrations': {
      const type = textAt(node, 'type');
      const runs = type === genesysDataActions || type === undefined || /data-actions|rest-actions|datadip/.test(type);
      return { note: type, rank: runs ? 3 : 7 };
    }
    case 'dataActions': {
      const request = pairOf(node, 'request')?.value;
      const call = [textAt(request, 'method'), textAt(request, 'url')].filter(Boolean).join(' ');
      return { note: call || undefined, rank: 3 };
    }
    default:
      return { note: undefined, rank: 3 };
  }
}

function offerRoles(asked: ValueAsked, question: Question, there: ReadonlySet<string>): readonly Offer[] {
  const own = near(namesIn(question, 'roles'), asked, question);
  const lookups = lookupsOf(question.editing);
  const onClient = asked.path[0] === 'oauthClients';
  return [
    ...own
      .filter((name) => !there.has(name))
      .map((name): Offer => {
        const permissions = pairOf(entryNamed(question, 'roles', name)?.node, 'permissions')?.value;
        const many = permissions?.kind === 'list' ? permissions.items.length : undefined;
        return {
          label: name,
          kind: CompletionItemKind.Reference,
          note: many === undefined ? undefined : count(many, 'permission'),
          text: { scalar: name },
          rank: 3,
          about: { of: 'role', name },
        };
      }),
    ...builtInRoles
      .filter((name) => !there.has(name) && !question.editing.names.count('roles', name))
      .map((name): Offer => {
        const grants = capturedRole(name);
        const broad = overPrivileged(name, lookups) !== undefined;
        return {
          label: name,
          kind: CompletionItemKind.Constant,
          note: grants
            ? `built in, ${count(grants.permissions.length, 'permission')}${broad ? ' with *' : ''}`
            : 'built in',
          text: { scalar: name },
          rank: broad && onClient ? 7 : 4,
          about: { of: 'role', name },
        };
      }),
  ];
}
