import { err, type MemberId, ok, type Result } from '@selectorate/basics';
import type { Judgement } from '@selectorate/rulebook';
import type { LoggedChange } from '../changes/logged-change.ts';
import type { RollEntry } from '../entry.ts';
import { type Exclusion, type ExclusionStage, exclusionStage } from '../exclusions/exclusion.ts';
import type { Waiver } from '../exclusions/waiver.ts';
import type { ElectorateName } from './electorate-name.ts';
import { explainEligibility } from './explain-eligibility.ts';
import type { FrozenRoll } from './freeze-roll.ts';
import { type MemberProof, proveMember } from './member-proof.ts';
import type { Verdict } from './verdicts.ts';

/** A member's own page as plain data: for that member only. */
export interface EntryExplanation {
  readonly member: MemberId;
  readonly entry: RollEntry;
  /** May they vote, and how every clause came out. */
  readonly electorates: Readonly<Record<ElectorateName, { readonly verdict: Verdict; readonly judgement: Judgement }>>;
  readonly waivers: readonly Waiver[];
  /** With the stage at the freeze. */
  readonly exclusions: readonly { readonly exclusion: Exclusion; readonly stage: ExclusionStage }[];
  /** All that was changed in their entry, in the order of the log. */
  readonly changes: readonly LoggedChange[];
  readonly proof: MemberProof;
}

/** `changes` is the log, or as much of it as is shown; others' changes in it are left out. */
export function explainEntry(
  frozen: FrozenRoll,
  member: MemberId,
  changes: readonly LoggedChange[],
): Result<EntryExplanation, 'not-on-roll'> {
  const own = frozen.members[frozen.placeOf.get(member) ?? -1];
  const explained = explainEligibility(frozen, member);
  const proof = proveMember(frozen, member);
  if (own === undefined || !explained.ok || !proof.ok) return err('not-on-roll');
  const { entry, verdicts } = own;
  const { trigger, ballot } = explained.value.electorates;
  return ok({
    member,
    entry,
    electorates: {
      trigger: { verdict: verdicts.trigger, judgement: trigger },
      ballot: { verdict: verdicts.ballot, judgement: ballot },
    },
    waivers: frozen.waivers.filter((waiver) => waiver.member === member),
    exclusions: (frozen.exclusions?.all ?? [])
      .filter((exclusion) => exclusion.member === member)
      .map((exclusion) => ({ exclusion, stage: exclusionStage(exclusion, frozen.exclusions?.at ?? '') })),
    changes: changes.filter((change) => change.member === member),
    proof: proof.value,
  });
}
