import { sayWhen, useTexts } from '@selectorate/ui';
import { useContest } from './contest-view.tsx';
import type { PlannedDate } from './planned-and-actual.ts';
import { deadlineName } from './where-it-stands.ts';

const WIDTH = 1040;
const LABELS = 250;
const END = 40;
const ROW = 30;
const TOP = 34;

/** Planned against actual as a picture; the table beneath says the same. Dates far beyond the others are left to the table. */
export function Timeline({ dates }: { readonly dates: readonly PlannedDate[] }) {
  const texts = useTexts();
  const { zone, record } = useContest();
  const shown = dates.filter(({ id }) => id !== 'retention-ends');
  const times = shown.flatMap(({ planned, first, actual }) => [
    planned,
    first,
    ...(actual === null ? [] : [actual.at]),
  ]);
  if (times.length === 0) return null;
  const [from, to] = [Math.min(...times.map(Date.parse)), Math.max(...times.map(Date.parse))];
  const x = (instant: string): number =>
    LABELS + ((WIDTH - LABELS - END) * (Date.parse(instant) - from)) / Math.max(1, to - from);
  const height = TOP + ROW * shown.length + 8;
  const now = record.checkpoint?.at;
  const isNowShown = now != null && Date.parse(now) >= from && Date.parse(now) <= to;
  return (
    <figure>
      <svg
        className="timeline"
        viewBox={`0 0 ${WIDTH} ${height}`}
        role="img"
        aria-label={texts.text('observe-timeline')}
      >
        {monthsBetween(from, to).map((month) => (
          <g key={month}>
            <line x1={x(month)} x2={x(month)} y1={TOP - 8} y2={height} />
            <text className="soft-text" x={x(month) + 4} y={TOP - 14}>
              {sayMonth(month, zone)}
            </text>
          </g>
        ))}
        {isNowShown ? <line className="now-line" x1={x(now)} x2={x(now)} y1={TOP - 8} y2={height} /> : null}
        {shown.map((date, at) => (
          <TimelineRow key={date.id} date={date} x={x} y={TOP + ROW * at + 12} name={deadlineName(date.id, texts)} />
        ))}
      </svg>
      <figcaption className="soft">
        {texts.text('observe-timeline-legend', { when: sayWhenShort(now, zone) })}
      </figcaption>
    </figure>
  );
}

interface TimelineRowProps {
  readonly date: PlannedDate;
  readonly name: string;
  readonly x: (instant: string) => number;
  readonly y: number;
}

function TimelineRow({ date: { first, planned, actual }, name, x, y }: TimelineRowProps) {
  const at = x(planned);
  return (
    <g>
      <line x1="0" x2={WIDTH} y1={y + ROW / 2} y2={y + ROW / 2} />
      <text x="0" y={y + 5}>
        {name}
      </text>
      {first === planned ? null : (
        <path className="moved" d={`M${x(first) - 5} ${y - 5}l10 10m0-10l-10 10M${x(first)} ${y}H${at}`} />
      )}
      {actual === null ? null : <line className="lag" x1={at} x2={x(actual.at)} y1={y} y2={y} />}
      <path className="planned" d={`M${at - 9} ${y}l9-9 9 9-9 9z`} />
      {actual === null ? null : <circle className="actual" cx={x(actual.at)} cy={y} r="4" />}
    </g>
  );
}

const sayWhenShort = (instant: string | null | undefined, zone: string): string =>
  instant == null ? '–' : sayWhen(instant, zone);

const sayMonth = (instant: string, zone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, month: 'short', year: 'numeric' }).format(new Date(instant));

/** The first of each month in between, at most a dozen. */
function monthsBetween(from: number, to: number): readonly string[] {
  const months: string[] = [];
  const start = new Date(from);
  for (let month = 1; months.length < 12; month++) {
    const first = Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + month, 1);
    if (first > to) break;
    months.push(new Date(first).toISOString());
  }
  return months;
}
