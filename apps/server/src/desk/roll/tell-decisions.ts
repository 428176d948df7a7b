import type { ContestId, MemberId } from '@selectorate/basics';
import type { RollEntry } from '@selectorate/roll';
import type { Act, ActBodies, State } from '@selectorate/selection';
import type { DecisionTemplate } from '../../mail/letters.ts';
import { rollOf } from './kept-roll.ts';
import type { House } from '../house.ts';
import { memberBehindDecision, partsBehind } from './frozen-roll.ts';
import { newLetter, queueDecisionMail } from './member-letters.ts';
import { channelOf, noteUnreached } from './unreached.ts';

const DAYS_TO_OPEN = 14;
const scopeOf = (contest: ContestId): string => `told/${contest}`;

/** What one act of the record means for one member. */
interface Told {
  readonly seq: number;
  readonly at: string;
  readonly template: DecisionTemplate;
  /** The commitment to whom it is about. */
  readonly member: string;
  readonly clause: string;
  readonly reason: string;
  readonly until: string;
}

/**
 * Tells members what the record decides about them (A24): notices with reason, clause and until when to reply; decisions with
 * until when to appeal. Each once, in the transaction that writes it down, however often this is called.
 */
export async function tellDecisions({ options, logs }: House, contest: ContestId): Promise<void> {
  const { store } = options;
  const log = await logs.read(contest);
  if (log === undefined || (log.state.exclusions.isEmpty() && log.state.waivers.isEmpty())) return;
  const known = new Set((await store.documents.list(scopeOf(contest))).map(({ name }) => name));
  const due = log.acts.flatMap((act) => toldBy(log.state, act)).filter(({ seq }) => !known.has(String(seq)));
  if (due.length === 0) return;
  const parts = await partsBehind(store, contest, { state: log.state });
  const roll = new Map(((await rollOf(store, contest)) ?? []).map((entry) => [entry.member, entry.person]));
  for (const told of due) {
    const member = memberBehindDecision(parts, told.member);
    const person = member === undefined ? undefined : roll.get(member);
    const address = person?.email ?? '';
    const mailed = options.sendsMail && address !== '' && member !== undefined;
    await store.together(async () => {
      if (mailed) await mail(member, address, told);
      else if (member !== undefined) await owe(member, person, told);
      await store.documents.put(scopeOf(contest), String(told.seq), { subject: 'told', json: { mailed } });
    });
  }

  function owe(member: MemberId, person: RollEntry['person'] | undefined, told: Told): Promise<void> {
    const { template: notice, at: since, seq } = told;
    const channel = person === undefined ? null : channelOf(person);
    return noteUnreached(options, contest, { member, notice, since, channel, about: String(seq) });
  }

  async function mail(member: MemberId, address: string, { at, template, clause, reason, until }: Told): Promise<void> {
    const link = await newLetter(options, { kind: 'my-entry', contest, member }, { days: DAYS_TO_OPEN });
    await queueDecisionMail(options, { contest, address, template, at, link, about: { clause, reason, until } });
  }
}

/** The letter that an act asks for; none for acts that are nobody's in particular. */
function toldBy(state: State, { kind, body, seq, at, commitments }: Act): readonly Told[] {
  if (kind === 'grant-waiver') {
    const { clause } = body as unknown as ActBodies['grant-waiver'];
    return [
      { seq, at, template: 'waiver-granted', member: commitments['member'] ?? '', clause, reason: '', until: '' },
    ];
  }
  const told = letterAbout(kind, body);
  const exclusion = told === undefined ? undefined : state.exclusions.get(told.exclusion);
  if (told === undefined || exclusion === undefined) return [];
  const { member, clause, reason } = exclusion;
  return [{ seq, at, template: told.template, until: told.until, member, clause, reason }];
}

interface ExclusionLetter {
  readonly exclusion: ActBodies['decide-exclusion']['exclusion'];
  readonly template: DecisionTemplate;
  readonly until: string;
}

function letterAbout(kind: string, body: unknown): ExclusionLetter | undefined {
  switch (kind) {
    case 'give-exclusion-notice': {
      const { exclusion, replyBy } = body as ActBodies['give-exclusion-notice'];
      return { exclusion, template: 'exclusion-notice', until: replyBy };
    }
    case 'decide-exclusion': {
      const { exclusion, appealBy } = body as ActBodies['decide-exclusion'];
      return { exclusion, template: appealBy === null ? 'exclusion-over' : 'exclusion-decided', until: appealBy ?? '' };
    }
    case 'rule-on-exclusion': {
      const { exclusion, outcome } = body as ActBodies['rule-on-exclusion'];
      return { exclusion, template: outcome === 'upheld' ? 'exclusion-upheld' : 'exclusion-over', until: '' };
    }
    default:
      return undefined;
  }
}
