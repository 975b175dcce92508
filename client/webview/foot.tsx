/** The keys that work here, and the promise that nothing is sent. */
import type { View } from '../../server/src/panel/view';

export function Foot({ keys, promise }: Pick<View, 'keys' | 'promise'>) {
  return (
    <footer class="foot">
      {keys.map((entry) => (
        <span key={entry.does}>
          {entry.keys.map((key) => (
            <kbd key={key}>{key}</kbd>
          ))}
          {entry.does}
        </span>
      ))}
      <span class="promise">{promise}</span>
    </footer>
  );
}
