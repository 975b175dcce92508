/** Grant types together with the keys that a client of them needs. */
import { type GrantTypeId, grantTypes } from '../../facts/grant-types';
import type { Question, ValueAsked } from './asked';
import { CompletionItemKind, type Offer } from './offer';

/** A grant type with the required keys that the client does not have yet, below it. */
export function grantSkeletons({ slot, stand, path }: ValueAsked, { layout, line }: Question): readonly Offer[] {
  if (slot.kind !== 'pair' || stand.flow || stand.quote !== '' || line.slice(stand.word.end).trim() !== '') return [];
  const { map } = slot;
  const there = new Set(map.pairs.map(({ key }) => key));
  const list = (key: string, value: string) => [`${key}:`, `${' '.repeat(layout.dash)}- ${value}`];
  return Object.values(grantTypes).flatMap((type): Offer[] => {
    const keys: string[] = [];
    let stop = 1;
    const add = (key: string, lines: (at: number) => readonly string[]) => {
      if (!there.has(key)) keys.push(...lines(stop++));
    };
    if (type.id === 'authorization-code') add('pkce', (at) => [`pkce: \${${at}|true,false|}`]);
    if (type.roles === 'required') add('roles', (at) => list('roles', `\${${at}:Employee}`));
    if (type.scopes === 'required') add('scopes', (at) => list('scopes', `\${${at}:users:readonly}`));
    if (type.redirectUris === 'required')
      add('redirectUris', (at) => list('redirectUris', `\${${at}:https://app.example.com/callback}`));
    if (keys.length === 0 || type.id === 'implicit') return [];
    return [
      {
        label: `${type.id} …`,
        kind: CompletionItemKind.Snippet,
        note: `with ${missing(type.id, there)}`,
        text: { snippet: [type.id, ...keys].join('\n') },
        filter: type.id,
        rank: 4,
        about: { of: 'value', path, value: type.id },
        base: map.column,
      },
    ];
  });
}

function missing(id: GrantTypeId, there: ReadonlySet<string>): string {
  const { roles, scopes, redirectUris } = grantTypes[id];
  const needs = [
    ...(id === 'authorization-code' ? ['pkce'] : []),
    ...(roles === 'required' ? ['roles'] : []),
    ...(scopes === 'required' ? ['scopes'] : []),
    ...(redirectUris === 'required' ? ['redirectUris'] : []),
  ];
  return needs.filter((key) => !there.has(key)).join(', ');
}
