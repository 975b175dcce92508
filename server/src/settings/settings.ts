/**
 * What the user may set, as data: one table that gives the VS Code settings (package.json is made from it), the keys of
 * the repository file `.genesys-integrations.yaml`, and the values that the engine works with.
 */
import type { Severity } from '../rules/rule';

export type Level = Severity | 'off';

export interface Settings {
  /** Levels of rules that differ from their own severity. */
  readonly rules: { readonly [rule: string]: Level };
  readonly thresholds: Thresholds;
  /** Glob patterns of organization files, relative to the workspace folder. */
  readonly files: readonly string[];
  /** Largest file that is read, in megabytes (1,000,000 bytes). */
  readonly maxFileSize: number;
  /** Most findings that are shown for one file. */
  readonly maxFindings: number;
  /** Whether paths in organization files may leave the workspace folder. */
  readonly allowPathsOutsideWorkspace: boolean;
  /** Whether the editor shows what values mean behind them. */
  readonly inlayHints: boolean;
  /** Whether a SAML response that is signed with SHA-1 may be accepted, with a warning. */
  readonly ssoAllowSha1: boolean;
  /** Whether a SAML response whose signing key is too short may be accepted, with a warning. */
  readonly ssoAllowWeakKeys: boolean;
  /** Whether a signed SAML response without a Destination may be accepted, with a warning. */
  readonly ssoAllowMissingDestination: boolean;
}

export interface Thresholds {
  /** Seconds above which oauth/token-duration-long speaks. */
  readonly tokenDurationLong: number;
  /** Days before the end of a certificate at which sso/certificate-expiring warns. */
  readonly certificateWarningDays: number;
  /** Days before the end of a certificate at which sso/certificate-expiring informs. */
  readonly certificateInfoDays: number;
  /** Days after which an application's review is due. */
  readonly reviewDays: number;
  /** Whether an application without a review date is due as well. */
  readonly reviewRequired: boolean;
  /** The day (ISO 8601) on which the Implicit grant stops. */
  readonly implicitGrantEnds: string;
}

/** One setting: its JSON Schema fragment (type, bounds, default, description), by which values are judged too. */
export interface SettingSchema {
  readonly type: 'integer' | 'boolean' | 'string' | 'array' | 'object';
  readonly description: string;
  readonly default: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
  /** VS Code: where the setting may be set. `resource` lets each folder have its own. */
  readonly scope: 'resource' | 'window' | 'machine-overridable';
  /** Restricted in untrusted workspaces: it widens what is read. */
  readonly restricted?: true;
}

export const settingSchemas = {
  rules: {
    type: 'object',
    default: {},
    scope: 'resource',
    description: 'Levels of rules: `off`, `hint`, `info`, `warning` or `error` by rule id.',
  },
  'thresholds.tokenDurationLong': {
    type: 'integer',
    default: 86400,
    minimum: 300,
    maximum: 38880000,
    scope: 'resource',
    description:
      'Token durations of Client Credentials clients above this many seconds are reported (oauth/token-duration-long).',
  },
  'thresholds.certificateWarningDays': {
    type: 'integer',
    default: 30,
    minimum: 0,
    maximum: 3650,
    scope: 'resource',
    description: 'A certificate that ends within this many days is a warning (sso/certificate-expiring).',
  },
  'thresholds.certificateInfoDays': {
    type: 'integer',
    default: 90,
    minimum: 0,
    maximum: 3650,
    scope: 'resource',
    description: 'A certificate that ends within this many days is an information (sso/certificate-expiring).',
  },
  'thresholds.reviewDays': {
    type: 'integer',
    default: 180,
    minimum: 1,
    maximum: 3650,
    scope: 'resource',
    description:
      'An authorized application that was not reviewed for this many days is reported (application/review-due).',
  },
  'thresholds.reviewRequired': {
    type: 'boolean',
    default: false,
    scope: 'resource',
    description: 'Report authorized applications without `reviewedAt` too (application/review-due).',
  },
  'thresholds.implicitGrantEnds': {
    type: 'string',
    default: '2027-03-01',
    pattern: '^\\d{4}-\\d{2}-\\d{2}$',
    scope: 'resource',
    description:
      'The day on which the Implicit grant stops working; from then on oauth/implicit-deprecated is an error.',
  },
  files: {
    type: 'array',
    default: ['**/integrations.yaml', '**/integrations.yml', '**/*.integrations.yaml', '**/*.integrations.yml'],
    scope: 'resource',
    description: 'Glob patterns of organization files, relative to the workspace folder.',
  },
  maxFileSize: {
    type: 'integer',
    default: 20,
    minimum: 1,
    maximum: 200,
    scope: 'resource',
    description: 'Largest file that is read, in megabytes.',
  },
  maxFindings: {
    type: 'integer',
    default: 1000,
    minimum: 1,
    maximum: 100000,
    scope: 'resource',
    description:
      'Most findings that the editor shows for one file; errors are kept first, and the list says what it left out.',
  },
  allowPathsOutsideWorkspace: {
    type: 'boolean',
    default: false,
    scope: 'machine-overridable',
    restricted: true,
    description: 'Let certificate and metadata paths leave the workspace folder.',
  },
  inlayHints: {
    type: 'boolean',
    default: true,
    scope: 'resource',
    description:
      'Show what values mean behind them: lengths of time, days left of certificates, numbers of permissions, names of regions.',
  },
  ssoAllowSha1: {
    type: 'boolean',
    default: false,
    scope: 'resource',
    description:
      'SSO simulations: accept responses that are signed with SHA-1, with a warning. Genesys Cloud does not document whether it does; refusing is the safe assumption.',
  },
  ssoAllowWeakKeys: {
    type: 'boolean',
    default: false,
    scope: 'resource',
    description:
      'SSO simulations: accept responses that are signed with an RSA key under 2048 bits, with a warning. Genesys Cloud does not document whether it does; refusing is the safe assumption.',
  },
  ssoAllowMissingDestination: {
    type: 'boolean',
    default: false,
    scope: 'resource',
    description:
      'SSO simulations: accept signed responses that name no Destination, with a warning. SAML demands it; Genesys Cloud does not document whether it looks.',
  },
} as const satisfies { readonly [key: string]: SettingSchema };

