/**
 * What the panel asks and what it shows, as data: types only. The engine decides every word, number and mark in it; the
 * panel decides how it looks. A view never holds a secret, a whole token or a code verifier.
 */
import type { Range } from '../document/document';
import type { Confidence } from '../facts/errors';
import type { Outcome } from '../simulate/simulation';
import type { CertificatesAnswer, CertificatesInputs } from './certificates-view';

export type { CertificatesAnswer, CertificatesInputs, Outcome, Range };

/** The views that work. Each is a tab. */
export type ViewId = 'token' | 'api' | 'sso' | 'certificates' | 'usage';

/**
 * What is asked. The panel keeps it over reload and restart, so nothing secret is in it. What is left out is chosen by
 * the engine, which says in the fields of the view what it chose.
 */
export type Question = TokenInputs | ApiInputs | SsoInputs | CertificatesInputs | UsageInputs;

export interface TokenInputs {
  readonly view: 'token';
  /** Name of the client. */
  readonly client?: string;
  readonly grant?: string;
  /** E-mail address of the person who signs in. */
  readonly user?: string;
  readonly redirectUri?: string;
  readonly scopes?: readonly string[];
  readonly codeChallenge?: string;
  /** Which secret is presented; `typed`: the one in `Typed`. */
  readonly secret?: 'right' | 'wrong' | 'none' | 'typed';
  readonly ip?: string;
  /** Name of the identity provider of an assertion. */
  readonly provider?: string;
  /** URI of the file that holds the assertion, where one was opened. */
  readonly file?: string;
  /** ISO 8601; now when left out. */
  readonly at?: string;
  /** The `id` of a `Variant`; as written when left out. */
  readonly whatIf?: string;
}

export interface ApiInputs {
  readonly view: 'api';
  readonly client?: string;
  readonly method?: string;
  readonly path?: string;
  readonly user?: string;
  /** Seconds since the token was issued. */
  readonly tokenAge?: number;
  readonly at?: string;
  readonly whatIf?: string;
}

export interface SsoInputs {
  readonly view: 'sso';
  /** Name of the identity provider; left out: the one whose issuer the response names. */
  readonly provider?: string;
  /** URI of the file that holds the response, where one was opened. A response that was pasted is not kept. */
  readonly file?: string;
  /** Id of a scenario of the test identity provider; `''`: the response as opened; left out: that, where there is one. */
  readonly scenario?: string;
  /** E-mail address of the person for whom the test identity provider makes a response; in an attack, of the attacker. */
  readonly user?: string;
  /** E-mail address of the person whom the attacker wants to be. */
  readonly victim?: string;
  readonly flow?: 'sp' | 'idp';
  readonly requestId?: string;
  readonly acs?: string;
  readonly at?: string;
  /** false: what the test identity provider makes is issued now, whatever instant is asked about. */
  readonly timesMove?: boolean;
}

export interface UsageInputs {
  readonly view: 'usage';
  /** First day, YYYY-MM-DD in UTC. */
  readonly from?: string;
  /** Days; 7 when left out. */
  readonly days?: number;
  /** Of one day only this hour, '00' to '23'; `''` and left out: all of it. */
  readonly hour?: string;
  /** One client; all when left out. */
  readonly client?: string;
  /** Calls a weekday by the `id` of the field that asks for them, without `load.`: the user's guess. */
  readonly load?: { readonly [id: string]: number };
  /** Per cent of a weekday at the weekend. */
  readonly weekend?: number;
}

/** What is typed and not kept: it goes to the server for one answer. Nothing of it crosses the connection as it was typed. */
export interface Typed {
  /** The presented secret as a keyed digest: HMAC-SHA-256 with the key of the server, in base64url. */
  readonly secret?: string;
  /** The SHA-256 of the code verifier in base64url: what its code challenge of the method S256 is. */
  readonly codeVerifier?: string;
  /** Its length in UTF-16 code units; 43 when left out. */
  readonly codeVerifierLength?: number;
  /** Whether it has only the characters A–Z, a–z, 0–9 and - . _ ~; so when left out. */
  readonly codeVerifierFits?: boolean;
  /** The response to be judged: XML, base64 or a whole form post. Read or pasted for one answer, and not kept. */
  readonly response?: string;
}

