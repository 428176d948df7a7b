import { ELECTORATES, EXCLUSION_REASONS } from '@selectorate/roll';
import type { Act } from './act.ts';
import { DISCRETIONARY_AMENDMENTS } from './codes.ts';
import { paperFigures, totalOf, unresolvedPapers } from './derived/papers.ts';
import { secondsBetween } from './instant.ts';
import type { State } from './state.ts';

/** Who can check a statement: P anyone from the public record, S the scrutineer with private parts, W nobody, it is a word. */
export type Standing = 'P' | 'S' | 'W';

/** Who can check each invariant of section 5 of the domain; an invariant with several parts has several. */
export const INVARIANT_STANDINGS: Readonly<Record<number, readonly Standing[]>> = {
  1: ['P', 'S'],
  2: ['P'],
  3: ['S'],
  4: ['P'],
  5: ['P', 'S'],
  6: ['P', 'S'],
  7: ['P'],
  8: ['P'],
  9: ['P', 'W'],
  10: ['P', 'S'],
  11: ['P'],
};

/** Invariants that say something of credentials or receipts: nothing of the kind exists on paper. */
export const INVARIANTS_OF_OTHER_CHANNELS: readonly number[] = [2, 11];

/** One thing the record says, who can check it, the invariants it serves, and the entries it comes from. */
export interface Finding {
  readonly what: string;
  readonly invariants: readonly number[];
  readonly standing: Standing;
  readonly entries: readonly number[];
}

/** A broken invariant of section 5 of the domain. Only a program that admits too much can bring one about. */
export interface InvariantFault {
  readonly invariant: number;
  readonly what: string;
}

interface Invariant {
  readonly invariant: number;
  readonly what: string;
  readonly holds: (state: State, acts: readonly Act[]) => boolean;
}

/** The invariants that the public record decides, asked again of the finished state and not of any single act. */
const INVARIANTS: readonly Invariant[] = [
  {
    invariant: 1,
    what: 'papers-add-up',
    holds: (state) => {
      const papers = paperFigures(state);
      const accounted = papers.spoilt + papers.rejected + papers.valid;
      return (
        papers.issued === papers.returned + papers.notReturned &&
        (state.reconciled === null || papers.returned === accounted)
      );
    },
  },
  {
    invariant: 1,
    what: 'eligible-accounted',
    holds: ({ reconciled, roll }) =>
      reconciled === null || reconciled.issued + totalOf(reconciled.notIssued) === roll?.eligibleBallot,
  },
  {
    invariant: 1,
    what: 'excluded-have-acts',
    holds: ({ roll }, acts) =>
      roll === null ||
      ELECTORATES.every((name) =>
        EXCLUSION_REASONS.every(
          (reason) => (roll.withheld[name][`excluded-${reason}`] ?? 0) <= excludedByActs(acts, { reason, name }),
        ),
      ),
  },
  {
    invariant: 1,
    what: 'count-is-of-valid-papers',
    holds: ({ counted, reconciled }) => counted === null || counted.valid === reconciled?.valid,
  },
  {
    invariant: 4,
    what: 'anomalies-below-margin',
    holds: (state) =>
      state.declaration?.endedBy !== 'declaration' ||
      state.anomaliesDecided !== null ||
      unresolvedPapers(state) === 0 ||
      unresolvedPapers(state) < (state.counted?.margin ?? 0),
  },
  {
    invariant: 5,
    what: 'winner-computed',
    holds: ({ declaration, counted, incumbent }) =>
      declaration === null ||
      (declaration.endedBy === 'declaration'
        ? declaration.winner === counted?.elected
        : declaration.endedBy !== 'trigger' || declaration.winner === incumbent),
  },
  {
    invariant: 6,
    what: 'discretion-registered',
    holds: ({ discretions }, acts) => {
      const discretionary = acts.filter(isDiscretion);
      return (
        discretionary.length === discretions.size &&
        discretionary.every(({ commitments }) => commitments['reasons'] !== undefined)
      );
    },
  },
  {
    invariant: 7,
    what: 'challenges-decided-before-close',
    holds: ({ stage, challenges }) => stage !== 'closed' || challenges.every(({ ruled }) => ruled !== null),
  },
  {
    invariant: 8,
    what: 'scrutiny-before-announcement',
    holds: ({ declaration, scrutiny, counted }) =>
      declaration === null ||
      !['declaration', 'trigger'].includes(declaration.endedBy) ||
      (scrutiny !== null && scrutiny.satisfied && scrutiny.seq < (counted?.seq ?? declaration.seq)),
  },
  {
    invariant: 9,
    what: 'kept-beyond-challenges',
    holds: ({ deadlines }) => {
      const closes = deadlines.find(({ id }) => id === 'challenge-closes');
      const ends = deadlines.find(({ id }) => id === 'retention-ends');
      return closes === undefined || (ends !== undefined && secondsBetween(ends.instant, closes.instant) >= 0);
    },
  },
  {
    invariant: 10,
    what: 'no-small-cell',
    holds: ({ units, rulebook }) =>
      units.every(({ returns }) =>
        returns.every(
          ({ figures }) =>
            figures === null ||
            figures.open + figures.keep === 0 ||
            figures.open + figures.keep >= rulebook.publication.k,
        ),
      ),
  },
];

