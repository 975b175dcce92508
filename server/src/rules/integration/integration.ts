/** What the rules ask of an integration. */
import type { Integration } from '../../organization/model.generated';

/** What an integration is called in a message. */
export function callIntegration(integration: Integration): string {
  return integration.name ? `"${integration.name.value}"` : 'This integration';
}
