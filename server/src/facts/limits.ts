/** Limits of the platform. Sources: the API's model texts, the CX as Code provider and the help pages. */
export const limits = {
  /** Lifetime of an access token in seconds (help page "Create an OAuth client", CX as Code; confirmed). */
  tokenDuration: { least: 300, most: 172_800, mostScim: 38_880_000, whenOmitted: 86_400 },
  /** Seconds after which an idle token ends when HIPAA compliance is on (help page "Create an OAuth client"; confirmed). */
  hipaaIdleTimeout: 900,
  /**
   * API requests in a minute: of one Client Credentials client, and of one user through one client (community answers
   * that cite the limits page; confirmed).
   */
  requestsPerMinute: 300,
  /** API requests in a minute: of one user through all clients, Genesys Cloud's own pages included (limits page). */
  requestsPerMinuteOfUser: 3000,
  /** Identity providers: in an organization, on its login page, and certificates of each (help pages; confirmed). */
  identityProviders: 30,
  identityProvidersOnLoginPage: 6,
  certificatesOfProvider: 5,
  /** Seconds that a data action may wait for an answer; function actions less (CX as Code; confirmed). */
  dataActionTimeout: { least: 1, most: 60, mostFunction: 15 },
} as const;
