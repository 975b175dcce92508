/** Whether the scopes of a token cover an operation. */
import { includesScope } from '../../facts/scopes';
import type { Items, Leaf } from '../../organization/model';
import { onKey, onWritten } from '../../rules/spots';
import { scopesEnforced } from '../application-state';
import { fail, type Judgement, pass, skip, unknown, worst } from '../simulation';
import { applicationsOf, shortened } from '../whole';
import type { ApiCall } from './request';

/** One of the operation's scopes is needed: those of the application count where it lists any, else the client's. */
export function judgeScope(call: ApiCall): Judgement {
  const { grant, client, whole, found } = call;
  if (grant === 'client-credentials')
    return skip('A Client Credentials token has no scopes: the roles of the client decide.');
  if (grant === undefined) return skip('Whether the token has scopes is not known: its grant type is not.');
  const { enforced, at } = scopesEnforced(whole);
  if (enforced === false) return skip('The organization does not enforce scopes, so they are not looked at.', { at });
  if (enforced === undefined)
    return unknown('Whether the organization enforces scopes can’t be read.', {
      at,
      resolution: 'Write `enforceScopes: true` or `enforceScopes: false`.',
    });
  if (found.state !== 'found')
    return unknown('The operation is not known, so neither is the scope that it needs.', {
      confidence: 'inferred',
      resolution: 'Check method and path.',
    });
  const { scopes, scopeConfidence } = found.operation;
  if (!scopes.length)
    return unknown(
      'The organization enforces scopes, and which scope the operation needs is in no source that could be read.',
      {
        confidence: 'inferred',
        at,
        resolution: `Look up ${found.operation.method} ${found.operation.path} in the API Explorer of Genesys Cloud, and try the call.`,
      },
    );
  const approved = applicationsOf(whole, client).flatMap(({ scopes: list }) => list ?? []);
  const lists = approved.length ? approved : [client.scopes];
  const sure = scopeConfidence === 'confirmed' ? 'confirmed' : 'inferred';
  const judged = lists.map((list) => judgeList(list, scopes, call, approved.length > 0));
  const result = worst(judged) ?? skip('There are no scopes to look at.');
  return { ...result, confidence: sure };
}

function judgeList(
  list: Items<Leaf> | undefined,
  needed: readonly string[],
  { client }: ApiCall,
  approved: boolean,
): Judgement {
  const held = (list?.items ?? []).map(({ value }) => value);
  const more = {
    expected: needed.join(' or '),
    found: held.length ? shortened(held.join(', ')) : 'none',
    at: list ? onKey(list) : onWritten(client, 'scopes'),
  };
  if (held.some((scope) => needed.some((one) => includesScope(scope, one))))
    return pass('A scope of the token covers the operation.', more);
  if (list ? held.length < list.node.items.length : client.has('scopes'))
    return unknown('No scope that can be read covers the operation, and not all of them can be read.', {
      ...more,
      resolution: 'Write the scopes as a list of texts.',
    });
  return fail(
    approved
      ? 'None of the scopes for which the application was approved covers the operation.'
      : 'None of the client’s scopes covers the operation.',
    {
      ...more,
      resolution: `Add ${needed.at(-1)} to the scopes of the ${approved ? 'application, if its client has it' : 'client'}.`,
    },
  );
}
