/** The documentation: a page a rule, their table, the format, the keys of tests, and the settings of the README. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scenarios } from '../../server/src/identity-provider/catalogue';
import { ruleMarkdown } from '../../server/src/report/rule-page';
import { rules } from '../../server/src/rules/registry';
import { type SettingSchema, settingSchemas } from '../../server/src/settings/settings';
import { settingsPage } from './settings-page';

const families: { readonly [family: string]: string } = {
  yaml: 'The text',
  schema: 'Shape and values',
  name: 'Names',
  role: 'Roles',
  reference: 'References',
  oauth: 'OAuth clients',
  application: 'Authorized applications',
  sso: 'Single sign-on',
  integration: 'Integrations',
  'data-action': 'Data actions',
  suppression: 'Suppressions',
};

/** Everything under docs/ that has a source, and README.md with its settings table. */
export function docsFiles(root: string): (readonly [string, string])[] {
  return [
    ...rules.map((rule) => [`docs/rules/${rule.id}.md`, rulePage(rule)] as const),
    ['docs/rules/README.md', rulesTable()],
    [
      'docs/format.md',
      formatReference(JSON.parse(readFileSync(join(root, 'schemas/integrations.schema.json'), 'utf8'))),
    ],
    ['docs/scenarios.md', scenariosPage(root)],
    ['docs/settings.md', settingsPage()],
    ['README.md', withTable(readFileSync(join(root, 'README.md'), 'utf8'), 'settings', settingsTable())],
  ];
}

function scenariosPage(root: string): string {
  const page = readFileSync(join(root, 'docs/scenarios.md'), 'utf8');
  return withTable(withTable(page, 'sign-ins', signInTable()), 'keys', scenarioKeys(root));
}

/** What the test identity provider makes. */
function signInTable(): string {
  const rows = scenarios.map(({ id, summary, stoppedBy }) =>
    row([`\`${id}\``, summary, stoppedBy === 'accepted' ? 'accepted' : `\`${stoppedBy}\``]),
  );
  return [
    row(['scenario', 'what it does', 'accepted, or the step that stops it']),
    row(['---', '---', '---']),
    ...rows,
  ].join('\n');
}

/** The keys of files of tests. */
function scenarioKeys(root: string): string {
  const schema = JSON.parse(readFileSync(join(root, 'schemas/integrations-test.schema.json'), 'utf8')) as Schema;
  const keys = keysOf(schema, '').filter(({ path }) => !path.includes('.steps.'));
  const rows = keys.map((key) => row([`\`${key.path}\``, kindOf(key), saying(key.schema)]));
  return [row(['key', 'value', 'what it says']), row(['---', '---', '---']), ...rows].join('\n');
}

/** The documentation of a key on one line, without its example. */
function saying({ description, markdownDescription }: Schema): string {
  const [, more = ''] = (markdownDescription ?? '').split('\n\n');
  return [description ?? '', more.startsWith('```') ? '' : more].filter(Boolean).join(' ').replace(/\s+/g, ' ');
}

function rulePage(rule: (typeof rules)[number]): string {
  return `${ruleMarkdown(rule)}\n---\n\n[All rules](../README.md)\n`;
}

function rulesTable(): string {
  const parts = Object.entries(families).flatMap(([family, title]) => {
    const own = rules.filter(({ id }) => id.startsWith(`${family}/`));
    if (!own.length) return [];
    const rows = own.map(({ id, severity, title, fix, clock }) =>
      row([`[${id}](${id}.md)`, severity, title, fix ? (fix.safe ? 'safe' : 'yes') : '', clock ? 'yes' : '']),
    );
    const head = [row(['rule', 'severity', 'what it finds', 'fix', 'clock']), row(['---', '---', '---', '---', '---'])];
    return [`## ${title}\n\n${[...head, ...rows].join('\n')}\n`];
  });
  return `# Rules

Every rule, with the severity it has when no setting says otherwise. *fix*: it offers a quick fix; safe ones also run on
fix-all and with \`genesys-integrations fix\`. *clock*: its verdict changes with time.

A level for a rule stands in the setting \`genesysIntegrations.rules\` or under \`rules\` in \`.genesys-integrations.yaml\`; a
single finding is suppressed by a comment, as each page shows.

${parts.join('\n')}`;
}

/** The parts of a JSON Schema that the reference speaks of. */
interface Schema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly markdownDescription?: string;
  readonly required?: readonly string[];
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxItems?: number;
  readonly properties?: { readonly [key: string]: Schema };
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly 'x-label'?: string;
  readonly 'x-api'?: string;
  readonly 'x-unit'?: string;
  readonly 'x-reference'?: string;
  readonly 'x-path'?: boolean;
  readonly 'x-open'?: boolean;
}

