import type { OauthClient } from '../../organization/model.generated';
import { together } from '../../rules/fixes';
import { applicationsOf, quoted, type Whole } from '../whole';
import { offer, type StepFix, setWord } from './fix';
import { alsoIn, dependsOn, entryPiece, enumerate, say } from './touches';

/** Approves every application of the client that is not: the most restrictive one counts. */
export function approve(step: string, client: OauthClient, whole: Whole): readonly StepFix[] {
  const open = applicationsOf(whole, client).filter(({ state }) => state?.value !== 'approved');
  if (open.length === 0) return [];
  const revoked = open.some(({ state }) => state?.value === 'revoked');
  const names = open.map(({ name }) => (name ? quoted(name.value) : 'the application')).join(' and ');
  return offer(
    `${step}/approve`,
    `${revoked ? 'Authorize' : 'Approve'} ${names}${revoked ? ' again' : ''}: set state: approved`,
    together(...open.map((application) => setWord(application, 'state', application.state, 'approved'))),
    [
      say(
        revoked ? 'What was revoked on purpose begins to work again: ' : 'It gets the access that it asks for: ',
        enumerate(open.map(({ entry }) => entryPiece(entry, whole))),
        '.',
      ),
      dependsOn(client, whole),
      alsoIn('Admin → Integrations → Authorized Applications'),
    ],
  );
}
