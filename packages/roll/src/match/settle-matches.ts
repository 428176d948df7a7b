import { COMPARATORS } from './compare/comparators.ts';
import { assignOneToOne, type Offer } from './assign.ts';
import { type MatchPart, PLACES, type PreparedRoll, tieOf } from './match-register.ts';

export type MatchVerdict = 'found' | 'review' | 'not-found';

/**
 * Why a member is for a person to look at: the evidence lies between the thresholds; somebody of that address bears a part of the
 * name; or the only row that fits is another member's.
 */
export type ReviewReason = 'between' | 'same-address' | 'row-taken';

export type AddressLevel = (typeof COMPARATORS.address.levels)[number];

/** What is said of a member. A signal for a person, never a decision. */
export interface MemberMatch {
  readonly member: number;
  readonly verdict: MatchVerdict;
  readonly reason: ReviewReason | null;
  /** Place of the register row in the register, or null. */
  readonly row: number | null;
  readonly bits: number | null;
  /** How the addresses agree; found `elsewhere` means registered at another address. */
  readonly address: AddressLevel | null;
}

/** The least that a chosen pair is worth, so that a pair at the threshold is chosen rather than none. */
const LEAST = 1e-6;

/**
 * Verdicts from all that the register has shown: rows are given out one to one, and nobody with a namesake in part at their own
 * address is said not to be found. `ids` are the members' own numbers, in the order of the roll.
 */
export function settleMatches(
  { model }: Pick<PreparedRoll, 'model'>,
  part: MatchPart,
  ids: readonly string[],
): readonly MemberMatch[] {
  const review = model.thresholds.review / 1000;
  const strong = model.thresholds.strong / 1000;
  const taken = new Map<number, number>();
  const chosen = new Map<number, Offer>();
  for (const offer of assignOneToOne(offersOf(part, review, ids))) {
    taken.set(offer.row, offer.member);
    chosen.set(offer.member, offer);
  }
  return Array.from({ length: part.members }, (_, member): MemberMatch => {
    const offer = chosen.get(member);
    const slots = Array.from({ length: PLACES }, (__, place) => member * PLACES + place);
    const at = (slot: number, verdict: MatchVerdict, reason: ReviewReason | null): MemberMatch => ({
      member,
      verdict,
      reason,
      row: part.rows[slot] ?? null,
      bits: part.bits[slot] ?? null,
      address: COMPARATORS.address.levels[part.addresses[slot] ?? -1] ?? null,
    });
    if (offer !== undefined) {
      const slot = slots.find((one) => part.rows[one] === offer.row) ?? 0;
      const bits = part.bits[slot] ?? 0;
      return bits >= strong ? at(slot, 'found', null) : at(slot, 'review', 'between');
    }
    const best = slots[0] ?? 0;
    if ((part.rows[best] ?? -1) >= 0 && (part.bits[best] ?? 0) >= review) return at(best, 'review', 'row-taken');
    const neighbour = slots.at(-1) ?? 0;
    if ((part.rows[neighbour] ?? -1) >= 0) return at(neighbour, 'review', 'same-address');
    return { member, verdict: 'not-found', reason: null, row: null, bits: null, address: null };
  });
}

/** Candidates good enough to be a question, in an order that is theirs and not that of the lists. */
function offersOf(part: MatchPart, review: number, ids: readonly string[]): readonly Offer[] {
  const ties = ids.map(tieOf);
  const offers: { readonly offer: Offer; readonly tie: number }[] = [];
  for (let slot = 0; slot < part.rows.length; slot++) {
    const [row, bits] = [part.rows[slot] ?? -1, part.bits[slot] ?? -Infinity];
    if (row < 0 || bits < review || slot % PLACES === PLACES - 1) continue;
    const member = Math.floor(slot / PLACES);
    offers.push({ offer: { member, row, worth: bits - review + LEAST }, tie: part.ties[slot] ?? 0 });
  }
  return offers
    .toSorted(
      (a, b) =>
        b.offer.worth - a.offer.worth ||
        (ties[a.offer.member] ?? 0) - (ties[b.offer.member] ?? 0) ||
        a.tie - b.tie ||
        a.offer.member - b.offer.member ||
        a.offer.row - b.offer.row,
    )
    .map(({ offer }) => offer);
}
