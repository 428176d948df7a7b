import { randomFillSync } from 'node:crypto';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { canonicalJson, compareBytes, concatBytes, type ContestId, toHex, unwrap, utf8 } from '@selectorate/basics';
import { nativeHashing } from '@selectorate/machine';
import { leafHash, rootOf } from '@selectorate/record';
import { type FreezeOrder, freezeRoll, type RollEntry } from '@selectorate/roll';
import { compileElectorate } from '@selectorate/rulebook';
import { collectPopulation } from '@selectorate/testkit';
import { columns } from '../table.ts';

export interface CommitmentFigure {
  readonly what: string;
  readonly members: number;
  readonly seconds: number;
  readonly processor: number;
}

const CONTEST = 'bench' as ContestId;
const VERSION = '1';
const GOAL = '4 s';

/**
 * A roll committed to whole: order, leaves, tree, root; beside a plain twin that writes the documented formula down with
 * canonical JSON and the JavaScript hash. Electorates have no rules, so that only the commitment is measured. Both come to one root.
 */
export function measureCommitment(members: number): readonly CommitmentFigure[] {
  const entries = manyEntries(members);
  const pool = randomFillSync(new Uint8Array(32 * members));
  const salts = new Map(entries.map(({ member }, i) => [member, pool.subarray(32 * i, 32 * i + 32)]));
  const saltOf = (entry: RollEntry): Uint8Array => salts.get(entry.member) ?? new Uint8Array(0);
  const orderKey = randomFillSync(new Uint8Array(32));
  const everybody = unwrap(compileElectorate({ rules: [] }));
  const frozen = (hash: Pick<FreezeOrder, 'sha256'>): string =>
    toHex(
      freezeRoll({
        contest: CONTEST,
        version: VERSION,
        entries,
        electorates: { trigger: everybody, ballot: everybody },
        freezeDay: { year: 2022, month: 9, day: 12 },
        salts: (member) => salts.get(member) ?? new Uint8Array(0),
        orderKey,
        ...hash,
      }).root,
    );
  const rows = [
    measured('hash of the machine', members, () => frozen({ sha256: nativeHashing.sha256Into })),
    measured('hash in JavaScript', members, () => frozen({})),
    measured('plain twin', members, () => plainRoot(entries, saltOf, orderKey)),
  ];
  if (new Set(rows.map(({ root }) => root)).size !== 1) throw new Error('bench: the twins come to different roots');
  return rows.map(({ what, members: of, seconds, processor }) => ({ what, members: of, seconds, processor }));
}

export const commitmentTable = (figures: readonly CommitmentFigure[]): string =>
  columns([
    ['commitment', 'members', 'wall', 'CPU', 'goal'],
    ...figures.map(({ what, members, seconds, processor }, i) => [
      what,
      String(members),
      `${seconds.toFixed(2)} s`,
      `${processor.toFixed(2)} s`,
      i === 0 ? GOAL : '',
    ]),
  ]);

/** The formula of packages/roll/README.md, word by word. */
function plainRoot(
  entries: readonly RollEntry[],
  saltOf: (entry: RollEntry) => Uint8Array,
  orderKey: Uint8Array,
): string {
  const counted = (text: string): Uint8Array => concatBytes(Uint8Array.of(0, 0, 0, utf8(text).length), utf8(text));
  const leaves = entries
    .map((entry) => ({ entry, at: hmac(sha256, orderKey, utf8(entry.member)) }))
    .sort((a, b) => compareBytes(a.at, b.at))
    .map(({ entry }) => {
      const { member, standing, person } = entry;
      const json = utf8(canonicalJson({ member, standing: { ...standing }, person: { ...person } }));
      return leafHash(concatBytes(counted(CONTEST), counted(VERSION), saltOf(entry), json));
    });
  return toHex(rootOf(leaves));
}

/** One invented place, its members again and again under numbers of their own. */
function manyEntries(members: number): readonly RollEntry[] {
  const asOf = { year: 2022, month: 9, day: 12 };
  const { members: invented } = collectPopulation({ seed: 'commitment', electors: 30_000, members: 10_000, asOf });
  return Array.from({ length: members }, (_, i) => {
    const { entry } = invented[i % invented.length] ?? {};
    if (entry === undefined) throw new Error('bench: nobody was invented');
    return { ...entry, member: `m-${i}` as RollEntry['member'] };
  });
}

function measured(what: string, members: number, work: () => string): CommitmentFigure & { readonly root: string } {
  const before = process.cpuUsage();
  const start = performance.now();
  const root = work();
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(before);
  return { what, members, seconds, processor: (user + system) / 1e6, root };
}