/** A text in pieces. A piece with `to` can be followed into the document. */
export type Text = readonly Piece[];
export interface Piece {
  readonly text: string;
  readonly style?: 'strong' | 'code' | 'quiet';
  readonly to?: Place;
}

/** A place in the document; `line` is 1-based, as it is shown. */
export interface Place {
  readonly line: number;
  readonly range: Range;
  /** Of the file that it is in, where that may be another one than the document. */
  readonly uri?: string;
}

/** `shield`: rejecting is the good outcome. `none`: nothing was judged. */
export type Mark = Outcome | 'shield' | 'none';

/** codicon names that the panel has. */
export type Icon =
  | 'key'
  | 'plug'
  | 'browser'
  | 'server'
  | 'account'
  | 'shield'
  | 'graph'
  | 'zap'
  | 'file'
  | 'pulse'
  | 'lightbulb-autofix'
  | 'go-to-file'
  | 'copy'
  | 'info'
  | 'person'
  | 'warning'
  | 'add'
  | 'calendar'
  | 'export';

export interface Action {
  readonly id: string;
  readonly label: string;
  readonly icon?: Icon;
  /** At most one of a view is the first choice. */
  readonly first?: boolean;
  readonly does: /** Asks the server for the edit of this fix and makes it. */
    | { readonly kind: 'fix'; readonly fix: string }
    | { readonly kind: 'go'; readonly to: Place }
    | { readonly kind: 'ask'; readonly question: Question }
    /** Asks for a certificate file and adds it to an identity provider: the one at a JSON Pointer of a file. */
    | { readonly kind: 'addCertificate'; readonly uri: string; readonly pointer: string }
    /** Writes the calendar of the certificates to a file that the user chooses. */
    | { readonly kind: 'export' }
    | { readonly kind: 'copy'; readonly text: string }
    /** Takes an identity provider over from its metadata. */
    | { readonly kind: 'import' }
    /** Asks for a file with a response. */
    | { readonly kind: 'open' };
}

