import { unwrap } from '@selectorate/basics';
import {
  BltReader,
  count,
  COUNT_RULES,
  countRules,
  type CvrMapping,
  CvrReader,
  packBallots,
  type CountRule,
  type PackedBallots,
  plainContest,
  USUAL_LABELS,
} from '@selectorate/count';
import {
  bltPieces,
  CANDIDATES,
  castPapers,
  cvrPieces,
  IDS,
  packedPapers,
  type PapersKind,
  papersOf,
  weightedPapers,
} from './make-papers.ts';
import { naiveBlt, naiveCvr, naiveIrv, naiveMeek, naivePacking, naiveWigm } from './naive.ts';
import { caritatIrv, caritatMeek, votesIrv } from './peers.ts';

/** Does the work and answers it in words, the same for everybody who does it rightly. */
type Work = () => string;

/** Somebody who can do the work of a row: this program, a plain twin, or a peer. */
export interface Contender {
  readonly by: string;
  /** Papers that take about ten seconds at most; where more are asked for, the figure is scaled and says so. */
  readonly most: number;
  readonly prepare: (n: number) => Work;
}

export interface Row {
  readonly name: string;
  readonly goal: string;
  /** The rule that it needs; rows of rules not written yet are left out and said. */
  readonly rule: CountRule | null;
  readonly contenders: readonly [Contender, ...Contender[]];
}

const ANY = Number.POSITIVE_INFINITY;
const SEATS = 5;
const TIES = [{ kind: 'sha256' as const, seed: '00' }];

const said = (indexes: readonly number[]): string => [...indexes].sort((a, b) => a - b).join(' ');

function counted(ballots: PackedBallots, rule: CountRule, seats: number): string {
  const { elected } = unwrap(count(ballots, plainContest(seats), { rule, ties: TIES }));
  return said(elected.map((id) => IDS.indexOf(id)));
}

const ours =
  (kind: PapersKind, rule: CountRule, seats: number) =>
  (n: number): Work => {
    const ballots = packedPapers(kind, n);
    return () => counted(ballots, rule, seats);
  };

const irvRow = (kind: PapersKind, words: string): Row => ({
  name: `IRV, ${CANDIDATES} candidates, ${words}`,
  goal: '0.4 s, 150 MB',
  rule: 'irv',
  contenders: [
    { by: 'selectorate', most: ANY, prepare: ours(kind, 'irv', 1) },
    {
      by: 'naive twin',
      most: ANY,
      prepare: (n) => {
        const papers = weightedPapers(kind, n);
        return () => said(naiveIrv(papers, CANDIDATES));
      },
    },
    {
      by: 'votes 3.0.0',
      most: 50_000,
      prepare: (n) => {
        const ready = votesIrv(weightedPapers(kind, n));
        return () => said(ready());
      },
    },
    {
      by: 'caritat 0.0.4',
      most: 100_000,
      prepare: (n) => {
        const ready = caritatIrv(weightedPapers(kind, n));
        return () => said(ready());
      },
    },
  ],
});

const WIGM: Row = {
  name: `exact rational WIGM, ${CANDIDATES} candidates, ${SEATS} seats, random`,
  goal: '0.8 s',
  rule: 'wigm-rational',
  contenders: [
    { by: 'selectorate', most: ANY, prepare: ours('random', 'wigm-rational', SEATS) },
    {
      by: 'naive twin',
      most: ANY,
      prepare: (n) => {
        const papers = weightedPapers('random', n);
        return () => said(naiveWigm(papers, CANDIDATES, SEATS));
      },
    },
  ],
};

const MEEK: Row = {
  name: `Meek in 9 decimals, ${CANDIDATES} candidates, ${SEATS} seats, random`,
  goal: '',
  rule: 'meek-prf',
  contenders: [
    { by: 'selectorate', most: ANY, prepare: ours('random', 'meek-prf', SEATS) },
    {
      by: 'naive twin',
      most: ANY,
      prepare: (n) => {
        const papers = weightedPapers('random', n);
        return () => said(naiveMeek(papers, CANDIDATES, SEATS));
      },
    },
    {
      by: 'caritat 0.0.4 (floating point)',
      most: 200_000,
      prepare: (n) => {
        const ready = caritatMeek(weightedPapers('random', n), SEATS);
        return () => said(ready());
      },
    },
  ],
};