/** What happens between a notice and a ruling on an appeal. */
const EXCLUSION_ACTS = [
  'give-exclusion-notice',
  'record-exclusion-reply',
  'decide-exclusion',
  'appeal-exclusion',
  'rule-on-exclusion',
] as const;

const SAMPLE_ACTS = [
  'call-roll-sample',
  'commit-sample-value',
  'reveal-sample-value',
  'draw-roll-sample',
  'report-roll-sample',
] as const;

/** Kinds of act that are always somebody's discretion. */
const DISCRETIONARY: ReadonlySet<string> = new Set([
  'grant-waiver',
  'decide-exclusion',
  'rule-on-exclusion',
  'replace-officer',
  'set-aside-return',
  'rule-on-incident',
  'decide-anomalies',
  'endorse',
  'rule-on-challenge',
  'override',
  'succeed-log',
]);

/** Is the act somebody's discretion? Then it has reasons and a line in the register; an amendment of the roll only for some reasons. */
export function isDiscretion({ kind, body }: Pick<Act, 'kind' | 'body'>): boolean {
  if (kind === 'report-roll-sample') return isSampleCorrection(body as { readonly corrected?: number });
  return DISCRETIONARY.has(kind) || (kind === 'amend-roll' && isDiscretionaryAmendment(body as AmendedFor));
}

/** Was an answer of the sample changed that had been reported? */
export const isSampleCorrection = ({ corrected }: { readonly corrected?: number | undefined }): boolean =>
  corrected !== undefined && corrected > 0;

interface AmendedFor {
  readonly reasons?: Readonly<Partial<Record<string, number>>>;
}

/** Was an entry added or corrected, on nobody's decision but the officers' own? */
export const isDiscretionaryAmendment = ({ reasons }: AmendedFor): boolean =>
  DISCRETIONARY_AMENDMENTS.some((reason) => (reasons?.[reason] ?? 0) > 0);

/** Who committed to a value for the sample and had not revealed it at the draw, or when the time for it was over. */
function valuesMissing({ rollSample, stage }: State): readonly number[] {
  if (rollSample === null || (rollSample.drawn === null && stage !== 'declared' && stage !== 'closed')) return [];
  return rollSample.values.flatMap(({ seq, value }) => (value === null ? [seq] : []));
}

export function checkInvariants(state: State, acts: readonly Act[]): readonly InvariantFault[] {
  return INVARIANTS.filter(({ holds }) => !holds(state, acts)).map(({ invariant, what }) => ({ invariant, what }));
}