export interface Verdict {
  readonly mark: Mark;
  /** One or two words, or "9,634 calls in 7 days". */
  readonly title: string;
  /** Quiet, beside the title: "403 missing.any.permissions". */
  readonly code?: string;
  /** The cause in a sentence, then how to mend it. */
  readonly sentence: Text;
  /** At most three. */
  readonly actions: readonly Action[];
  /** At most three. */
  readonly facts: readonly { readonly label: string; readonly value: string }[];
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** An input. `id` is the key of the question that it sets (`load.ID` for a load). */
export type Field = {
  readonly id: string;
  readonly label: string;
  /** The line that the value comes from. */
  readonly place?: Place;
  readonly hint?: Text;
  /** Behind the control: "of 3,600 s". */
  readonly unit?: string;
  /** What is wrong with the value, in a sentence. */
  readonly fault?: string;
} & (
  | { readonly kind: 'choice'; readonly value: string; readonly choices: readonly Choice[] }
  /** `suggestions`: values that may be picked as well as typed. */
  | { readonly kind: 'text'; readonly value: string; readonly code: boolean; readonly suggestions?: readonly string[] }
  | { readonly kind: 'number'; readonly value: number; readonly least: number; readonly most?: number }
  | { readonly kind: 'checks'; readonly value: readonly string[]; readonly choices: readonly Choice[] }
  /** An instant in UTC; `now`: it follows the clock. */
  | { readonly kind: 'instant'; readonly value: string; readonly now: boolean }
  | { readonly kind: 'day'; readonly value: string }
  /** On or off; `text` stands beside it. */
  | { readonly kind: 'flag'; readonly value: boolean; readonly text: string }
  /** The response to be judged, by its name; `made`: it is made here. `given`: one was opened or pasted, shown or not. */
  | { readonly kind: 'response'; readonly name: string; readonly made: boolean; readonly given: boolean }
  /** Typed and never kept; `given`: the server has seen one. `makes`: a new one can be made by a button. */
  | { readonly kind: 'secret'; readonly given: boolean; readonly masked: string; readonly makes: boolean }
);

/** A variant of the question, with its answer already there. */
export interface Variant {
  /** `''` is "Nothing: as written". */
  readonly id: string;
  readonly label: string;
  readonly mark: Mark;
  /** HTTP status, or a word: "page". */
  readonly code: string;
  /** One sentence more: cause and resolution, as the troubleshooting table has them. */
  readonly detail?: string;
}

export interface Picture {
  /** The whole picture in one sentence. */
  readonly label: string;
  readonly lanes: readonly { readonly id: string; readonly icon: Icon; readonly title: string; readonly sub: string }[];
  readonly rows: readonly PictureRow[];
}

export type PictureRow =
  | {
      readonly kind: 'message';
      /** The number in the circle; messages that are not sent have none. */
      readonly number?: number;
      readonly from: string;
      readonly to: string;
      readonly title: string;
      /** Its form on the wire, short. */
      readonly wire?: string;
      readonly tone: 'plain' | 'bad' | 'dim';
      /** A mark where the arrow ends. */
      readonly end?: Mark;
      /** Ids of the checks that belong to it. */
      readonly checks: readonly string[];
    }
  | {
      readonly kind: 'box';
      readonly lane: string;
      readonly mark: Mark | 'account';
      readonly title: string;
      readonly sub?: string;
      readonly tone: 'plain' | 'bad';
      readonly checks: readonly string[];
    };

export interface Check {
  readonly id: string;
  readonly title: string;
  readonly outcome: Outcome;
  /** Number of the message at which it is made. */
  readonly message?: number;
  readonly expected?: Text;
  readonly found?: Text;
  readonly place?: Place;
  /** The lines of the response (from 1) that decided. */
  readonly lines?: readonly number[];
  readonly confidence?: Confidence;
  /** Why it is sure, or not, as a sentence: "Confirmed: …". */
  readonly because?: string;
  /** What it means, in sentences. */
  readonly detail: Text;
  /** What to do, and on which side. */
  readonly resolution?: Text;
  readonly actions: readonly Action[];
}

/** A request or response as it would be on the wire. */
export interface Wire {
  readonly message: number;
  readonly lines: readonly WireLine[];
}
export interface WireLine {
  readonly spans: readonly {
    readonly text: string;
    readonly style?: 'name' | 'string' | 'number' | 'quiet' | 'strong';
  }[];
  /** Ids of the checks that this line decides. */
  readonly checks?: readonly string[];
  /** The line at which it goes wrong. */
  readonly hit?: boolean;
}

export interface Exchange {
  /** "Authorize", "Token": shown where there are several. */
  readonly title: string;
  readonly request: Wire;
  readonly response?: Wire;
}

/** The token, opened. It can be copied whole; that is asked for separately. */
export interface OpenedToken {
  readonly rows: readonly { readonly label: string; readonly value: Text }[];
  readonly note: string;
}

/** What a fix would change, before it is made. */
export interface Preview {
  readonly fix: string;
  readonly title: string;
  readonly place: Place;
  readonly lines: readonly {
    readonly kind: 'same' | 'removed' | 'added' | 'gap';
    readonly number?: number;
    readonly text: string;
  }[];
  /** Who else it touches, and what else stops or begins to work. */
  readonly notes: readonly Text[];
  /** Other ways. */
  readonly others: readonly Action[];
}

/** Shown when there is nothing to answer yet: questions, with entries of the file as their answers. */
export interface Choosing {
  readonly kind: 'choose';
  readonly view: ViewId;
  readonly title: string;
  readonly sentence: Text;
  readonly columns: readonly {
    readonly title: string;
    readonly count: string;
    readonly items: readonly {
      readonly icon: Icon;
      readonly title: string;
      readonly sub: string;
      /** Of the worst finding of the editor on it. */
      readonly mark?: Mark;
      readonly place: Place;
      readonly question: Question;
    }[];
  }[];
}

/** The question could not be simulated. The inputs stay, and entries that can be read still work. */
export interface Failing {
  readonly kind: 'error';
  readonly view: ViewId;
  readonly verdict: Verdict;
  readonly fields: readonly Field[];
  /** The lines that can't be read. */
  readonly excerpt?: {
    readonly place: Place;
    readonly lines: readonly {
      readonly number: number;
      readonly text: string;
      /** The line at which it goes wrong. */
      readonly hit?: boolean;
      /** What is wrong, under the line. */
      readonly note?: Text;
    }[];
  };
  /** Entries that can be read. */
  readonly others?: readonly Action[];
}

export interface Answering {
  readonly kind: 'answer';
  readonly view: 'token' | 'api';
  readonly verdict: Verdict;
  /** The question in a line, for narrow panels. */
  readonly summary: Text;
  readonly fields: readonly Field[];
  readonly variants: readonly Variant[];
  /** The variant that is shown. */
  readonly whatIf: string;
  readonly picture: Picture;
  readonly checks: readonly Check[];
  readonly exchanges: readonly Exchange[];
  readonly token?: OpenedToken;
  readonly preview?: Preview;
}

/** What an SSO response is judged to be. Every value in it comes from the bytes that verified, or is marked as found. */
export interface SsoAnswer {
  readonly kind: 'sso';
  readonly view: 'sso';
  readonly verdict: Verdict;
  readonly summary: Text;
  readonly fields: readonly Field[];
  /** What may be judged: the response as opened, then the scenarios of the test identity provider, by groups. */
  readonly scenarios: readonly { readonly title: string; readonly items: readonly Variant[] }[];
  /** The scenario that is shown. */
  readonly scenario: string;
  /** How many scenarios still have to be run: asked again, the answer has the marks of more of them. */
  readonly waiting: number;
  /** Instants (ISO 8601) at which the answer changes. */
  readonly dates: readonly {
    readonly at: string;
    readonly label: string;
    readonly mark: Mark;
    readonly code: string;
  }[];
  readonly picture?: Picture;
  /** In the place of the picture, where the response is an attack. */
  readonly attack?: AttackStory;
  readonly certificates: readonly CertificateCard[];
  /** The steps in which the provider is set up, in their order; none for the login of Genesys Cloud itself. */
  readonly setup?: readonly SetupStep[];
  readonly groups: readonly {
    readonly id: string;
    readonly title: string;
    /** "5 of 6 pass". */
    readonly summary: string;
    readonly mark: Mark;
    readonly checks: readonly Check[];
  }[];
  /** The response, the AuthnRequest, its address: each is a tab. */
  readonly documents: readonly XmlDocument[];
  readonly preview?: Preview;
}

export interface SetupStep {
  readonly id: string;
  readonly title: string;
  /** `next`: the first that is still to be done. */
  readonly state: 'done' | 'next' | 'open';
  /** What is there, or what is missing. */
  readonly note: Text;
  readonly place?: Place;
  readonly action?: Action;
}

export interface AttackStory {
  readonly title: string;
  /** Over `plan` and over `why`. */
  readonly headings: { readonly plan: string; readonly why: string };
  /** How it is meant to work, a step each. */
  readonly plan: readonly string[];
  readonly why: Text;
  readonly tree: readonly {
    readonly id: string;
    readonly parent?: string;
    readonly icon: Icon;
    readonly title: string;
    readonly lines: readonly string[];
    readonly tone: 'plain' | 'forged' | 'real';
    readonly note?: string;
    /** The node that a signature covers. */
    readonly covers?: string;
  }[];
  /** Both assertions, where there are two. */
  readonly sides?: readonly {
    readonly mark: Mark;
    readonly title: string;
    readonly sub: string;
    readonly lines: readonly XmlLine[];
  }[];
}

export interface XmlDocument {
  readonly id: string;
  readonly title: string;
  readonly lines: readonly XmlLine[];
  /** What the bars mean, where there are any. */
  readonly legend?: readonly string[];
  /** How many lines were left out at the end. */
  readonly more?: number;
}

export interface XmlLine extends WireLine {
  readonly number: number;
  /** Part of what a verified signature covers; its first and last line. */
  readonly signed?: 'first' | 'inner' | 'last' | 'only';
  readonly quiet?: boolean;
  /** Other than in the other assertion. */
  readonly differs?: boolean;
  /** What is wrong, under the line. */
  readonly note?: Text;
}

export interface CertificateCard {
  readonly mark: Mark;
  readonly title: string;
  readonly sentence: string;
  readonly place?: Place;
  /** ISO 8601. */
  readonly notBefore: string;
  readonly notAfter: string;
  /** The instant of the judgment. */
  readonly at: string;
  readonly rows: readonly { readonly label: string; readonly value: Text }[];
}

export interface UsageAnswer {
  readonly kind: 'usage';
  readonly view: 'usage';
  readonly verdict: Verdict;
  readonly summary: Text;
  readonly fields: readonly Field[];
  readonly load: readonly Field[];
  readonly chart: {
    /** "Calls a day". */
    readonly title: string;
    /** The chart in one sentence. */
    readonly label: string;
    readonly bars: readonly {
      readonly label: string;
      readonly succeeded: number;
      readonly refused: number;
      readonly limited: number;
      readonly unknown: number;
    }[];
    /** What occurs, and success. */
    readonly legend: readonly {
      readonly kind: 'succeeded' | 'refused' | 'limited' | 'unknown';
      readonly label: string;
      readonly count: number;
    }[];
  };
  readonly limits: readonly {
    readonly mark: Mark;
    readonly title: string;
    readonly value: number;
    readonly limit: number;
    readonly unit: string;
  }[];
  readonly limitsNote?: Text;
  /** The columns of numbers behind "Calls", in their order. */
  readonly columns: readonly UsageColumn[];
  readonly rows: readonly {
    readonly client: string;
    readonly place?: Place;
    readonly total: UsageCounts;
    readonly operations: readonly {
      readonly caller: string;
      readonly operation: string;
      readonly counts: UsageCounts;
      readonly place?: Place;
      /** Shows why a call does not succeed. */
      readonly why?: Action;
    }[];
  }[];
  /** What is supposed, and what was left out. */
  readonly notes: readonly Text[];
  /** The table as text, in several forms. */
  readonly copies: readonly Action[];
}

/** `2xx`, a status, or `unknown`: which counts stand in it. */
export interface UsageColumn {
  readonly id: string;
  readonly label: string;
  /** Beside a number that is not 0. */
  readonly mark?: Mark;
}

export interface UsageCounts {
  readonly calls: number;
  readonly succeeded: number;
  /** By HTTP status, other than 2xx. */
  readonly statuses: { readonly [status: string]: number };
  /** Calls whose answer is not known. `calls` is the sum of all. */
  readonly unknown: number;
}

export type View = (Choosing | Failing | Answering | SsoAnswer | CertificatesAnswer | UsageAnswer) & {
  /** Version of the text that it holds for. */
  readonly version: number;
  /** The keys that work here, for the foot. */
  readonly keys: readonly { readonly keys: readonly string[]; readonly does: string }[];
  /** Right in the foot. */
  readonly promise: string;
};

/** The entry at a place of the document, and what may be asked of it: for "the client under the cursor". */
export interface EntryHere {
  /** Its name. */
  readonly title: string;
  readonly questions: readonly Question[];
}
