/** How each state of a certificate looks beside its words. */
import type { CertificatesAnswer } from '../../server/src/panel/view';

type State = CertificatesAnswer['rows'][number]['state'];

export const stateLooks: { readonly [state in State]: { readonly icon: string; readonly tone: string } } = {
  expired: { icon: 'error', tone: 'bad' },
  now: { icon: 'warning', tone: 'doubtful' },
  soon: { icon: 'info', tone: 'quiet' },
  weak: { icon: 'warning', tone: 'doubtful' },
  valid: { icon: 'pass', tone: 'good' },
  ahead: { icon: 'clockface', tone: 'quiet' },
  unused: { icon: 'circle-slash', tone: 'quiet' },
};
