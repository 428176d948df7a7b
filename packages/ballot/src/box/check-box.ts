import { type Box, type BoxSetup, openBox } from './box.ts';
import type { BoxFaultCode } from './box-faults.ts';
import type { BoxEntry, CastEntry } from './entry.ts';
import { admittedBallots, exclusionsOf } from './figures.ts';

/** A ballot as an archive has it. */
export interface ArchivedBallot {
  /** SHA-256 of its exact text, in hexadecimal. */
  readonly hash: string;
  /** Null where the text is no ballot's. */
  readonly credential: string | null;
}

export interface BoxFault {
  readonly code: BoxFaultCode;
  /** Which entry of the journal, from 0; null for a fault of the archive. */
  readonly entry: number | null;
  /** The ballot's hash, or the credential. */
  readonly of: string;
}

/**
 * Whether a journal is one that a box can have, and an archive's ballots exactly the journal's without the excluded credentials'.
 * Links, receipts and the ballots' own proofs are checked elsewhere; what entries say of each other, and who signed them, here.
 */
export function checkBox(
  setup: BoxSetup,
  journal: readonly BoxEntry[],
  archived: readonly ArchivedBallot[],
): BoxFault[] {
  const { box, faults } = replayBox(setup, journal);
  if (!box.isClosed) faults.push({ code: 'box-not-closed', entry: null, of: setup.fingerprint });
  return [...faults, ...compareWithArchive(box, archived)];
}

/** The box that a journal makes, and every entry that it should have refused. */
function replayBox(setup: BoxSetup, journal: readonly BoxEntry[]): { readonly box: Box; readonly faults: BoxFault[] } {
  const box = openBox(setup);
  const faults: BoxFault[] = [];
  for (const [i, entry] of journal.entries()) {
    const code = box.refuses(entry);
    if (code !== null) faults.push({ code, entry: i, of: nameOf(entry) });
    box.recordAnyway(entry);
  }
  return { box, faults };
}

const nameOf = (entry: BoxEntry): string =>
  entry.kind === 'cast' ? entry.ballot : entry.kind === 'close' ? 'close' : entry.credential;

function compareWithArchive(box: Box, archived: readonly ArchivedBallot[]): BoxFault[] {
  const faults: BoxFault[] = [];
  const expected = admittedBallots(box.journal, exclusionsOf(box.journal));
  const stays = new Set(expected.map(({ ballot }) => ballot));
  const archivedHashes = new Set(archived.map(({ hash }) => hash));
  const indexOf = new Map(box.journal.map((entry, i) => [entry.kind === 'cast' ? entry.ballot : '', i]));
  for (const { hash, credential } of archived) {
    const cast = box.castOf(hash);
    if (cast === undefined) faults.push({ code: 'ballot-not-in-box', entry: null, of: hash });
    else if (!stays.has(hash)) faults.push({ code: 'ballot-excluded', entry: indexOf.get(hash) ?? null, of: hash });
    else if (cast.credential !== credential)
      faults.push({ code: 'ballot-credential-differs', entry: indexOf.get(hash) ?? null, of: hash });
  }
  for (const { ballot } of expected) {
    if (!archivedHashes.has(ballot))
      faults.push({ code: 'ballot-dropped', entry: indexOf.get(ballot) ?? null, of: ballot });
  }
  return [...faults, ...orderFaults(expected, archived, archivedHashes)];
}

/** The first ballot that does not stand where the record has it, among those that both have. */
function orderFaults(
  expected: readonly CastEntry[],
  archived: readonly ArchivedBallot[],
  archivedHashes: ReadonlySet<string>,
): BoxFault[] {
  const inBoth = new Set(expected.map(({ ballot }) => ballot));
  const ours = expected.filter(({ ballot }) => archivedHashes.has(ballot));
  const theirs = archived.filter(({ hash }) => inBoth.has(hash));
  const moved = theirs.find(({ hash }, i) => hash !== ours[i]?.ballot);
  return moved === undefined ? [] : [{ code: 'ballots-reordered', entry: null, of: moved.hash }];
}
