import { readFile } from 'node:fs/promises';
import { err, fromBase64Url, ok, type Result } from '@selectorate/basics';
import type { ContestShape } from '@selectorate/api';
import { parsePolicy, type Policy, type PolicyWitness, verifierKey, type VerifierKey } from '@selectorate/record';

/** Witnesses of a file of the form of a reader's policy (C2SP tlog-policy), each with the address it is asked at. */
export async function readWitnesses(file: string): Promise<Result<readonly PolicyWitness[], string>> {
  const bytes = await readFile(file).catch(() => undefined);
  if (bytes === undefined) return err(file);
  const policy = parsePolicy(new Uint8Array(bytes));
  if (!policy.ok) return err(policy.error.map(({ line, code }) => `${file}, line ${line}: ${code}`).join('\n'));
  const silent = policy.value.witnesses.find(({ url }) => url === undefined);
  return silent === undefined ? ok(policy.value.witnesses) : err(`${file}: ${silent.name}`);
}

/** The witnesses as a contest names them. */
export const namedWitnesses = (witnesses: readonly PolicyWitness[]) =>
  witnesses.map(({ key, url }) => ({
    name: key.name,
    key: { alg: key.key.alg, key: key.key.key },
    url: url ?? null,
  }));

/** The log's key as signed notes know it; undefined for a key that no log can have. */
export function logKeyOf({ keys }: Pick<ContestShape, 'keys'>): VerifierKey | undefined {
  const bytes = fromBase64Url(keys.log.key.key);
  const key = bytes === undefined ? undefined : verifierKey(keys.log.name, 'note', bytes);
  return key?.ok === true ? key.value : undefined;
}

/** The policy of a reader who has the log's key from its officers and wants every witness to have seen it. */
export function policyFor(log: VerifierKey, witnesses: readonly PolicyWitness[]): Policy {
  const everyone = { name: 'everyone', threshold: witnesses.length, members: witnesses.map(({ name }) => name) };
  const logs = [{ key: log }];
  if (witnesses.length === 0) return { logs, witnesses, groups: [], quorum: 'none' };
  return { logs, witnesses, groups: [everyone], quorum: everyone.name };
}
