import { indexBlocks } from './block-index.ts';
import { isNear } from './near-address.ts';
import type { MatchModel } from './model/match-model.ts';
import { type PairSieve, pairSieve } from './pair-sieve.ts';
import {
  formsOf,
  type MatchRow,
  type PreparedList,
  prepareListBy,
  type RowForms,
  rowPreparer,
  type RowPreparer,
} from './prepare-list.ts';
import { type Scorer, scorerOf, type WeightStep } from './score-pair.ts';

/** The roll in memory, ready for a register to stream past. */
export interface PreparedRoll {
  readonly model: MatchModel;
  readonly list: PreparedList;
  readonly rows: readonly RowForms[];
  /** How many rows the register has: the scope of the job, the same for every chunk. */
  readonly registerRows: number;
  /** Prepares the register's rows; names that the roll has are prepared. */
  readonly preparer: RowPreparer;
}

/** Candidates kept for a member: enough for a household of one name. */
const KEPT = 4;
/** One more place, for the best candidate of the same address whose name agrees in part. */
export const PLACES = KEPT + 1;
/** Bits below the model's `review` down to which candidates are remembered. */
const REMEMBERED = 4;

/** The bits from which on a candidate is remembered. */
const rememberedFrom = ({ thresholds }: MatchModel): number => thresholds.review / 1000 - REMEMBERED;

/**
 * What one chunk of the register has shown, in typed arrays that a worker can hand over. For member `i` the candidates are at `i *
 * PLACES` and after, best first; the last place is that of the rule about shared addresses. Empty places have row -1.
 */
export interface MatchPart {
  readonly members: number;
  readonly rowsSeen: number;
  readonly pairsCompared: number;
  readonly bits: Float64Array;
  readonly rows: Int32Array;
  /** A number from the register row's id, so that equals are ordered by what they are, not by where they stand. */
  readonly ties: Uint32Array;
  /** The level of the address comparison. */
  readonly addresses: Int8Array;
}

export interface RegisterRowAt {
  readonly row: MatchRow;
  /** The register's own number of the row. */
  readonly id: string;
  /** Place in the whole register, whatever the chunk. */
  readonly at: number;
}

/** Holds what has passed by so far. One for each chunk. */
export interface RegisterMatcher {
  add(row: RegisterRowAt): void;
  finish(): MatchPart;
}

/** Prepares the roll: rows in the order of the model's fields. The model must have been checked. */
export const prepareRoll = (rows: Iterable<MatchRow>, model: MatchModel, registerRows: number): PreparedRoll =>
  prepareRollBy(rowPreparer(model), rows, registerRows);

/** The same for one roll after another: a name that several have is prepared once. */
export function prepareRollBy(preparer: RowPreparer, rows: Iterable<MatchRow>, registerRows: number): PreparedRoll {
  const list = prepareListBy(preparer, rows);
  const forms = Array.from({ length: list.size }, (_, row) => formsOf(list, row));
  return { model: preparer.model, list, rows: forms, registerRows, preparer };
}

/** What weighs the pairs of a roll. */
interface Weighing {
  readonly scorer: Scorer;
  /** Has to be turned to a row before it is asked: there is one for the roll. */
  readonly sieve: PairSieve;
}

const weighings = new WeakMap<PreparedRoll, Weighing>();

export function weighingOf(roll: PreparedRoll): Weighing {
  const known = weighings.get(roll);
  if (known !== undefined) return known;
  const scorer = scorerOf(roll.model, { list: roll.list, rows: roll.registerRows });
  const made = { scorer, sieve: pairSieve(roll.rows, scorer, rememberedFrom(roll.model)) };
  weighings.set(roll, made);
  return made;
}

