/** What a rule says of itself, as a page: for `explain`, the documentation and SARIF. */
import type { Rule } from '../rules/rule';
import { type SettingSchema, settingSchemas } from '../settings/settings';

interface Part {
  readonly title: string;
  readonly text: string;
  /** YAML that goes with the text. */
  readonly code?: string;
}

/** The page of a rule as Markdown. */
export function ruleMarkdown(rule: Rule): string {
  const parts = partsOf(rule).map(
    ({ title, text, code }) =>
      `## ${title}\n\n${[text, code === undefined ? '' : `\`\`\`yaml\n${code}\`\`\``].filter(Boolean).join('\n\n')}\n`,
  );
  return [`# ${rule.id}\n`, `${rule.title}. ${traitsOf(rule).join(' · ')}\n`, ...parts].join('\n');
}

/** The page of a rule as plain text. */
export function ruleText(rule: Rule): string {
  const parts = partsOf(rule).map(({ title, text, code }) => {
    const body = [plain(text), code === undefined ? '' : code.trimEnd()].filter(Boolean).join('\n\n');
    return `${title}\n${body.replace(/^(?=.)/gm, '  ')}\n`;
  });
  return [`${rule.id}: ${rule.title}\n${plain(traitsOf(rule).join(', '))}\n`, ...parts].join('\n');
}

/** Its severity, and what it can do. */
function traitsOf(rule: Rule): string[] {
  return [
    `Severity: **${rule.severity}**`,
    ...(rule.fix ? [rule.fix.safe ? 'has a safe fix' : 'has a fix'] : []),
    ...(rule.clock ? ['changes with time'] : []),
  ];
}

function partsOf(rule: Rule): Part[] {
  const settings = rule.settings?.length ? rule.settings.map((name) => `- ${describeSetting(name)}`).join('\n') : '';
  return [
    { title: 'What it finds', text: rule.what },
    { title: 'Why it matters', text: rule.why },
    { title: 'What to do', text: rule.remedy },
    ...(rule.fix ? [{ title: 'Quick fix', text: describeFix(rule.fix) }] : []),
    ...(settings ? [{ title: 'Settings', text: settings }] : []),
    { title: 'Reported', text: '', code: exampleOf(rule.bad) },
    ...(rule.fixed === undefined ? [] : [{ title: 'After the fix', text: '', code: exampleOf(rule.fixed) }]),
    { title: 'Not reported', text: '', code: exampleOf(rule.good) },
    { title: 'Suppressing it', ...suppressionOf(rule.id) },
    ...(rule.source ? [{ title: 'Source', text: rule.source }] : []),
  ];
}

function describeFix({ does, safe }: NonNullable<Rule['fix']>): string {
  const when = safe
    ? 'It is safe: `genesys-integrations fix` and fix-all on save apply it too.'
    : 'It needs your decision: fix-all leaves it alone, and `genesys-integrations fix --unsafe` applies it.';
  return `${/[.!?]$/.test(does) ? does : `${does}.`} ${when}`;
}

function describeSetting(name: string): string {
  const key = [name, `thresholds.${name}`].find((one) => Object.hasOwn(settingSchemas, one));
  if (!key) return `\`${name}\``;
  const schema: SettingSchema = settingSchemas[key as keyof typeof settingSchemas];
  return `\`genesysIntegrations.${key}\` (default \`${String(schema.default)}\`): ${schema.description}`;
}

function suppressionOf(id: string): { readonly text: string; readonly code?: string } {
  const level = `rules:\n  ${id}: off\n`;
  if (/^(?:yaml|suppression)\//.test(id))
    return {
      text: 'A comment can not suppress this rule. `.genesys-integrations.yaml` can give it another level:',
      code: level,
    };
  return {
    text: 'On the line, or alone on the line above, with a reason and, if you like, a last day; or for the whole repository in `.genesys-integrations.yaml`:',
    code: `# integrations-ignore ${id} until=2027-01-31 -- why this is right here\n\n# .genesys-integrations.yaml\n${level}`,
  };
}

/** An example without the findings that its test draws into it. */
export function exampleOf(drawn: string): string {
  const lines = drawn.split('\n').filter((line) => !/^\s*#\s*(?:\^+|\[\d+-\d+\])\s+\w+\s+[\w/-]+\s*$/.test(line));
  return `${lines.join('\n').trim()}\n`;
}

/** Markdown as it reads without its marks. */
function plain(markdown: string): string {
  return markdown.replace(/\*\*(.+?)\*\*/g, '$1').replace(/`([^`]+)`/g, '$1');
}
