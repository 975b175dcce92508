/** Whose key made the signature: one of the configured certificates, or somebody else's. */
import { type Certificate, readCertificates } from '../../../certificates/read';
import { onEntry, onKey } from '../../../rules/spots';
import { callCertificate } from '../../../rules/sso/provider';
import { fail, pass, skip, unknown, warn } from '../../simulation';
import { unread } from '../judging';
import type { Check } from '../request';

export const judgeCertificate: Check = (request) => {
  const { provider, facts, message, verifications } = request;
  const at = provider.certificates ? onKey(provider.certificates) : onEntry(provider.entry);
  const configured = facts.certificates.map(({ certificate }) => certificate);
  const expected = configured.length ? configured.map(describe).join('; ') : 'a certificate of the identity provider';
  if (!configured.length) {
    const [missing] = facts.missing;
    const [refused] = facts.refused;
    const why = missing
      ? `its file can’t be read: ${missing.reason}`
      : refused
        ? 'what stands there is no certificate'
        : facts.metadata.state === 'missing'
          ? `the metadata can’t be read: ${facts.metadata.reason}`
          : undefined;
    const resolution =
      'Put the signing certificate of the identity provider under `certificates`, or name its metadata.';
    return why
      ? unknown(`The certificate of the provider is not known: ${why}. So no signature can be checked.`, {
          expected,
          at,
          resolution,
        })
      : fail('The provider has no certificate, so no signature can be checked.', {
          expected,
          found: 'none',
          at,
          resolution,
        });
  }
  const nothing = unread(request);
  if (nothing) return nothing;
  const signatures = message?.signatures ?? [];
  if (!signatures.length) return skip('There is no signature.');
  const used = verifications.flatMap(({ certificate }) => certificate ?? []);
  const carried = signatures.flatMap(({ embedded }) => embedded);
  const own = configured.find(({ der }) => carried.includes(der));
  const foreign = carried.filter((one) => !configured.some(({ der }) => der === one));
  const stranger = foreign.length ? readCertificates(foreign[0] ?? '').certificates[0] : undefined;
  const place = signatures[0] && { start: signatures[0].element.start, end: signatures[0].element.content };
  const retrieval = signatures.flatMap((signature) => signature.retrieval ?? [])[0];
  if (used[0] && retrieval)
    return warn(
      `${callCertificate(used[0])}, which is configured, made the signature. The response wants a key to be fetched from somewhere besides (RetrievalMethod); nothing is fetched, and a reader that does can be made to call any address.`,
      {
        expected: 'a certificate in KeyInfo, or nothing',
        found: 'RetrievalMethod',
        at,
        inMessage: { start: retrieval.start, end: retrieval.end },
        resolution: 'Have the identity provider leave RetrievalMethod out. If it does, somebody changed the response.',
      },
    );
  if (used[0]) {
    const unused = verifications.some(({ certificate, obstacle }) => !certificate && !obstacle);
    if (stranger && !unused)
      return warn(
        `${callCertificate(used[0])}, which is configured, made the signature. The response carries another certificate besides; it is not looked at.`,
        {
          expected,
          found: `carries ${describe(stranger)}`,
          at,
          inMessage: place,
          resolution:
            'If the identity provider is about to change its certificate, add the new one under `certificates` beside the old one.',
        },
      );
    return pass(`${callCertificate(used[0])}, which is configured, made the signature.`, {
      expected,
      found: describe(used[0]),
      at,
    });
  }
  if (stranger)
    return fail(
      `The response says that it is signed with a certificate that the provider does not have here. The certificate in a response is never trusted: everybody can put their own there.`,
      {
        expected,
        found: describe(stranger),
        at,
        inMessage: place,
        resolution:
          'If this is a certificate of your identity provider (compare the SHA-256 fingerprint there), add it under `certificates`, and to the provider in Genesys Cloud. If not, the response is forged.',
      },
    );
  if (own)
    return pass(
      'The response names a configured certificate. Whether its key made the signature is told by the next step.',
      {
        expected,
        found: describe(own),
        at,
      },
    );
  return unknown('The response does not say which certificate it is signed with, and no configured one fits.', {
    expected,
    found: 'no certificate in the response',
    at,
    inMessage: place,
    resolution: 'Compare the signing certificate of the identity provider with `certificates`.',
  });
};

function describe(certificate: Certificate): string {
  return `${certificate.subject.slice(0, 100) || `serial number ${certificate.serial}`}, SHA-256 ${certificate.sha256}`;
}
