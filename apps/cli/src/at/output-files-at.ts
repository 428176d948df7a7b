import { fromBase64, type PersonId, utf8 } from '@selectorate/basics';
import { type RecordFiles, writeArchive } from '@selectorate/record';
import { holdersOf } from '../play/officers.ts';
import type { Played } from '../play/played.ts';
import { newIdentity } from '../private/bundle.ts';
import { keyFiles } from '../record/output-files.ts';
import type { HttpHouse } from './http-house.ts';

/**
 * What a contest that was played at a server leaves here: its record as the server published it, the reader's policy, the
 * private parts as the scrutineer was given them, and the keys that were made for it. Mirrors are with the witnesses.
 */
export async function outputFilesAt(
  played: Played<HttpHouse>,
  record: RecordFiles,
): Promise<ReadonlyMap<string, Uint8Array>> {
  return new Map<string, Uint8Array>([
    ...[...record].map(([path, bytes]): [string, Uint8Array] => [`record/${path}`, bytes]),
    ['record.selectorate', writeArchive(record)],
    ['policy', utf8(played.house.policyText())],
    ...(await bundleFiles(played.house)),
    ...keyFiles(played),
  ]);
}

/** The bundle, sealed by the server to an identity that only this machine has; none where no scrutineer may ask for it. */
async function bundleFiles(house: HttpHouse): Promise<readonly [string, Uint8Array][]> {
  const [scrutineer]: readonly PersonId[] = holdersOf(house.state, 'scrutineer');
  if (scrutineer === undefined) return [];
  const { identity, recipient } = await newIdentity();
  const { contest } = house;
  const answered = await house.clientOf(scrutineer).readBundle({ params: { contest }, body: { recipient } });
  const bundle = answered.ok ? fromBase64(answered.value.bundle) : undefined;
  if (bundle === undefined) return [];
  return [
    ['private/bundle.age', bundle],
    ['private/scrutineer.identity', utf8(`# ${recipient}\n${identity}\n`)],
  ];
}
