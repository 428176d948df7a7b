import type { MemberId } from '@selectorate/basics';
import type { RollEntry } from '../entry.ts';
import { groupBy } from '../group-by.ts';
import type { CheckInput } from './check-input.ts';
import { dayOf } from './entry-facts.ts';
import { type Finding, found, type NotRun, notRun, raise, type RaisedSignal } from './finding.ts';
import { sharingOf } from './shared-things.ts';
import { tailAtLeast } from './statistics.ts';

const RECRUITING_DAYS = 28;
const LEAST_RECRUITED = 8;
const ALPHA = 0.001;
/** A friend's computer is used by two households; more are asked about. */
const SEVERAL = 3;

/** RI-11: one device, or one recruiter within four weeks, for members of several households (A22). */
export function checkDevices(input: CheckInput): Finding | NotRun {
  const { entries, evidence } = input;
  if (evidence === undefined) return notRun('evidence');
  const { groups, with: having } = sharingOf(input, ({ device }) => device);
  const recruited = entries.filter(({ member }) => (evidence.get(member)?.recruiter ?? null) !== null);
  const tested = new Set([...having, ...recruited].map(({ member }) => member));
  const across = groups.filter(({ isQuestion }) => isQuestion);
  const devices = across.map(({ token, entries: group, households }) =>
    raise({
      check: 'RI-11',
      state: households >= SEVERAL ? 'escalate' : 'review',
      reason: 'device-of-several-households',
      members: group.map(({ member }) => member),
      figures: { members: group.length, households },
      about: [token],
    }),
  );
  return found({
    population: entries.length,
    tested: [...tested],
    notTestable: { 'no-device-or-recruiter': entries.length - tested.size },
    signals: [...devices, ...recruitedTogether(recruited, input)],
    expected: { low: 0, high: Math.ceil(entries.length / 200), source: 'measured-on-invented-rolls' },
    totals: { devices: groups.length, 'shared-in-a-household': groups.length - across.length },
  });
}

/** Recruiters who brought more within four weeks than those of this roll do. */
function recruitedTogether(recruited: readonly RollEntry[], { evidence }: CheckInput): readonly RaisedSignal[] {
  const groups = [...groupBy(recruited, ({ member }) => evidence?.get(member)?.recruiter ?? '')];
  const fullest = groups.map(([recruiter, group]) => ({ recruiter, members: fullestWeeks(group) }));
  const usual = fullest.reduce((sum, { members }) => sum + members.length, 0) / Math.max(1, fullest.length);
  return fullest.flatMap(({ recruiter, members }) => {
    const rare = tailAtLeast(members.length, Math.max(1, usual)) < ALPHA / fullest.length;
    if (members.length < LEAST_RECRUITED || !rare) return [];
    return raise({
      check: 'RI-11',
      state: 'review',
      reason: 'recruited-together',
      members,
      figures: { count: members.length, days: RECRUITING_DAYS, expected: Math.round(usual * 10) / 10 },
      about: [recruiter],
    });
  });
}

function fullestWeeks(group: readonly RollEntry[]): readonly MemberId[] {
  const dated = group
    .map(({ member, standing }) => ({ member, day: dayOf(standing.joined) ?? 0 }))
    .toSorted((a, b) => a.day - b.day);
  let [first, from, to] = [0, 0, 0];
  dated.forEach(({ day }, i) => {
    while (day - (dated[first]?.day ?? 0) >= RECRUITING_DAYS) first++;
    if (i + 1 - first > to - from) [from, to] = [first, i + 1];
  });
  return dated.slice(from, to).map(({ member }) => member);
}
