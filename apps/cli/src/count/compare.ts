import { type CandidateId, ok, type Result } from '@selectorate/basics';
import { type Count, count, type CountFault, type CountRequest, type CountRule, countRules } from '@selectorate/count';
import type { Texts } from '@selectorate/messages';
import { paragraph } from '../story/paragraph.ts';
import type { Asked } from './asked.ts';
import type { Candidates } from './candidates.ts';
import { prepare, type Prepared } from './counted.ts';
import { hashBallots } from './hash-ballots.ts';
import { tellFault } from './tell-fault.ts';
import { textTable } from './text-table.ts';
import { cannot, type Trouble } from './trouble.ts';

/** Rules that ask other questions of a paper than who is preferred: left out unless named. */
const NOT_COMPARED: ReadonlySet<CountRule> = new Set(['yes-no', 'exhaustive-ballot', 'two-round']);

export interface Compared {
  readonly prepared: Prepared;
  readonly rows: readonly ComparedRule[];
  readonly groups: readonly Outcome[];
}

/** Those elected, in ballot order, and the rules that elect exactly these. */
export interface Outcome {
  readonly elected: readonly string[];
  readonly rules: readonly CountRule[];
}

export type ComparedRule =
  | {
      readonly rule: CountRule;
      readonly elected: readonly CandidateId[];
      readonly stages: number;
      readonly ties: number;
    }
  | { readonly rule: CountRule; readonly fault: CountFault };

/** Counts the same ballots by many rules, each with its defaults. */
export async function compareRules(asked: Asked, texts: Texts): Promise<Result<Compared, Trouble>> {
  const prepared = await prepare(asked, texts);
  if (!prepared.ok) return prepared;
  const { contest } = prepared.value;
  const described = countRules();
  const stranger = asked.rules.find((name) => described.every(({ rule }) => rule !== name));
  if (stranger !== undefined) return cannot(texts.text('counting-rule-unknown', { found: stranger }));
  const rules = described.filter(({ rule, seats }) =>
    asked.rules.length > 0 ? asked.rules.includes(rule) : fits(rule, seats, contest.seats),
  );
  const rows = rules.map(({ rule }) => countBy(rule, prepared.value));
  return ok({ prepared: prepared.value, rows, groups: groupsOf(rows, prepared.value.gathered.candidates) });
}

const fits = (rule: CountRule, takes: string, seats: number): boolean =>
  !NOT_COMPARED.has(rule) && (takes !== 'one' || seats === 1);

function countBy(rule: CountRule, { gathered, contest, ties }: Prepared): ComparedRule {
  const cannotWin = gathered.writeIns === null ? {} : { cannotWin: [gathered.writeIns] };
  const request: CountRequest = { rule, ties, ...cannotWin };
  const counted = count(gathered.rounds, contest, request);
  return counted.ok ? { rule, ...summary(counted.value) } : { rule, fault: counted.error };
}

const summary = ({ elected, stages }: Count) => ({
  elected,
  stages: stages.length,
  ties: stages.reduce((sum, stage) => sum + stage.ties.length, 0),
});

/** Outcomes by how many rules come to them; the same people in another order are the same outcome. */
function groupsOf(rows: readonly ComparedRule[], { ids }: Candidates): readonly Outcome[] {
  const groups = new Map<string, { elected: readonly string[]; rules: CountRule[] }>();
  for (const row of rows) {
    if ('fault' in row) continue;
    const elected = ids.filter((id) => row.elected.includes(id));
    const key = elected.join(' ');
    const group = groups.get(key) ?? { elected, rules: [] };
    group.rules.push(row.rule);
    groups.set(key, group);
  }
  return [...groups.values()].toSorted((a, b) => b.rules.length - a.rules.length);
}

/** The comparison for a terminal: what all agree on, then each rule with its winners. */
export function tellComparison({ prepared, rows, groups }: Compared, texts: Texts): readonly string[] {
  const { candidates } = prepared.gathered;
  const letterOf = (rule: CountRule): string => {
    const at = groups.findIndex(({ rules }) => rules.includes(rule));
    return at < 0 ? '–' : outcomeLetter(at);
  };
  return [
    ...tellAgreement(groups, candidates, texts),
    '',
    ...textTable(
      [
        texts.text('counting-compare-rule'),
        texts.text('counting-compare-outcome'),
        texts.text('counting-compare-elected'),
        texts.text('counting-compare-stages'),
        texts.text('counting-compare-ties'),
      ],
      rows.map((row) =>
        'fault' in row
          ? [row.rule, '–', texts.text(`counting-compare-fault-${row.fault.code}`), '', '']
          : [row.rule, letterOf(row.rule), namesIn(row.elected, candidates), `${row.stages}`, `${row.ties}`],
      ),
      { right: [3, 4] },
    ),
    '',
    ...paragraph(texts.text('counting-compare-means')),
  ];
}

function tellAgreement(groups: readonly Outcome[], candidates: Candidates, texts: Texts): readonly string[] {
  const [first, ...others] = groups;
  if (first === undefined) return [texts.text('counting-compare-none')];
  if (others.length === 0)
    return [
      texts.text('counting-compare-agree', { elected: namesIn(first.elected, candidates), rules: first.rules.length }),
    ];
  return [
    texts.text('counting-compare-differ', { outcomes: groups.length }),
    ...groups.map(
      ({ elected, rules }, at) => `  ${outcomeLetter(at)}  ${namesIn(elected, candidates)} (${rules.join(', ')})`,
    ),
  ];
}

/** A, B, …, Z, AA. */
const outcomeLetter = (at: number): string =>
  (at >= 26 ? outcomeLetter(Math.floor(at / 26) - 1) : '') + String.fromCharCode(65 + (at % 26));

const namesIn = (elected: readonly string[], { nameOf }: Candidates): string =>
  elected.length === 0 ? '–' : elected.map(nameOf).join(', ');

/** The comparison as data. */
export function comparisonJson({ prepared, rows, groups }: Compared, texts: Texts): unknown {
  const { candidates, names } = prepared.gathered;
  return {
    schema: 'selectorate-count-comparison/1',
    title: prepared.title,
    seats: prepared.contest.seats,
    ballots: hashBallots(prepared.gathered.rounds),
    names: Object.fromEntries(candidates.ids.map((id, at) => [id, names[at] ?? id])),
    outcomes: groups,
    rules: rows.map((row) =>
      'fault' in row
        ? { rule: row.rule, fault: { ...row.fault, said: tellFault(row.fault, { rule: row.rule, candidates, texts }) } }
        : row,
    ),
  };
}
