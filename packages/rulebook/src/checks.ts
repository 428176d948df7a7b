import { parseFraction, type Rational, sum } from '@selectorate/basics';
import type { CountOptions } from '@selectorate/count';
import { compileElectorate } from './electorate.ts';
import { faultAt, type RulebookFault } from './fault.ts';
import { REMEDIES, type Rulebook, type Trigger } from './rulebook.ts';

/** What the fields of a rulebook owe to one another. Empty when it can be pinned. */
export function rulebookFaults(rulebook: Rulebook): RulebookFault[] {
  return [
    ...idsAreUnique(rulebook),
    ...clausesExist(rulebook),
    ...bodiesExist(rulebook),
    ...(rulebook.trigger === null ? [] : triggerFitsSections(rulebook, rulebook.trigger)),
    ...gapsNameDeadlines(rulebook),
    ...shortlistCanBeMet(rulebook),
    ...optionsAreTheCounters(rulebook),
    ...remediesAreOrdered(rulebook),
    ...retentionCoversChallenges(rulebook),
    ...expressionsCompile(rulebook),
  ];
}

function idsAreUnique(rulebook: Rulebook): RulebookFault[] {
  const lists: readonly (readonly [string, readonly string[]])[] = [
    ['clauses', rulebook.clauses.map(({ id }) => id)],
    ['sections', rulebook.sections.map(({ id }) => id)],
    ['calendar.deadlines', rulebook.calendar.deadlines.map(({ id }) => id)],
    ['bodies', rulebook.bodies.map(({ id }) => id)],
    ['overrides', rulebook.overrides.map(({ power }) => power)],
    ['overrides', rulebook.overrides.map(({ clause }) => clause)],
    ['ballot.ties', rulebook.ballot.ties],
    ['ballot.channels', rulebook.ballot.channels],
  ];
  return lists.flatMap(([path, ids]) =>
    ids.flatMap((id, at) =>
      ids.indexOf(id) < at
        ? [faultAt('duplicate-id', `${path}[${at}]`, `a name not used before in the list, not ${id} again`)]
        : [],
    ),
  );
}

/** Every `clause` anywhere in the rulebook names one of `clauses`. */
function clausesExist(rulebook: Rulebook): RulebookFault[] {
  const known = new Set<string>(rulebook.clauses.map(({ id }) => id));
  return namesUnder(rulebook, 'clause').flatMap(([path, clause]) =>
    known.has(clause) ? [] : [faultAt('unknown-clause', path, `the id of one of the clauses; there is no ${clause}`)],
  );
}

function bodiesExist(rulebook: Rulebook): RulebookFault[] {
  const known = new Set(rulebook.bodies.map(({ id }) => id));
  const named: (readonly [string, string])[] = [
    ['endorsement.body', rulebook.endorsement.body],
    ['declaration.anomaliesDecidedBy', rulebook.declaration.anomaliesDecidedBy],
    ['challenges.decidedBy', rulebook.challenges.decidedBy],
    ...rulebook.overrides.map(({ decidedBy }, at) => [`overrides[${at}].decidedBy`, decidedBy] as const),
  ];
  return named.flatMap(([path, body]) =>
    known.has(body) ? [] : [faultAt('unknown-body', path, `the id of one of the bodies; there is no ${body}`)],
  );
}

function triggerFitsSections(rulebook: Rulebook, { rule }: Trigger): RulebookFault[] {
  const faults: RulebookFault[] = [];
  const fraction = (path: string, text: string): Rational | undefined => {
    const value = parseFraction(text);
    if (value !== undefined && value.n >= 0n && value.n <= value.d) return value;
    faults.push(faultAt('not-a-fraction', path, 'an exact fraction from 0 to 1 in lowest terms, such as 1/3'));
    return undefined;
  };
  fraction('trigger.rule.threshold', rule.threshold);
  const weights = rule.sections.map(({ weight }, at) => fraction(`trigger.rule.sections[${at}].weight`, weight));
  if (weights.every((weight) => weight !== undefined)) {
    const total = sum(weights);
    if (total.n !== total.d)
      faults.push(faultAt('weights-not-one', 'trigger.rule.sections', 'weights that sum to exactly 1'));
  }
  const inRule = rule.sections.map(({ section }) => section).toSorted();
  const inRulebook = rulebook.sections.map(({ id }) => id).toSorted();
  if (inRule.join() !== inRulebook.join()) {
    faults.push(
      faultAt('sections-differ', 'trigger.rule.sections', `each of the sections once: ${inRulebook.join(', ')}`),
    );
  }
  return faults;
}

