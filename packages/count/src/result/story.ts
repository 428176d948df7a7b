import { compare, rational, subtract, sum, throwIllegalValue, ZERO } from '@selectorate/basics';
import { causeOf, decisionOf, workingOf } from './decided.ts';
import { number, startsAfresh, total, votesIn } from './figures.ts';
import type { Count, Stage, Working } from './result.ts';
import type { Sentence } from './sentence.ts';
import { formatVotes } from './votes.ts';

/**
 * The count told: its opening, what decided it, then stage by stage to the last election. "B overtakes A because 31 of C's
 * 50 votes moved to B" is a `decided` of kind `overtook`, and at its own stage an `overtake`.
 */
export function story(count: Count): readonly Sentence[] {
  const decided = decisionOf(count);
  return [
    opening(count),
    ...(decided === null ? [] : [{ kind: 'decided' as const, ...decided }]),
    ...count.contest.withdrawn.map(({ candidate, when }) => ({ kind: 'withdrawn' as const, candidate, when })),
    ...count.stages.flatMap((stage) =>
      tell(count, stage, count.stages[stage.n - 2]).map((sentence) => ({ ...sentence, stage: stage.n })),
    ),
    ...(count.vacant > 0 ? [{ kind: 'vacant' as const, seats: count.vacant }] : []),
  ];
}

type StageSentence = Extract<Sentence, { stage: number }>;
type Told = StageSentence extends infer Each ? (Each extends { stage: number } ? Omit<Each, 'stage'> : never) : never;

function opening({ stages: [first], papers, candidates, contest: { seats, sections } }: Count): Sentence {
  const live = workingOf(first, 'sections')?.sections.map((section) => number(section.live));
  // Of weighted votes the tallies are what there is; approvals and points are more than the papers that gave them.
  const unweighted = sections.length === 0;
  const valid = unweighted
    ? subtract(rational(papers), total(first?.nonTransferable ?? []))
    : total(first?.tallies ?? []);
  const told = formatVotes(live === undefined ? valid : sum(live));
  return { kind: 'opening', papers: `${papers}`, valid: told, candidates: candidates.length, seats };
}

function tell(count: Count, stage: Stage, before: Stage | undefined): readonly Told[] {
  const afresh = before === undefined || startsAfresh(stage);
  return [
    ...deed(stage, before),
    ...(afresh ? [] : moves(stage, before)),
    ...(afresh ? [] : overtakings(stage, before)),
    ...(stage.quota === null || stage.quota === before?.quota ? [] : [{ kind: 'needed' as const, votes: stage.quota }]),
    ...(afresh ? [lead(stage)] : []),
    ...stage.workings.flatMap((working) => remark(working, stage, before)),
    ...stage.ties.map((tie) => ({ kind: 'tie' as const, tie })),
    ...exclusion(stage),
    ...stage.elected.flatMap(({ candidate, by }) => [
      { kind: 'election' as const, candidate, by, votes: formatVotes(votesIn(stage, candidate)) },
      ...(candidate === count.contest.reopenNominations ? [{ kind: 'reopened' as const }] : []),
    ]),
  ];
}

/** What was done to reach these tallies. A plain exclusion is told where it is decided, and by its transfers. */
function deed({ action, workings }: Stage, before: Stage | undefined): readonly Told[] {
  switch (action.kind) {
    case 'first-preferences':
      return [];
    case 'scores':
      return [{ kind: 'scores', of: action.of }];
    case 'surplus':
      return [{ kind: 'surplus', candidates: action.of, surplus: action.surplus, value: action.value }];
    case 'exclusion':
      return action.value === null ? [] : [{ kind: 'value-class', candidates: action.of, value: action.value }];
    case 'redistribution': {
      const factors = workings.find((working) => working.kind === 'keep-factors');
      return before === undefined ? [] : [{ kind: 'redistribution', iterations: factors?.iterations ?? null }];
    }
    case 'next-pass':
      return [{ kind: 'next-pass', seat: action.seat }];
    case 'new-round':
      return [{ kind: 'new-round', round: action.round }];
    default:
      return throwIllegalValue(action);
  }
}

function moves(stage: Stage, before: Stage): readonly Told[] {
  return stage.transfers.map((transfer) => {
    const { from, votes } = transfer;
    const told = { from, votes, of: formatVotes(votesIn(before, from)) };
    return transfer.kind === 'transfer'
      ? { kind: 'transfer', to: transfer.to, ...told }
      : { kind: 'stopped', reason: transfer.reason, ...told };
  });
}

/** Everybody who was behind somebody and is now ahead, with the largest single transfer that did it. */
function overtakings(stage: Stage, before: Stage): readonly Told[] {
  const left = stage.tallies
    .filter(({ status }) => status === 'continuing')
    .map(({ candidate }) => ({ candidate, was: votesIn(before, candidate), is: votesIn(stage, candidate) }));
  return left.flatMap(({ candidate, was, is }) =>
    left
      .filter((other) => compare(was, other.was) < 0 && compare(is, other.is) > 0)
      .map(({ candidate: overtaken }) => ({
        kind: 'overtake' as const,
        candidate,
        overtaken,
        because: causeOf(candidate, stage, before),
      })),
  );
}

function lead(stage: Stage): Told {
  const most = stage.tallies.map(({ votes }) => number(votes)).reduce((a, b) => (compare(a, b) >= 0 ? a : b), ZERO);
  const ahead = stage.tallies.filter(({ votes }) => compare(number(votes), most) === 0);
  return { kind: 'lead', candidates: ahead.map(({ candidate }) => candidate), votes: formatVotes(most) };
}

/** What a working says in words; keep factors, quotients and strengths are tables. */
function remark(working: Working, stage: Stage, before: Stage | undefined): readonly Told[] {
  switch (working.kind) {
    case 'keep-factors':
    case 'quotients':
    case 'strengths':
      return [];
    case 'pairwise':
      return duels(working, stage);
    case 'sections':
      return sameWeights(working, workingOf(before, 'sections')) ? [] : [sectionsTold(working)];
    case 'judged':
      return [{ kind: 'judged', guarded: working.guarded, doomed: working.doomed }];
    case 'passed-over':
      return [{ kind: 'passed-over', candidates: working.candidates }];
    case 'thresholds':
      return working.tests.map((test) => ({ kind: 'threshold', test }));
    default:
      return throwIllegalValue(working);
  }
}

/** The elected against each other candidate. */
function duels({ candidates, votes }: Extract<Working, { kind: 'pairwise' }>, stage: Stage): readonly Told[] {
  const candidate = stage.elected[0]?.candidate;
  const row = candidates.findIndex((each) => each === candidate);
  if (candidate === undefined || row < 0) return [];
  return candidates.flatMap((other, column) =>
    other === candidate
      ? []
      : [
          {
            kind: 'pairwise' as const,
            candidate,
            other,
            votes: votes[row]?.[column] ?? '0',
            against: votes[column]?.[row] ?? '0',
          },
        ],
  );
}

type Sections = Extract<Working, { kind: 'sections' }>;

const sectionsTold = ({ sections }: Sections): Told => ({
  kind: 'sections',
  sections: sections.map(({ section, weight, live }) => ({ section, weight, live })),
});

const sameWeights = (now: Sections, before: Sections | undefined): boolean =>
  now.sections.every(({ weight }, at) => weight === before?.sections[at]?.weight);

function exclusion(stage: Stage): readonly Told[] {
  if (stage.excluded.length === 0) return [];
  const votes = formatVotes(sum(stage.excluded.map((candidate) => votesIn(stage, candidate))));
  return [{ kind: 'exclusion', candidates: stage.excluded, votes }];
}
