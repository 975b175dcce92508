/** Giving a response to be judged: opening a file, pasting, or dropping one on the panel. */
import { useEffect } from 'preact/hooks';
import type { Field } from '../../server/src/panel/view';
import { useHost } from './host';
import { Icon } from './icon';
import { mostResponse } from './messages';

type ResponseField = Extract<Field, { kind: 'response' }>;

export function ResponseControl({ field }: { readonly field: ResponseField }) {
  const host = useHost();
  const { name, made, given } = field;
  const tool = (how: 'open' | 'paste' | 'forget', icon: string, label: string) => (
    <button
      type="button"
      class="tool"
      title={label}
      aria-label={label}
      onClick={() => host.send({ kind: 'response', how })}
    >
      <Icon name={icon} />
    </button>
  );
  return (
    <div class="row sso-response">
      <span class="sso-given" id={`input-${field.id}`}>
        <Icon name={made ? 'beaker' : 'file'} />
        <span>{name}</span>
      </span>
      {tool('open', 'folder-opened', 'Open a file…')}
      {tool('paste', 'clippy', 'Paste the response from the clipboard')}
      {given && tool('forget', 'close', 'Put the response away')}
    </div>
  );
}

/** Takes what is dropped on the panel, or pasted into it outside of the inputs. It goes to the extension, and is not kept. */
export function useGivenResponse(): void {
  const host = useHost();
  useEffect(() => {
    const give = (text: string) => {
      if (text.trim() && text.length <= mostResponse) host.send({ kind: 'typed', field: 'response', text });
    };
    const over = (event: DragEvent) => event.preventDefault();
    const drop = (event: DragEvent) => {
      event.preventDefault();
      const [file] = event.dataTransfer?.files ?? [];
      if (file && file.size <= mostResponse) void file.text().then(give);
      else if (file) host.send({ kind: 'response', how: 'tooLarge' });
      else {
        const [uri] = (event.dataTransfer?.getData('text/uri-list') ?? '').split(/\r?\n/);
        if (uri) host.send({ kind: 'response', how: 'open', uri });
        else give(event.dataTransfer?.getData('text/plain') ?? '');
      }
    };
    const paste = (event: ClipboardEvent) => {
      const { target } = event;
      if (target instanceof Element && target.matches('input, textarea')) return;
      give(event.clipboardData?.getData('text/plain') ?? '');
    };
    document.addEventListener('dragover', over);
    document.addEventListener('drop', drop);
    document.addEventListener('paste', paste);
    return () => {
      document.removeEventListener('dragover', over);
      document.removeEventListener('drop', drop);
      document.removeEventListener('paste', paste);
    };
  }, [host]);
}
