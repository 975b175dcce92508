import { addPair, replaceNode } from '../../document/edits';
import type { MapNode } from '../../document/node';
import { offer } from '../fixes';
import { listedRule } from '../rule';
import { isDate } from '../schema/formats';
import { onMissing, onValue } from '../spots';
import { callApplication } from './application';
import { applicationExample } from './examples';

const day = 86_400_000;

export default listedRule('authorizedApplications', {
  id: 'application/review-due',
  severity: 'info',
  title: 'Review of an application is due',
  what: 'The last review of an application, `reviewedAt`, is more than 180 days ago (a setting). With reviews set to required, also when there was none. Days are counted in UTC.',
  why: 'Applications that once had a good reason keep their access after the reason is gone. Only a regular look finds them.',
  remedy: 'See whether the application is still needed, with these scopes and roles, and note the day in `reviewedAt`.',
  fix: { does: 'Notes today as the day of the review.', safe: false },
  clock: true,
  settings: ['thresholds.reviewDays', 'thresholds.reviewRequired'],
  source: 'Best practices of the administration guide: regularly review authorized apps.',
  at: '2026-11-23T12:00:00Z',
  bad: applicationExample(`\
  - name: Desktop
    client: Agent_Desktop
    state: approved
    reviewedAt: 2026-05-26
#               ^^^^^^^^^^ info application/review-due
`),
  good: applicationExample(`\
  - name: Desktop
    client: Agent_Desktop
    state: approved
    reviewedAt: 2026-05-27
`),
  fixed: applicationExample(`\
  - name: Desktop
    client: Agent_Desktop
    state: approved
    reviewedAt: 2026-11-23
`),
  check(application, context) {
    const { entry, reviewedAt } = application;
    const { reviewDays, reviewRequired } = context.settings.thresholds;
    if (!reviewedAt) {
      if (!reviewRequired || application.has('reviewedAt')) return;
      const today = context.today();
      context.report({
        at: onMissing(entry),
        message: `${callApplication(application)} was never reviewed. See whether it is still needed, and note the day in \`reviewedAt\`.`,
        fixes: offer(`Note ${today}`, false, addPair(entry.chunk, entry.node as MapNode, 'reviewedAt', today)),
      });
      return;
    }
    // The day after the last one that is still in time.
    if (!isDate(reviewedAt.value) || !context.after(Date.parse(reviewedAt.value) + (reviewDays + 1) * day)) return;
    const today = context.today();
    context.report({
      at: onValue(reviewedAt),
      message: `The last review of ${callApplication(application)} is more than ${reviewDays} days ago. See whether it is still needed, and note the day.`,
      fixes: offer(`Note ${today}`, false, replaceNode(entry.chunk, reviewedAt.node, today)),
    });
  },
});
