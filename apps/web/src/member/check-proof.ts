import type { MyEntryShape } from '@selectorate/api';
import { fromBase64Url } from '@selectorate/basics';
import { checkSignature, readPublicKey } from '@selectorate/record';
import { checkMemberProof, checkReceipt, type ExclusionReceipt, fieldText, ROLL_FIELDS } from '@selectorate/roll';
import type { State } from '@selectorate/selection';
import type { ObservedRecord } from '../record/observed-record.ts';

/** What a page can say of an entry once it has replayed the record; `behind`: the record is older than the answer. */
export type ProofVerdict = 'checked' | 'differs' | 'faulty' | 'behind';

type Replayed = Pick<ObservedRecord, 'state' | 'faults' | 'checkpoint'>;

/**
 * Is the entry that was shown, letter for letter, in the roll that the record names? What to check against is taken from the
 * record alone, never from whoever sent the entry (A24).
 */
export function judgeProof({ entry, frozen }: Pick<MyEntryShape, 'entry' | 'frozen'>, record: Replayed): ProofVerdict {
  const { roll, contest, size } = record.state;
  if (frozen === null) return 'differs';
  if (size < frozen.head.size) return 'behind';
  if (roll === null || contest === null) return 'differs';
  const { root, version, members } = roll;
  const checked = checkMemberProof(frozen.proof, { contest, root, version, members });
  if (!checked.ok || ROLL_FIELDS.some((field) => fieldText(checked.value, field) !== entry[field])) return 'differs';
  return record.faults.length === 0 && record.checkpoint?.fits === true ? 'checked' : 'faulty';
}

/** A receipt, and whether the key signed it that the record names for the server; null while there is no record. */
export interface ReadReceipt {
  readonly receipt: ExclusionReceipt;
  readonly isSigned: boolean | null;
}

/** Undefined for what is no receipt. */
export function readReceipt(given: NonNullable<MyEntryShape['receipt']>, state?: State): ReadReceipt | undefined {
  const signature = fromBase64Url(given.signature) ?? new Uint8Array();
  const own = state === undefined ? undefined : serverKeyOf(state);
  let isSigned = false;
  const read = checkReceipt(given.receipt, signature, (message, signed) => {
    isSigned = own !== undefined && checkSignature(own, message, signed);
    return true;
  });
  return read.ok ? { receipt: read.value, isSigned: state === undefined ? null : isSigned } : undefined;
}

function serverKeyOf({ people }: State) {
  const server = [...people.values()].find(({ holdings }) =>
    holdings.some(({ role, until }) => role === 'server' && until === null),
  );
  const key = server === undefined ? undefined : readPublicKey(server.key);
  return key?.ok === true ? key.value : undefined;
}
