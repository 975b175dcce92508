/** Whether the response comes from the configured identity provider. */
import type { Leaf } from '../../../organization/model';
import { onMissing, onValue } from '../../../rules/spots';
import { fail, type Judgement, pass, unknown, warn } from '../../simulation';
import { quoted } from '../../whole';
import { onAssertion, together, unread } from '../judging';
import { entityFormat, saml } from '../names';
import { type Check, placeOf, type SsoRequest } from '../request';
import { attribute, attributeValue, childNamed, type Element, textOf } from '../xml/element';

/** The entity ID of the provider: as written in the file, else in its metadata. */
export function issuerOf({
  provider,
  facts,
}: SsoRequest): { readonly value: string; readonly leaf?: Leaf } | undefined {
  const leaf = provider.issuerUri;
  if (leaf) return { value: leaf.value, leaf };
  const entityId = facts.metadata.state === 'read' ? facts.metadata.entity.entityId : undefined;
  return entityId && provider.metadataFile ? { value: entityId, leaf: provider.metadataFile } : undefined;
}

export const judgeIssuer: Check = (request) => {
  const configured = issuerOf(request);
  const { provider, believed, message } = request;
  if (!configured)
    return unknown('The provider has no issuer, here or in its metadata, so there is nothing to compare with.', {
      at: onMissing(provider.entry),
      resolution: 'Set `issuerUri` to the entity ID of the identity provider.',
    });
  const nothing = unread(request);
  if (nothing) return nothing;
  const expected = configured.value;
  const at = configured.leaf && onValue(configured.leaf);
  const compare = (element: Element, whose: string): Judgement => {
    const found = textOf(element);
    const more = { expected, found: found.slice(0, 200), at, inMessage: placeOf(request, element) };
    const format = attributeValue(element, 'Format');
    if (format !== undefined && format !== entityFormat)
      return fail(`The Issuer of the ${whose} has the format ${quoted(format)}, and an issuer is an entity.`, {
        ...more,
        found: format.slice(0, 200),
        resolution: 'Have the identity provider leave the Format of its Issuer out.',
      });
    const qualifier = ['NameQualifier', 'SPNameQualifier', 'SPProvidedID'].find((name) => attribute(element, name));
    if (found === expected && qualifier !== undefined)
      return warn(`The Issuer of the ${whose} has a ${qualifier}, which the name of an entity must not have.`, {
        ...more,
        found: qualifier,
        resolution: `Have the identity provider leave ${qualifier} out of its Issuer.`,
      });
    if (found === expected) return pass('', more);
    const likely = describeDifference(found, expected);
    if (found.trim() === expected)
      return warn(`The Issuer of the ${whose} has spaces around it. Genesys Cloud may compare it with them.`, {
        ...more,
        resolution: 'Have the identity provider write its Issuer without spaces.',
      });
    return fail(`The ${whose} was issued by ${quoted(found)}, and not by this provider.${likely}`, {
      ...more,
      resolution:
        'If this is your identity provider, set `issuerUri` here and Issuer URI in Genesys Cloud to exactly this value. If not, the response belongs to another provider.',
    });
  };
  const outer = believed.response && childNamed(believed.response, saml('Issuer'));
  const judged: Judgement[] = [];
  if (outer) judged.push(compare(outer, 'Response'));
  else if (believed.response && message?.signatures.some(({ holder }) => holder === 'Response'))
    judged.push(
      fail('The Response is signed and has no Issuer. A signed Response must say who issued it.', {
        expected,
        found: 'no Issuer in the Response',
        at,
        resolution: 'Have the identity provider put its Issuer into the Response.',
      }),
    );
  const inner = onAssertion(request, (assertion) => {
    const issuer = childNamed(assertion, saml('Issuer'));
    return issuer
      ? compare(issuer, 'Assertion')
      : fail('The Assertion has no Issuer, so nobody says who issued it.', {
          expected,
          found: 'no Issuer in the Assertion',
          at,
          resolution: 'Have the identity provider put its Issuer into the Assertion.',
        });
  });
  const passed = pass('The response comes from the configured identity provider.', { expected, found: expected, at });
  return together([...judged, inner], inner.outcome === 'skip' && !judged.length ? inner : passed);
};

/** What a small difference between two identifiers is likely to be. */
export function describeDifference(found: string, expected: string): string {
  if (found.toLowerCase() === expected.toLowerCase()) return ' Only upper and lower case differ, and they count.';
  if (found.replace(/\/$/, '') === expected.replace(/\/$/, ''))
    return ' Only the slash at the end differs, and it counts.';
  if (found.replace(/^https?:/, '') === expected.replace(/^https?:/, ''))
    return ' Only http and https differ, and they count.';
  return '';
}
