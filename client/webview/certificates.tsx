/** The certificates view: the timeline, the table, what can't be read, and when sign-ins stop. */
import type { CertificatesAnswer, CertificatesInputs, View } from '../../server/src/panel/view';
import type { BodyProps } from './body';
import { CertificatesTable } from './certificates-table';
import { CertificatesTimeline } from './certificates-timeline';
import { usePanelKey } from './host';
import { Icon, MarkIcon } from './icon';
import { LineLink, Prose, plain } from './text';

export function CertificatesBody({ view, question, ask }: BodyProps<CertificatesAnswer & View>) {
  const { timeline, rows, faults, lockouts, notes } = view;
  const show = (inputs: Omit<CertificatesInputs, 'view'>) => {
    const { years, from } = inputs;
    ask({
      view: 'certificates',
      ...(years === undefined ? {} : { years }),
      ...(from === undefined ? {} : { from }),
    });
  };
  const asked = question.view === 'certificates' ? question : undefined;
  const years = asked?.years;
  usePanelKey((key) => {
    if (key === 'dayEarlier') show({ ...(years ? { years } : {}), from: timeline.earlier });
    if (key === 'dayLater') show({ ...(years ? { years } : {}), from: timeline.later });
  });
  return (
    <main class="main single certificates">
      {timeline.lanes.length > 0 && (
        <CertificatesTimeline
          timeline={timeline}
          at={view.at}
          span={(to) => show({ years: to, ...(asked?.from ? { from: asked.from } : {}) })}
          begin={(from) => show({ ...(years ? { years } : {}), ...(from ? { from } : {}) })}
          moved={asked?.from !== undefined}
        />
      )}
      {rows.length > 0 && <CertificatesTable view={view} />}
      {faults.length > 0 && (
        <section class="section certificates-list">
          <div class="heading">
            <h2>Not readable</h2>
          </div>
          <ul>
            {faults.map(({ title, reason, place, label }, index) => (
              <li key={`${index} ${title}`}>
                <MarkIcon mark="fail" />
                <span>
                  <b>{title}</b>: {reason}
                </span>
                <LineLink place={place} label={label} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {lockouts.length > 0 && (
        <section class="section certificates-list">
          <div class="heading">
            <h2>When sign-ins stop</h2>
          </div>
          <ul>
            {lockouts.map(({ mark, text, place, label }, index) => (
              <li key={`${index} ${plain(text)}`}>
                <MarkIcon mark={mark} />
                <span>
                  <Prose text={text} />
                </span>
                <LineLink place={place} label={label} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {notes.map((note) => (
        <p key={plain(note)} class="note certificates-note">
          <Icon name="info" />
          <span>
            <Prose text={note} />
          </span>
        </p>
      ))}
    </main>
  );
}
