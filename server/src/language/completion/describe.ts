/** The documentation of an item, when the client asks for it. */
import { findOperation } from '../../facts/operations';
import { regionOf } from '../../facts/regions';
import { entryShape } from '../../organization/read';
import type { RuleText } from '../../rules/rule';
import { type Schema, schemaAt } from '../../rules/schema/schema';
import type { Editing } from '../editing';
import { formatOf, organizationOf } from '../format';
import type { Asked, Paragraphs } from '../hover/asked';
import { literalSecrets } from '../hover/literal-secrets';
import { withoutSecrets } from '../hover/markdown';
import { describers } from '../hover/named';
import { describeCall } from '../hover/operation';
import { describePermission } from '../hover/permission';
import { describeRole } from '../hover/role';
import { describeScope } from '../hover/scope';
import { describeRule } from '../hover/suppression';
import { lookupsOf } from '../lookups';
import { templateOf, plainText as templateText } from '../templates';
import { testTemplates } from '../test-templates';
import type { About } from './offer';

/** Markdown about what an item stands for; empty where there is nothing to say, or `about` is none of ours. */
export function describeAbout(about: About, editing: Editing, rules: ReadonlyMap<string, RuleText>): string {
  const organization = organizationOf(editing);
  const asked: Asked = { editing: organization, whole: lookupsOf(organization), rules, secret: 'unknown' };
  const markdown = paragraphsOf(about, asked, formatOf(editing)).filter(Boolean).join('\n\n');
  return withoutSecrets(markdown, literalSecrets(organization.document));
}

function paragraphsOf(about: About, asked: Asked, format: Schema): Paragraphs {
  switch (about.of) {
    case 'key':
      return [documentation(about.path, format)];
    case 'value':
      return describeChoice(about.path, about.value, format);
    case 'text':
      return [about.text];
    case 'template': {
      const template = templateOf(about.id) ?? testTemplates.find(({ id }) => id === about.id);
      return template ? [template.what, `\`\`\`yaml\n${templateText(template)}\n\`\`\``] : [];
    }
    case 'entry':
      return Object.hasOwn(describers, about.section) && entryShape(about.section, true)
        ? describers[about.section as keyof typeof describers](about.name, asked)
        : [];
    case 'role':
      return describeRole(about.name, asked);
    case 'scope':
      return describeScope(about.name);
    case 'permission':
      return describePermission(about.name);
    case 'rule':
      return describeRule(about.name, asked.rules);
    case 'region': {
      const region = regionOf(about.name);
      if (!region) return [];
      const { name, aws, domain } = region;
      const hosts = `Sign-in and tokens: \`login.${domain}\`, Platform API: \`api.${domain}\``;
      return [`**${name}** · \`${aws}\` · \`${domain}\``, hosts];
    }
    case 'operation': {
      const { method, path } = about;
      return describeCall({ method, path, found: findOperation(method, path), client: undefined }, asked);
    }
  }
}

function documentation(path: readonly (string | number)[], format: Schema): string {
  const schema = schemaAt(path, format);
  const { markdownDescription } = (schema ?? {}) as { readonly markdownDescription?: string };
  return markdownDescription ?? schema?.description ?? '';
}

/** What the key's documentation says of the one value first. */
function describeChoice(path: readonly (string | number)[], value: string, format: Schema): Paragraphs {
  const all = documentation(path, format);
  const own = all.split('\n').find((line) => line.startsWith(`- \`${value}\``));
  return [own?.slice(2) ?? '', all];
}
