import { type CivilDay, type MemberId, parseIsoDate } from '@selectorate/basics';
import { judge } from '@selectorate/rulebook';
import type { MemberStatus, RollEntry } from '../entry.ts';
import { fieldText, type RollField } from '../field.ts';
import { memberFacts } from '../freeze/verdicts.ts';
import { byText } from '../group-by.ts';
import type { CheckInput } from './check-input.ts';
import { byMember, dayOf } from './entry-facts.ts';
import { type Finding, found, type NotRun, notRun, raiseOne, type RaisedSignal } from './finding.ts';

/** Dues are paid by the year, and some weeks late. */
const PAID_DAYS = 396;
/** Standings under which somebody who was on the roll before is rightly on it no longer. */
const ENDED: ReadonlySet<string> = new Set(['resigned', 'deceased', 'left']);
/** What a right to vote may hang on. */
const STANDING_FIELDS = ['unit', 'joined', 'paidThrough', 'status', 'kind', 'born', 'tags'] as const;

interface Setting {
  readonly today: CivilDay;
  readonly before: ReadonlyMap<MemberId, RollEntry>;
  /** Paid up by the accounts or by the evidence: the last day on which a payment cleared. */
  readonly clearedOf: (member: MemberId) => string | null;
  /** Paid up by these, or by the roll before. */
  readonly isPaidUp: (member: MemberId) => boolean;
  /** Electorates of which the entry is, by name; null without a rulebook. */
  readonly votesIn: ((entry: RollEntry) => readonly string[]) | null;
  /** Whether the log changed these fields of the member, with a reason and an authority. */
  readonly isLogged: (member: MemberId, fields: readonly RollField[]) => boolean;
}

/**
 * RI-18: people left out (A24, A25): gone from the roll; on it, and by a changed standing without the vote that the roll before gave
 * them; paid up, and in a standing that does not count as paid. A line in the log lowers the state of a question, and never takes it
 * away: whoever leaves members out can write lines too. Leaving out is tested as hard as letting in.
 */
export function checkLeftOut(input: CheckInput): Finding | NotRun {
  const { entries, previous, paidUp } = input;
  if (previous === undefined && paidUp === undefined) return notRun('paid-up-list', 'previous-roll');
  const setting = settingOf(input);
  const onRoll = byMember(entries);
  const wasThere = [...setting.before.values()].filter(({ standing }) => !ENDED.has(standing.status));
  const paid = (paidUp ?? []).flatMap(({ member }) => (setting.clearedOf(member) === null ? [] : [member]));
  const population = new Set<MemberId>([...wasThere.map(({ member }) => member), ...paid]);
  const gone = [...population].filter((member) => !onRoll.has(member)).toSorted(byText);
  return found({
    population: population.size,
    tested: population.size,
    signals: [
      ...gone.map((member) => goneQuestion(member, setting)),
      ...[...onRoll.values()].flatMap((entry) => standingQuestion(entry, setting)),
    ],
    // How many leave a body in a year nobody has published: with a roll before, no number is due.
    expected:
      previous === undefined
        ? { low: 0, high: Math.ceil((population.size + entries.length) / 100), source: 'measured-on-invented-rolls' }
        : null,
    needs: [
      ...(paidUp === undefined ? (['paid-up-list'] as const) : []),
      ...(previous === undefined ? (['previous-roll'] as const) : []),
      ...(input.electorates === undefined ? (['rulebook'] as const) : []),
    ],
    totals: { 'paid-up': new Set(paid).size },
  });
}

