import {
  add,
  compare,
  divide,
  multiply,
  ONE,
  parseFraction,
  rational,
  type Rational,
  type SectionId,
  sum,
  throwIllegalValue,
  type UnitId,
  ZERO,
} from '@selectorate/basics';

/** How one unit voted. `for` is for an open selection; `no-preference` is a unit tied again after its retake. */
export interface UnitVote {
  readonly unit: UnitId;
  readonly section: SectionId;
  /** The body whose branches share a cap (a union, a society); null for a unit that has none. */
  readonly parentBody: string | null;
  readonly vote: 'for' | 'against' | 'no-preference' | 'not-cast';
}

/** How unit votes combine. Every choice that a rulebook can make is a field; there are no defaults. */
export interface ThresholdRule {
  readonly aggregator: 'pooled' | 'any-section' | 'every-section' | 'weighted-sections';
  readonly comparator: '>' | '>=';
  /** An exact fraction: `1/2`, `1/3`. */
  readonly threshold: string;
  /** Units that cast a vote, or all valid units given. */
  readonly denominator: 'cast' | 'entitled';
  /** Whether a unit tied again after its retake counts in the denominator. */
  readonly noPreference: 'in-denominator' | 'out-of-denominator';
  /** What follows when the deciding share equals the threshold exactly. */
  readonly exactTie: 'as-compared' | 'undetermined' | 'met' | 'not-met';
  /**
   * A section with nothing in its denominator. `lapses`: drops out, its weight is lost. `renormalises`: drops out, the
   * remaining weights are scaled to 1. `counts-as-none`: counted as a share of 0, and never met.
   */
  readonly emptySection: 'lapses' | 'renormalises' | 'counts-as-none';
  /** Votes that the units of one parent body have in all; above it each of its n units weighs cap / n. */
  readonly capPerParent: number | null;
  readonly sections: readonly { readonly section: SectionId; readonly weight: string }[];
}

/** One section's figures. Votes are sums of unit weights: whole numbers unless a cap bites. */
export interface SectionWorking {
  readonly section: SectionId;
  readonly for: Rational;
  readonly against: Rational;
  readonly noPreference: Rational;
  /** Units, not weights. */
  readonly notCast: number;
  readonly denominator: Rational;
  /** Null when the section is empty and drops out. */
  readonly share: Rational | null;
  /** Null unless the rule decides section by section, and then null for a dropped or undetermined section. */
  readonly met: boolean | null;
}

/** The decision with every figure it rests on. */
export interface ThresholdWorking {
  readonly rule: ThresholdRule;
  readonly sections: readonly SectionWorking[];
  /** All votes for, and all denominators, over the sections. */
  readonly for: Rational;
  readonly denominator: Rational;
  /** The one share compared with the threshold; null when sections decide separately or all are empty. */
  readonly share: Rational | null;
  readonly outcome: 'met' | 'not-met' | 'undetermined';
}

/**
 * Combines unit votes under a rule, exactly.
 *
 * Throws for a vote in a section that the rule does not name, a unit that votes twice, or a fraction that is not one:
 * the rulebook and the acts have excluded these, so here they are bugs.
 *
 * @example
 * ```ts
 * decideByThreshold(votes, { ...rule, aggregator: 'weighted-sections', comparator: '>', threshold: '1/2' }).outcome;
 * ```
 */
export function decideByThreshold(votes: readonly UnitVote[], rule: ThresholdRule): ThresholdWorking {
  checkVotes(votes, rule);
  const weightOf = unitWeights(votes, rule);
  const sections = rule.sections.map(({ section }) =>
    workSection(section, { votes: votes.filter((vote) => vote.section === section), rule, weightOf }),
  );
  const live = sections.filter(({ denominator }) => !isZero(denominator));
  const share = live.length === 0 ? null : decidingShare(sections, rule);
  return {
    rule,
    sections,
    for: sum(sections.map((section) => section.for)),
    denominator: sum(sections.map((section) => section.denominator)),
    share,
    outcome: live.length === 0 ? 'undetermined' : outcomeOf(sections, share, rule),
  };
}

type Outcome = ThresholdWorking['outcome'];
type WeightOf = (vote: UnitVote) => Rational;

