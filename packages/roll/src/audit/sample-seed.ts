import { type ContestId, err, ok, type PersonId, type Result, utf8 } from '@selectorate/basics';
import { sha256Hex } from '@selectorate/record';
import { byText, groupBy } from '../group-by.ts';

/** The frozen roll that a sample is drawn from, as its published summary names it. */
export interface SampledRoll {
  readonly contest: ContestId;
  readonly version: string;
  /** Root of the frozen roll, 64 lower-case hexadecimal digits. */
  readonly root: string;
}

/** A value that somebody gives to the draw: 64 lower-case hexadecimal digits. */
export interface SampleValue {
  readonly person: PersonId;
  readonly value: string;
}

/**
 * The commitment to a value: SHA-256 of the UTF-8 lines `selectorate-roll-sample-value/1`, contest, version, root, person,
 * value, joined by line feeds. The root is in it, so it can only be made once the roll is fixed, and serves one roll; the
 * person is, so that nobody can repeat another's commitment.
 */
export const sampleCommitment = ({ contest, version, root }: SampledRoll, { person, value }: SampleValue): string =>
  sha256Hex(utf8(['selectorate-roll-sample-value/1', contest, version, root, person, value].join('\n')));

/**
 * The seed of the draw: SHA-256 of the UTF-8 lines `selectorate-roll-sample-seed/1`, contest, version, root, and
 * `person value` for each value revealed, in the order of the ids of the people, joined by line feeds.
 */
export const sampleSeed = ({ contest, version, root }: SampledRoll, revealed: readonly SampleValue[]): string => {
  const values = revealed
    .toSorted((a, b) => byText(a.person, b.person))
    .map(({ person, value }) => `${person} ${value}`);
  return sha256Hex(utf8(['selectorate-roll-sample-seed/1', contest, version, root, ...values].join('\n')));
};

/** What one person gave: what they committed to and when, and their value once they revealed it. Instants in UTC. */
export interface SampleContribution {
  readonly person: PersonId;
  readonly committed: { readonly at: string; readonly commitment: string } | null;
  readonly revealed: { readonly at: string; readonly value: string } | null;
}

/** Why nothing is drawn from these contributions, and whose it is; `person` is null where it is nobody's. */
export interface ContributionFault {
  readonly code: 'commitment-missing' | 'commitment-late' | 'commitment-twice' | 'value-unfit' | 'nothing-revealed';
  readonly person: PersonId | null;
}

/** The seed, whose values are in it, and who committed and did not reveal: named, and left out. */
export interface SettledSeed {
  readonly seed: string;
  readonly revealed: readonly PersonId[];
  readonly missing: readonly PersonId[];
}

/**
 * The seed that contributions come to. Every commitment must stand before anything is revealed: whoever committed after
 * they could know another's value could choose the sample. A value that was never revealed is left out and named, as
 * with the lots of a tie (docs/rules/ties.md); anything else that is wrong stops the draw.
 */
export function settleSeed(
  roll: SampledRoll,
  contributions: readonly SampleContribution[],
): Result<SettledSeed, readonly ContributionFault[]> {
  const opened = contributions.flatMap(({ revealed }) => (revealed === null ? [] : [Date.parse(revealed.at)]));
  const first = Math.min(...opened);
  const faults = [
    ...[...groupBy(contributions, ({ person }) => person)].flatMap(([person, own]) =>
      own.length > 1 ? [{ code: 'commitment-twice' as const, person }] : [],
    ),
    ...contributions.flatMap((each) => faultOf(each, roll, first)),
    ...(opened.length === 0 ? [{ code: 'nothing-revealed' as const, person: null }] : []),
  ];
  if (faults.length > 0) return err(faults);
  const values = contributions.flatMap(({ person, revealed }) =>
    revealed === null ? [] : [{ person, value: revealed.value }],
  );
  return ok({
    seed: sampleSeed(roll, values),
    revealed: values.map(({ person }) => person),
    missing: contributions.filter(({ revealed }) => revealed === null).map(({ person }) => person),
  });
}

function faultOf(
  { person, committed, revealed }: SampleContribution,
  roll: SampledRoll,
  firstReveal: number,
): readonly ContributionFault[] {
  if (committed === null) return [{ code: 'commitment-missing', person }];
  // An instant that cannot be read is not before anything.
  const late = !(Date.parse(committed.at) < firstReveal);
  const fits = revealed === null || sampleCommitment(roll, { person, value: revealed.value }) === committed.commitment;
  return [
    ...(late ? [{ code: 'commitment-late' as const, person }] : []),
    ...(fits ? [] : [{ code: 'value-unfit' as const, person }]),
  ];
}
