import {
  canonicalBytes,
  type ClauseId,
  type ContestId,
  err,
  ID_PATTERN,
  type Json,
  type MemberId,
  ok,
  type Result,
  toHex,
} from '@selectorate/basics';
import { z } from 'zod';
import { ELECTORATES, type ElectorateName } from '../freeze/electorate-name.ts';
import type { FrozenRoll } from '../freeze/freeze-roll.ts';
import { exclusionCode, withholdingClause } from '../freeze/verdicts.ts';
import { standsExcluded } from './exclusion.ts';

/**
 * What a member who is left out has to show: by whom, why, under which clause, and where to go. For that member only.
 * Plain JSON; {@link receiptBytes} are what is signed.
 */
export interface ExclusionReceipt {
  readonly schema: 'selectorate-exclusion-receipt/1';
  /** Left out by a rule that looked at the entry, or by a decision. */
  readonly kind: 'rule' | 'decision';
  readonly contest: ContestId;
  readonly version: string;
  /** Root of the frozen roll that the member stands on without a vote. */
  readonly root: string;
  readonly member: MemberId;
  readonly electorate: ElectorateName;
  /** The published code. */
  readonly reason: string;
  readonly clause: ClauseId;
  /** Instants; a rule gives no notice of its own. */
  readonly noticed: string | null;
  readonly decided: string;
  readonly appealBy: string | null;
  /** How to reach the body that hears appeals. */
  readonly appealTo: string;
}

/** A value that claims to be a receipt. */
export type UntrustedReceipt = unknown;

export interface ReceiptOrder {
  readonly member: MemberId;
  readonly electorate: ElectorateName;
  readonly appealTo: string;
}

/** The receipt of a member whom a decision keeps out of one electorate. */
export function exclusionReceipt(
  frozen: FrozenRoll,
  { member, electorate, appealTo }: ReceiptOrder,
): Result<ExclusionReceipt, 'not-on-roll' | 'not-excluded'> {
  const withheldFor = withheldForOf(frozen, member, electorate);
  if (withheldFor === undefined) return err('not-on-roll');
  const { exclusions } = frozen;
  const standing = exclusions?.all.find(
    (exclusion) =>
      exclusion.member === member &&
      exclusion.electorates.includes(electorate) &&
      exclusionCode(exclusion) === withheldFor &&
      standsExcluded(exclusion, exclusions.at),
  );
  if (standing?.decision == null) return err('not-excluded');
  const { clause, notice, decision, ruling } = standing;
  return ok({
    ...headOf(frozen, { member, electorate, appealTo }),
    kind: 'decision',
    reason: exclusionCode(standing),
    clause,
    noticed: notice.at,
    decided: ruling?.at ?? decision.at,
    appealBy: ruling === null ? decision.appealUntil : null,
  });
}

/** When a rule was applied, and until when that may be disputed. Instants. */
export interface RuleClock {
  readonly decided: string;
  readonly appealBy: string | null;
}

/** The receipt of a member whom a clause keeps out of one electorate. */
export function ruleReceipt(
  frozen: FrozenRoll,
  order: ReceiptOrder,
  { decided, appealBy }: RuleClock,
): Result<ExclusionReceipt, 'not-on-roll' | 'not-withheld-by-rule'> {
  const own = frozen.members[frozen.placeOf.get(order.member) ?? -1];
  if (own === undefined) return err('not-on-roll');
  const reason = own.verdicts[order.electorate].withheldFor;
  const clause = withholdingClause(frozen, own.entry, order.electorate);
  if (reason === null || clause === undefined) return err('not-withheld-by-rule');
  return ok({
    ...headOf(frozen, order),
    kind: 'rule',
    reason,
    clause,
    noticed: null,
    decided,
    appealBy,
  });
}

/** What is signed: the canonical JSON, which names its schema and so is read as nothing else. */
export const receiptBytes = (receipt: ExclusionReceipt): Uint8Array => canonicalBytes({ ...receipt } satisfies Json);

/** Says whether a signature over bytes is that of the key which the reader trusts for receipts. */
export type VerifyBytes = (bytes: Uint8Array, signature: Uint8Array) => boolean;

export type ReceiptFault = 'malformed' | 'signature-differs';

/** The receipt, if whoever's key `verify` holds signed it. */
export function checkReceipt(
  untrusted: UntrustedReceipt,
  signature: Uint8Array,
  verify: VerifyBytes,
): Result<ExclusionReceipt, ReceiptFault> {
  const parsed = receiptSchema.safeParse(untrusted);
  if (!parsed.success) return err('malformed');
  return verify(receiptBytes(parsed.data), signature) ? ok(parsed.data) : err('signature-differs');
}

function withheldForOf(frozen: FrozenRoll, member: MemberId, electorate: ElectorateName): string | null | undefined {
  return frozen.members[frozen.placeOf.get(member) ?? -1]?.verdicts[electorate].withheldFor;
}

const headOf = ({ contest, version, root }: FrozenRoll, { member, electorate, appealTo }: ReceiptOrder) =>
  ({
    schema: 'selectorate-exclusion-receipt/1',
    contest,
    version,
    root: toHex(root),
    member,
    electorate,
    appealTo,
  }) as const;

const idOf = <Kind extends string>() =>
  z
    .string()
    .regex(ID_PATTERN)
    .transform((text) => text as Kind);
const instant = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/);
const receiptSchema: z.ZodType<ExclusionReceipt> = z.strictObject({
  schema: z.literal('selectorate-exclusion-receipt/1'),
  kind: z.enum(['rule', 'decision']),
  contest: idOf<ContestId>(),
  version: z.string().max(200),
  root: z.string().regex(/^[0-9a-f]{64}$/),
  member: idOf<MemberId>(),
  electorate: z.enum(ELECTORATES),
  reason: idOf<string>(),
  clause: idOf<ClauseId>(),
  noticed: instant.nullable(),
  decided: instant,
  appealBy: instant.nullable(),
  appealTo: z
    .string()
    .max(500)
    .refine((text) => text.isWellFormed()),
});
