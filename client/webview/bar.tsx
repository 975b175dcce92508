/** The bar: views, the document that is followed, copying and more. */
import { useRef } from 'preact/hooks';
import type { Question, ViewId } from '../../server/src/panel/view';
import type { Ask } from './actions';
import { useHost } from './host';
import { Icon } from './icon';
import { Menu } from './menu';
import { focusItem, moved } from './roving';
import type { Session } from './state';
import { tabs } from './tabs';

interface BarProps {
  readonly session: Session | undefined;
  readonly question: Question | undefined;
  readonly answered: boolean;
  readonly show: (view: ViewId) => void;
  readonly ask: Ask;
}

export function Bar({ session, question, answered, show, ask }: BarProps) {
  const host = useHost();
  return (
    <header class="bar">
      <Views view={question?.view} show={show} />
      <div class="document">
        {session && (
          <>
            <Icon name="file" class="document-name" />
            <button
              type="button"
              class="link plain document-name"
              title={`Show ${session.name} in the editor`}
              onClick={() => host.send({ kind: 'do', what: 'openDocument' })}
            >
              {session.name}
            </button>
            {session.offer ? (
              <Offered offer={session.offer} ask={ask} />
            ) : (
              <span class="document-name">follows the document</span>
            )}
          </>
        )}
      </div>
      <div class="tools">
        {question && answered && (
          <Menu label="Copy for a ticket: Markdown or JSON, secrets redacted" items={copies(host, question)}>
            <Icon name="copy" />
            <Icon name="chevron-down" />
          </Menu>
        )}
        <Menu label="More actions" items={more(host)}>
          <Icon name="ellipsis" />
        </Menu>
      </div>
    </header>
  );
}

function Offered({ offer, ask }: { readonly offer: NonNullable<Session['offer']>; readonly ask: Ask }) {
  return (
    <button type="button" class="button second small" onClick={() => ask(offer.question)}>
      Show {offer.title}
    </button>
  );
}

function Views({ view, show }: { readonly view: ViewId | undefined; readonly show: (view: ViewId) => void }) {
  const list = useRef<HTMLDivElement>(null);
  return (
    <div class="views" role="tablist" aria-label="Views" ref={list}>
      {tabs.map(({ id, icon, title }, index) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={`tab-${id}`}
          data-item
          title={title}
          aria-label={title}
          aria-selected={id === view}
          aria-controls="story"
          tabIndex={id === view || (view === undefined && index === 0) ? 0 : -1}
          onClick={() => show(id)}
          onKeyDown={(event) => {
            const next = event.altKey ? undefined : moved(event.key, index, tabs.length, true);
            const tab = next === undefined ? undefined : tabs[next];
            if (next === undefined || !tab) return;
            event.preventDefault();
            show(tab.id);
            focusItem(list.current, next);
          }}
        >
          <Icon name={icon} />
          <span>{title}</span>
        </button>
      ))}
    </div>
  );
}

function copies(host: ReturnType<typeof useHost>, question: Question) {
  return [
    { label: 'Copy as Markdown', choose: () => host.send({ kind: 'report', question, format: 'markdown' }) },
    { label: 'Copy as JSON', choose: () => host.send({ kind: 'report', question, format: 'json' }) },
  ];
}

function more(host: ReturnType<typeof useHost>) {
  const doing = [
    ['Show Problems', 'showProblems'],
    ['Open Rule Documentation…', 'openRules'],
    ['Store a Secret for ${secret:…}…', 'storeSecret'],
    ['Show Output', 'showOutput'],
    ['Restart Server', 'restartServer'],
  ] as const;
  return doing.map(([label, what]) => ({ label, choose: () => host.send({ kind: 'do', what }) }));
}
