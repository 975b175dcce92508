/** The entry at a place of the document, and what may be asked of it. */
import type { Entry, Position } from '../document/document';
import type { OauthClient } from '../organization/model.generated';
import { nameNode } from '../organization/names';
import { readListed } from '../organization/read';
import { inOneLine } from '../report/visible';
import { callsOf } from '../rules/oauth/needs';
import { findClient, type Whole } from '../simulate/whole';
import { actionQuestion } from './choosing';
import type { EntryHere, Question } from './view';

/** What may be asked of the entry at a position; undefined where there is nothing to ask. */
export function entryAt(position: Position, whole: Whole): EntryHere | undefined {
  const { chunk, offset } = whole.document.locate(position);
  const entry =
    chunk.entries.length === 1
      ? chunk.entries[0]
      : chunk.entries.find(({ node }) => node.start <= offset && offset <= node.end);
  if (!entry?.listed) return undefined;
  const questions = questionsOf(entry, whole);
  const title = nameNode(entry)?.value;
  return questions.length && title !== undefined ? { title: inOneLine(title), questions } : undefined;
}

function questionsOf(entry: Entry, whole: Whole): readonly Question[] {
  switch (entry.section) {
    case 'oauthClients': {
      const client = readListed(entry, 'oauthClients');
      return client ? clientQuestions(client, whole) : [];
    }
    case 'dataActions': {
      const action = readListed(entry, 'dataActions');
      const question = action && actionQuestion(action, whole);
      return question ? [question] : [];
    }
    case 'authorizedApplications': {
      const of = readListed(entry, 'authorizedApplications')?.client;
      const name = of?.text?.value ?? of?.clientId?.value;
      const client = name === undefined ? undefined : findClient(whole, name);
      return client ? clientQuestions(client, whole) : [];
    }
    case 'identityProviders': {
      const provider = readListed(entry, 'identityProviders')?.name?.value;
      return provider === undefined ? [] : [{ view: 'sso', provider }];
    }
    case 'integrations': {
      const name = readListed(entry, 'integrations')?.credentials?.oauthClient?.value;
      const client = name === undefined ? undefined : findClient(whole, name);
      return client ? clientQuestions(client, whole) : [];
    }
    default:
      return [];
  }
}

function clientQuestions(client: OauthClient, whole: Whole): readonly Question[] {
  const name = client.name?.value;
  if (name === undefined) return [];
  const [call] = callsOf(client, whole).calls;
  return [
    { view: 'token', client: name },
    ...(call ? [{ view: 'api', client: name, method: call.method, path: call.path ?? call.url } as const] : []),
    { view: 'usage', client: name },
  ];
}
