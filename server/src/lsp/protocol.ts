/** What client and server agree on beyond the Language Server Protocol itself: names, and nothing that runs. */
import type { Range } from '../document/document';
import type { Question, Typed, View } from '../panel/view';
import type { ApplicationChange } from '../simulate/application-change';

/** The section of the user's settings. */
export const configurationSection = 'genesysIntegrations';

/** `source` of every diagnostic. */
export const diagnosticSource = 'genesys-integrations';

/** Kind of the code action that applies every safe fix. */
export const fixAllKind = 'source.fixAll.genesysIntegrations';

/** What a client may send as `initializationOptions`; all of it optional. */
export interface InitializationOptions {
  /** Settings for clients that can't be asked for them. With or without the section around them. */
  readonly settings?: unknown;
  /**
   * The answers to `workspace/configuration` hold only what the user has set, without defaults. Without it a value that
   * equals its default counts as not set, and gives way to `.genesys-integrations.yaml`.
   */
  readonly explicitSettings?: boolean;
  /** The client has the commands of `lensCommands`: only then are lenses sent that call them. */
  readonly commands?: boolean;
}

/** Commands that lenses call, with one argument each. */
export const lensCommands = {
  /** `OpenPanelArgument` */
  openPanel: 'genesysIntegrations.openPanel',
  /** `ChangeApplicationArgument` */
  changeApplication: 'genesysIntegrations.changeApplication',
  /** `ShowReferencesArgument` */
  showReferences: 'genesysIntegrations.showReferences',
} as const;

export interface OpenPanelArgument {
  readonly uri: string;
  readonly question: Question;
}

export interface ChangeApplicationArgument {
  readonly uri: string;
  /** JSON Pointer of the application. */
  readonly pointer: string;
  /** Asked for when it is left out. */
  readonly change?: ApplicationChange['kind'];
}

export interface ShowReferencesArgument {
  readonly uri: string;
  readonly position: Range['start'];
  readonly locations: readonly { readonly uri: string; readonly range: Range }[];
}

/**
 * Requests about authorized applications of a file that is open in the client. Where there is no such application, or
 * nothing would change, or the text can't be edited, the answer is `null`.
 */
export const applicationRequests = {
  /** `ApplicationParams` → `ApplicationHere | null` */
  read: 'genesysIntegrations/application/read',
  /** `ApplicationChangeParams` → `ApplicationChanged | null`: the edit, not made yet, and what it does. */
  change: 'genesysIntegrations/application/change',
} as const;

export interface ApplicationParams {
  readonly textDocument: { readonly uri: string };
  /** JSON Pointer of the application, or of something in it. */
  readonly pointer?: string;
  /** A position in the application, where there is no pointer. */
  readonly position?: { readonly line: number; readonly character: number };
}

export interface ApplicationHere {
  readonly pointer: string;
  readonly name: string;
  readonly state: string;
  /** What may be asked of it. */
  readonly changes: readonly ApplicationChange['kind'][];
  readonly scopes: readonly string[];
  /** Scopes that its client has, and those that it lists itself. */
  readonly offered: readonly string[];
}

export interface ApplicationChangeParams extends ApplicationParams {
  readonly change: ApplicationChange;
}

export interface ApplicationChanged {
  /** `Revoke "CRM App": 3 calls stop` */
  readonly title: string;
  /** `3 calls stop` */
  readonly summary: string;
  /** What stops and begins to work, a sentence each, to be said before the edit is made. */
  readonly effects: readonly string[];
  /** A `WorkspaceEdit`. */
  readonly edit: unknown;
}

/** Requests for a new organization file. */
export const newFileRequests = {
  /** Nothing → `NewFileRegion[]`: the regions that an organization may be in. */
  regions: 'genesysIntegrations/newFile/regions',
  /** `NewFileParams` → `NewFile | null`; `null` for what are no answers. */
  text: 'genesysIntegrations/newFile/text',
} as const;

export interface NewFileRegion {
  /** AWS region: `eu-central-1`. */
  readonly aws: string;
  readonly domain: string;
  readonly name: string;
}

export interface NewFileParams {
  readonly name: string;
  readonly shortName: string;
  /** AWS region or domain. */
  readonly region: string;
}

export interface NewFile {
  /** The file as a snippet: the stops are what is left to fill in. */
  readonly snippet: string;
  /** The file as it is when every stop keeps what it begins with. */
  readonly text: string;
}

/** `data` of a diagnostic. */
export interface DiagnosticData {
  /** JSON Pointer of what the finding stands on. */
  readonly pointer: string;
}

