/** What the certificates view shows, as data: types only. The bytes of a certificate and keys are never part of it. */
import type { Action, Mark, Place, Text, Verdict } from './view';

export interface CertificatesInputs {
  readonly view: 'certificates';
  /** Years that the timeline shows: 1, 2 or 5; 2 when left out. */
  readonly years?: number;
  /** First day of the timeline, YYYY-MM-DD in UTC; some months before today when left out. */
  readonly from?: string;
}

/**
 * `now`: it has to be replaced now, `soon`: soon, and nothing lasts longer. `ahead`: not valid yet. `unused`: it does not
 * count, since it is in the metadata alone. `weak`: by its dates it need not be replaced, but it can be broken.
 */
export type CertificateState = 'expired' | 'now' | 'soon' | 'valid' | 'weak' | 'ahead' | 'unused';

export interface CertificatesAnswer {
  readonly kind: 'certificates';
  readonly view: 'certificates';
  readonly verdict: Verdict;
  /** The instant of the judgement, ISO 8601. */
  readonly at: string;
  /** The instant from which it is to be asked anew, ISO 8601. */
  readonly until: string;
  readonly timeline: Timeline;
  /** Each certificate once, in the order in which they end. */
  readonly rows: readonly CertificateRow[];
  /** What stands in the place of a certificate. */
  readonly faults: readonly {
    readonly title: string;
    readonly reason: string;
    readonly place: Place;
    readonly label: string;
  }[];
  /** When sign-ins stop, for each provider, the first in time first. */
  readonly lockouts: readonly {
    readonly mark: Mark;
    readonly text: Text;
    readonly place: Place;
    readonly label: string;
  }[];
  /** What was left out. */
  readonly notes: readonly Text[];
  /** The table as text, in several forms. */
  readonly copies: readonly Action[];
}

export interface Timeline {
  /** The whole timeline in one sentence. */
  readonly label: string;
  /** ISO 8601. */
  readonly from: string;
  readonly to: string;
  readonly years: number;
  /** First days of the timelines before and after this one; undefined: it follows the clock. */
  readonly earlier: string;
  readonly later: string;
  /** So many days from now on are marked. */
  readonly soonDays: number;
  readonly lanes: readonly Lane[];
  readonly legend: readonly { readonly state: CertificateState | 'band'; readonly label: string }[];
}

/** The certificates of a provider. */
export interface Lane {
  readonly title: string;
  readonly sub: string;
  /** In place of bars, where there are none. */
  readonly note?: string;
  readonly bars: readonly {
    readonly id: string;
    readonly state: CertificateState;
    readonly title: string;
    /** "21 days left, no successor". */
    readonly words: string;
    /** ISO 8601. */
    readonly from: string;
    readonly to: string;
  }[];
  /** Times in which one certificate and the one that follows it are both valid; numbers of the two bars. */
  readonly overlaps: readonly {
    readonly from: string;
    readonly to: string;
    readonly first: number;
    readonly second: number;
    readonly label: string;
  }[];
}

export interface CertificateRow {
  /** SHA-256. */
  readonly id: string;
  readonly state: CertificateState;
  /** The state in a word or two. */
  readonly word: string;
  readonly title: string;
  readonly providers: string;
  /** YYYY-MM-DD. */
  readonly from: string;
  readonly to: string;
  readonly days: number;
  /** The days as people say them: "21", "−23", "98 years". */
  readonly left: string;
  readonly follows: Text;
  readonly key: string;
  /** The fingerprint, short. */
  readonly print: string;
  readonly places: readonly { readonly label: string; readonly place: Place }[];
  /** What a row has no room for. */
  readonly details: readonly { readonly label: string; readonly value: Text }[];
}
