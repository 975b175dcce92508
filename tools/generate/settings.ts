/** The VS Code settings in package.json, from server/src/settings/settings.ts. The rest of package.json stays as it is. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rules } from '../../server/src/rules/registry';
import { levels, type SettingSchema, settingSchemas } from '../../server/src/settings/settings';
import { withTexts } from './manifest-texts';

const prefix = 'genesysIntegrations.';

/** `package.json` with its `contributes.configuration` as the table says, and the file of its texts. */
export function settingsFiles(root: string): (readonly [string, string])[] {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const properties = Object.fromEntries(
    Object.entries(settingSchemas).map(([key, { description, restricted: _, ...schema }]: [string, SettingSchema]) => [
      prefix + key,
      {
        ...schema,
        markdownDescription: description,
        ...(key === 'files' ? { items: { type: 'string' } } : {}),
        ...(key === 'rules'
          ? {
              additionalProperties: false,
              properties: Object.fromEntries(
                rules.map((rule) => [
                  rule.id,
                  {
                    type: 'string',
                    enum: levels,
                    markdownDescription: `${rule.title}. Without a level here: ${rule.severity}.`,
                  },
                ]),
              ),
            }
          : {}),
      },
    ]),
  );
  const own = {
    'genesysIntegrations.trace.server': {
      type: 'string',
      enum: ['off', 'messages', 'verbose'],
      default: 'off',
      scope: 'window',
      description: 'What is written to the output channel about the conversation with the language server.',
    },
  };
  manifest.contributes = {
    ...manifest.contributes,
    configuration: { title: 'Genesys Integrations', properties: { ...properties, ...own } },
  };
  manifest.capabilities = {
    ...manifest.capabilities,
    untrustedWorkspaces: {
      ...manifest.capabilities?.untrustedWorkspaces,
      restrictedConfigurations: Object.entries(settingSchemas)
        .filter(([, schema]: [string, SettingSchema]) => schema.restricted)
        .map(([key]) => prefix + key),
    },
  };
  return withTexts(root, manifest);
}
