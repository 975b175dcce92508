// Made by tools/generate/facts.ts from the collected facts of 2026-11-23; do not edit.
// Integration types: id, name, key under which the credentials are kept, credential types, their fields.
export const integrationRows = [
  ["purecloud-data-actions","Genesys Cloud Data Actions","pureCloudOAuthClient","pureCloudOAuthClient","clientId clientSecret"],
  ["custom-rest-actions","Web Services Data Actions","basicAuth","basicAuth userDefined userDefinedOAuth","userName password"],
  ["salesforce-datadip","","salesforceUser","salesforce","username password securityToken loginUrl"],
  ["microsoft-dynamics-data-actions","","msDynamics","msDynamics","username password orgWebAddress applicationId"],
  ["zendesk-data-actions","","zendeskApiToken","zendeskApiToken","userEmail baseUrl apiToken"],
  ["aws-lambda-data-actions","","AmazonWebServicesARN","amazonWebServicesARN","ARN"],
  ["function-data-actions","Function Data Actions","","",""],
  ["embedded-client-app","","","",""],
  ["embedded-client-app-interaction-widget","","","",""],
  ["imap-server","","basicAuth","basicAuth",""],
  ["webhook","","","",""],
] as const;
