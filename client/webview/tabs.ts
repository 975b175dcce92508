/** The views that can be chosen, in the order of the bar. */
import type { Icon, ViewId } from '../../server/src/panel/view';

interface Tab {
  readonly id: ViewId;
  readonly icon: Icon;
  readonly title: string;
}

export const tabs: readonly Tab[] = [
  { id: 'token', icon: 'key', title: 'Token' },
  { id: 'api', icon: 'plug', title: 'API call' },
  { id: 'sso', icon: 'shield', title: 'SSO' },
  { id: 'certificates', icon: 'calendar', title: 'Certificates' },
  { id: 'usage', icon: 'graph', title: 'Usage' },
];
