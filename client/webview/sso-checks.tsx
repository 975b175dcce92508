/** The checks of a response in groups: a group that passes is one line. */
import { useRef } from 'preact/hooks';
import type { Check, Mark, SsoAnswer } from '../../server/src/panel/view';
import { CheckRow, useKeptFocus } from './checks';
import { Icon, MarkIcon } from './icon';
import { focusItem, moved } from './roving';
import { type Event, groupKey, isGroupOpen, isOpen, type State } from './state';

type Group = SsoAnswer['groups'][number];

interface GroupedChecksProps {
  readonly view: SsoAnswer;
  readonly state: State;
  readonly chosen: Check | undefined;
  readonly choose: (check: Check) => void;
  readonly dispatch: (event: Event) => void;
  readonly showLine: (line: number) => void;
}

type Row =
  | { readonly kind: 'group'; readonly group: Group; readonly open: boolean }
  | { readonly kind: 'check'; readonly check: Check; readonly group: Group };

export function GroupedChecks({ view, state, chosen, choose, dispatch, showLine }: GroupedChecksProps) {
  const list = useRef<HTMLOListElement>(null);
  const last = useRef('');
  const groups = joinUnjudged(view.groups);
  const rows = groups.flatMap((group): Row[] => {
    const open = isGroupOpen(state, group.id, group.checks);
    return [
      { kind: 'group', group, open },
      ...(open ? group.checks.map((check): Row => ({ kind: 'check', check, group })) : []),
    ];
  });
  const found = rows.findIndex((row) => keyOf(row) === last.current);
  const stop = Math.max(0, found >= 0 ? found : rows.findIndex((row) => row.kind === 'check' && row.check === chosen));
  useKeptFocus(list, stop);
  const go = (index: number) => {
    const row = rows[index];
    if (!row) return;
    last.current = keyOf(row);
    if (row.kind === 'check') choose(row.check);
    focusItem(list.current, index);
  };
  const setOpen = (group: Group, open: boolean) => dispatch({ kind: 'open', checks: [groupKey(group.id)], open });
  const everyOpen = rows.every((row) => row.kind === 'check' || row.open);
  return (
    <section class="section checks brief" aria-label="Checks">
      <div class="heading">
        <h2>Checks</h2>
        <div class="aside">
          <Counts groups={view.groups} />
          <button
            type="button"
            class="tool"
            title={everyOpen ? 'Close all groups' : 'Open all groups'}
            aria-label={everyOpen ? 'Close all groups' : 'Open all groups'}
            aria-pressed={everyOpen}
            onClick={() => dispatch({ kind: 'open', checks: groups.map(({ id }) => groupKey(id)), open: !everyOpen })}
          >
            <Icon name="expand-all" />
          </button>
        </div>
      </div>
      <ol ref={list} tabIndex={-1} aria-label="Checks">
        {rows.map((row, index) => {
          const keys = {
            tabStop: index === stop,
            move: (key: string) => {
              if (key === 'ArrowLeft' && row.kind === 'check') {
                go(rows.findIndex((one) => one.kind === 'group' && one.group === row.group));
                return true;
              }
              const next = moved(key, index, rows.length);
              if (next === undefined) return false;
              go(next);
              return true;
            },
          };
          if (row.kind === 'group') {
            return (
              <GroupRow
                key={`group ${row.group.id}`}
                group={row.group}
                open={row.open}
                setOpen={(open) => {
                  last.current = keyOf(row);
                  setOpen(row.group, open);
                }}
                {...keys}
              />
            );
          }
          const { check } = row;
          return (
            <CheckRow
              key={check.id}
              check={check}
              current={check === chosen}
              open={isOpen(state, check)}
              choose={() => {
                last.current = keyOf(row);
                choose(check);
              }}
              setOpen={(open) => dispatch({ kind: 'open', checks: [check.id], open })}
              showLine={(line) => {
                choose(check);
                showLine(line);
              }}
              {...keys}
            />
          );
        })}
      </ol>
    </section>
  );
}

function keyOf(row: Row): string {
  return row.kind === 'group' ? groupKey(row.group.id) : row.check.id;
}

/** Groups next to each other of which nothing was judged are one. */
function joinUnjudged(groups: readonly Group[]): readonly Group[] {
  const joined: Group[] = [];
  for (const group of groups) {
    const before = joined.at(-1);
    if (before?.mark !== 'none' || group.mark !== 'none') {
      joined.push(group);
      continue;
    }
    const checks = [...before.checks, ...group.checks];
    joined.splice(-1, 1, {
      id: `${before.id} ${group.id}`,
      title: `${before.title}, ${group.title}`,
      summary: `${checks.length} not judged`,
      mark: 'none',
      checks,
    });
  }
  return joined;
}

const counted: readonly (readonly [Mark & Check['outcome'], string])[] = [
  ['fail', 'fail'],
  ['warn', 'with a warning'],
  ['pass', 'pass'],
  ['unknown', 'not judged'],
];

function Counts({ groups }: Pick<SsoAnswer, 'groups'>) {
  const checks = groups.flatMap((group) => group.checks);
  return (
    <>
      {counted.map(([outcome, word]) => {
        const count = checks.filter((check) => check.outcome === outcome).length;
        return (
          count > 0 && (
            <span key={outcome} class="tag">
              <MarkIcon mark={outcome} silent />
              {count} {word}
            </span>
          )
        );
      })}
    </>
  );
}

interface GroupRowProps {
  readonly group: Group;
  readonly open: boolean;
  readonly tabStop: boolean;
  readonly setOpen: (open: boolean) => void;
  readonly move: (key: string) => boolean;
}

function GroupRow({ group: { title, summary, mark }, open, tabStop, setOpen, move }: GroupRowProps) {
  return (
    <li class="check-group">
      <button
        type="button"
        data-item
        aria-expanded={open}
        tabIndex={tabStop ? 0 : -1}
        onClick={() => setOpen(!open)}
        onKeyDown={(event) => {
          if (event.ctrlKey || event.metaKey || event.altKey) return;
          if (event.key === 'ArrowRight') setOpen(true);
          else if (event.key === 'ArrowLeft') setOpen(false);
          else if (!move(event.key)) return;
          event.preventDefault();
        }}
      >
        <Icon name={open ? 'chevron-down' : 'chevron-right'} />
        <b>{title}</b>
        <span>{summary}</span>
        {!open &&
          (mark === 'none' ? <Icon name="circle-slash" class="quiet" label="Not judged" /> : <MarkIcon mark={mark} />)}
      </button>
    </li>
  );
}
