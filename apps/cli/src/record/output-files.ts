import { canonicalBytes, type Json, utf8 } from '@selectorate/basics';
import { encodeBundle, printWitnessedLog, writeArchive } from '@selectorate/record';
import type { Played } from '../play/play-contest.ts';
import { newIdentity, sealBundle } from '../private/bundle.ts';

const json = (value: unknown): Uint8Array => utf8(`${JSON.stringify(value, null, 2)}\n`);

/**
 * Everything a played contest leaves: the record and its one-file form, the reader's policy beside it, each witness's
 * mirror, the sealed private parts, and, in a rehearsal, the keys that were made for it.
 */
export async function outputFiles({ house, keyring, folder }: Played): Promise<ReadonlyMap<string, Uint8Array>> {
  const record = house.recordFiles();
  const scrutineer = await newIdentity();
  const bundle = await sealBundle(canonicalBytes(house.bundle()), scrutineer.recipient);
  const entries = house.log.entries();
  const mirrors = house.witnessed.flatMap(({ name, held }): [string, Uint8Array][] => [
    [`witnesses/${fileName(name)}/state.json`, printWitnessedLog(held)],
    [`witnesses/${fileName(name)}/entries`, encodeBundle(entries)],
  ]);
  const keys =
    folder.document.keys === 'generate'
      ? keyring.all().map(({ file }): [string, Uint8Array] => [`keys/${fileName(file.name)}.key`, json(file)])
      : [];
  return new Map<string, Uint8Array>([
    ...[...record].map(([path, bytes]): [string, Uint8Array] => [`record/${path}`, bytes]),
    ['record.selectorate', writeArchive(record)],
    ['policy', utf8(house.policyText())],
    ...mirrors,
    ['private/bundle.age', bundle],
    ['private/scrutineer.identity', utf8(`# ${scrutineer.recipient}\n${scrutineer.identity}\n`)],
    ['private/vault.json', canonicalBytes(house.vault.toJson() as unknown as Json)],
    [
      'private/vault.key',
      json({ schema: 'selectorate-wrapping-key/1', key: Buffer.from(house.wrappingKey).toString('base64url') }),
    ],
    ...keys,
  ]);
}

const fileName = (name: string): string => name.replaceAll('/', '-');