/** Everything the record says, sorted by who can check it. `what` is a message id; the entries are where to look. */
export function findingsOf(state: State, acts: readonly Act[]): readonly Finding[] {
  const at = (...kinds: readonly string[]): readonly number[] =>
    acts.filter(({ kind }) => kinds.includes(kind)).map(({ seq }) => seq);
  const discretions = acts.filter(isDiscretion).map(({ seq }) => seq);
  const returns = acts.filter(({ kind }) => kind === 'return-unit-vote');
  const withheld = returns.filter(({ commitments }) => commitments['figures'] !== undefined);
  const published = returns.filter(({ commitments }) => commitments['figures'] === undefined);
  const findings: readonly Finding[] = [
    { what: 'log-complete', invariants: [], standing: 'P', entries: [] },
    { what: 'acts-signed-and-admitted', invariants: [6], standing: 'P', entries: [] },
    { what: 'roll-counts-add-up', invariants: [1], standing: 'P', entries: at('freeze-roll') },
    { what: 'roll-report-counts', invariants: [10], standing: 'P', entries: at('report-roll') },
    { what: 'exclusions-in-order', invariants: [1, 6], standing: 'P', entries: at(...EXCLUSION_ACTS) },
    { what: 'roll-amendments-add-up', invariants: [1], standing: 'P', entries: at('amend-roll') },
    { what: 'roll-sample-drawn', invariants: [], standing: 'P', entries: at(...SAMPLE_ACTS) },
    { what: 'roll-sample-values-missing', invariants: [], standing: 'W', entries: valuesMissing(state) },
    {
      what: 'roll-not-reported',
      invariants: [],
      standing: 'W',
      entries: state.rollReport === null ? at('freeze-roll') : [],
    },
    { what: 'unit-outcomes', invariants: [5, 10], standing: 'P', entries: published.map(({ seq }) => seq) },
    { what: 'trigger-formula', invariants: [5], standing: 'P', entries: at('decide-trigger') },
    { what: 'papers-reconciled', invariants: [1, 4], standing: 'P', entries: at('reconcile') },
    { what: 'papers-counted-again', invariants: [5, 8], standing: 'P', entries: at('record-count') },
    { what: 'kept-beyond-challenges', invariants: [9], standing: 'P', entries: at('declare') },
    { what: 'discretion-published', invariants: [6, 7], standing: 'P', entries: discretions },
    { what: 'lot-values', invariants: [], standing: 'P', entries: at('commit-lot-value', 'reveal-lot-value') },
    { what: 'roll-entries-and-eligibility', invariants: [1], standing: 'S', entries: at('freeze-roll') },
    { what: 'roll-report-full', invariants: [10], standing: 'S', entries: at('report-roll') },
    {
      what: 'exclusions-of-whom',
      invariants: [1, 6],
      standing: 'S',
      entries: at('grant-waiver', 'give-exclusion-notice'),
    },
    { what: 'roll-entries-amended', invariants: [1, 3], standing: 'S', entries: at('amend-roll') },
    { what: 'unit-rolls', invariants: [1], standing: 'S', entries: at('freeze-unit-roll') },
    { what: 'roll-sample-answers', invariants: [], standing: 'S', entries: at('report-roll-sample') },
    { what: 'withheld-figures', invariants: [5, 10], standing: 'S', entries: withheld.map(({ seq }) => seq) },
    { what: 'keyings-and-batches', invariants: [1], standing: 'S', entries: at('key-batch', 'agree-batch') },
    { what: 'reasons-given', invariants: [6], standing: 'S', entries: discretions },
    { what: 'members-in-sample', invariants: [], standing: 'W', entries: at('report-roll-sample') },
    { what: 'contacts-confirmed', invariants: [], standing: 'W', entries: at('amend-roll') },
    { what: 'lots-drawn', invariants: [], standing: 'W', entries: at('open-ballot', 'record-lot') },
    { what: 'who-met-and-voted', invariants: [], standing: 'W', entries: at('return-unit-vote') },
    { what: 'papers-as-returned', invariants: [], standing: 'W', entries: at('return-papers') },
    { what: 'people-behind-keys', invariants: [], standing: 'W', entries: at('introduce-person', 'replace-officer') },
    { what: 'interests-declared', invariants: [], standing: 'W', entries: at('declare-interest') },
    {
      what: 'papers-kept',
      invariants: [9],
      standing: 'W',
      entries: state.declaration === null ? [] : [state.declaration.seq],
    },
  ];
  return findings.filter(
    ({ entries, what }) => entries.length > 0 || ['log-complete', 'acts-signed-and-admitted'].includes(what),
  );
}

type Body = Readonly<Record<string, unknown>>;

/** How many exclusions for a reason the acts themselves decided, whatever the state says of them. */
function excludedByActs(
  acts: readonly Act[],
  { reason, name }: { readonly reason: string; readonly name: string },
): number {
  const bodies = (kind: string): readonly Body[] =>
    acts.flatMap((act) => (act.kind === kind ? [act.body as Body] : []));
  const decided = new Set(
    bodies('decide-exclusion').flatMap((body) => (body['decision'] === 'exclude' ? [body['exclusion']] : [])),
  );
  return bodies('give-exclusion-notice').filter(
    (notice) =>
      notice['reason'] === reason &&
      (notice['electorates'] as readonly unknown[]).includes(name) &&
      decided.has(notice['exclusion']),
  ).length;
}
