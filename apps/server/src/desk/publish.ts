import type { ContestId } from '@selectorate/basics';
import { nativeCheck } from '@selectorate/machine';
import { type CheckpointNote, mergeCosignatures, type SignatureLine, type VerifierKey } from '@selectorate/record';
import { toSeconds } from '@selectorate/selection';
import type { ContestLog } from './contest-log.ts';
import type { ContestLogs } from './contest-logs.ts';
import type { DeskOptions } from './desk.ts';
import { witnessKeyOf } from './log-keys.ts';
import { OneAtATime } from './one-at-a-time.ts';
import { askHeld, offerTo } from './witness-client.ts';

/** A witness that did not answer is left alone for so many seconds, so that it slows nobody down; `tick` asks it all the same. */
const REST = 60;

interface KnownWitness {
  readonly name: string;
  readonly url: string;
  readonly key: VerifierKey;
}

/** What a witness answered last: the lines on each checkpoint say the same of those that were published. */
export interface Publisher {
  /** Publishes a checkpoint over all that is committed, with the cosignatures to be had now. */
  publish(contest: ContestId): Promise<void>;
  /** The same for `tick`: also asks witnesses that were away. */
  complete(contest: ContestId): Promise<void>;
  idle(): Promise<void>;
}

export function publisherFor(options: DeskOptions, logs: ContestLogs): Publisher {
  const turns = new OneAtATime();
  const heldSizes = new Map<string, number>();
  const restUntil = new Map<string, number>();
  const now = () => toSeconds(options.clock());

  /** One witness's line on a checkpoint; undefined where there is none to be had. */
  async function cosignatureOf(
    log: ContestLog,
    witness: KnownWitness,
    signed: CheckpointNote,
  ): Promise<SignatureLine | undefined> {
    const place = `${log.signer.key.name} ${witness.url}`;
    const { contest } = log.row;
    const say = (event: 'witness-unreachable' | 'witness-refused' | 'witness-answer-malformed', code?: string) => {
      options.log({ event, contest, witness: witness.name, ...(code === undefined ? {} : { code }) });
      return undefined;
    };
    for (let attempt = 0; attempt < 2; attempt++) {
      const known = attempt === 0 ? heldSizes.get(place) : undefined;
      const held = known ?? (await sizeHeld(log, witness));
      if (held === 'unreachable') {
        restUntil.set(place, now() + REST);
        return say('witness-unreachable');
      }
      if (held === 'stopped') return undefined;
      const offer = log.offer(signed, held);
      // Another server of this database has shown it more already.
      if (!offer.ok) return undefined;
      const answer = await offerTo(options.fetch, witness.url, {
        ...offer.value,
        rehearsalTime: timeOfLast(log, signed),
      });
      if (answer.kind === 'unreachable') {
        heldSizes.delete(place);
        restUntil.set(place, now() + REST);
        return say('witness-unreachable');
      }
      if (answer.kind === 'cosigned') {
        const line = validLine(signed, answer.lines, witness.key);
        if (line === undefined) return say('witness-answer-malformed');
        heldSizes.set(place, signed.checkpoint.size);
        restUntil.delete(place);
        return line;
      }
      heldSizes.delete(place);
      if (attempt === 1) return say('witness-refused', answer.kind === 'refused' ? String(answer.status) : answer.kind);
    }
    return undefined;
  }

  /** How much a witness holds, by the note it shows; one that the store does not bear out ends writing. */
  async function sizeHeld(log: ContestLog, { url }: KnownWitness): Promise<number | 'unreachable' | 'stopped'> {
    const held = await askHeld(options.fetch, url, log.signer.key.name);
    if (held.kind === 'unreachable') return held.kind;
    if (held.kind !== 'checkpoint') return 0;
    const latest = (await logs.read(log.row.contest)) ?? log;
    const agreed = latest.agreesWith(held.signed);
    if (agreed.ok) return held.signed.checkpoint.size;
    await logs.stop(latest, agreed.error, held.signed);
    return 'stopped';
  }

  async function publishNow(contest: ContestId, isPatient: boolean): Promise<void> {
    const log = await logs.read(contest);
    if (log === undefined || log.halt !== undefined || log.size === 0) return;
    const signed = log.checkpointNow();
    const missing = witnessesOf(log).filter(
      ({ key }) => !signed.note.signatures.some(({ name, keyId }) => name === key.name && keyId === key.keyId),
    );
    const isKept = log.known.checkpoint >= signed.checkpoint.size;
    const awake = missing.filter(({ url }) => isPatient || !isResting(`${log.signer.key.name} ${url}`));
    if (isKept && awake.length === 0) return;
    const lines = (await Promise.all(awake.map((witness) => cosignatureOf(log, witness, signed)))).filter(
      (line) => line !== undefined,
    );
    if (isKept && lines.length === 0) return;
    await logs.write(contest, async (current) => {
      const note = current.publish(signed, lines);
      if (note !== null) await options.store.logs.saveCheckpoint(contest, signed.checkpoint.size, note);
      return { append: false, answer: null };
    });
  }

  const isResting = (place: string): boolean => (restUntil.get(place) ?? 0) > now();

  return {
    publish: (contest) => turns.run(contest, () => publishNow(contest, false)),
    complete: (contest) => turns.run(contest, () => publishNow(contest, true)),
    idle: () => turns.idle(),
  };
}

/** The witnesses that the contest's acts name, as far as this server knows where they are. */
function witnessesOf({ state, row }: ContestLog): readonly KnownWitness[] {
  return state.witnesses.flatMap((witness) => {
    const key = witnessKeyOf(witness);
    const url = row.witnesses.find(({ name }) => name === witness.name)?.url ?? null;
    return key === undefined || url === null ? [] : [{ name: witness.name, url, key }];
  });
}

/** In a rehearsal a witness cosigns at the moment of the last entry that the checkpoint covers. */
function timeOfLast(log: ContestLog, { checkpoint: { size } }: CheckpointNote): string | null {
  return log.state.clock === 'rehearsal' ? (log.acts[size - 1]?.at ?? null) : null;
}

function validLine(
  signed: CheckpointNote,
  lines: readonly SignatureLine[],
  key: VerifierKey,
): SignatureLine | undefined {
  const own = lines.filter(({ name, keyId }) => name === key.name && keyId === key.keyId);
  const merged = mergeCosignatures(signed, own, { witnessKeys: [key], check: nativeCheck });
  return merged.ok ? own[0] : undefined;
}
