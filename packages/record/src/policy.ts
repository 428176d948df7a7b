import { type CheckedSignature, checkNote, type SignatureFault } from './note-signing.ts';
import type { CheckpointNote } from './checkpoint.ts';
import { checkSignature, type SignatureCheck } from './signatures.ts';
import { printVerifierKey, type VerifierKey } from './verifier-key.ts';

/**
 * Whom a reader trusts to have seen the one log: logs, witnesses and a quorum rule (C2SP tlog-policy). It comes from the
 * reader, never from the record.
 */
export interface Policy {
  readonly logs: readonly PolicyLog[];
  readonly witnesses: readonly PolicyWitness[];
  readonly groups: readonly PolicyGroup[];
  /** The name of a witness or group, or `none`. */
  readonly quorum: string;
}

export interface PolicyLog {
  /** The key's name is the log's origin. */
  readonly key: VerifierKey;
  readonly url?: string;
}

export interface PolicyWitness {
  readonly name: string;
  readonly key: VerifierKey;
  readonly url?: string;
}

/** At least `threshold` of the members; a member is a witness or an earlier group. */
export interface PolicyGroup {
  readonly name: string;
  readonly threshold: number;
  readonly members: readonly string[];
}

/** The policy as text that reads back as the same policy: thresholds as numbers, no comments. */
export function printPolicy({ logs, witnesses, groups, quorum }: Policy): string {
  const lines = [
    ...logs.map(({ key, url }) => ['log', printVerifierKey(key), url]),
    ...witnesses.map(({ name, key, url }) => ['witness', name, printVerifierKey(key), url]),
    ...groups.map(({ name, threshold, members }) => ['group', name, String(threshold), ...members]),
    ['quorum', quorum],
  ];
  return lines.map((items) => `${items.filter((item) => item !== undefined).join(' ')}\n`).join('');
}

/** Every key that a policy names. */
export const policyKeys = ({ logs, witnesses }: Policy): readonly VerifierKey[] => [
  ...logs.map(({ key }) => key),
  ...witnesses.map(({ key }) => key),
];

export interface QuorumVerdict {
  /** The quorum has cosigned, and one of the policy's logs has signed under its own origin. */
  readonly met: boolean;
  /** The log that signed; undefined if none of the policy's did. */
  readonly log: VerifierKey | undefined;
  /** The policy's witnesses that cosigned, by their name in the policy, with their times in seconds since 1970. */
  readonly witnesses: readonly { readonly name: string; readonly time: number }[];
  readonly faults: readonly SignatureFault[];
}

/**
 * Does a signed checkpoint satisfy the policy? `moreKeys` are keys that the reader knows of without relying on them, so
 * that their lines are no faults; they count for nothing.
 */
export function checkQuorum(
  policy: Policy,
  { note, checkpoint }: CheckpointNote,
  options: { readonly moreKeys?: readonly VerifierKey[]; readonly check?: SignatureCheck } = {},
): QuorumVerdict {
  const keys = [...policyKeys(policy), ...(options.moreKeys ?? [])];
  const { valid, faults } = checkNote(note, keys, options.check ?? checkSignature);
  const { log, witnesses, met } = quorumOf(policy, checkpoint.origin, valid);
  return { met: met && (log !== undefined || policy.logs.length === 0), log, witnesses, faults };
}

/** The policy's rule over signatures that have been checked already. `met` is about witnesses alone. */
export function quorumOf(
  policy: Policy,
  origin: string,
  valid: readonly CheckedSignature[],
): Omit<QuorumVerdict, 'faults'> {
  const signed = new Map(valid.map((signature) => [printVerifierKey(signature.key), signature]));
  const witnesses = policy.witnesses.flatMap(({ name, key }) => {
    const time = signed.get(printVerifierKey(key))?.time;
    return time === undefined ? [] : [{ name, time }];
  });
  const log = policy.logs.find(({ key }) => key.name === origin && signed.has(printVerifierKey(key)))?.key;
  return { met: hasWitnessed(policy, policy.quorum, new Set(witnesses.map(({ name }) => name))), log, witnesses };
}

/** Is the policy's quorum among these witnesses of its own, by their names in the policy? */
export const isQuorum = (policy: Policy, names: readonly string[]): boolean =>
  hasWitnessed(policy, policy.quorum, new Set(names));

function hasWitnessed(policy: Policy, name: string, cosigned: ReadonlySet<string>): boolean {
  if (name === 'none') return true;
  const group = policy.groups.find((candidate) => candidate.name === name);
  if (group === undefined) return cosigned.has(name);
  return group.members.filter((member) => hasWitnessed(policy, member, cosigned)).length >= group.threshold;
}
