/** What client and server agree on beyond the Language Server Protocol itself: names, and nothing that runs. */
import type { Question, Typed, View } from '../panel/view';

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
}

/** `data` of a diagnostic. */
export interface DiagnosticData {
  /** JSON Pointer of what the finding stands on. */
  readonly pointer: string;
}

/**
 * Requests of the panel. Each names a file that is open in the client. An unknown file, or a question that makes no
 * sense, gets `null`; nothing of it is remembered.
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
