/** The certificates of organization files: which there are, and where each stands. */
import type { Certificate, CertificateProblem } from '../certificates/read';
import type { Range } from '../document/document';
import type { Place } from '../organization/model';
import type { IdentityProvider } from '../organization/model.generated';
import type { FileContent } from '../rules/rule';
import { onEntry, onMissing, onValue, pointerOf } from '../rules/spots';
import { type GivenCertificate, type ProviderFacts, readProvider } from '../rules/sso/provider';
import type { EndThresholds } from '../rules/sso/validity';
import { type Weakness, weaknessesOf } from '../rules/sso/weaknesses';
import type { Whole } from '../simulate/whole';

/** What a certificate says of itself, without its bytes. */
export type CalendarCertificate = Pick<
  Certificate,
  'subject' | 'issuer' | 'serial' | 'notBefore' | 'notAfter' | 'sha256' | 'keyType' | 'keyBits'
> & {
  /** The file that it comes from, else what it calls itself. */
  readonly title: string;
  /** What can be broken of it, whatever its dates say. */
  readonly weaknesses: readonly Weakness[];
};

/** A place in an organization file. */
export interface CalendarPlace {
  /** Path as reports show it. */
  readonly file: string;
  readonly uri: string;
  readonly range: Range;
}

export interface CalendarUse {
  readonly certificate: CalendarCertificate;
  readonly at: CalendarPlace;
  /** Path of the certificate file or the metadata as written; undefined where the organization file holds it itself. */
  readonly path: string | undefined;
  /** False for one that is in the metadata alone, while the provider has certificates of its own: it does not count. */
  readonly counts: boolean;
}

/** What stands where a certificate should. */
export interface CalendarFault {
  readonly fault: CertificateProblem['fault'] | 'missing';
  /** Why it can't be read, and what to do. Never quotes it. */
  readonly reason: string;
  readonly at: CalendarPlace;
  readonly path: string | undefined;
}

export interface CalendarProvider {
  readonly name: string;
  readonly type: string;
  readonly enabled: boolean;
  readonly at: CalendarPlace;
  /** JSON Pointer of its entry. */
  readonly pointer: string;
  /** Tells the organization of the file from others. */
  readonly organization: string;
  readonly thresholds: EndThresholds;
  readonly uses: readonly CalendarUse[];
  readonly faults: readonly CalendarFault[];
}

/** An organization file with the providers that have certificates, or something in their place. */
export interface CalendarFile {
  readonly file: string;
  readonly providers: readonly CalendarProvider[];
}

export interface CalendarSource {
  /** Path as reports show it. */
  readonly file: string;
  readonly uri: string;
  readonly whole: Whole;
  readonly thresholds: EndThresholds;
  /** A file that it names, by the path as written; undefined for one that was not looked at. */
  readonly read: (path: string) => FileContent | undefined;
}

/** Gathers the certificates of an organization file. Never throws, whatever the file holds. */
export function gatherCalendar(source: CalendarSource): CalendarFile {
  const { whole, file } = source;
  const organization = whole.organization();
  const named = organization?.shortName?.value.trim() || organization?.name?.value.trim() || file;
  const providers = whole.all('identityProviders').flatMap((provider) => gatherProvider(provider, named, source));
  return { file, providers };
}

function gatherProvider(
  provider: IdentityProvider,
  organization: string,
  { file, uri, whole, thresholds, read }: CalendarSource,
): readonly CalendarProvider[] {
  const facts = readProvider(provider, { file: read, once: (_, make) => make() });
  // Genesys Cloud's own login has no certificates.
  if (!facts.federated) return [];
  const { document } = whole;
  const place = (at: ReturnType<typeof onEntry>): CalendarPlace => ({
    file,
    uri,
    range: document.range(at.chunk, at.start, at.end),
  });
  const use = (given: GivenCertificate, counts: boolean): CalendarUse => {
    const path = pathOf(given);
    return { certificate: describe(given, path, facts), at: place(onValue(given.at)), path, counts };
  };
  const own = new Set(facts.certificates.map(({ certificate }) => certificate.sha256));
  const spare = inMetadata(facts).filter(({ certificate }) => !own.has(certificate.sha256));
  const uses = [...facts.certificates.map((given) => use(given, true)), ...spare.map((given) => use(given, false))];
  const faults: readonly CalendarFault[] = [
    ...facts.missing.map(({ at, reason }) => ({
      fault: 'missing' as const,
      reason: `The certificate file cannot be read: ${reason}.`,
      at: place(onValue(at)),
      path: writtenPath(at),
    })),
    ...facts.refused.map((refused) => ({
      fault: refused.problem.fault,
      reason: refused.problem.message,
      at: place(onValue(refused.at)),
      path: pathOf(refused),
    })),
  ];
  if (!uses.length && !faults.length) return [];
  return [
    {
      name: provider.name?.value ?? '',
      type: provider.type?.value ?? '',
      enabled: provider.enabled?.value === true,
      at: place(onEntry(provider.entry)),
      pointer: pointerOf(onMissing(provider.entry)),
      organization,
      thresholds,
      uses,
      faults,
    },
  ];
}

/** The certificates of the metadata of a provider that has certificates of its own. */
function inMetadata({ metadata, hasOwnCertificates }: ProviderFacts): readonly GivenCertificate[] {
  if (metadata.state !== 'read' || !hasOwnCertificates) return [];
  const seen = new Set<string>();
  return metadata.signing
    .flatMap(({ certificates, range }) =>
      certificates.map((certificate) => ({
        certificate,
        at: metadata.at,
        related: [{ message: 'The certificate in the metadata', path: metadata.at.value, range }],
      })),
    )
    .filter(({ certificate }) => !seen.has(certificate.sha256) && seen.add(certificate.sha256));
}

/** The file that a certificate comes from: one that is named, or the metadata. */
function pathOf({ at, related }: Pick<GivenCertificate, 'at' | 'related'>): string | undefined {
  return writtenPath(at) ?? related[0]?.path;
}

function writtenPath(at: Place): string | undefined {
  const { file } = at as { readonly file?: { readonly value: string } };
  return file?.value.trim() ? file.value : undefined;
}

const longestTitle = 100;

function describe({ certificate, at }: GivenCertificate, path: string | undefined, facts: ProviderFacts) {
  const { subject, issuer, serial, notBefore, notAfter, sha256, keyType, keyBits } = certificate;
  // A file that holds several is no name for one of them, and neither is the metadata.
  const alone = path !== undefined && facts.certificates.filter((one) => one.at === at).length === 1;
  const own = writtenPath(at) !== undefined && alone;
  const title = own && path ? path.replace(/^.*[\\/]/, '') : commonNameOf(certificate);
  return {
    ...{ subject, issuer, serial, notBefore, notAfter, sha256, keyType, keyBits },
    title: title.slice(0, longestTitle),
    weaknesses: weaknessesOf(certificate),
  };
}

/** The common name, else the subject, else the serial number. */
function commonNameOf({ subject, serial }: Certificate): string {
  const name = /(?:^|,)CN=((?:\\.|[^,\\])+)/.exec(subject)?.[1] ?? subject;
  return name ? name.replace(/\\(.)/g, '$1') : `serial number ${serial}`;
}
