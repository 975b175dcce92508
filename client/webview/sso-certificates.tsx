/** The certificates of a provider, each with the time for which it is valid. */
import type { CertificateCard } from '../../server/src/panel/view';
import { MarkIcon } from './icon';
import { LineLink, Pairs } from './text';

interface CertificatesProps {
  readonly cards: readonly CertificateCard[];
  readonly provider: string | undefined;
}

export function Certificates({ cards, provider }: CertificatesProps) {
  const span = spanOf(cards);
  const title = provider ? `Certificates of ${provider}` : 'Certificates';
  return (
    <section class="section sso-certificates" aria-label={title}>
      <svg width="0" height="0" class="sso-patterns" aria-hidden="true">
        <defs>
          <pattern id="sso-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <line x1="0" y1="0" x2="0" y2="6" />
          </pattern>
        </defs>
      </svg>
      <div class="heading">
        <h2>{title}</h2>
        {cards[0] && (
          <div class="aside">
            <span>
              <i class="sso-as-of" aria-hidden="true" />
              as of {spokenDay(cards[0].at)}
            </span>
          </div>
        )}
      </div>
      <ul>
        {cards.map((card, index) => (
          <Card key={`${index} ${card.title}`} card={card} span={span} />
        ))}
      </ul>
    </section>
  );
}

function Card({ card, span }: { readonly card: CertificateCard; readonly span: Span }) {
  const { mark, title, sentence, place, rows } = card;
  return (
    <li>
      <div class="sso-card-head">
        <MarkIcon mark={mark} />
        <b>{title}</b>
        {place && <LineLink place={place} />}
      </div>
      <div class="sso-card">
        <p class="quiet">{sentence}</p>
        <Timeline card={card} span={span} />
        <Pairs rows={rows} />
      </div>
    </li>
  );
}

/** What a timeline covers, in milliseconds since 1970 UTC. */
interface Span {
  readonly from: number;
  readonly to: number;
}

const year = 365.25 * 24 * 60 * 60 * 1000;
/** What is valid for longer than anybody plans is cut off here, so that the others can be told apart. */
const furthest = { back: 8 * year, ahead: 6 * year };

/** The same for all cards, so that their bars can be compared. */
function spanOf(cards: readonly CertificateCard[]): Span {
  const at = Math.min(...cards.map((card) => timeOf(card.at)));
  const from = Math.max(at - furthest.back, Math.min(at, ...cards.map(({ notBefore }) => timeOf(notBefore))));
  const to = Math.min(at + furthest.ahead, Math.max(at, ...cards.map(({ notAfter }) => timeOf(notAfter))));
  const margin = Math.max(year / 4, (to - from) / 12);
  return { from: from - margin, to: to + margin };
}

function timeOf(iso: string): number {
  const time = Date.parse(iso);
  return Number.isNaN(time) ? 0 : time;
}

function Timeline({ card, span }: { readonly card: CertificateCard; readonly span: Span }) {
  const { mark, notBefore, notAfter, at } = card;
  const place = (time: number) => Math.min(100, Math.max(0, ((time - span.from) / (span.to - span.from)) * 100));
  const left = place(timeOf(notBefore));
  const width = Math.max(1, place(timeOf(notAfter)) - left);
  const now = `${place(timeOf(at))}%`;
  const inside = timeOf(at) >= timeOf(notBefore) && timeOf(at) <= timeOf(notAfter);
  const words = inside ? 'lies inside' : timeOf(at) < timeOf(notBefore) ? 'lies before it' : 'lies after it';
  return (
    <svg
      class="sso-timeline"
      width="100%"
      height="34"
      role="img"
      aria-label={`Valid from ${spokenDay(notBefore)} to ${spokenDay(notAfter)}. ${spokenDay(at)}, the date asked about, ${words}.`}
    >
      <line class="sso-axis" x1="0" x2="100%" y1="14.5" y2="14.5" />
      <rect class="sso-ground" x={`${left}%`} width={`${width}%`} y="8.5" height="12" rx="2" />
      <rect class={`sso-valid ${mark}`} x={`${left}%`} width={`${width}%`} y="8.5" height="12" rx="2" />
      <line class="sso-now" x1={now} x2={now} y1="2" y2="24" />
      {yearsOf(span).map((number) => (
        <text key={number} x={`${place(Date.UTC(number, 0))}%`} y="33">
          {number}
        </text>
      ))}
    </svg>
  );
}

/** The years that are written: not more than there is room for. */
function yearsOf({ from, to }: Span): readonly number[] {
  const step = [1, 2, 5, 10].find((one) => (to - from) / year / one <= 6) ?? 20;
  const inset = (to - from) / 20;
  const first = new Date(from).getUTCFullYear();
  const last = new Date(to).getUTCFullYear();
  return Array.from({ length: last - first + 1 }, (_, index) => first + index).filter((number) => {
    const time = Date.UTC(number, 0);
    return number % step === 0 && time > from + inset && time < to - inset;
  });
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "23 Nov 2026", in UTC. */
function spokenDay(iso: string): string {
  const [, written, month, day] = /^(\d{4})-(\d\d)-(\d\d)/.exec(iso) ?? [];
  return written ? `${Number(day)} ${months[Number(month) - 1] ?? ''} ${written}` : iso;
}
