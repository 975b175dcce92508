/** Integration types and the credentials they take. */
import { integrationRows } from './integrations.generated';

export interface IntegrationType {
  readonly id: string;
  readonly label: string;
  /** Key under which the integration keeps its credentials; undefined when it has none. */
  readonly credentialKey: string | undefined;
  /** Credential types that it takes, the usual one first. The key and the type may be spelled differently. */
  readonly credentialTypes: readonly string[];
  /** Fields of the usual credential type. */
  readonly fields: readonly string[];
}

/**
 * Names of Genesys Cloud for types that the collected facts have no name of: those of the help pages on data actions
 * (help.mypurecloud.com, "Requirements for the data actions integration") and client applications
 * (developer.genesys.cloud, "Client Apps").
 */
const names: ReadonlyMap<string, string> = new Map([
  ['salesforce-datadip', 'Salesforce Data Actions'],
  ['microsoft-dynamics-data-actions', 'Microsoft Dynamics 365 Data Actions'],
  ['zendesk-data-actions', 'Zendesk Data Actions'],
  ['aws-lambda-data-actions', 'AWS Lambda Data Actions'],
  ['embedded-client-app', 'Client Application'],
  ['embedded-client-app-interaction-widget', 'Interaction Widget'],
  ['imap-server', 'IMAP Server'],
  ['webhook', 'Webhook'],
]);

export const integrationTypes: readonly IntegrationType[] = integrationRows.map(
  ([id, label, credentialKey, types, fields]) => ({
    id,
    label: label || names.get(id) || id,
    credentialKey: credentialKey || undefined,
    credentialTypes: types ? types.split(' ') : [],
    fields: fields ? fields.split(' ') : [],
  }),
);

/** Integrations of this type call the Platform API with a client of the organization itself. */
export const genesysDataActions = 'purecloud-data-actions';

/** A type by id; undefined for the many types that are not listed. */
export function integrationType(id: string): IntegrationType | undefined {
  return integrationTypes.find((type) => type.id === id);
}
