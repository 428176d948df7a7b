import { availableParallelism } from 'node:os';
import { err, ok, type Result } from '@selectorate/basics';
import { type MatchPart, type MemberMatch, mergeParts, settleMatches } from '@selectorate/roll/matching';
import type { MatchOrder, NationalMatches } from './match-order.ts';
import { type NationalFault, nationalFault } from './national-fault.ts';
import { type Group, planGroups } from './plan-groups.ts';
import { type RegisterReading, readingOf } from './register-reading.ts';
import { type MatchTask, sharedCounter, type TaskOutcome } from './threads/match-task.ts';
import { type ThreadPool, threadPool } from './threads/thread-pool.ts';

/**
 * Looks for every member in the register, the register streaming past on several threads. The answer is the same whatever the number
 * of threads. Memory is that of the roll once for each thread that has a part of one group, and of one group each where there are
 * groups; the register is never held.
 *
 * Refused: a member's number that occurs twice, lists of different lengths, a file that cannot be read, and the first row at fault by its
 * line. Throws what `open` throws.
 */
export async function matchOnThreads(order: MatchOrder): Promise<Result<NationalMatches, NationalFault>> {
  const refused = checkLists(order);
  if (refused !== null) return err(refused);
  const reading = await readingOf(order.register, order.model);
  if (!reading.ok) return reading;
  const threads = Math.max(1, order.threads ?? availableParallelism());
  const job = new Job(order, reading.value, threads);
  try {
    return await job.run();
  } finally {
    await job.end();
  }
}

function checkLists({ ids, rows, places }: MatchOrder): NationalFault | null {
  if (rows.length !== ids.length || (places !== undefined && places.length !== ids.length)) {
    return nationalFault('lists-differ');
  }
  return new Set(ids).size < ids.length ? nationalFault('member-id-twice') : null;
}

interface GroupMatches {
  readonly matches: readonly MemberMatch[];
  readonly pairsCompared: number;
}

class Job {
  private readonly order: MatchOrder;
  private readonly reading: RegisterReading;
  private readonly threads: number;
  private readonly pool: ThreadPool;
  private seen = 0;
  private toSee: number;

  constructor(order: MatchOrder, reading: RegisterReading, threads: number) {
    this.order = order;
    this.reading = reading;
    this.threads = threads;
    this.toSee = reading.rows;
    this.pool = threadPool(threads, {
      more: () => reading.more(),
      seen: (rows) => {
        this.seen += rows;
        order.progress?.({ seen: this.seen, rows: this.toSee });
      },
    });
  }

  async run(): Promise<Result<NationalMatches, NationalFault>> {
    const { signal } = this.order;
    if (signal === undefined) return this.matchAll();
    if (signal.aborted) return err(nationalFault('stopped'));
    return new Promise((resolve, reject) => {
      const stop = (): void => resolve(err(nationalFault('stopped')));
      signal.addEventListener('abort', stop, { once: true });
      this.matchAll()
        .then(resolve, reject)
        .finally(() => signal.removeEventListener('abort', stop));
    });
  }

  end(): Promise<void> {
    return this.pool.end();
  }

  private async matchAll(): Promise<Result<NationalMatches, NationalFault>> {
    const { ids, places, elsewhere } = this.order;
    const groups = planGroups(ids.length, places, this.reading.places);
    this.toSee = groups.reduce((sum, { files }) => sum + this.rowsOf(files), 0);
    const outcomes = await Promise.all(groups.map((group) => this.matchGroup(group)));
    const matches: (MemberMatch | null)[] = ids.map(() => null);
    let pairsCompared = 0;
    for (const outcome of outcomes) {
      if (!outcome.ok) return outcome;
      pairsCompared += outcome.value.pairsCompared;
      for (const match of outcome.value.matches) matches[match.member] = match;
    }
    const result = { matches, elsewhere: [], registerRows: this.reading.rows, pairsCompared, groups: groups.length };
    if (places === undefined || elsewhere !== true) return ok(result);
    const missed = [...matches.keys()].filter((member) => (matches[member]?.verdict ?? 'not-found') === 'not-found');
    const everywhere = { members: missed, files: [...this.reading.places.keys()] };
    this.toSee += this.reading.rows;
    const second = await this.matchGroup(everywhere);
    if (!second.ok) return second;
    return ok({
      ...result,
      elsewhere: second.value.matches,
      pairsCompared: pairsCompared + second.value.pairsCompared,
    });
  }

  private rowsOf(files: readonly number[]): number {
    return files.reduce((sum, file) => sum + (this.reading.rowsByFile[file] ?? 0), 0);
  }

  /** Threads begin tasks in their order, so when one finds a fault every fault before it is being found too. */
  private async runTask(task: MatchTask): Promise<TaskOutcome> {
    const outcome = await this.pool.run(task);
    if (outcome.fault !== null) this.pool.dropWaiting();
    return outcome;
  }

  /** A group that is a large part of the job is shared among all threads, others have a thread each. */
  private async matchGroup({ members, files }: Group): Promise<Result<GroupMatches, NationalFault>> {
    const { rows, ids, model } = this.order;
    const task: MatchTask = {
      rows: members.map((member) => rows[member] ?? []),
      model,
      registerRows: this.rowsOf(files),
      source: this.reading.sourceOf(files),
      next: sharedCounter(),
    };
    const sharers = task.registerRows * this.threads * 2 > this.reading.rows ? this.threads : 1;
    const outcomes = await Promise.all(Array.from({ length: sharers }, () => this.runTask(task)));
    const fault = firstFaultOf(outcomes);
    if (fault !== null) return err(fault);
    const parts = outcomes.flatMap(({ part }) => (part === null ? [] : [part]));
    const part = parts.length === 0 ? emptyPart(members.length) : mergeParts(parts);
    const own = members.map((member) => ids[member] ?? '');
    const matches = settleMatches({ model }, part, own);
    return ok({
      matches: matches.map((match) => ({ ...match, member: members[match.member] ?? match.member })),
      pairsCompared: part.pairsCompared,
    });
  }
}

function firstFaultOf(outcomes: readonly TaskOutcome[]): NationalFault | null {
  const faults = outcomes.flatMap(({ fault }) => (fault === null ? [] : [fault]));
  return faults.toSorted((a, b) => a.piece - b.piece)[0]?.fault ?? null;
}

/** A register of no rows shows nothing of anybody. */
const emptyPart = (members: number): MatchPart => ({ ...mergeParts([]), members });
