import { setTimeout as wait } from 'node:timers/promises';
import { err, ok, type Result } from '@selectorate/basics';
import {
  CHECKPOINT,
  checkManifest,
  checkQuorum,
  LARGEST_NOTE,
  parseCheckpointNote,
  type Policy,
  type RecordFiles,
  type UntrustedRecord,
} from '@selectorate/record';
import { readSettled, recordAtUrl } from '../record/record-at-url.ts';
import { type Trouble, trouble } from './trouble.ts';

const PAUSE_MS = 250;
const LONGEST_WAIT_MS = 15_000;

/**
 * The files of a record as a server publishes them, once the witnesses of the policy have cosigned its last checkpoint or
 * were waited for long enough. Nothing is checked here but the manifest: verification says what is wrong with them.
 */
export async function fetchRecord(
  origin: string,
  contest: string,
  policy: Policy,
): Promise<Result<RecordFiles, Trouble>> {
  const address = new URL(`/records/${contest}/`, origin);
  const record = recordAtUrl(address);
  await cosigned(record, policy);
  const { files } = await readSettled(
    record,
    () => checkManifest(record),
    ({ faults }) => faults.length === 0,
  );
  return files.size === 0 ? err(trouble('record-unreadable', address.href)) : ok(files);
}

async function cosigned(record: UntrustedRecord, policy: Policy): Promise<void> {
  const deadline = performance.now() + LONGEST_WAIT_MS;
  while (performance.now() < deadline) {
    const note = await record.read(CHECKPOINT, LARGEST_NOTE).catch(() => undefined);
    const signed = note === undefined ? undefined : parseCheckpointNote(note);
    if (signed?.ok === true && checkQuorum(policy, signed.value).met) return;
    await wait(PAUSE_MS);
  }
}
