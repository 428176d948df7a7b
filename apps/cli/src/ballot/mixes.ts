import { readFile } from 'node:fs/promises';
import { makeShuffle, ownersOf, shuffleCodec } from '@selectorate/ballot';
import { err, ok, parseWholeNumber, type Result } from '@selectorate/basics';
import { readMessage } from '../trustee/message.ts';
import { appendStep } from './append-step.ts';
import { type ElectionState, hasRanked, rankedRows } from './election-state.ts';
import { onElection } from './in-folder.ts';
import { cannot, type Desk, faulty, type Refusal, type Refused, type Stepped } from './step.ts';

/** Mixes by fewer people leave somebody who knows the order. */
const ENOUGH_MIXES = 2;

export interface ShuffleAsked {
  readonly folder: string;
  /** A trustee's message, or with an owner a bare mix as the protocol's tools make one. */
  readonly file: string | undefined;
  readonly owner: string | undefined;
  readonly end: boolean;
  readonly few: boolean;
}

/** `ballot shuffle`: adds a trustee's mix, or makes one here, or ends the mixing. */
export const shuffleVotes = (asked: ShuffleAsked, desk: Desk): Promise<Stepped> =>
  onElection(asked.folder, desk, async (state) => {
    const refused = mayMix(state, desk);
    if (refused !== null) return refused;
    if (asked.end) return endMixing(asked, state, desk);
    const mix = await mixFrom(asked, state, desk);
    if (!mix.ok) return mix;
    const { texts } = desk;
    const { owner, shuffle } = mix.value;
    if (state.mixedBy.includes(owner)) return cannot(texts, 'ballot-mixed-by-same', { owner });
    const added = await appendStep({ type: 'Shuffle', owner, shuffle }, state, desk, { verified: true });
    if (!added.ok) return added;
    const mixes = state.mixedBy.length + 1;
    const next = mixes < ENOUGH_MIXES ? 'ballot-mixed-next-mix' : 'ballot-mixed-next-end';
    return ok([texts.text('ballot-mixed', { owner, mixes }), texts.text(next, { folder: asked.folder })]);
  });

/** Why nothing is mixed now; null where it may. */
export function mayMix(state: ElectionState, { texts }: Pick<Desk, 'texts'>): Refusal | null {
  if (!hasRanked(state)) return cannot(texts, 'ballot-mix-needless');
  if (state.tally === null) return cannot(texts, 'ballot-tally-first');
  return state.reached === 'EncryptedTally' || state.reached === 'Shuffle'
    ? null
    : cannot(texts, 'ballot-mixing-ended');
}

async function endMixing({ folder, few }: ShuffleAsked, state: ElectionState, desk: Desk): Promise<Stepped> {
  const { texts } = desk;
  const mixes = state.mixedBy.length;
  if (mixes === 0 || (mixes < ENOUGH_MIXES && !few)) return cannot(texts, 'ballot-mixes-few', { mixes });
  const added = await appendStep({ type: 'EndShuffles' }, state, desk, { verified: true });
  return added.ok
    ? ok([texts.text('ballot-mixing-done', { mixes }), texts.text('ballot-tallied-next-open', { folder })])
    : added;
}

interface Mix {
  readonly owner: number;
  readonly shuffle: string;
}

async function mixFrom({ file, owner }: ShuffleAsked, state: ElectionState, desk: Desk): Promise<Result<Mix, Refused>> {
  const { texts } = desk;
  if (owner === undefined) {
    if (file === undefined) return cannot(texts, 'usage-ballot-shuffle');
    const message = await readMessage(
      file,
      { kind: ['mix'], election: state.context.election.uuid, to: 'organiser' },
      texts,
    );
    if (!message.ok) return err({ exit: 2, text: message.error });
    const { from, body } = message.value;
    if (body['after'] !== state.head.hash) return cannot(texts, 'ballot-mix-of-other-state', { file });
    return ok({ owner: typeof from === 'number' ? from : 0, shuffle: body['mix'] ?? '' });
  }
  const number = ownerNumber(owner, state, desk);
  if (!number.ok) return number;
  if (file === undefined) {
    const shuffle = mixHere(state, desk);
    return shuffle.ok ? ok({ owner: number.value, shuffle: shuffle.value }) : shuffle;
  }
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return cannot(texts, 'trustee-file-missing', { file });
  return ok({ owner: number.value, shuffle: objectOf(text) });
}

/** The text of a mix of what the last one left. */
export function mixHere(state: ElectionState, { texts }: Desk): Result<string, Refused> {
  const shuffle = makeShuffle(rankedRows(state), state.context);
  if (shuffle.ok) return ok(shuffleCodec(state.context.group.order).write(shuffle.value));
  return faulty(texts, 'ballot-archive-unreadable', {
    file: state.archive,
    meaning: texts.text('ballot-fault-shuffle-element'),
  });
}

/** What a tool of the protocol printed: the object, and where it was told whose it is, a line that says so. */
export const objectOf = (printed: string): string => printed.split('\n', 1)[0] ?? '';

/** The number of a trustee that was typed. */
export function ownerNumber(typed: string, { trustees }: ElectionState, { texts }: Desk): Result<number, Refused> {
  const number = parseWholeNumber(typed);
  const most = ownersOf(trustees).length;
  if (number === undefined || number < 1 || number > most)
    return cannot(texts, 'ballot-owner-unknown', { owner: typed, most });
  return ok(number);
}
