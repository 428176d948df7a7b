import { type ContestId, err, fromHex, isId, type MemberId, ok, type Result, toHex } from '@selectorate/basics';
import { checkInclusion, LONGEST_PROOF } from '@selectorate/record';
import { z } from 'zod';
import { rollLeaf } from './commitment.ts';
import { type RollEntry, rollEntrySchema } from '../entry.ts';
import type { FreezeSummary } from './freeze-summary.ts';
import type { FrozenRoll } from './freeze-roll.ts';
import { leafTreeProof } from './leaf-tree.ts';

/** What a member gets to check their own entry against the published root: plain JSON of about one kilobyte. */
export interface MemberProof {
  readonly schema: 'selectorate-member-proof/1';
  readonly contest: ContestId;
  readonly version: string;
  readonly entry: RollEntry;
  /** 32 bytes in hexadecimal. */
  readonly salt: string;
  /** Place in the tree, from 0, and the number of leaves. */
  readonly index: number;
  readonly size: number;
  /** Sibling hashes from the leaf up, in hexadecimal (RFC 9162 section 2.1.3). */
  readonly path: readonly string[];
}

/** A value that claims to be a member's proof. */
export type UntrustedMemberProof = unknown;

export type ProofFault =
  | 'malformed'
  | 'other-contest'
  | 'other-version'
  | 'other-roll-size'
  | 'other-member'
  | 'not-in-roll';

/** What the published summary says, and whose entry is expected where the reader knows. */
export interface ProofTarget extends Pick<FreezeSummary, 'root' | 'contest' | 'version' | 'members'> {
  readonly member?: MemberId;
}

/** The version of a body's roll holds two ids. */
const LONGEST_VERSION = 200;

const hash = z.string().regex(/^[0-9a-f]{64}$/);

export const memberProofSchema: z.ZodType<MemberProof> = z.strictObject({
  schema: z.literal('selectorate-member-proof/1'),
  contest: z
    .string()
    .refine(isId)
    .transform((text) => text as ContestId),
  version: z.string().max(LONGEST_VERSION),
  entry: rollEntrySchema,
  salt: hash,
  index: z.int().nonnegative(),
  size: z.int().positive(),
  path: z.array(hash).max(LONGEST_PROOF),
});

/** The opening of one member's leaf, for that member only. */
export function proveMember(frozen: FrozenRoll, member: MemberId): Result<MemberProof, 'not-on-roll'> {
  const index = frozen.placeOf.get(member) ?? -1;
  const own = frozen.members[index];
  if (own === undefined) return err('not-on-roll');
  return ok({
    schema: 'selectorate-member-proof/1',
    contest: frozen.contest,
    version: frozen.version,
    entry: own.entry,
    salt: toHex(own.salt),
    index,
    size: frozen.members.length,
    path: leafTreeProof(frozen.tree, index).map(toHex),
  });
}

/**
 * The entry, if it is in the roll that was published. The target comes from the notice or the record, never from
 * whoever hands over the proof.
 */
export function checkMemberProof(untrusted: UntrustedMemberProof, target: ProofTarget): Result<RollEntry, ProofFault> {
  const parsed = memberProofSchema.safeParse(untrusted);
  if (!parsed.success) return err('malformed');
  const proof = parsed.data;
  if (proof.contest !== target.contest) return err('other-contest');
  if (proof.version !== target.version) return err('other-version');
  if (proof.size !== target.members) return err('other-roll-size');
  if (target.member !== undefined && proof.entry.member !== target.member) return err('other-member');
  return leadsTo(proof, target.root) ? ok(proof.entry) : err('not-in-roll');
}

function leadsTo(proof: MemberProof, rootHex: string): boolean {
  const salt = fromHex(proof.salt);
  const root = fromHex(rootHex);
  const path = proof.path.map(fromHex).filter((step) => step !== undefined);
  if (salt === undefined || root === undefined) return false;
  const leaf = rollLeaf({ ...proof, salt });
  return checkInclusion({ index: proof.index, size: proof.size, leaf, root, proof: path });
}
