/** What the rules ask of an authorized application. */
import type { AuthorizedApplication } from '../../organization/model.generated';

/** What an application is called in a message. */
export function callApplication(application: AuthorizedApplication): string {
  return application.name ? `"${application.name.value}"` : 'This application';
}
