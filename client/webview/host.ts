/** The extension, as the page sees it. */
import { createContext } from 'preact';
import { useContext, useEffect, useRef } from 'preact/hooks';
import type { Place } from '../../server/src/panel/view';
import { type FromPage, isKept, isToPage, type Kept, type PanelKey, type ToPage } from './messages';

/** What the editor gives to a page. */
export interface Editor {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

export interface Host {
  /** What was kept the last time, if anything was. */
  readonly kept: Kept | undefined;
  send(message: FromPage): void;
  keep(kept: Kept): void;
  /** Calls `hear` with each message until the returned function is called. */
  listen(hear: (message: ToPage) => void): () => void;
}

/** The host behind the editor's functions. Messages of another shape are reported by their kind alone, and dropped. */
export function connect(editor: Editor, target: Window): Host {
  const kept = editor.getState();
  return {
    kept: isKept(kept) ? kept : undefined,
    send: (message) => editor.postMessage(message),
    keep: (state) => editor.setState(state),
    listen: (hear) => {
      const look = ({ data }: MessageEvent<unknown>) => {
        if (isToPage(data)) hear(data);
        else console.warn('The panel does not understand a message, and passes over it.');
      };
      target.addEventListener('message', look);
      return () => target.removeEventListener('message', look);
    },
  };
}

const HostContext = createContext<Host | undefined>(undefined);
export const HostProvider = HostContext.Provider;

/** The host, inside of `HostProvider`. */
export function useHost(): Host {
  const host = useContext(HostContext);
  if (!host) throw new Error('There is no host around this component.');
  return host;
}

/** Asks to be taken to a place. */
export function going({ range, uri }: Place): FromPage {
  return { kind: 'go', range, ...(uri === undefined ? {} : { uri }) };
}

/** Calls `act` when the user presses one of the panel's keys. */
export function usePanelKey(act: (key: PanelKey) => void): void {
  const host = useHost();
  const latest = useRef(act);
  latest.current = act;
  useEffect(
    () =>
      host.listen((message) => {
        if (message.kind === 'key') latest.current(message.does);
      }),
    [host],
  );
}
