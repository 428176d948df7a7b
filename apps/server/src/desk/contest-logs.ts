import { type ContestId, err, fromUtf8, ok, type Result, unwrap, utf8 } from '@selectorate/basics';
import { type CheckpointNote, parseCheckpointNote, printNote } from '@selectorate/record';
import { readPinnedRulebook } from '@selectorate/rulebook';
import type { Append, ContestRow } from '@selectorate/store';
import { ContestLog, type HaltCode } from './contest-log.ts';
import type { DeskOptions } from './desk.ts';
import { logSignerOf } from './log-keys.ts';
import { OneAtATime } from './one-at-a-time.ts';
import { askHeld, type Held } from './witness-client.ts';

/** The document that holds a witness's note which the store does not bear out. */
const EVIDENCE = 'witnessed-otherwise';

/** Why a contest is not written any more, and how many entries the store held then. */
interface Halted {
  readonly code: HaltCode;
  readonly stored: number;
}

/** What a write came to, or why nothing may be written. */
export type Written<T> = Result<T, 'not-found' | HaltCode>;

/** Takes logs up from the store, keeps them while they agree with it, and lets one write at a time. */
export class ContestLogs {
  readonly #options: DeskOptions;
  readonly #turns = new OneAtATime();
  readonly #known = new Map<ContestId, ContestLog>();
  readonly #halted = new Map<ContestId, Halted>();

  constructor(options: DeskOptions) {
    this.#options = options;
  }

  /** Is there a contest to which nothing is written any more, as far as this process has seen? */
  get isHalted(): boolean {
    return this.#halted.size > 0;
  }

  /** The log as the store has it now, to be read. Undefined where there is no such contest. */
  read(contest: ContestId): Promise<ContestLog | undefined> {
    return this.#turns.run(contest, () => this.#fresh(contest));
  }