function formatReference(schema: Schema): string {
  const sections = Object.entries(schema.properties ?? {}).map(([name, section]) => {
    const entry = section.items ?? section;
    const required = schema.required?.includes(name) ? 'Required. ' : '';
    const keys = entry.properties
      ? keysOf(entry, `${name}${section.items ? '[]' : ''}.`)
      : [{ path: name, schema: section, required: true }];
    const rows = keys.map((key) => row([`\`${key.path}\``, kindOf(key), oneLine(key.schema), labelOf(key.schema)]));
    const details = keys.flatMap(({ path, schema: { markdownDescription } }) =>
      path !== name && markdownDescription?.includes('\n\n') ? [`### ${path}\n\n${markdownDescription}\n`] : [],
    );
    const table = [row(['key', 'value', 'what it says', 'Admin / API']), row(['---', '---', '---', '---']), ...rows];
    const intro = required + (section.markdownDescription ?? section.description ?? '').replace(/^Required\. /m, '');
    return `## ${name}\n\n${intro}\n\n${table.join('\n')}\n\n${details.join('\n')}`;
  });
  return `# integrations.yaml

${schema.description ?? ''}

The files that are checked are called \`integrations.yaml\`, \`integrations.yml\`,
\`*.integrations.yaml\` or \`*.integrations.yml\`; a repository may hold one for each organization or environment.

- The file is one YAML 1.2 document. Anchors, aliases, merge keys, flow style, comments and any indentation work.
- Entries refer to each other by \`name\`, compared exactly; names are unique in their list.
- Keys that start with \`x-\` are your own and are left alone; any other unknown key is reported.
- Times are ISO 8601, durations are whole seconds.
- No secret stands in the file. A secret is a reference: \`\${env:NAME}\`, \`\${secret:NAME}\` or \`\${file:PATH}\`.
- Paths are relative to the file that names them, are written with \`/\`, and stay inside the workspace folder (for the
  command line: the directory it was started in) unless a setting allows more.

The same as a JSON Schema for any YAML editor: [integrations.schema.json](../schemas/integrations.schema.json). What is
checked beyond shape: [rules](rules/README.md). A whole file to start from: [examples/acme](../examples/acme/integrations.yaml).

${sections.join('\n')}`;
}

interface Key {
  readonly path: string;
  readonly schema: Schema;
  readonly required: boolean;
}

/** The keys of a map and of the maps in it. */
function keysOf(schema: Schema, prefix: string): Key[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, value]): Key[] => {
    const own = { path: prefix + name, schema: value, required: schema.required?.includes(name) ?? false };
    const inner = value.items ?? value;
    return [own, ...keysOf(inner, `${prefix}${name}${value.items ? '[]' : ''}.`)];
  });
}

const kinds: { readonly [type: string]: string } = {
  string: 'text',
  integer: 'whole number',
  number: 'number',
  boolean: 'true or false',
  object: 'map',
  array: 'list',
};

/** What kind of value a key takes, in a few words. */
function kindOf({ schema, required }: Key): string {
  const parts = [typeOf(schema)];
  const { minimum, maximum, maxItems } = schema;
  if (minimum !== undefined && maximum !== undefined) parts.push(`${minimum} … ${maximum}`);
  if (maxItems !== undefined) parts.push(`at most ${maxItems}`);
  if (schema['x-unit']) parts.push(schema['x-unit']);
  if (schema.default !== undefined) parts.push(`default \`${String(schema.default)}\``);
  if (required) parts.push('**required**');
  return parts.join(', ');
}

function typeOf(schema: Schema): string {
  if (schema['x-path']) return 'path';
  const { enum: values } = schema;
  if (values && values.length <= 8) return values.map((value) => `\`${String(value)}\``).join(', ');
  if (values) return `one of ${values.length} values`;
  if (schema.items) return `list of ${typeOf(schema.items).replace(/^text$/, 'texts')}`;
  const types = [schema.type ?? []].flat();
  if (schema['x-reference'] && types.length <= 1) return `name in \`${schema['x-reference']}\``;
  const names = types.map((type) =>
    type === 'string' && schema['x-reference'] ? `name in \`${schema['x-reference']}\`` : (kinds[type] ?? type),
  );
  return names.length ? names.join(' or ') : 'anything';
}

function oneLine({ description }: Schema): string {
  return (description ?? '').replace(/\s+/g, ' ');
}

function labelOf(schema: Schema): string {
  return [schema['x-label'], schema['x-api'] && `\`${schema['x-api']}\``].filter(Boolean).join(' / ');
}

function settingsTable(): string {
  const rows = Object.entries(settingSchemas).map(([key, schema]: [string, SettingSchema]) =>
    row([`\`${key}\``, `\`${JSON.stringify(schema.default)}\``, oneLine(schema)]),
  );
  return [row(['setting', 'default', 'what it does']), row(['---', '---', '---']), ...rows].join('\n');
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

/** A text with what stands between `<!-- NAME -->` and `<!-- /NAME -->` replaced. */
function withTable(text: string, name: string, table: string): string {
  const [start, end] = [`<!-- ${name} -->\n`, `\n<!-- /${name} -->`];
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  if (from < 0 || to < 0) throw new Error(`There is no place for the ${name} table (${start.trim()})`);
  return `${text.slice(0, from + start.length)}\n${table}\n${text.slice(to)}`;
}
