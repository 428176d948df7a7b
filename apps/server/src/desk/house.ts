import { type ContestId, err, type Result } from '@selectorate/basics';
import type { ProblemCode } from '@selectorate/api';
import type { Instant, Refusal } from '@selectorate/selection';
import type { AccountId, ContestRow } from '@selectorate/store';
import type { Asker, Denial } from '../handlers.ts';
import type { ContestLog } from './contest-log.ts';
import type { ContestLogs, Written } from './contest-logs.ts';
import { timeOf } from './contest-time.ts';
import type { DeskOptions, Place } from './desk.ts';
import { recordLapses } from './lapses.ts';
import { serverSignerOf } from './log-keys.ts';
import { placeOf } from './places.ts';
import type { Publisher } from './publish.ts';
import type { FrozenRolls } from './roll/frozen-roll.ts';

/** What every handler of the desk works with. */
export interface House {
  readonly options: DeskOptions;
  readonly logs: ContestLogs;
  readonly publisher: Publisher;
  readonly frozenRolls: FrozenRolls;
}

/** A contest as one who has a place in it meets it. */
export interface Visit extends Place {
  readonly contest: ContestId;
  readonly log: ContestLog;
  readonly row: ContestRow;
  readonly now: Instant;
}

export const deny = (code: ProblemCode, more: Omit<Denial, 'code'> = {}): Result<never, Denial> =>
  err({ code, ...more });

export const denyAct = (refusal: Refusal, lines: readonly string[] = []): Result<never, Denial> =>
  deny('act-refused', lines.length === 0 ? { refusal } : { refusal, lines });

/** Why nothing was written, as an answer. */
export const denyWrite = (why: Extract<Written<never>, { ok: false }>['error']): Result<never, Denial> =>
  deny(why === 'not-found' || why === 'witnesses-silent' ? why : 'store-behind-checkpoint');

/** The contest, and who asks in it. Somebody without a place hears the same as if there were no such contest. */
export async function visit(house: House, contest: string, { account }: Asker): Promise<Result<Visit, Denial>> {
  const { store, clock } = house.options;
  const id = contest as ContestId;
  const place = account === null ? undefined : await placeOf({ store, logs: house.logs }, id, account as AccountId);
  const row = place === undefined ? undefined : await store.contests.get(id);
  const log = row === undefined ? undefined : await house.logs.read(id);
  if (place === undefined || row === undefined || log === undefined) return deny('not-found');
  return { ok: true, value: { ...place, contest: id, log, row, now: timeOf(row, log.state, clock()) } };
}

export const isOfficer = ({ roles }: Place): boolean =>
  roles.some((role) => role === 'returning-officer' || role === 'second-officer' || role === 'scrutineer');

/** Records what lapsed by now and publishes it; answers with how many entries that made. */
export async function settleClock(house: House, contest: ContestId): Promise<Written<number>> {
  const { store, clock, log: say } = house.options;
  const known = await house.logs.read(contest);
  const row = await store.contests.get(contest);
  if (known === undefined || row === undefined) return err('not-found');
  if (known.ledger.lapseDue(timeOf(row, known.state, clock())) === undefined) return { ok: true, value: 0 };
  const written = await house.logs.write<number>(contest, async (log, current) => {
    const at = timeOf(current, log.state, clock());
    const lapses = recordLapses(log, serverSignerOf(house.options, current), at);
    if (!lapses.ok) throw new Error(`the clock was refused: ${lapses.error.code}`);
    if (lapses.value.length === 0) return { append: false, answer: 0 };
    const answer = lapses.value.length;
    return { append: true, answer, entries: lapses.value, parts: [], blobs: [], state: log.state };
  });
  if (!written.ok || written.value === 0) return written;
  say({ event: 'lapse-recorded', contest, size: written.value });
  await house.publisher.publish(contest);
  return written;
}