/**
 * Simulations for editors without the panel. Each answers the JSON of `simulate token`, `simulate api` and `simulate sso`
 * on the command line; what can't be simulated is an error of the request that says why.
 */
export const simulateRequest = 'genesysIntegrations/simulate';

/** Parameters of `simulateRequest`. */
export interface SimulateParams {
  readonly textDocument: { readonly uri: string };
  readonly kind: 'token' | 'api' | 'sso';
  readonly question: SimulateQuestion;
}

/** The same by `workspace/executeCommand`, with one argument: `SimulateCommandArgument`. */
export const simulateCommands = {
  token: 'genesysIntegrations.simulateToken',
  api: 'genesysIntegrations.simulateApi',
  sso: 'genesysIntegrations.simulateSso',
} as const;

export interface SimulateCommandArgument extends SimulateQuestion {
  readonly uri: string;
}

/** As the options of the command line: what a grant or a call has no use for is passed over. */
export interface SimulateQuestion {
  /** Needed for a token and a call. */
  readonly client?: string;
  readonly grant?: string;
  readonly secret?: string;
  readonly scopes?: readonly string[];
  readonly redirectUri?: string;
  readonly codeChallenge?: string;
  readonly codeVerifier?: string;
  readonly ip?: string;
  /** The assertion or SAML response itself. */
  readonly assertion?: string;
  /** Name of the identity provider; needed for a sign-in. */
  readonly provider?: string;
  /** The response of a sign-in, which needs it: XML, base64, or a whole form post. */
  readonly response?: string;
  readonly flow?: 'sp' | 'idp';
  readonly requestId?: string;
  readonly relayState?: string;
  readonly acs?: string;
  readonly at?: string;
  readonly method?: string;
  readonly path?: string;
  readonly user?: string;
  readonly tokenAge?: number;
}

/**
 * Requests of the panel. Each names a file that is open in the client, or in a workspace folder. Any other file, or a
 * question that makes no sense, gets `null`; nothing of it is remembered.
 */
export const panelRequests = {
  /** `PanelParams` → `View | null`. */
  view: 'genesysIntegrations/panel/view',
  /** `FixParams` → `WorkspaceEdit | null`: what the fix changes, for the version of the text that it was offered for. */
  fix: 'genesysIntegrations/panel/fix',
  /** `ReportParams` → `string | null`: the answer for a ticket, secrets redacted. */
  report: 'genesysIntegrations/panel/report',
  /** `PanelParams` → `string | null`: the whole token that was issued, to be copied. */
  token: 'genesysIntegrations/panel/token',
  /** `EntryParams` → `EntryHere | null`: what may be asked of the entry at a position. */
  entry: 'genesysIntegrations/panel/entry',
} as const;

export interface PanelParams {
  readonly textDocument: { readonly uri: string };
  readonly question: Question;
  readonly typed?: Typed;
}

export interface EntryParams {
  readonly textDocument: { readonly uri: string };
  readonly position: { readonly line: number; readonly character: number };
}

export interface FixParams extends PanelParams {
  readonly fix: string;
  readonly version: number;
}

export interface ReportParams extends PanelParams {
  readonly format: 'markdown' | 'json';
}

export type PanelView = View;

/** The certificates of all organization files of the workspace. */
export const calendarRequests = {
  /** No parameters → `string | null`: the days on which certificates end as an iCalendar file; `null` when there are none. */
  ics: 'genesysIntegrations/certificates/ics',
  /**
   * A notification to the client, once after each question about them: they may be others now, for another reason than an
   * edit. It has no parameters.
   */
  changed: 'genesysIntegrations/certificates/changed',
} as const;

/**
 * The server is never told a secret that is typed or that the editor stores, but a keyed digest of it: HMAC-SHA-256 in
 * base64url.
 */
export const secretRequests = {
  /**
   * To the server: `SecretKeyParams` → `string`: its public key. The key of the digests is the SHA-256 of what both agree
   * on by ECDH over P-256, so that no trace of the connection holds it. Another one each time the server starts.
   */
  key: 'genesysIntegrations/secretKey',
  /** To the client: `SecretDigestParams` → `string | null`: the digest of a stored secret, if there is one. */
  digest: 'genesysIntegrations/secretDigest',
} as const;

export interface SecretKeyParams {
  /** Public key of the client: an uncompressed point of P-256 in base64url, as the answer is. */
  readonly publicKey: string;
}

export interface SecretDigestParams {
  /** NAME of `${secret:NAME}`. */
  readonly name: string;
}