export const levels: readonly Level[] = ['off', 'hint', 'info', 'warning', 'error'];

/** The settings when nothing is set. */
export const defaultSettings: Settings = readSettings([]).settings;

/**
 * Lays layers of settings over the defaults, later ones win key by key. A layer is an object as it comes from a file or
 * an editor (nested, or with dotted keys); values that don't fit are left out and named in `problems`, one sentence
 * each. Rule ids are judged only when `ruleIds` is given.
 */
export function readSettings(
  layers: readonly unknown[],
  ruleIds?: ReadonlySet<string>,
): { readonly settings: Settings; readonly problems: readonly string[] } {
  const problems: string[] = [];
  const values: Record<string, unknown> = Object.fromEntries(
    Object.entries(settingSchemas).map(([key, schema]) => [key, schema.default]),
  );
  for (const layer of layers) {
    if (layer === undefined || layer === null) continue;
    if (typeof layer !== 'object' || Array.isArray(layer)) {
      problems.push('The settings must be a map.');
      continue;
    }
    for (const [key, value] of flatten(layer as Record<string, unknown>, '')) {
      const schema: SettingSchema | undefined = Object.hasOwn(settingSchemas, key)
        ? settingSchemas[key as keyof typeof settingSchemas]
        : undefined;
      if (value === null || value === undefined) continue;
      // One wrong level must not undo the others.
      const parts =
        key === 'rules' && typeof value === 'object' && !Array.isArray(value)
          ? Object.entries(value).map((entry) => Object.fromEntries([entry]))
          : [value];
      for (const part of parts) {
        const problem = schema ? misfit(key, schema, part, ruleIds) : `There is no setting \`${key}\`.`;
        if (problem) problems.push(problem);
        else values[key] = key === 'rules' ? { ...(values.rules as object), ...part } : part;
      }
    }
  }
  const thresholds = Object.fromEntries(
    Object.entries(values)
      .filter(([key]) => key.startsWith('thresholds.'))
      .map(([key, value]) => [key.slice('thresholds.'.length), value]),
  );
  const rest = Object.fromEntries(Object.entries(values).filter(([key]) => !key.startsWith('thresholds.')));
  return { settings: { ...rest, thresholds } as unknown as Settings, problems };
}

function* flatten(layer: Record<string, unknown>, prefix: string): Generator<[string, unknown]> {
  for (const [name, value] of Object.entries(layer)) {
    const key = prefix + name;
    if (key === 'thresholds' && typeof value === 'object' && value !== null && !Array.isArray(value))
      yield* flatten(value as Record<string, unknown>, 'thresholds.');
    else yield [key, value];
  }
}

/** In UTF-16 code units; longer than any path that it could match. */
const longestPattern = 4096;

/** Why a value can't be taken, or undefined. */
function misfit(
  key: string,
  schema: SettingSchema,
  value: unknown,
  ruleIds: ReadonlySet<string> | undefined,
): string | undefined {
  switch (schema.type) {
    case 'integer':
      if (typeof value !== 'number' || !Number.isInteger(value)) return `\`${key}\` must be a whole number.`;
      if (value < (schema.minimum ?? value) || value > (schema.maximum ?? value))
        return `\`${key}\` must be between ${schema.minimum} and ${schema.maximum}.`;
      return undefined;
    case 'boolean':
      return typeof value === 'boolean' ? undefined : `\`${key}\` must be true or false.`;
    case 'string':
      if (typeof value !== 'string') return `\`${key}\` must be a text.`;
      if (schema.pattern && (!new RegExp(schema.pattern).test(value) || Number.isNaN(Date.parse(value))))
        return `\`${key}\` must be a day such as ${String(schema.default)}.`;
      return undefined;
    case 'array':
      if (!Array.isArray(value) || !value.length || !value.every((item) => typeof item === 'string'))
        return `\`${key}\` must be a list of texts.`;
      return value.every((item) => item !== '' && item.length <= longestPattern)
        ? undefined
        : `\`${key}\` holds a text that is empty or longer than ${longestPattern} characters.`;
    case 'object': {
      if (typeof value !== 'object' || value === null || Array.isArray(value))
        return `\`${key}\` must be a map of rule ids.`;
      for (const [rule, level] of Object.entries(value)) {
        if (ruleIds && !ruleIds.has(rule)) return `\`rules\` names a rule that does not exist: \`${rule}\`.`;
        if (!levels.includes(level as Level)) return `The level of \`${rule}\` must be one of ${levels.join(', ')}.`;
      }
      return undefined;
    }
  }
}
