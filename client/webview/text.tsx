/** Texts in pieces, and links into the document. */
import type { Place, Text } from '../../server/src/panel/view';
import { going, useHost } from './host';

/** "line 31", which goes there. */
export function LineLink({ place, label }: { readonly place: Place; readonly label?: string }) {
  const host = useHost();
  return (
    <button
      type="button"
      class="link line"
      title={`Go to line ${place.line}`}
      onClick={(event) => {
        event.stopPropagation();
        host.send(going(place));
      }}
    >
      {label ?? `line ${place.line}`}
    </button>
  );
}

/** A text with its emphasis, code and links. */
export function Prose({ text }: { readonly text: Text }) {
  return (
    <>
      {text.map((piece, index) => {
        const key = `${index} ${piece.text}`;
        if (piece.to) {
          const link = <LineLink key={key} place={piece.to} label={piece.text} />;
          return piece.style === 'strong' ? <b key={key}>{link}</b> : link;
        }
        if (piece.style === 'strong') return <b key={key}>{piece.text}</b>;
        if (piece.style === 'code') return <code key={key}>{piece.text}</code>;
        if (piece.style === 'quiet')
          return (
            <span key={key} class="quiet">
              {piece.text}
            </span>
          );
        return piece.text;
      })}
    </>
  );
}

/** Names and what they are, one below the other. */
export function Pairs({ rows }: { readonly rows: readonly { readonly label: string; readonly value: Text }[] }) {
  return (
    <dl class="pairs">
      {rows.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <Prose text={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** A text as it is read aloud. */
export function plain(text: Text): string {
  return text.map((piece) => piece.text).join('');
}
