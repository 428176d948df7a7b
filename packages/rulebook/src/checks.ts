import { type CandidateId, parseFraction, type Rational, sum } from '@selectorate/basics';
import {
  completeOptions,
  type Contest,
  countRules,
  type CountRequest,
  faultOfRequest,
  plainContest,
} from '@selectorate/count';
import { compileElectorate, compileSection } from './electorate.ts';
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

/** Options that only the counting of one contest can fill in: the ladder has a field of its own, people stand later. */
const NOT_FOR_RULEBOOKS: ReadonlySet<string> = new Set(['ties', 'cannotWin']);
const ANY_CANDIDATES = ['candidate-1', 'candidate-2'] as readonly string[] as readonly CandidateId[];

/** The counter's own list of what its rule reads, and its own judgement of the values; what is not chosen has its default. */
function optionsAreTheCounters({ ballot: { method, options, sections = [] } }: Rulebook): RulebookFault[] {
  const described = countRules().find(({ rule }) => rule === method)?.options ?? [];
  const known = described.map(({ option }): string => option).filter((option) => !NOT_FOR_RULEBOOKS.has(option));
  const unknown = Object.keys(options).filter((option) => !known.includes(option));
  if (unknown.length > 0) {
    const expected = `one of ${known.join(', ')}`;
    return unknown.map((option) => faultAt('unknown-field', `ballot.options.${option}`, expected));
  }
  const request = { rule: method, ...options } as CountRequest;
  const contest: Contest = {
    ...plainContest(1),
    sections: sections.map(({ section, weight, of }) => ({ section, weight, of })),
  };
  const asked = { options: completeOptions(request), candidates: ANY_CANDIDATES, rounds: [] };
  const fault = faultOfRequest(method, contest, asked);
  if (fault === undefined) return [];
  if (fault.code === 'bad-option') return [faultAt('wrong-value', `ballot.options.${fault.option}`, fault.expected)];
  const expected = fault.code === 'bad-contest' ? fault.expected : `none: ${method} has no use for sections`;
  return [faultAt('wrong-value', 'ballot.sections', expected)];
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

function expressionsCompile({ electorates, ballot: { sections = [] } }: Rulebook): RulebookFault[] {
  const ofElectorates = (['trigger', 'ballot'] as const).flatMap((which) => {
    const compiled = compileElectorate(electorates[which]);
    return compiled.ok ? [] : compiled.error.map((fault) => ({ ...fault, path: `electorates.${which}.${fault.path}` }));
  });
  const ofSections = sections.flatMap((section, at) => {
    const compiled = compileSection(section);
    return compiled.ok ? [] : compiled.error.map((fault) => ({ ...fault, path: `ballot.sections[${at}].when` }));
  });
  return [...ofElectorates, ...ofSections];
}

function namesUnder(value: unknown, key: string, path = ''): (readonly [string, string])[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item, at) => namesUnder(item, key, `${path}[${at}]`));
  return Object.entries(value).flatMap(([field, inner]) => {
    const at = path === '' ? field : `${path}.${field}`;
    return field === key && typeof inner === 'string' ? [[at, inner] as const] : namesUnder(inner, key, at);
  });
}