  /**
   * Appends under the log's lock. `decide` gets the log with everything that other servers appended; where it answers with
   * entries it has put them into the ledger itself. If the transaction fails, what this process knew of the log is forgotten.
   * `despiteWitnesses` is for the one act that says that the store is behind them.
   */
  write<T>(
    contest: ContestId,
    decide: (log: ContestLog, row: ContestRow) => Promise<Append<T>>,
    { despiteWitnesses = false }: { readonly despiteWitnesses?: boolean } = {},
  ): Promise<Written<T>> {
    return this.#turns.run(contest, async () => {
      if (despiteWitnesses) this.forget(contest);
      const log = await this.#fresh(contest);
      if (log === undefined) return err('not-found');
      const halt = despiteWitnesses ? log.halt : await this.#mayWrite(log);
      if (halt !== undefined) return err(halt);
      return this.#append(log, decide);
    });
  }

  /** Ends writing to a contest: a witness showed a checkpoint that this log signed and that the store does not bear out. */
  async stop(log: ContestLog, code: HaltCode, evidence: CheckpointNote): Promise<void> {
    log.stop(code);
    const note = unwrap(fromUtf8(printNote(evidence.note)));
    await this.#options.store.documents.put(log.row.contest, EVIDENCE, { subject: 'contest', json: note });
    await this.#remember(log, code, evidence.checkpoint.size);
  }

  /** Has the store what the witnesses hold? Asked once of each log that was taken up. */
  inspect(contest: ContestId): Promise<HaltCode | undefined> {
    return this.#turns.run(contest, async () => {
      const log = await this.#fresh(contest);
      return log === undefined ? undefined : this.#mayWrite(log);
    });
  }

  /** Forgets a log, so that it is taken up anew. */
  forget(contest: ContestId): void {
    this.#known.delete(contest);
  }

  idle(): Promise<void> {
    return this.#turns.idle();
  }

  async #append<T>(
    log: ContestLog,
    decide: (log: ContestLog, row: ContestRow) => Promise<Append<T>>,
  ): Promise<Written<T>> {
    const { store } = this.#options;
    const { contest } = log.row;
    try {
      const appended = await store.logs.append<Written<T>>(contest, log.known, async (since) => {
        const caught = log.catchUp(since);
        if (!caught.ok) return { append: false, answer: caught };
        if (log.isSucceeded) throw new Error('another log took over while this one was to be written');
        const row = (await store.contests.get(contest)) ?? log.row;
        const decided = await decide(log, row);
        return { ...decided, answer: ok(decided.answer) };
      });
      log.committed();
      if (appended.ok) {
        if (!appended.value.ok) await this.#remember(log, log.halt ?? 'refused-by-replay', log.size);
        return appended.value;
      }
      log.stop('behind-cosigned-checkpoint');
      return err(await this.#remember(log, 'behind-cosigned-checkpoint', log.size));
    } catch (error) {
      this.forget(contest);
      throw error;
    }
  }

  /** The log with what the store has now. One to which nothing is written is taken up anew once the store has changed. */
  async #fresh(contest: ContestId): Promise<ContestLog | undefined> {
    const { logs } = this.#options.store;
    const known = this.#known.get(contest);
    if (known?.halt !== undefined && (await logs.size(contest)) === this.#halted.get(contest)?.stored) return known;
    const log = known === undefined || known.halt !== undefined ? await this.#takeUp(contest) : known;
    if (log === undefined) return undefined;
    this.#known.set(contest, log);
    const caught = log.catchUp(await logs.read(contest, log.known));
    if (!caught.ok) await this.#remember(log, caught.error, log.size);
    if (!log.isSucceeded) return log;
    // Another log has taken over, under a name and keys that are in the contest's row by now.
    this.forget(contest);
    return this.#fresh(contest);
  }

  async #takeUp(contest: ContestId): Promise<ContestLog | undefined> {
    const row = await this.#options.store.contests.get(contest);
    if (row === undefined) return undefined;
    return new ContestLog(row, unwrap(readPinnedRulebook(row.rulebook)), logSignerOf(this.#options, row));
  }

  /** Before the first write since the log was taken up: does the store bear out what witnesses hold? */
  async #mayWrite(log: ContestLog): Promise<HaltCode | undefined> {
    if (log.halt !== undefined) return log.halt;
    if (log.hasAskedWitnesses) return undefined;
    const held = await this.#heldByWitnesses(log);
    const shown = [...(await this.evidenceOf(log.row.contest)), ...(held === 'nobody-answered' ? [] : held)];
    for (const signed of shown) {
      const agreed = log.agreesWith(signed);
      if (agreed.ok) continue;
      await this.stop(log, agreed.error, signed);
      return agreed.error;
    }
    // Nobody could be asked: whether this store was restored to an earlier hour is not known, so nothing is written (A53).
    if (held === 'nobody-answered' && log.size > 0) return 'witnesses-silent';
    log.hasAskedWitnesses = true;
    this.#halted.delete(log.row.contest);
    await this.#options.store.documents.remove(log.row.contest, EVIDENCE);
    return undefined;
  }

  /** The witness's note that the store did not bear out when it was shown, if there is one. */
  async evidenceOf(contest: ContestId): Promise<readonly CheckpointNote[]> {
    const kept = await this.#options.store.documents.get(contest, EVIDENCE);
    const note = typeof kept === 'string' ? parseCheckpointNote(utf8(kept)) : undefined;
    return note?.ok === true ? [note.value] : [];
  }

  /** What witnesses cosigned last; said apart where there are some to be asked and none answers. */
  async #heldByWitnesses({ row }: ContestLog): Promise<readonly CheckpointNote[] | 'nobody-answered'> {
    const asked = row.witnesses.flatMap(({ name, url }) => (url === null ? [] : [{ name, url }]));
    const answers = await Promise.all(asked.map(({ url }) => askHeld(this.#options.fetch, url, row.logName)));
    for (const [i, answer] of answers.entries()) {
      if (answer.kind !== 'unreachable') continue;
      this.#options.log({ event: 'witness-unreachable', contest: row.contest, witness: asked[i]?.name ?? '' });
    }
    const isSilent = ({ kind }: Held): boolean => kind === 'unreachable' || kind === 'malformed';
    if (asked.length > 0 && answers.every(isSilent)) return 'nobody-answered';
    return answers.flatMap((answer) => (answer.kind === 'checkpoint' ? [answer.signed] : []));
  }

  async #remember({ row: { contest } }: ContestLog, code: HaltCode, size: number): Promise<HaltCode> {
    if (this.#halted.get(contest)?.code !== code) {
      const event = code === 'refused-by-replay' ? 'contest-refused-by-replay' : 'store-behind-checkpoint';
      this.#options.log({ event, contest, code, size });
    }
    this.#halted.set(contest, { code, stored: await this.#options.store.logs.size(contest) });
    return code;
  }
}