function settingOf({ asOf, freezeDay, previous, paidUp, evidence, electorates, changes }: CheckInput): Setting {
  const today = dayOf(asOf) ?? 0;
  const freeze = parseIsoDate(freezeDay ?? asOf);
  const before = byMember(previous?.entries ?? []);
  const recently = (cleared: string | null): boolean => today - (dayOf(cleared) ?? -Infinity) <= PAID_DAYS;
  const paid = new Map(paidUp?.filter(({ lastCleared }) => recently(lastCleared)).map((one) => [one.member, one]));
  const clearedOf = (member: MemberId): string | null => {
    const cleared = paid.get(member)?.lastCleared ?? evidence?.get(member)?.lastCleared ?? null;
    return recently(cleared) ? cleared : null;
  };
  const lines = (changes?.changes ?? []).filter(({ reason, authority }) => reason !== '' && authority !== '');
  const logged = new Set(lines.map(({ member, field }) => `${member} ${field}`));
  return {
    today,
    before,
    clearedOf,
    isPaidUp: (member) =>
      clearedOf(member) !== null || (dayOf(before.get(member)?.standing.paidThrough ?? null) ?? -Infinity) >= today,
    votesIn:
      electorates === undefined || freeze === undefined
        ? null
        : (entry) =>
            Object.entries(electorates).flatMap(([name, rules]) =>
              judge(rules, memberFacts(entry, freeze)).eligible ? [name] : [],
            ),
    isLogged: (member, fields) => fields.every((field) => logged.has(`${member} ${field}`)),
  };
}

/** Who was there, or has paid, and is not. */
function goneQuestion(member: MemberId, { before, clearedOf, isPaidUp, isLogged }: Setting): RaisedSignal {
  const cleared = clearedOf(member);
  const isLeaver = isLogged(member, ['status']) || isLogged(member, ['member']);
  const paidStates = isLeaver ? 'review' : 'escalate';
  return raiseOne('RI-18', member, {
    state: isPaidUp(member) ? paidStates : leaverState(isLeaver),
    reason: isPaidUp(member) ? 'paid-up-not-on-roll' : 'on-roll-before',
    figures: { ...(cleared === null ? {} : { cleared }), count: before.has(member) ? 1 : 0 },
    about: [cleared, String(isLeaver)],
  });
}

/** Nobody says that they have paid: with a line of the log it is explained, and still named. */
const leaverState = (isLeaver: boolean): 'explained' | 'review' => (isLeaver ? 'explained' : 'review');

/** Who is on the roll, and cannot vote by it though by the roll before, or by the accounts, they could. */
function standingQuestion(entry: RollEntry, setting: Setting): readonly RaisedSignal[] {
  const { member, standing } = entry;
  const { before, clearedOf, isPaidUp, votesIn, isLogged, today } = setting;
  const old = before.get(member);
  const changed =
    old === undefined ? [] : STANDING_FIELDS.filter((field) => fieldText(old, field) !== fieldText(entry, field));
  if (old !== undefined && changed.length > 0 && lostSomething({ old, entry, changed }, setting)) {
    const state = isLogged(member, changed) ? 'review' : 'escalate';
    const figures = { what: changed.join(' ') };
    const about = changed.flatMap((field) => [field, fieldText(old, field), fieldText(entry, field)]);
    const reason = votesIn === null ? 'standing-lowered' : 'eligibility-lost';
    return [raiseOne('RI-18', member, { state, reason, figures, about })];
  }
  const cleared = clearedOf(member);
  if (cleared === null || !isPaidUp(member)) return [];
  const reason = unpaidReason(standing.status, (dayOf(standing.paidThrough) ?? -Infinity) < today);
  if (reason === null) return [];
  const figures = { cleared, what: standing.status };
  const about = [cleared, standing.status, standing.paidThrough];
  return [raiseOne('RI-18', member, { state: 'review', reason, figures, about })];
}

interface Lowered {
  readonly old: RollEntry;
  readonly entry: RollEntry;
  readonly changed: readonly RollField[];
}

/** With a rulebook: an electorate that the member was of. Without one: full standing, time paid for, unit or kind of a paid-up member. */
function lostSomething({ old, entry, changed }: Lowered, { votesIn, isPaidUp }: Setting): boolean {
  if (votesIn !== null) {
    const now = votesIn(entry);
    return votesIn(old).some((name) => !now.includes(name));
  }
  if (!isPaidUp(entry.member)) return false;
  const earlier = (entry.standing.paidThrough ?? '') < (old.standing.paidThrough ?? '');
  const lowered = old.standing.status === 'full' && entry.standing.status !== 'full';
  return lowered || earlier || changed.includes('unit') || changed.includes('kind');
}

function unpaidReason(status: MemberStatus, isOver: boolean) {
  if (status === 'lapsed') return 'paid-up-but-lapsed';
  if (status !== 'full') return 'paid-up-but-ended';
  return isOver ? 'paid-up-but-not-through' : null;
}
