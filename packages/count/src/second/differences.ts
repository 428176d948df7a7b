import type { Result } from '@selectorate/basics';
import type { Count, CountFault, Stage } from '../result/result.ts';

/**
 * Where two counts of the same papers differ, a line each; none when they agree round for round: who is elected in which
 * order, seats left vacant, and of each stage what was done, quota, tallies and status, votes that stopped, rounding, those
 * elected and excluded, who was chosen of a tie, and which votes moved where. How a stage is explained (workings, the
 * evidence of ties) and the order of lists that have none are left out of it.
 */
export function differencesBetween(
  count: Result<Count, CountFault>,
  recount: Result<Count, CountFault>,
): readonly string[] {
  if (!count.ok || !recount.ok) return differ('outcome', outcomeOf(count), outcomeOf(recount));
  const [one, other] = [count.value, recount.value];
  const stages = Array.from({ length: Math.max(one.stages.length, other.stages.length) }, (_, at) =>
    differencesAt(at + 1, one.stages[at], other.stages[at]),
  );
  return [
    ...differ('elected', one.elected, other.elected),
    ...differ('vacant', one.vacant, other.vacant),
    ...differ('papers', one.papers, other.papers),
    ...differ('sections', sectionsOf(one), sectionsOf(other)),
    ...stages.flat(),
  ];
}

/** Weights, even where the same papers happen to come to the same tallies under others. */
const sectionsOf = ({ contest: { sections } }: Count): Part =>
  sections.map(({ section, weight, of }) => `${section} ${weight} ${of}`);

function differencesAt(n: number, one: Stage | undefined, other: Stage | undefined): readonly string[] {
  if (one === undefined || other === undefined) {
    return differ(`stage ${n}`, one?.action.kind ?? 'none', other?.action.kind ?? 'none');
  }
  const [first, second] = [partsOf(one), partsOf(other)];
  return Object.keys(first).flatMap((part) => differ(`stage ${n}, ${part}`, first[part], second[part]));
}

type Part = string | number | null | readonly Part[];

/** What must agree of a stage, lists without an order sorted. */
const partsOf = (stage: Stage): { readonly [part: string]: Part } => ({
  action: actionOf(stage.action),
  quota: stage.quota,
  tallies: stage.tallies.map(({ candidate, votes, status }) => `${candidate} ${votes} ${status}`),
  'non-transferable': stage.nonTransferable.map(({ reason, votes }) => `${reason} ${votes}`).toSorted(),
  residual: stage.residual,
  elected: stage.elected.map(({ candidate, by }) => `${candidate} by ${by}`),
  excluded: stage.excluded.toSorted(),
  ties: stage.ties.map(({ purpose, chosen }) => `${purpose} ${chosen.toSorted().join(' ')}`),
  transfers: stage.transfers
    .map((moved) => `${moved.from} > ${moved.kind === 'transfer' ? moved.to : moved.reason} ${moved.votes}`)
    .toSorted(),
});

const actionOf = (action: Stage['action']): readonly Part[] =>
  Object.entries(action).map(
    ([name, value]) => `${name} ${JSON.stringify(name === 'of' ? [value].flat().toSorted() : value)}`,
  );

/** Two refusals are alike when they are for the same reason, at the same stage and about the same candidates. */
function outcomeOf(counted: Result<Count, CountFault>): Part {
  if (counted.ok) return 'counted';
  const { error } = counted;
  // In what words something is asked for is not part of the reason.
  const named = Object.entries(error).filter(([name]) => name !== 'expected');
  return named.map(
    ([name, value]: [string, unknown]) => `${name} ${JSON.stringify(Array.isArray(value) ? value.toSorted() : value)}`,
  );
}

function differ(what: string, one: Part | undefined, other: Part | undefined): readonly string[] {
  const [first, second] = [JSON.stringify(one), JSON.stringify(other)];
  return first === second ? [] : [`${what}: ${first ?? 'nothing'} and ${second ?? 'nothing'}`];
}
