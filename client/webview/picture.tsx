/** The picture of what happens: lanes, and messages between them. */
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Picture } from '../../server/src/panel/view';
import { looks } from './icon';
import { type Font, type Layout, layOut, type Measure, type PlacedRow, type PlacedText } from './picture-layout';

interface PictureProps {
  readonly picture: Picture;
  /** Id of the check that is chosen. */
  readonly chosen: string | undefined;
  readonly choose: (checks: readonly string[]) => void;
}

export function PictureSection({ picture, chosen, choose }: PictureProps) {
  const box = useRef<HTMLDivElement>(null);
  const { width, unit, measure } = useRoom(box);
  const layout = useMemo(
    () => (width > 0 ? layOut(picture, width, unit, measure) : undefined),
    [picture, width, unit, measure],
  );
  return (
    <section class="section picture" aria-label="What happens">
      <div class="heading">
        <h2>What happens</h2>
      </div>
      <div ref={box}>
        {layout && <Drawing picture={picture} layout={layout} unit={unit} chosen={chosen} choose={choose} />}
      </div>
    </section>
  );
}

/** How much room there is, and how wide texts are in the fonts of the editor. */
export function useRoom(box: { readonly current: HTMLElement | null }) {
  const [room, setRoom] = useState<{ width: number; unit: number; measure: Measure }>({
    width: 0,
    unit: 1,
    measure: () => 0,
  });
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const look = () => {
      const width = Math.floor(element.clientWidth);
      const style = getComputedStyle(element);
      const unit = Number.parseFloat(style.fontSize) / 13 || 1;
      const mono = style.getPropertyValue('--mono') || 'monospace';
      const fonts: { readonly [font in Font]: string } = {
        title: `${12 * unit}px ${style.fontFamily}`,
        strong: `600 ${12 * unit}px ${style.fontFamily}`,
        wire: `${11 * unit}px ${mono}`,
      };
      setRoom((last) =>
        last.width === width && last.unit === unit ? last : { width, unit, measure: measureIn(fonts) },
      );
    };
    look();
    const watch = new ResizeObserver(look);
    watch.observe(element);
    void document.fonts?.ready.then(look);
    return () => watch.disconnect();
  }, [box]);
  return room;
}

function measureIn(fonts: { readonly [font in Font]: string }): Measure {
  const context = document.createElement('canvas').getContext('2d');
  return (text, font) => {
    if (!context) return text.length * 7;
    context.font = fonts[font];
    return context.measureText(text).width;
  };
}

interface DrawingProps extends PictureProps {
  readonly layout: Layout;
  readonly unit: number;
}

function Drawing({ picture, layout, unit, chosen, choose }: DrawingProps) {
  const { width, height, lanes, life, rows } = layout;
  return (
    <svg
      class="sequence"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={picture.label}
    >
      {lanes.map((lane, index) => {
        const x = Math.round(lane.x);
        const { id, icon } = picture.lanes[index] ?? { id: '', icon: 'server' };
        return (
          <g key={id}>
            <Sign name={icon} x={x - 8 * unit} y={0} unit={unit} />
            <Words text={lane.title} class="title strong" leading={15 * unit} />
            <Words text={lane.sub} class="wire-words" leading={14 * unit} />
            <line class="life" x1={x + 0.5} x2={x + 0.5} y1={life[0]} y2={life[1]} />
          </g>
        );
      })}
      {rows.map((row, index) => (
        <Row key={index} row={row} unit={unit} chosen={chosen} choose={choose} />
      ))}
    </svg>
  );
}

interface RowProps {
  readonly row: PlacedRow;
  readonly unit: number;
  readonly chosen: string | undefined;
  readonly choose: (checks: readonly string[]) => void;
}

function Row({ row, unit, chosen, choose }: RowProps) {
  const { checks, tone } = row.row;
  const current = chosen !== undefined && checks.includes(chosen);
  const classes = [row.kind, tone, ...(current ? ['current'] : []), ...(checks.length ? ['linked'] : [])].join(' ');
  return (
    // biome-ignore lint/a11y: the checks offer the same to the keyboard
    <g class={classes} onClick={checks.length ? () => choose(checks) : undefined}>
      {row.kind === 'box' ? <Box row={row} unit={unit} /> : <Arrow row={row} unit={unit} />}
    </g>
  );
}

function Box({ row, unit }: { readonly row: Extract<PlacedRow, { kind: 'box' }>; readonly unit: number }) {
  const { mark } = row.row;
  const look = mark === 'account' || mark === 'none' ? undefined : looks[mark];
  const icon = mark === 'account' ? 'account' : look?.icon;
  return (
    <>
      <rect class="under" x={row.x} y={row.y} width={row.width} height={row.height} rx={3} />
      <rect x={row.x} y={row.y} width={row.width} height={row.height} rx={3} />
      {icon && <Sign name={icon} x={row.x + 7.5 * unit} y={row.y + 3.5 * unit} unit={unit} class={look?.tone} />}
      <Words text={row.title} class="title strong" leading={15 * unit} />
      {row.sub && <Words text={row.sub} class="wire-words" leading={14 * unit} />}
    </>
  );
}

function Arrow({ row, unit }: { readonly row: Extract<PlacedRow, { kind: 'message' }>; readonly unit: number }) {
  const { number, end, tone } = row.row;
  const { y, from, to } = row;
  const way = to < from ? -1 : 1;
  const start = from + (number === undefined ? 0 : 8 * unit * way);
  // The arrow ends before the lifeline, or before the mark that stands on it.
  const marked = end !== undefined && end !== 'none';
  const tip = to - (marked ? 10 : 3) * unit * way;
  const wing = tip - 7 * unit * way;
  const look = marked ? looks[end] : undefined;
  return (
    <>
      <Words text={row.title} class={tone === 'bad' ? 'title strong' : 'title'} leading={15 * unit} />
      <line x1={start} x2={tip - way} y1={y} y2={y} />
      <path d={`M${wing} ${y - 4 * unit}L${tip} ${y}L${wing} ${y + 4 * unit}`} />
      {number !== undefined && (
        <g class="circle">
          <circle cx={from} cy={y} r={8 * unit} />
          <text x={from} y={y + 3.5 * unit} text-anchor="middle">
            {number}
          </text>
        </g>
      )}
      {look && (
        <>
          <circle class="halo" cx={to} cy={y} r={9 * unit} />
          <Sign name={look.icon} x={to - 8 * unit} y={y - 8 * unit} unit={unit} class={look.tone} />
        </>
      )}
      {row.wire && <Words text={row.wire} class="wire-words" leading={14 * unit} />}
    </>
  );
}

interface SignProps {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly unit: number;
  readonly class?: string | undefined;
}

export function Sign({ name, x, y, unit, class: tone }: SignProps) {
  return (
    <use
      href={`#icon-${name}`}
      x={x}
      y={y}
      width={16 * unit}
      height={16 * unit}
      class={tone ? `sign ${tone}` : 'sign'}
    />
  );
}

interface WordsProps {
  readonly text: PlacedText;
  readonly class: string;
  /** From one line to the next. */
  readonly leading: number;
}

export function Words({ text, class: classes, leading }: WordsProps) {
  return (
    <text class={classes} text-anchor={text.anchor} x={text.x} y={text.y}>
      {text.lines.length < 2
        ? text.lines[0]
        : text.lines.map((line, index) => (
            <tspan key={index} x={text.x} dy={index === 0 ? 0 : leading}>
              {line}
            </tspan>
          ))}
    </text>
  );
}
