/** What is said of an entry by its name, for each list of the format. */
import type { Listed } from '../../organization/model.generated';
import type { Asked, Paragraphs } from './asked';
import { describeClient } from './client';
import { describeApplication, describeDataAction, describeFlow, describeIntegration, describeUser } from './entities';
import { describeProvider } from './provider';
import { describeRole } from './role';

export const describers: { readonly [section in keyof Listed]: (name: string, asked: Asked) => Paragraphs } = {
  roles: describeRole,
  users: describeUser,
  oauthClients: describeClient,
  authorizedApplications: describeApplication,
  identityProviders: describeProvider,
  integrations: describeIntegration,
  dataActions: describeDataAction,
  flows: describeFlow,
};
