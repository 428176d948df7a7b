import type { CheckResult, Expected } from '@selectorate/roll';
import { sayNumber, Table, Tag, useTexts } from '@selectorate/ui';
import { standingTo } from './standing-to.ts';

/** Each check that was run: what it found beside what an honest roll of this size would show, as figures, a word and a bar. */
export function FoundBesideExpected({ checks }: { readonly checks: readonly CheckResult[] }) {
  const texts = useTexts();
  return (
    <Table
      caption={texts.text('organise-roll-found-table')}
      compact
      columns={[
        { label: texts.text('organise-roll-found-check'), prose: true },
        { label: texts.text('organise-roll-found-tested'), numeric: true },
        { label: texts.text('organise-roll-found-not-tested'), numeric: true },
        { label: texts.text('organise-roll-found'), numeric: true },
        { label: texts.text('organise-roll-found-expected'), numeric: true },
        { label: texts.text('organise-roll-found-picture'), prose: true },
        { label: texts.text('organise-roll-found-waiting'), numeric: true },
      ]}
      rows={checks.map((result) => {
        const { check, tested, population, signals, expected, outstanding } = result;
        return {
          key: check,
          cells: [
            texts.text(`roll-check-${check.toLowerCase()}`),
            sayNumber(tested),
            sayNumber(population - tested),
            sayNumber(signals.length),
            <ExpectedRange key="expected" expected={expected} />,
            <FoundBar key="bar" found={signals.length} expected={expected} />,
            sayNumber(outstanding),
          ],
        };
      })}
    />
  );
}

function ExpectedRange({ expected }: { readonly expected: Expected | null }) {
  const texts = useTexts();
  if (expected === null) return <>{texts.text('organise-roll-expected-unknown')}</>;
  const { low, high } = expected;
  if (low === high) return <>{sayNumber(low)}</>;
  return <>{texts.text('organise-roll-expected-range', { low: sayNumber(low), high: sayNumber(high) })}</>;
}

const WIDTH = 120;

/** The framed band is the range, the bar what was found; the figures stand beside it, so that it is not read out. */
function FoundBar({ found, expected }: { readonly found: number; readonly expected: Expected | null }) {
  const texts = useTexts();
  const standing = standingTo(found, expected);
  if (expected === null || standing === null) return null;
  const scale = (WIDTH - 2) / Math.max(found, expected.high, 1);
  return (
    <span className="found-bar">
      <svg width={WIDTH} height="20" viewBox={`0 0 ${WIDTH} 20`} aria-hidden="true" focusable="false">
        <line x1="1" y1="1" x2="1" y2="19" className="found-axis" />
        <rect
          x={1 + expected.low * scale}
          y="2"
          width={Math.max((expected.high - expected.low) * scale, 2)}
          height="16"
          className="found-band"
        />
        <rect x="1" y="7" width={found * scale} height="6" className="found-count" />
      </svg>
      <Tag tone={standing === 'more' ? 'attention' : 'plain'}>{texts.text(`organise-roll-found-${standing}`)}</Tag>
    </span>
  );
}
