/** What an attacker did to a message: its parts, which of them is forged, and both assertions side by side. */
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { AttackStory, Check } from '../../server/src/panel/view';
import { MarkIcon } from './icon';
import { Sign, useRoom, Words } from './picture';
import { type Pointed, XmlLines } from './sso-documents';
import { layOutTree, type PlacedNode, type TreeNode } from './sso-tree-layout';

export function AttackTree({ attack: { title, tree } }: { readonly attack: AttackStory }) {
  const box = useRef<HTMLDivElement>(null);
  const { width, unit, measure } = useRoom(box);
  const layout = useMemo(
    () => (width > 0 ? layOutTree(tree, width, unit, measure) : undefined),
    [tree, width, unit, measure],
  );
  return (
    <section class="section picture" aria-label={title}>
      <div class="heading">
        <h2>{title}</h2>
      </div>
      <div ref={box}>
        {layout && (
          <svg
            class="sequence sso-tree"
            width={layout.width}
            height={layout.height}
            viewBox={`0 0 ${layout.width} ${layout.height}`}
            role="img"
            aria-label={inWords(tree)}
          >
            {layout.edges.map((path) => (
              <path key={path} class="edge" d={path} />
            ))}
            {layout.nodes.map((placed) => (
              <Part key={placed.node.id} placed={placed} unit={unit} />
            ))}
            {layout.covers.map(({ path, head }) => (
              <path key={path} class="covers" d={`${path}${head}`} />
            ))}
          </svg>
        )}
      </div>
    </section>
  );
}

const signs = { plain: undefined, forged: ['error', 'bad'], real: ['pass', 'good'] } as const;

function Part({ placed, unit }: { readonly placed: PlacedNode; readonly unit: number }) {
  const { node, x, y, width, height, title, lines, note } = placed;
  const [icon, tone] = signs[node.tone] ?? [node.icon, undefined];
  return (
    <g class={node.tone}>
      {/* What was too long for its box. */}
      <title>{[node.title, ...node.lines].join('\n')}</title>
      <rect x={x} y={y} width={width} height={height} rx={3} />
      <Sign name={icon} x={x + 7.5 * unit} y={y + 5.5 * unit} unit={unit} class={tone} />
      <Words text={title} class="title strong" leading={15 * unit} />
      <Words text={lines} class="wire-words" leading={15 * unit} />
      {note && <Words text={note} class="title note-words" leading={15 * unit} />}
    </g>
  );
}

/** The tree as sentences. */
function inWords(tree: readonly TreeNode[]): string {
  const titles = new Map(tree.map(({ id, title, lines }) => [id, [title, lines[0]].filter(Boolean).join(' ')]));
  return tree
    .map(({ id, parent, note, covers }) => {
      const inside = parent === undefined ? undefined : titles.get(parent);
      const covered = covers === undefined ? undefined : titles.get(covers);
      return [
        titles.get(id),
        ...(inside ? [`in ${inside}`] : []),
        ...(covered ? [`covers ${covered}`] : []),
        ...(note ? [note] : []),
      ].join(', ');
    })
    .join('. ');
}

interface AttackSidesProps {
  readonly sides: NonNullable<AttackStory['sides']>;
  readonly chosen: Check | undefined;
  readonly choose: (checks: readonly string[]) => void;
  readonly pointed: Pointed | undefined;
}

export function AttackSides({ sides, chosen, choose, pointed }: AttackSidesProps) {
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (pointed) box.current?.querySelector(`[data-line="${pointed.line}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [pointed]);
  const differing = Math.max(...sides.map(({ lines }) => lines.filter(({ differs }) => differs).length));
  return (
    <section class="section sso-sides" aria-label="The two assertions, side by side" ref={box}>
      <div class="heading">
        <h2>The two assertions, side by side</h2>
        <div class="aside">{differing === 1 ? '1 line differs' : `${differing} lines differ`}</div>
      </div>
      <div class="sso-pair">
        {sides.map(({ mark, title, sub, lines }) => (
          <div key={title}>
            <div class="sso-side-head">
              <MarkIcon mark={mark} />
              <b>{title}</b>
              <span class="quiet">{sub}</span>
            </div>
            <div class="code framed">
              <XmlLines lines={lines} chosen={chosen} choose={choose} own={chosen?.lines} />
            </div>
          </div>
        ))}
      </div>
    </section>
  );
}