/** Requests about the metadata of identity providers. */
export const metadataRequests = {
  /**
   * `ImportMetadataParams` → `ImportedMetadata | null`: the edit, not made yet, by which the organization file says what
   * the metadata says. `null` for a file that is no organization file, or can't be read.
   */
  import: 'genesysIntegrations/metadata/import',
} as const;

export interface ImportMetadataParams {
  readonly textDocument: { readonly uri: string };
  /** A file of the workspace folder. */
  readonly metadata: { readonly uri: string };
}

export type ImportedMetadata =
  /** Why nothing can be taken over, in whole sentences. */
  | { readonly problem: string }
  | {
      readonly problem?: undefined;
      /** Name of the entry. */
      readonly provider: string;
      /** Whether the entry is a new one. */
      readonly added: boolean;
      /** A `WorkspaceEdit`; left out when the entry says the same already. */
      readonly edit?: unknown;
    };

export type { AddCertificateArgument, MoveSecretArgument } from '../language/actions/commands';

/** Commands that code actions call, with one argument each: for clients with a secret storage and a file dialog. */
export const actionCommands = {
  /** `MoveSecretArgument`: stores a secret, then puts a reference in its place. */
  moveSecret: 'genesysIntegrations.moveSecret',
  /** `AddCertificateArgument`: asks for a certificate file, then adds what is in it. */
  addCertificate: 'genesysIntegrations.addCertificate',
} as const;

/** Requests about the certificates of identity providers. */
export const certificateRequests = {
  /**
   * `AddCertificateParams` → `AddedCertificate | null`: the edit, not made yet, that adds the certificates in a file.
   * `null` for a file that is no organization file, or can't be read.
   */
  add: 'genesysIntegrations/certificate/add',
} as const;

export interface AddCertificateParams {
  readonly textDocument: { readonly uri: string };
  /** JSON Pointer of the identity provider. */
  readonly pointer: string;
  /** A file of the user's choice, anywhere on this machine. */
  readonly certificate: { readonly uri: string };
}

export type AddedCertificate =
  /** Why nothing can be added, in whole sentences. */
  | { readonly problem: string }
  | {
      readonly problem?: undefined;
      /** Name of the provider. */
      readonly provider: string;
      /** Whether the entry names the file, or holds the certificate itself. */
      readonly as: 'file' | 'text';
      /** A `WorkspaceEdit`. */
      readonly edit: unknown;
    };

/** Glob pattern of the files of tests. */
export const scenarioPattern = '**/{integrations,*.integrations}.test.{yaml,yml}';

/**
 * Requests about files of tests (`*.integrations.test.yaml`), open in the client or not; an open one is taken as it is
 * there, and so is the organization file that it tests. A file that is none, or can't be read, gets `null`.
 */
export const scenarioRequests = {
  /** `ScenarioListParams` → `ScenarioList | null`: the tests of a file. */
  list: 'genesysIntegrations/scenarios/list',
  /** `ScenarioRunParams` → `ScenarioRun | null`: runs all tests of a file, or some. */
  run: 'genesysIntegrations/scenarios/run',
} as const;

export interface ScenarioListParams {
  readonly uri: string;
}

export interface ScenarioRunParams extends ScenarioListParams {
  /** Ids of tests; all when left out. */
  readonly tests?: readonly string[];
}

export interface ScenarioProblem {
  readonly message: string;
  readonly range: Range;
}

export interface ListedScenario {
  /** Tells it from the others of the file: its name, where no other has it. */
  readonly id: string;
  readonly name: string;
  readonly range: Range;
  /** What is wrong with the test itself. */
  readonly problems: readonly ScenarioProblem[];
}

export interface ScenarioList {
  readonly uri: string;
  /** The organization file that is tested; `null` when there is none to be read. */
  readonly organization: string | null;
  readonly tests: readonly ListedScenario[];
  /** Of the file as a whole. */
  readonly problems: readonly ScenarioProblem[];
}

export interface RanScenario extends ListedScenario {
  readonly outcome: 'passed' | 'failed' | 'error';
  /** Milliseconds that it took. */
  readonly duration: number;
  /** The expectations that do not hold. */
  readonly mismatches: readonly {
    readonly message: string;
    readonly expected: string;
    readonly found: string;
    readonly range: Range;
  }[];
  /** The steps that decided, each with its line in the organization file where it has one. */
  readonly steps: readonly {
    readonly id: string;
    readonly text: string;
    readonly at?: { readonly uri: string; readonly range: Range };
  }[];
  /** Why it came out like this, for people; lines end with `\n`. Empty for one that passed. */
  readonly output: string;
}

export interface ScenarioRun extends Omit<ScenarioList, 'tests'> {
  readonly tests: readonly RanScenario[];
}
