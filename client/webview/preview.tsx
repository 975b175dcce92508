/** What a fix would change, before it is made, and who else it touches. */
import { Fragment } from 'preact';
import type { Preview } from '../../server/src/panel/view';
import { ActionLink } from './actions';
import { Icon } from './icon';
import { touchesOthers } from './notes';
import { LineLink, Prose } from './text';

const signs = { same: '', removed: '−', added: '+', gap: '' };
const words = { same: '', removed: 'removed: ', added: 'added: ', gap: '' };

export function PreviewSection({ preview, name }: { readonly preview: Preview; readonly name: string }) {
  const { place, lines, notes, others } = preview;
  return (
    <section class="section preview" aria-label="What the fix changes">
      <div class="heading">
        <h2>What the fix changes</h2>
        <div class="aside">
          <LineLink place={place} label={`${name}, line ${place.line}`} />
        </div>
      </div>
      <div class="code framed">
        {lines.map(({ kind, number, text }, index) => (
          <div key={index} class={`code-line ${kind}`}>
            <b>{kind === 'gap' ? '…' : number}</b>
            <i aria-hidden="true">{signs[kind]}</i>
            <span>
              <span class="spoken">{words[kind]}</span>
              {text}
            </span>
          </div>
        ))}
      </div>
      {notes.map((note, index) => (
        <p key={index} class="note">
          {touchesOthers(note) ? <Icon name="warning" class="doubtful" /> : <Icon name="info" />}
          <span>
            <Prose text={note} />
          </span>
        </p>
      ))}
      {others.length > 0 && (
        <p class="note">
          <Icon name="info" />
          <span>
            {others.map((action, index) => (
              <Fragment key={action.id}>
                {index > 0 && ' · '}
                <ActionLink action={action} />
              </Fragment>
            ))}
          </span>
        </p>
      )}
    </section>
  );
}
