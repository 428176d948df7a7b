import {
  type CivilDate,
  err,
  type Json,
  type MemberId,
  ok,
  parseIsoDate,
  type Result,
  toBase64Url,
} from '@selectorate/basics';
import type { MyEntryShape } from '@selectorate/api';
import {
  ELECTORATES,
  type ElectorateName,
  exclusionReceipt,
  type ExclusionReceipt,
  fieldText,
  type FrozenRoll,
  memberFacts,
  proveMember,
  receiptBytes,
  ROLL_FIELDS,
  type RollEntry,
  ruleReceipt,
  type Verdict,
} from '@selectorate/roll';
import { compileElectorate, explainJudgement, type Judgement, judge } from '@selectorate/rulebook';
import type { ContestRow } from '@selectorate/store';
import type { Denial } from '../../handlers.ts';
import { titleOf } from '../contest-documents.ts';
import { entryOf } from '../roll/kept-roll.ts';
import type { ContestLog } from '../contest-log.ts';
import type { DeskHandlers } from '../desk.ts';
import type { House } from '../house.ts';
import { serverSignerOf } from '../log-keys.ts';
import { rollFixedBy } from '../roll/frozen-roll.ts';
import { newLetter, useLetter } from '../roll/member-letters.ts';
import { changesAfter, versionsOf } from '../roll/roll-versions.ts';

/** A member's own page: their entry, how every rule came out, what was changed in it, and the proof that it is in the roll. */
export const myEntryHandler = (house: House): Pick<DeskHandlers, 'readMyEntry'> => ({
  readMyEntry: async ({ params: { token } }) => {
    const { store } = house.options;
    const letter = await store.together(() => useLetter(house.options, token, 'my-entry'));
    if (!letter.ok) return letter;
    const { contest, member } = letter.value.about;
    const row = await store.contests.get(contest);
    const log = await house.logs.read(contest);
    if (row === undefined || log === undefined) return err({ code: 'link-unknown' });
    return pageOf(house, { row, log, member });
  },
});

interface Own {
  readonly row: ContestRow;
  readonly log: ContestLog;
  readonly member: MemberId;
}

async function pageOf(
  { options, frozenRolls }: House,
  { row, log, member }: Own,
): Promise<Result<MyEntryShape, Denial>> {
  const { store, publicUrl } = options;
  const { contest } = row;
  const frozen = await frozenRolls.of(log);
  const entry =
    frozen === undefined
      ? await entryOf(store, contest, member)
      : frozen.members[frozen.placeOf.get(member) ?? -1]?.entry;
  // Taken off the list since the letter went out: there is nothing here for them any more.
  if (entry === undefined) return err({ code: 'link-unknown' });
  const versions = await versionsOf(store, contest);
  const changes = await changesAfter(store, contest, { from: 0, to: versions.length });
  const objection = await newLetter(options, { kind: 'objection', contest, member, fields: [], at: options.clock() });
  return ok({
    contest,
    title: (await titleOf(store, contest)) ?? contest,
    organisation: (await store.instance.get())?.name ?? '',
    zone: row.zone,
    entry: Object.fromEntries(ROLL_FIELDS.map((field) => [field, fieldText(entry, field)])),
    trigger: electorateOf(log, { name: 'trigger', entry, frozen }),
    ballot: electorateOf(log, { name: 'ballot', entry, frozen }),
    changes: changes
      .filter((change) => change.member === member)
      .map(({ at, field, from, to, channel, reason, authority }) => ({
        at,
        field,
        from,
        to,
        channel,
        reason,
        authority,
      })),
    frozen:
      frozen === undefined ? null : frozenShape(log, { frozen, member, record: `${publicUrl}/records/${contest}/` }),
    receipt: frozen === undefined ? null : receiptShape({ options }, { row, log, member }, frozen),
    objection: objection.token,
  });
}

interface Judged {
  readonly name: ElectorateName;
  readonly entry: RollEntry;
  readonly frozen: FrozenRoll | undefined;
}

/** Every clause's outcome, and over them a waiver or an exclusion where the roll is frozen with one. */
function electorateOf({ state }: ContestLog, { name, entry, frozen }: Judged): MyEntryShape['trigger'] {
  const explained = explainJudgement(state.rulebook, judged(state, name, entry));
  const verdict: Verdict | undefined = frozen?.members[frozen.placeOf.get(entry.member) ?? -1]?.verdicts[name];
  return {
    eligible: verdict?.eligible ?? explained.eligible,
    withheldFor: verdict === undefined ? explained.withheldFor : verdict.withheldFor,
    clauses: explained.clauses as unknown as Json[],
    waived: verdict?.waived ?? null,
  };
}

function judged({ rulebook, deadlines, now }: ContestLog['state'], name: ElectorateName, entry: RollEntry): Judgement {
  const compiled = compileElectorate(rulebook.electorates[name]);
  if (!compiled.ok) throw new Error('a pinned rulebook whose electorate does not compile');
  const civil = [...deadlines.values()].find(({ id }) => id === 'freeze')?.civil ?? now;
  const day: CivilDate = parseIsoDate(civil.slice(0, 10)) ?? { year: 2000, month: 1, day: 1 };
  return judge(compiled.value, memberFacts(entry, day));
}

function frozenShape(
  { head }: ContestLog,
  { frozen, member, record }: { readonly frozen: FrozenRoll; readonly member: MemberId; readonly record: string },
): MyEntryShape['frozen'] {
  const proof = proveMember(frozen, member);
  if (!proof.ok) return null;
  const { version, size: members } = proof.value;
  return {
    proof: proof.value as unknown as Json,
    root: Buffer.from(frozen.root).toString('hex'),
    version,
    members,
    head: { ...head },
    record,
  };
}

/** Signed with the key that the record names as the server's: whoever is left out has something to show (A24, A25). */
function receiptShape({ options }: Pick<House, 'options'>, own: Own, frozen: FrozenRoll): MyEntryShape['receipt'] {
  const receipt = ELECTORATES.map((electorate) => receiptOf(own, frozen, electorate)).find(
    (each) => each !== undefined,
  );
  if (receipt === undefined) return null;
  const signer = serverSignerOf(options, own.row);
  const signature = toBase64Url(signer.sign(receiptBytes(receipt)));
  return { receipt: { ...receipt }, key: { ...signer.publicKey }, signature };
}

function receiptOf({ log, member }: Own, frozen: FrozenRoll, electorate: ElectorateName): ExclusionReceipt | undefined {
  const appealTo = log.state.rulebook.challenges.decidedBy;
  const order = { member, electorate, appealTo };
  const decided = exclusionReceipt(frozen, order);
  if (decided.ok) return decided.value;
  const ruled = ruleReceipt(frozen, order, { decided: rollFixedBy(log)?.at ?? '', appealBy: null });
  return ruled.ok ? ruled.value : undefined;
}
