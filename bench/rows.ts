import { unwrap } from '@selectorate/basics';
import {
  checkInclusion,
  checkSignature,
  type Hash,
  leafHash,
  LogTree,
  readEntries,
  RULEBOOK,
} from '@selectorate/record';
import { readPinnedRulebook } from '@selectorate/rulebook';
import { decodeAct, type Replayed, replayEntries, signatureChecker } from '@selectorate/selection';
import { checkSignatures } from '../apps/cli/src/signature-threads.ts';
import type { BigRecord } from './cached-record.ts';
import { naiveCheck, naivePath, naiveRoot } from './naive.ts';

/** One line of the table: what is done, how long we would like it to take, and what part of it is really done. */
export interface Row {
  readonly name: string;
  readonly goalSeconds: number | null;
  /** Gets ready outside the clock. */
  readonly prepare: (record: BigRecord) => Prepared;
}

export interface Prepared {
  /** Throws where an answer is wrong. */
  readonly work: () => void | Promise<void>;
  /** A sample stands for this many times itself; everything is done unless told. */
  readonly scale?: number;
}

const ACTS = 100_000;
const PROOFS = 1_000;
const THREADS = 2;
const NAIVE_ACTS = 20;
const NAIVE_SIGNATURES = 500;
const NAIVE_PROOFS = 5;

export const ROWS: readonly Row[] = [
  {
    name: 'replay 100,000 acts, signatures not checked',
    goalSeconds: 2,
    prepare: (record) => {
      const replay = replayOf(record);
      return { work: () => void sound(replay()) };
    },
  },
  {
    name: '  naive twin: the root each act saw, from all entries before it',
    goalSeconds: null,
    prepare: ({ files }) => {
      const entries = readEntries(files).value;
      const work = (): void => {
        for (let i = 0; i < NAIVE_ACTS; i++) {
          const act = unwrap(decodeAct(entries[Math.floor(((i + 0.5) * ACTS) / NAIVE_ACTS)] ?? new Uint8Array()));
          naiveRoot(entries.slice(0, act.proof[0]?.seen.size ?? 0).map(leafHash));
        }
      };
      return { work, scale: ACTS / NAIVE_ACTS };
    },
  },
  {
    name: 'replay 100,000 acts, signatures checked on two threads',
    goalSeconds: 15,
    prepare: (record) => {
      const replay = replayOf(record);
      const work = async (): Promise<void> => {
        const verdicts = await checkSignatures(sound(replay()).signatures, THREADS);
        if (!verdicts.every(Boolean)) throw new Error('bench: a signature of its own that does not hold');
      };
      return { work };
    },
  },
  {
    name: '  naive twin: their signatures alone, pure code on one thread',
    goalSeconds: null,
    prepare: (record) => {
      const { signatures } = sound(replayOf(record)());
      const every = Math.floor(signatures.length / NAIVE_SIGNATURES);
      const sample = signatures.filter((_, i) => i % every === 0).slice(0, NAIVE_SIGNATURES);
      const work = (): void => {
        const isSigned = signatureChecker(checkSignature);
        if (!sample.every((job) => isSigned(job))) throw new Error('bench: a signature of its own that does not hold');
      };
      return { work, scale: signatures.length / sample.length };
    },
  },
  {
    name: 'tree of 100,000 leaves, 1,000 inclusion proofs made and checked',
    goalSeconds: 1,
    prepare: ({ files }) => {
      const entries = readEntries(files).value;
      const work = (): void => {
        const leaves = entries.map(leafHash);
        const tree = LogTree.of(leaves);
        const root = tree.rootAt();
        for (let i = 0; i < PROOFS; i++) {
          const index = (i * ACTS) / PROOFS;
          const leaf = leaves[index] ?? root;
          const proof = tree.inclusionProof(index);
          if (!checkInclusion({ index, size: tree.size, leaf, root, proof })) throw new Error(`bench: proof ${index}`);
        }
      };
      return { work };
    },
  },
  {
    name: '  naive twin: its root, by recursion with nothing kept',
    goalSeconds: null,
    prepare: ({ files }) => {
      const entries = readEntries(files).value;
      return { work: () => void naiveRoot(entries.map(leafHash)) };
    },
  },
  {
    name: '  naive twin: its proofs, by recursion with nothing kept',
    goalSeconds: null,
    prepare: ({ files }) => {
      const leaves: readonly Hash[] = readEntries(files).value.map(leafHash);
      const root = naiveRoot(leaves);
      const work = (): void => {
        for (let i = 0; i < NAIVE_PROOFS; i++) {
          const index = (i * ACTS) / NAIVE_PROOFS;
          const at = { index, size: leaves.length, root };
          if (!naiveCheck(leaves[index] ?? root, naivePath(index, leaves), at)) throw new Error(`bench: path ${index}`);
        }
      };
      return { work, scale: PROOFS / NAIVE_PROOFS };
    },
  },
];

/** A replay of the record's log, with nothing read twice and nothing kept between calls. */
function replayOf({ files }: BigRecord): () => Replayed {
  const entries = readEntries(files).value;
  const rulebookBytes = files.get(RULEBOOK) ?? new Uint8Array();
  const rulebook = unwrap(readPinnedRulebook(rulebookBytes));
  return () => replayEntries(entries, { rulebook, rulebookBytes });
}

function sound(replayed: Replayed): Replayed {
  if (replayed.faults.length > 0)
    throw new Error(`bench: its own log is at fault: ${JSON.stringify(replayed.faults[0])}`);
  return replayed;
}