const PACKING: Row = {
  name: 'packing papers one by one, random',
  goal: '',
  rule: null,
  contenders: [
    {
      by: 'selectorate',
      most: ANY,
      prepare: (n) => () => `${packBallots(IDS, castPapers('random', n)).times.length} rankings`,
    },
    { by: 'naive twin', most: ANY, prepare: (n) => () => `${naivePacking(papersOf('random', n))} rankings` },
    { by: 'the papers alone', most: ANY, prepare: (n) => () => papersAlone(n) },
  ],
};

/** Inventing the papers is part of what packing takes; this much. */
function papersAlone(n: number): string {
  let marks = 0;
  for (const { ranking } of castPapers('random', n)) marks += ranking.length;
  return `${marks} marks`;
}

const BLT: Row = {
  name: 'BLT lines read, random',
  goal: '1.5 s',
  rule: null,
  contenders: [
    {
      by: 'selectorate, in pieces',
      most: ANY,
      prepare: (n) => {
        const pieces = [...bltPieces('random', n)];
        return () => `${readBlt(pieces).times.length} rankings`;
      },
    },
    {
      by: 'naive twin, the whole text',
      most: ANY,
      prepare: (n) => {
        const text = [...bltPieces('random', n)].join('');
        return () => `${naiveBlt(text)} rankings`;
      },
    },
  ],
};

/** Skipped ranks are empty cells at the end of a line. */
const MAPPING: CvrMapping = {
  delimiter: ',',
  firstRow: 2,
  layout: { kind: 'column-per-rank', columns: IDS.map((_, i) => i + 2) },
  weightColumn: null,
  candidates: IDS.map((name) => ({ name, aliases: [] })),
  labels: USUAL_LABELS,
  overvoteDelimiter: null,
  blankIs: 'skipped',
  unknownNames: 'refuse',
};

const CVR: Row = {
  name: 'CVR lines read, random',
  goal: '1.5 s',
  rule: null,
  contenders: [
    {
      by: 'selectorate, in pieces',
      most: ANY,
      prepare: (n) => {
        const pieces = [...cvrPieces('random', n)];
        return () => `${readCvr(pieces).times.length} rankings`;
      },
    },
    {
      by: 'naive twin, the whole text',
      most: ANY,
      prepare: (n) => {
        const text = [...cvrPieces('random', n)].join('');
        return () => `${naiveCvr(text)} rankings`;
      },
    },
  ],
};

function readCvr(pieces: Iterable<string>): PackedBallots {
  const reader = new CvrReader(MAPPING, { mostCharacters: Number.MAX_SAFE_INTEGER });
  for (const piece of pieces) if (!reader.push(piece)) break;
  return unwrap(reader.finish()).ballots;
}

/** A BLT file in pieces, packed. */
export function readBlt(pieces: Iterable<string>): PackedBallots {
  const reader = new BltReader({ mostCharacters: Number.MAX_SAFE_INTEGER });
  for (const piece of pieces) if (!reader.push(piece)) break;
  return unwrap(reader.finish()).ballots;
}

const written = new Set(countRules().map(({ rule }) => rule));
const ROWS: readonly Row[] = [
  irvRow('random', 'random full rankings'),
  irvRow('skewed', 'as elections are'),
  WIGM,
  MEEK,
  PACKING,
  BLT,
  CVR,
];

/** What can be measured today. */
export const rowsToRun: readonly Row[] = ROWS.filter(({ rule }) => rule === null || written.has(rule));

/** Rules that no row can be measured for yet. */
export const rulesMissing: readonly CountRule[] = COUNT_RULES.filter((rule) => !written.has(rule));
