/** Whether the signatures hold, by the configured certificates, and whether a second engine says the same. */
import { fail, type Judgement, pass, skip, unknown } from '../../simulation';
import { together, unread } from '../judging';
import type { Check, SsoRequest } from '../request';
import type { Opinion } from '../signature/second-opinion';
import type { Verification } from '../signature/verify';

const expected = 'what was signed is what stands there, signed with the key of a configured certificate';

export const judgeValid: Check = (request) => {
  const nothing = unread(request);
  if (nothing || !request.message) return nothing ?? skip('');
  const { verifications, facts } = request;
  if (!verifications.length) return skip('There is no signature in the Response or its Assertion.');
  if (!facts.certificates.length) return unknown('Without a certificate no signature can be checked.', { expected });
  const outer = verifications.find(({ signature, signed }) => signed && signature.holder === 'Response');
  const judged = verifications.map((one) => {
    const judgement = judgeVerification(one, request.opinions.get(one));
    // The outer signature proves the whole; that the inner one doesn't hold is told by what is signed.
    return outer && one !== outer && judgement.outcome === 'fail'
      ? { ...judgement, outcome: 'warn' as const }
      : judgement;
  });
  const holders = [...new Set(verifications.filter(({ signed }) => signed).map(({ signature }) => signature.holder))];
  return together(
    judged,
    pass(`The signature of the ${holders.join(' and of the ')} holds.${describeOpinions(request)}`, {
      expected,
      found: holders.join(' and '),
    }),
  );
};

/** Whether a signature holds, by what was verified of it. */
export function judgeVerification(verification: Verification, opinion?: Opinion): Judgement {
  const { signature, digest, certificate, obstacle, signed } = verification;
  const { holder, element, value } = signature;
  const more = { expected, inMessage: { start: element.start, end: element.content } };
  if (obstacle !== undefined)
    return fail(`The signature of the ${holder} can’t be accepted. ${obstacle}`, {
      ...more,
      found: 'a signature that can’t be checked',
      resolution:
        'See what the steps before say of the signature. An identity provider that signs as SAML says has none of this.',
    });
  if (signed && opinion?.says === 'other')
    return fail(
      `One engine (libxml2) finds that the signature of the ${holder} holds, and the other (xml-crypto) does not: ${opinion.reason}. Where two engines differ nobody is believed.`,
      {
        ...more,
        found: 'two engines that differ',
        resolution: 'The response is built so that readers see different things in it. Find out what made it.',
      },
    );
  if (signed) return pass('');
  const changed = `What stands in the ${holder} is not what was signed: it was changed after it was signed.`;
  const rewritten =
    'Find what changes the response after it was signed: a proxy, a tool that formats XML, or an attacker. Paste the response as it was posted, not as a viewer shows it.';
  if (digest === 'differs' && certificate)
    return fail(`${changed} The signature itself is by a configured certificate.`, {
      ...more,
      found: 'another digest',
      resolution: rewritten,
    });
  if (digest === 'differs')
    return fail(`${changed} And no configured certificate made the signature.`, {
      ...more,
      found: 'another digest, and another key',
      resolution: rewritten,
    });
  return fail(
    value === ''
      ? `The signature of the ${holder} is empty.`
      : `No configured certificate made the signature of the ${holder}: it was made with another key, or damaged.`,
    {
      ...more,
      found: value === '' ? 'no signature value' : 'a signature by another key',
      resolution:
        'If the identity provider has a new certificate, add it under `certificates`, and to the provider in Genesys Cloud. If not, the response is forged or damaged.',
    },
  );
}

function describeOpinions({ opinions }: SsoRequest): string {
  const said = [...opinions.values()];
  if (!said.length) return '';
  const silent = said.flatMap((one) => (one.says === 'nothing' ? [one.reason] : []))[0];
  return silent === undefined
    ? ' Two engines (libxml2 and xml-crypto) agree on the signed bytes.'
    : ` Checked by libxml2; the second engine (xml-crypto) has no opinion: ${silent}.`;
}
