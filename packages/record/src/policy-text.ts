import { err, fromUtf8, ok, parseWholeNumber, type Result } from '@selectorate/basics';
import type { Policy, PolicyGroup, PolicyLog, PolicyWitness } from './policy.ts';
import { type KeyUse, parseVerifierKey, type VerifierKey } from './verifier-key.ts';

export const POLICY_FAULTS = [
  'policy-too-large',
  'not-utf8',
  'control-character',
  'unknown-keyword',
  'wrong-number-of-items',
  'bad-verifier-key',
  'wrong-key-type',
  'duplicate-key',
  'duplicate-name',
  'unknown-name',
  'member-listed-twice',
  'bad-threshold',
  'duplicate-quorum',
  'missing-quorum',
] as const;
export type PolicyFaultCode = (typeof POLICY_FAULTS)[number];

/** What is wrong, and on which line of the file (from 1; 0 is the file as a whole). */
export interface PolicyFault {
  readonly line: number;
  readonly code: PolicyFaultCode;
  readonly detail: string;
}

export const LARGEST_POLICY = 1 << 18;

interface Draft {
  readonly logs: PolicyLog[];
  readonly witnesses: PolicyWitness[];
  readonly groups: PolicyGroup[];
  readonly quorums: string[];
}

type LineFault = readonly [PolicyFaultCode, string];

/** Reads a policy and names every faulty line. Stricter than the specification in one point: the file is UTF-8. */
export function parsePolicy(untrusted: Uint8Array): Result<Policy, readonly PolicyFault[]> {
  const whole = (code: PolicyFaultCode): Result<Policy, readonly PolicyFault[]> => err([{ line: 0, code, detail: '' }]);
  if (untrusted.length > LARGEST_POLICY) return whole('policy-too-large');
  const text = fromUtf8(untrusted);
  if (!text.ok) return whole('not-utf8');
  const draft: Draft = { logs: [], witnesses: [], groups: [], quorums: [] };
  const faults: PolicyFault[] = [];
  for (const [index, line] of text.value.split('\n').entries()) {
    const fault = readLine(draft, line);
    if (fault !== undefined) faults.push({ line: index + 1, code: fault[0], detail: fault[1] });
  }
  const { quorums, ...rest } = draft;
  const [quorum] = quorums;
  if (faults.length > 0) return err(faults);
  return quorum === undefined ? whole('missing-quorum') : ok({ ...rest, quorum });
}

function readLine(draft: Draft, line: string): LineFault | undefined {
  if (hasControlCharacter(line)) return ['control-character', ''];
  // White space is the ASCII space and tab only: a name may hold anything else.
  const [keyword, ...items] = line.split(/[ \t]+/).filter((item) => item !== '');
  if (keyword === undefined || keyword.startsWith('#')) return undefined;
  switch (keyword) {
    case 'log':
      return readLog(draft, items);
    case 'witness':
      return readWitness(draft, items);
    case 'group':
      return readGroup(draft, items);
    case 'quorum':
      return readQuorum(draft, items);
    default:
      return ['unknown-keyword', keyword];
  }
}

function readLog(draft: Draft, [vkey, url, ...more]: readonly string[]): LineFault | undefined {
  if (vkey === undefined || more.length > 0) return ['wrong-number-of-items', 'log'];
  const key = readKey(vkey, 'note', draft.logs);
  if (!key.ok) return key.error;
  draft.logs.push({ key: key.value, ...(url === undefined ? {} : { url }) });
  return undefined;
}

function readWitness(draft: Draft, [name, vkey, url, ...more]: readonly string[]): LineFault | undefined {
  if (name === undefined || vkey === undefined || more.length > 0) return ['wrong-number-of-items', 'witness'];
  if (isDefined(draft, name)) return ['duplicate-name', name];
  const key = readKey(vkey, 'cosignature', draft.witnesses);
  if (!key.ok) return key.error;
  draft.witnesses.push({ name, key: key.value, ...(url === undefined ? {} : { url }) });
  return undefined;
}

function readGroup(draft: Draft, [name, k, ...members]: readonly string[]): LineFault | undefined {
  if (name === undefined || k === undefined || members.length === 0) return ['wrong-number-of-items', 'group'];
  if (isDefined(draft, name)) return ['duplicate-name', name];
  const taken = new Set(draft.groups.flatMap((group) => group.members));
  for (const member of members) {
    if (member === 'none' || !isDefined(draft, member)) return ['unknown-name', member];
    if (taken.has(member)) return ['member-listed-twice', member];
    taken.add(member);
  }
  const threshold = thresholdOf(k, members.length);
  if (threshold === undefined) return ['bad-threshold', k];
  draft.groups.push({ name, threshold, members });
  return undefined;
}

function readQuorum(draft: Draft, [name, ...more]: readonly string[]): LineFault | undefined {
  if (name === undefined || more.length > 0) return ['wrong-number-of-items', 'quorum'];
  if (draft.quorums.length > 0) return ['duplicate-quorum', name];
  if (!isDefined(draft, name)) return ['unknown-name', name];
  draft.quorums.push(name);
  return undefined;
}

function readKey(
  vkey: string,
  use: KeyUse,
  others: readonly { readonly key: VerifierKey }[],
): Result<VerifierKey, LineFault> {
  const key = parseVerifierKey(vkey);
  if (!key.ok) return err(['bad-verifier-key', key.error]);
  if (key.value.use !== use) return err(['wrong-key-type', vkey]);
  // The same key under another name would count twice.
  if (others.some((other) => other.key.key.key === key.value.key.key)) return err(['duplicate-key', vkey]);
  return key;
}

/** Witnesses and groups share one name space, in which `none` is taken. */
const isDefined = ({ witnesses, groups }: Draft, name: string): boolean =>
  name === 'none' || [...witnesses, ...groups].some((defined) => defined.name === name);

function thresholdOf(k: string, members: number): number | undefined {
  if (k === 'any') return 1;
  if (k === 'all') return members;
  const threshold = parseWholeNumber(k);
  return threshold !== undefined && threshold >= 1 && threshold <= members ? threshold : undefined;
}

/** Tab is the one control character that a line may hold. */
function hasControlCharacter(line: string): boolean {
  for (let i = 0; i < line.length; i++) {
    const unit = line.charCodeAt(i);
    if ((unit < 0x20 && unit !== 0x09) || unit === 0x7f) return true;
  }
  return false;
}
