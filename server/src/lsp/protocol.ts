/** What client and server agree on beyond the Language Server Protocol itself: names, and nothing that runs. */

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
