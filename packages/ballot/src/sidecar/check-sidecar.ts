import type { Group } from '@selectorate/group';
import { type ArchivedBallot, type BoxFault, checkBox } from '../box/check-box.ts';
import type { CastEntry } from '../box/entry.ts';
import { type BoxFigures, figuresOf } from '../box/figures.ts';
import { signatureCheck } from '../box/signing.ts';
import type { ElectionContext } from '../objects/context.ts';
import { checkCasts, type CheckedCasts } from './check-casts.ts';
import { checkHeadStatement, type HeadStatement } from './head-statement.ts';
import { checkParticipation } from './participation.ts';
import { checkReceipt, type Receipt } from './receipt.ts';
import { checkRegistration } from './registration.ts';
import type { SidecarFault, SidecarFaultCode } from './sidecar-faults.ts';
import type { SidecarKeys } from './sidecar-lines.ts';
import type { Placed, SidecarContents } from './sidecar-reader.ts';

/** What the archive says that a sidecar is held against. */
export interface ArchiveFacts {
  readonly context: ElectionContext;
  /** The public list of credentials, in its order. */
  readonly credentials: readonly string[];
  /** SHA-256 of its exact text, in hexadecimal. */
  readonly list: string;
  /** The ballots in the archive's order. */
  readonly ballots: readonly ArchivedBallot[];
}

export interface CheckSidecarOptions {
  /** Group Ed25519, in which server, registrar and officers sign. */
  readonly ed25519: Group;
  /** The keys the reader knows by another way. Without them the sidecar's own are taken, and `ownKeys` says so. */
  readonly keys?: SidecarKeys;
  /** The contest that the reader means, as the header and both of the registrar's signatures name it. */
  readonly contest?: string;
  /** Root of the roll's snapshot, 32 bytes in hexadecimal, that the registrar should have bound themselves to. */
  readonly roll?: string;
  /** What voters hold. */
  readonly receipts?: readonly Receipt[];
  readonly heads?: readonly HeadStatement[];
  /** What {@link checkCasts} found, where other threads have done it; else it is done here. */
  readonly casts?: CheckedCasts;
}

export interface SidecarReport {
  readonly faults: readonly SidecarFault[];
  /** Signatures were checked with the keys that the sidecar itself names: it could name anybody's. */
  readonly ownKeys: boolean;
  /** Server and registrar sign with one key: its holder could stuff, and only the participation register would tell. */
  readonly oneMachine: boolean;
  /** Lines of entries whose hints did not hold. */
  readonly wrongHints: readonly number[];
  readonly figures: BoxFigures;
}

/**
 * Checks what a sidecar says but for hints and second proofs, which are used up beside the archive: the registration, the journal
 * against the archive, links and receipts, the participation register, and what voters hold against all this.
 */
export function checkSidecar(
  contents: SidecarContents,
  { context, credentials, list, ballots }: ArchiveFacts,
  { ed25519, keys: knownKeys, receipts = [], heads = [], ...expected }: CheckSidecarOptions,
): SidecarReport {
  const { fingerprint, platform } = context;
  const journal = contents.entries.map(({ value }) => value);
  const figures = figuresOf(journal);
  const ownKeys = knownKeys === undefined;
  const keys = knownKeys ?? contents.header?.keys ?? null;
  if (keys === null) {
    const faults = [
      ...contents.faults,
      ...checkContest(contents, expected),
      missing('registration-missing'),
      missing('participation-missing'),
    ];
    return { faults, ownKeys, oneMachine: false, wrongHints: [], figures };
  }
  const check = signatureCheck(ed25519);
  const known = { fingerprint, platform, check, contest: contents.header?.contest ?? '' };
  const casts = castsOf(contents);
  const castsChecked =
    expected.casts ?? checkCasts(casts, { context, server: keys.server, ed25519, hints: contents.castHints });
  const box = { ...known, ...keys, credentials, spares: contents.spares };
  const ofVoters = { fingerprint, server: keys.server, check };
  const castByBallot = new Map(casts.map(({ value }) => [value.ballot, value]));
  const held = [
    ...receipts.map((receipt) => checkReceipt(receipt, { ...ofVoters, castOf: (ballot) => castByBallot.get(ballot) })),
    ...heads.map((head) => checkHeadStatement(head, { ...ofVoters, journal })),
  ];
  return {
    faults: [
      ...contents.faults,
      ...checkContest(contents, expected),
      ...checkKeys(contents, keys),
      ...checkOfficers(contents, keys),
      ...checkRegistration(contents, { ...known, registrar: keys.registrar, credentials, list }),
      ...checkRoll(contents, expected),
      ...atLines(checkBox(box, journal, ballots), contents),
      ...castsChecked.faults,
      ...checkParticipation(contents, { ...known, registrar: keys.registrar, counted: figures.counted }),
      ...held.filter((fault) => fault !== null),
    ],
    ownKeys,
    oneMachine: keys.server === keys.registrar,
    wrongHints: castsChecked.wrongHints,
    figures,
  };
}

const missing = (code: SidecarFaultCode): SidecarFault => ({ code, line: null });

const castsOf = ({ entries }: SidecarContents): readonly Placed<CastEntry>[] =>
  entries.flatMap(({ line, value }) => (value.kind === 'cast' ? [{ line, value }] : []));

/** A reader who knows the keys is told where the sidecar names others. */
function checkKeys({ header }: SidecarContents, keys: SidecarKeys): SidecarFault[] {
  const named = header?.keys ?? null;
  if (named === null) return [{ code: 'sidecar-keys', line: null }];
  const areTheirs =
    named.server === keys.server &&
    named.registrar === keys.registrar &&
    named.officers.toSorted().join() === keys.officers.toSorted().join();
  return areTheirs ? [] : [{ code: 'sidecar-keys', line: 1 }];
}

/** An exclusion takes two people who are neither the server nor the registrar. */
function checkOfficers({ header }: SidecarContents, { server, registrar, officers }: SidecarKeys): SidecarFault[] {
  const line = header?.keys === null || header === null ? null : 1;
  const shared = new Set(officers.filter((officer) => officer === server || officer === registrar));
  return [...shared].map((of) => ({ code: 'sidecar-officer-key', line, of }));
}

/** A sidecar names its contest: without it, what the registrar signed for one box could stand for another. */
function checkContest({ header }: SidecarContents, { contest }: Pick<CheckSidecarOptions, 'contest'>): SidecarFault[] {
  if (header === null) return [];
  if (header.contest === null || header.contest === '') return [{ code: 'sidecar-contest-missing', line: 1 }];
  const isOther = contest !== undefined && header.contest !== contest;
  return isOther ? [{ code: 'sidecar-other-contest', line: 1, of: header.contest }] : [];
}

function checkRoll({ registration }: SidecarContents, { roll }: Pick<CheckSidecarOptions, 'roll'>): SidecarFault[] {
  if (registration === null || roll === undefined || registration.value.roll === roll) return [];
  return [{ code: 'registration-other-roll', line: registration.line, of: registration.value.roll }];
}

const atLines = (faults: readonly BoxFault[], { entries }: SidecarContents): SidecarFault[] =>
  faults.map(({ code, entry, of }) => ({ code, line: entry === null ? null : (entries[entry]?.line ?? null), of }));
