import type { ValueFault } from './faults';
import { daysOf } from './formats';
import { schemaRule } from './report';
import { exampleOf, foundOf, subjectOf } from './words';

const forms: { readonly [format: string]: { readonly form: string; readonly why: string } } = {
  uuid: {
    form: 'a UUID: 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12',
    why: 'Genesys Cloud gives every client such an ID and knows no other.',
  },
  date: { form: 'a day of the calendar, written YYYY-MM-DD', why: 'Without it nobody can tell how long ago that was.' },
  email: { form: 'an e-mail address', why: 'Single sign-on finds the user by it.' },
  'ip-range': {
    form: 'an IPv4 or IPv6 address, or a range in CIDR notation',
    why: 'What is no address lets nobody in.',
  },
};

export default schemaRule<ValueFault>(
  {
    id: 'schema/format',
    severity: 'error',
    title: 'Value of the wrong form',
    what: 'A text is not written as its key asks: a client ID that is no UUID, a day that is not in the calendar, an e-mail address, permission, scope, operation or IP range that is none.',
    why: 'Genesys Cloud would refuse the value, or take it for something else.',
    remedy: 'Write the value in the form that the message shows.',
    bad: `
version: 1
organization: { name: Acme, region: eu-central-1 }
roles:
  - name: Queue Reader
    permissions: [routing:queue]
#                 ^^^^^^^^^^^^^ error schema/format
oauthClients:
  - name: CRM_Sync
    grantType: client-credentials
    roles: [Queue Reader]
    clientId: 3f0d6f9e
#             ^^^^^^^^ error schema/format
    allowedIpRanges: [10.0.0.0/40]
#                     ^^^^^^^^^^^ error schema/format
authorizedApplications:
  - name: CRM
    client: CRM_Sync
    state: approved
    reviewedAt: 2026-02-30
#               ^^^^^^^^^^ error schema/format
`,
    good: `
version: 1
organization: { name: Acme, region: eu-central-1 }
roles:
  - name: Queue Reader
    permissions: [routing:queue:view]
oauthClients:
  - name: CRM_Sync
    grantType: client-credentials
    roles: [Queue Reader]
    clientId: 3f0d6f9e-2c4e-4a43-9a53-3d4b6f1f0c11
    allowedIpRanges: [10.0.0.0/8]
authorizedApplications:
  - name: CRM
    client: CRM_Sync
    state: approved
    reviewedAt: 2026-02-28
`,
  },
  ({ path, node, schema }) => {
    const found = foundOf(node, schema['x-secret'] === true);
    const text = node.kind === 'scalar' ? String(node.value) : '';
    const said = `${found[0]!.toUpperCase()}${found.slice(1)}`;
    if (schema.patternErrorMessage)
      return {
        message: `${said} is not of the form that ${subjectOf(path, schema).replace(/^An element/, 'an element')} takes. ${schema.patternErrorMessage}`,
      };
    const { form, why } = forms[schema.format ?? ''] ?? { form: 'of another form', why: '' };
    const example = exampleOf(schema);
    const more = schema.format === 'date' ? calendarNote(text) : '';
    return {
      message: `${subjectOf(path, schema)} is ${form}${example ? `, such as ${example}` : ''}; ${found} is none.${more} ${why}`,
    };
  },
);

/** Why a text that looks like a day is none. */
function calendarNote(text: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return '';
  const [year, month] = [Number(match[1]), Number(match[2])];
  if (month < 1 || month > 12) return ' Months go from 01 to 12.';
  return ` That month has ${daysOf(year, month)} days.`;
}
