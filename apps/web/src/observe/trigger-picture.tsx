import { formatFraction, formatPercent, multiply, parseFraction, type Rational } from '@selectorate/basics';
import type { SectionWorking, ThresholdWorking } from '@selectorate/count';
import { useTexts } from '@selectorate/ui';
import { useContest } from './contest-view.tsx';
import { SwatchFill } from './swatches.tsx';

/** Bars of the sections, the share that is compared, the threshold as a line, and the figures under each. */
export function TriggerPicture({ working }: { readonly working: ThresholdWorking }) {
  const texts = useTexts();
  const { sections, rule, share } = working;
  const separate = rule.aggregator === 'any-section' || rule.aggregator === 'every-section';
  return (
    <figure className="bars trigger-bars">
      <dl>
        {sections.map((section, at) => (
          <SectionBar
            key={section.section}
            section={section}
            swatch={at + 1}
            {...(separate ? { threshold: rule.threshold } : {})}
          />
        ))}
        {share === null ? null : (
          <ShareBar
            label={texts.text(rule.aggregator === 'pooled' ? 'observe-all-together' : 'observe-added-by-weight')}
            share={share}
            threshold={rule.threshold}
            parts={rule.aggregator === 'pooled' ? [{ swatch: 4, share }] : weighted(working)}
          >
            {rule.aggregator === 'pooled'
              ? `${formatFraction(working.for)} / ${formatFraction(working.denominator)}`
              : sumOf(working)}
          </ShareBar>
        )}
      </dl>
      <figcaption className="soft">{texts.text('observe-threshold-line', { threshold: rule.threshold })}</figcaption>
    </figure>
  );
}

interface SectionBarProps {
  readonly section: SectionWorking;
  readonly swatch: number;
  readonly threshold?: string;
}

function SectionBar({ section, swatch, threshold }: SectionBarProps) {
  const texts = useTexts();
  const { state } = useContest();
  const { share, denominator, notCast, noPreference } = section;
  const title = state.rulebook.sections.find(({ id }) => id === section.section)?.title ?? section.section;
  return (
    <ShareBar label={title} share={share} threshold={threshold} parts={share === null ? [] : [{ swatch, share }]}>
      {texts.text('observe-section-figures', {
        open: formatFraction(section.for),
        of: formatFraction(denominator),
        keep: formatFraction(section.against),
        none: formatFraction(noPreference),
        absent: notCast,
      })}
    </ShareBar>
  );
}

interface Part {
  readonly swatch: number;
  readonly share: Rational;
}

interface ShareBarProps {
  readonly label: string;
  readonly share: Rational | null;
  readonly threshold?: string | undefined;
  readonly parts: readonly Part[];
  readonly children: React.ReactNode;
}

function ShareBar({ label, share, threshold, parts, children }: ShareBarProps) {
  const line = threshold === undefined ? undefined : parseFraction(threshold);
  let from = 0;
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <span className="figures">
          <strong>{share === null ? '–' : `${formatPercent(share)} %`}</strong>
        </span>
        <svg className="bar tall" aria-hidden="true" width="100%" height="44">
          <rect className="trough" x="0" y="8" width="100%" height="28" />
          {parts.map(({ swatch, share: part }) => {
            const x = from;
            from += percent(part);
            return (
              <SwatchFill key={swatch} swatch={swatch} x={`${x}%`} y={8} width={`${percent(part)}%`} height={28} />
            );
          })}
          {line === undefined ? null : (
            <>
              <line className="threshold-halo" x1={`${percent(line)}%`} x2={`${percent(line)}%`} y1="0" y2="44" />
              <line className="threshold" x1={`${percent(line)}%`} x2={`${percent(line)}%`} y1="0" y2="44" />
            </>
          )}
        </svg>
        <span className="bar-working soft">{children}</span>
      </dd>
    </div>
  );
}

/** For drawing only: comparisons are exact and made elsewhere. */
const percent = ({ n, d }: Rational): number => Number((n * 100_000n) / d) / 1_000;

function weighted({ sections, rule }: ThresholdWorking): readonly Part[] {
  return sections.flatMap(({ share }, at) => {
    const weight = parseFraction(rule.sections[at]?.weight ?? '');
    return share === null || weight === undefined ? [] : [{ swatch: at + 1, share: multiply(weight, share) }];
  });
}

/** `1/2 × 1 + 1/2 × 3/20 = 23/40`. */
function sumOf({ sections, rule, share }: ThresholdWorking): string {
  const terms = sections.flatMap((section, at) =>
    section.share === null ? [] : [`${rule.sections[at]?.weight ?? ''} × ${formatFraction(section.share)}`],
  );
  return `${terms.join(' + ')} = ${share === null ? '–' : formatFraction(share)}`;
}
