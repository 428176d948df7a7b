import { canonicalBytes, type Json, utf8 } from '@selectorate/basics';
import { encodeBundle, printWitnessedLog, writeArchive } from '@selectorate/record';
import type { Rehearsal } from '@selectorate/selection';
import type { Played } from '../play/played.ts';
import { newIdentity, sealBundle } from '../private/bundle.ts';

const json = (value: unknown): Uint8Array => utf8(`${JSON.stringify(value, null, 2)}\n`);

/**
 * Everything a played contest leaves: the record and its one-file form, the reader's policy beside it, each witness's
 * mirror, the sealed private parts, and, in a rehearsal, the keys that were made for it.
 */
export async function outputFiles(played: Played<Rehearsal>): Promise<ReadonlyMap<string, Uint8Array>> {
  const { house } = played;
  const record = house.recordFiles();
  const scrutineer = await newIdentity();
  const bundle = await sealBundle(canonicalBytes(house.bundle()), scrutineer.recipient);
  const entries = house.log.entries();
  const mirrors = house.witnessed.flatMap(({ name, held }): [string, Uint8Array][] => [
    [`witnesses/${fileName(name)}/state.json`, printWitnessedLog(held)],
    [`witnesses/${fileName(name)}/entries`, encodeBundle(entries)],
  ]);
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
    ...keyFiles(played),
  ]);
}

/** The keys that were made for a rehearsal; where the folder brought its own there are none to write. */
export const keyFiles = ({ keyring, folder }: Played): readonly [string, Uint8Array][] =>
  folder.document.keys === 'generate'
    ? keyring.all().map(({ file }): [string, Uint8Array] => [`keys/${fileName(file.name)}.key`, json(file)])
    : [];

const fileName = (name: string): string => name.replaceAll('/', '-');