/** A matcher for a chunk of the register, or for all of it. Rows that share no block with a member cost a few look-ups. */
export function registerMatcher(roll: PreparedRoll): RegisterMatcher {
  const { model, list, rows, preparer } = roll;
  const { scorer, sieve } = weighingOf(roll);
  const index = indexBlocks(list, model);
  const levels = new Int8Array(model.comparisons.length);
  const part = emptyPart(list.size);
  const floor = rememberedFrom(model);
  let rowsSeen = 0;
  let pairsCompared = 0;
  // One candidate and one row for all pairs: there are hundreds for every member.
  let forms: RowForms = [];
  const candidate = { member: 0, bits: 0, row: 0, tie: 0, address: 0 };
  const weigh = (member: number): void => {
    if (!sieve.lets(member)) return;
    pairsCompared++;
    const own = rows[member] ?? [];
    scorer.compare(own, forms, levels);
    candidate.member = member;
    candidate.bits = scorer.bits(own, forms, levels);
    candidate.address = levels[scorer.address] ?? -1;
    if (candidate.bits >= floor) keepBest(part, candidate);
    const slot = member * PLACES + KEPT;
    if (isBetter(part, slot, candidate) && isNear(scorer, { own, other: forms, levels })) put(part, slot, candidate);
  };
  return {
    add({ row, id, at }) {
      forms = preparer.prepare(row);
      sieve.turnTo(forms);
      candidate.row = at;
      candidate.tie = tieOf(id);
      index.forEach(forms, rowsSeen++, weigh);
    },
    finish: () => ({ ...part, rowsSeen, pairsCompared }),
  };
}

/** Puts the parts of all chunks of one register together; the order of the chunks does not matter. */
export function mergeParts(parts: readonly MatchPart[]): MatchPart {
  const merged = emptyPart(parts[0]?.members ?? 0);
  for (const part of parts) {
    for (let slot = 0; slot < part.rows.length; slot++) {
      const row = part.rows[slot] ?? -1;
      if (row < 0) continue;
      const candidate: Candidate = {
        member: Math.floor(slot / PLACES),
        row,
        bits: part.bits[slot] ?? 0,
        tie: part.ties[slot] ?? 0,
        address: part.addresses[slot] ?? -1,
      };
      if (slot % PLACES === KEPT) keepAt(merged, candidate, KEPT);
      else keepBest(merged, candidate);
    }
  }
  const sum = (count: (part: MatchPart) => number): number => parts.reduce((total, part) => total + count(part), 0);
  return { ...merged, rowsSeen: sum((part) => part.rowsSeen), pairsCompared: sum((part) => part.pairsCompared) };
}

/** Why a member and a register row weigh what they weigh; the steps add up to the bits of the verdict. */
export function explainPair(roll: PreparedRoll, member: number, row: MatchRow): readonly WeightStep[] {
  const scorer = scorerOf(roll.model, { list: roll.list, rows: roll.registerRows });
  const own = roll.rows[member] ?? [];
  const forms = roll.preparer.prepare(row);
  const levels = new Int8Array(roll.model.comparisons.length);
  scorer.compare(own, forms, levels);
  return scorer.steps(own, forms, levels);
}

interface Candidate {
  readonly member: number;
  readonly bits: number;
  readonly row: number;
  readonly tie: number;
  readonly address: number;
}

function emptyPart(members: number): MatchPart {
  const places = members * PLACES;
  return {
    members,
    rowsSeen: 0,
    pairsCompared: 0,
    bits: new Float64Array(places).fill(-Infinity),
    rows: new Int32Array(places).fill(-1),
    ties: new Uint32Array(places),
    addresses: new Int8Array(places).fill(-1),
  };
}

const isBetter = (part: MatchPart, slot: number, { bits, tie, row }: Candidate): boolean => {
  const held = part.bits[slot] ?? -Infinity;
  if (bits !== held) return bits > held;
  const heldTie = part.ties[slot] ?? 0;
  return tie === heldTie ? row < (part.rows[slot] ?? -1) : tie < heldTie;
};

function put(part: MatchPart, slot: number, { bits, row, tie, address }: Candidate): void {
  part.bits[slot] = bits;
  part.rows[slot] = row;
  part.ties[slot] = tie;
  part.addresses[slot] = address;
}

function keepAt(part: MatchPart, candidate: Candidate, place: number): void {
  const slot = candidate.member * PLACES + place;
  if (isBetter(part, slot, candidate)) put(part, slot, candidate);
}

function keepBest(part: MatchPart, candidate: Candidate): void {
  const first = candidate.member * PLACES;
  let slot = first + KEPT - 1;
  if (!isBetter(part, slot, candidate)) return;
  for (; slot > first && isBetter(part, slot - 1, candidate); slot--) {
    part.bits[slot] = part.bits[slot - 1] ?? -Infinity;
    part.rows[slot] = part.rows[slot - 1] ?? -1;
    part.ties[slot] = part.ties[slot - 1] ?? 0;
    part.addresses[slot] = part.addresses[slot - 1] ?? -1;
  }
  put(part, slot, candidate);
}

/** FNV-1a of the id. */
export function tieOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