function gapsNameDeadlines({ calendar }: Rulebook): RulebookFault[] {
  const known = new Set<string>(calendar.deadlines.map(({ id }) => id));
  return calendar.gaps.flatMap(({ from, to, atLeastDays, atMostDays }, at) => {
    const path = `calendar.gaps[${at}]`;
    const unknown = (['from', 'to'] as const)
      .filter((end) => !known.has(end === 'from' ? from : to))
      .map((end) => faultAt('unknown-deadline', `${path}.${end}`, `one of the deadlines: ${[...known].join(', ')}`));
    const impossible =
      from === to ||
      (atLeastDays === null && atMostDays === null) ||
      (atLeastDays !== null && atMostDays !== null && atLeastDays > atMostDays);
    return impossible
      ? [
          ...unknown,
          faultAt('gap-impossible', path, 'two deadlines, and a least number of days, a most, or both in order'),
        ]
      : unknown;
  });
}

function shortlistCanBeMet({ shortlist: { atLeast, atMost } }: Rulebook): RulebookFault[] {
  return atMost === null || atMost >= atLeast
    ? []
    : [faultAt('wrong-value', 'shortlist.atMost', `null, or at least ${atLeast} (shortlist.atLeast)`)];
}

type ChoosableOption =
  | 'majorityBase'
  | 'electOn'
  | 'batchExclusion'
  | 'runTo'
  | 'overvote'
  | 'skippedRanks'
  | 'duplicates';

/** What the counter lets a rulebook choose, by its own names; what is not chosen has the counter's stated default. */
const COUNT_OPTIONS: { readonly [Option in ChoosableOption]: readonly CountOptions[Option][] } = {
  majorityBase: ['continuing', 'valid', 'cast'],
  electOn: ['>', '>='],
  batchExclusion: ['none', '<', '<='],
  runTo: ['majority', 'two'],
  overvote: ['exhaust', 'skip', 'exhaust-if-several-continue'],
  skippedRanks: Array.from({ length: 101 }, (_, ranks) => ranks),
  duplicates: ['skip', 'exhaust'],
};

function optionsAreTheCounters({ ballot: { options } }: Rulebook): RulebookFault[] {
  return Object.entries(options).flatMap(([option, value]) => {
    const path = `ballot.options.${option}`;
    const allowed = new Map<string, readonly unknown[]>(Object.entries(COUNT_OPTIONS)).get(option);
    if (allowed === undefined)
      return [faultAt('unknown-field', path, `one of ${Object.keys(COUNT_OPTIONS).join(', ')}`)];
    if (allowed.includes(value)) return [];
    const words = option === 'skippedRanks' ? 'a whole number from 0 to 100' : `one of ${allowed.join(', ')}`;
    return [faultAt('wrong-value', path, words)];
  });
}

function remediesAreOrdered({ challenges: { remedies } }: Rulebook): RulebookFault[] {
  const ranks = remedies.map((remedy) => REMEDIES.indexOf(remedy));
  const ordered = ranks.every((rank, at) => at === 0 || rank > (ranks[at - 1] ?? rank));
  return ordered
    ? []
    : [faultAt('remedies-out-of-order', 'challenges.remedies', `narrowest first, each once: ${REMEDIES.join(', ')}`)];
}

/** Invariant 9: nothing is destroyed while it can still be challenged. */
function retentionCoversChallenges({ retention, challenges }: Rulebook): RulebookFault[] {
  return retention.days >= challenges.windowDays
    ? []
    : [
        faultAt(
          'retention-too-short',
          'retention.days',
          `at least ${challenges.windowDays}, the days of the challenge window`,
        ),
      ];
}

function expressionsCompile({ electorates }: Rulebook): RulebookFault[] {
  return (['trigger', 'ballot'] as const).flatMap((which) => {
    const compiled = compileElectorate(electorates[which]);
    return compiled.ok ? [] : compiled.error.map((fault) => ({ ...fault, path: `electorates.${which}.${fault.path}` }));
  });
}

function namesUnder(value: unknown, key: string, path = ''): (readonly [string, string])[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item, at) => namesUnder(item, key, `${path}[${at}]`));
  return Object.entries(value).flatMap(([field, inner]) => {
    const at = path === '' ? field : `${path}.${field}`;
    return field === key && typeof inner === 'string' ? [[at, inner] as const] : namesUnder(inner, key, at);
  });
}