function workSection(
  section: SectionId,
  { votes, rule, weightOf }: { votes: readonly UnitVote[]; rule: ThresholdRule; weightOf: WeightOf },
): SectionWorking {
  const weightWhere = (counts: (vote: UnitVote) => boolean): Rational => sum(votes.filter(counts).map(weightOf));
  const votesFor = weightWhere(({ vote }) => vote === 'for');
  const denominator = weightWhere((vote) => countsInDenominator(vote, rule));
  const empty = isZero(denominator);
  const shareWhenEmpty = rule.emptySection === 'counts-as-none' ? ZERO : null;
  const share = empty ? shareWhenEmpty : divide(votesFor, denominator);
  return {
    section,
    for: votesFor,
    against: weightWhere(({ vote }) => vote === 'against'),
    noPreference: weightWhere(({ vote }) => vote === 'no-preference'),
    notCast: votes.filter(({ vote }) => vote === 'not-cast').length,
    denominator,
    share,
    met: sectionMet(share, empty, rule),
  };
}

function countsInDenominator({ vote }: UnitVote, rule: ThresholdRule): boolean {
  switch (vote) {
    case 'for':
    case 'against':
      return true;
    case 'no-preference':
      return rule.noPreference === 'in-denominator';
    case 'not-cast':
      return rule.denominator === 'entitled';
    default:
      return throwIllegalValue(vote);
  }
}

/** The cap looks at a parent body's units in all sections together, and only at those that count. */
function unitWeights(votes: readonly UnitVote[], rule: ThresholdRule): WeightOf {
  const cap = rule.capPerParent;
  if (cap === null) return () => ONE;
  const units = new Map<string, number>();
  for (const vote of votes) {
    if (vote.parentBody === null || !countsInDenominator(vote, rule)) continue;
    units.set(vote.parentBody, (units.get(vote.parentBody) ?? 0) + 1);
  }
  return (vote) => {
    const siblings = vote.parentBody === null ? 0 : (units.get(vote.parentBody) ?? 0);
    return siblings > cap && countsInDenominator(vote, rule) ? rational(cap, siblings) : ONE;
  };
}

function decidingShare(sections: readonly SectionWorking[], rule: ThresholdRule): Rational | null {
  switch (rule.aggregator) {
    case 'pooled':
      return divide(sum(sections.map((section) => section.for)), sum(sections.map((section) => section.denominator)));
    case 'weighted-sections':
      return weightedShare(sections, rule);
    case 'any-section':
    case 'every-section':
      return null;
    default:
      return throwIllegalValue(rule.aggregator);
  }
}

function weightedShare(sections: readonly SectionWorking[], rule: ThresholdRule): Rational {
  let total = ZERO;
  let liveWeight = ZERO;
  for (const [at, { share }] of sections.entries()) {
    if (share === null) continue;
    const weight = fraction(rule.sections[at]?.weight ?? '');
    total = add(total, multiply(weight, share));
    liveWeight = add(liveWeight, weight);
  }
  return rule.emptySection === 'renormalises' && !isZero(liveWeight) ? divide(total, liveWeight) : total;
}

function outcomeOf(sections: readonly SectionWorking[], share: Rational | null, rule: ThresholdRule): Outcome {
  if (share !== null) return compareShare(share, rule);
  const standing = sections.filter((section) => section.share !== null);
  const decisive = rule.aggregator === 'any-section';
  if (standing.some(({ met }) => met === decisive)) return decisive ? 'met' : 'not-met';
  if (standing.some(({ met }) => met === null)) return 'undetermined';
  return decisive ? 'not-met' : 'met';
}

function sectionMet(share: Rational | null, empty: boolean, rule: ThresholdRule): boolean | null {
  if (share === null || rule.aggregator === 'pooled' || rule.aggregator === 'weighted-sections') return null;
  if (empty) return false;
  const outcome = compareShare(share, rule);
  return outcome === 'undetermined' ? null : outcome === 'met';
}

/** The one comparison of a share with a threshold: units' votes and yes-no questions alike. */
export function compareShare(
  share: Rational,
  rule: Pick<ThresholdRule, 'comparator' | 'threshold' | 'exactTie'>,
): Outcome {
  const order = compare(share, fraction(rule.threshold));
  if (order !== 0) return order > 0 ? 'met' : 'not-met';
  if (rule.exactTie !== 'as-compared') return rule.exactTie;
  return rule.comparator === '>=' ? 'met' : 'not-met';
}

function checkVotes(votes: readonly UnitVote[], rule: ThresholdRule): void {
  const named = new Set(rule.sections.map(({ section }) => section));
  const seen = new Set<UnitId>();
  for (const { unit, section } of votes) {
    if (!named.has(section)) throw new RangeError(`threshold: the rule names no section ${section}`);
    if (seen.has(unit)) throw new RangeError(`threshold: ${unit} votes twice`);
    seen.add(unit);
  }
}

function fraction(text: string): Rational {
  const value = parseFraction(text);
  if (value === undefined) throw new RangeError(`threshold: not an exact fraction: ${text}`);
  return value;
}

const isZero = (value: Rational): boolean => value.n === 0n;
