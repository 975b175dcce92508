/** docs/settings.md: every setting with its bounds and an example, from the table of settings. */
import { levels, type SettingSchema, settingSchemas } from '../../server/src/settings/settings';

/** The page. */
export function settingsPage(): string {
  const sections = Object.entries(settingSchemas).map(([key, schema]: [string, SettingSchema]) => section(key, schema));
  return `# Settings

In VS Code a setting is called \`genesysIntegrations.NAME\`: *Preferences: Open Settings (UI)*, then search for *Genesys
Integrations*. The file \`.genesys-integrations.yaml\` at the root of a workspace folder holds the same names, without the
prefix, for everybody who works on the folder: other editors, the command line and CI read it as well. What is set in VS
Code wins over it, and it wins over the defaults. The command line takes another file with \`--config\`.

\`\`\`yaml
# .genesys-integrations.yaml
rules:
  oauth/description-missing: warning
  oauth/ip-allow-list-missing: off
thresholds:
  reviewDays: 90
\`\`\`

\`\`\`json
// settings.json
{
  "genesysIntegrations.rules": { "oauth/description-missing": "warning" },
  "genesysIntegrations.thresholds.reviewDays": 90
}
\`\`\`

A value that is not of its kind, or out of its bounds, is said to be so, and the default holds.

${sections.join('\n')}
## genesysIntegrations.trace.server

What is written to the output channel *Genesys Integrations* about the conversation with the language server. VS Code only.

| | |
|---|---|
| values | \`off\`, \`messages\`, \`verbose\` |
| default | \`off\` |
`;
}

function section(key: string, schema: SettingSchema): string {
  const rows = [
    ['values', valuesOf(key, schema)],
    ['default', code(schema.default)],
    ['may differ by', scopes[schema.scope]],
    ...(schema.restricted
      ? [['untrusted workspaces', 'only a value of the user counts until the workspace is trusted']]
      : []),
  ];
  return `## ${key}

${schema.description}

| | |
|---|---|
${rows.map(([name, value]) => `| ${name} | ${value} |`).join('\n')}
`;
}

const scopes: { readonly [scope in SettingSchema['scope']]: string } = {
  resource: 'user, workspace, folder',
  window: 'user, workspace',
  'machine-overridable': 'user, machine, workspace',
};

function valuesOf(key: string, { type, minimum, maximum, pattern }: SettingSchema): string {
  if (key === 'rules') return `a map of rule ids ([all of them](rules/README.md)) to ${levels.map(code).join(', ')}`;
  if (key === 'files') return 'a list of glob patterns';
  if (type === 'boolean') return '`true`, `false`';
  if (type === 'integer')
    return minimum === undefined || maximum === undefined
      ? 'a whole number'
      : `a whole number, ${digits(minimum)} to ${digits(maximum)}`;
  return pattern === undefined ? type : 'a day such as `2027-03-01`';
}

function code(value: unknown): string {
  return `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
}

function digits(value: number): string {
  return value.toLocaleString('en-US');
}
