import { findDuplicates, type MatchModel, type MatchRow, trainModel } from '@selectorate/roll';
import { unwrap } from '@selectorate/basics';
import { FAKE, FEBRL, type PublicModel } from './public-models.ts';

/** Precision, recall and F1, each between 0 and 1, of the pairs at a threshold of so many bits and above. */
export interface Quality {
  readonly bits: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export interface TruthFigure {
  readonly set: string;
  readonly rows: number;
  readonly truePairs: number;
  readonly floor: number;
  /** Exact matching of all names and the date of birth, for comparison. */
  readonly exact: Quality;
  readonly best: Quality;
  /** At the model's own threshold for a match. */
  readonly own: Quality;
  readonly seconds: number;
}

export interface PublicSet {
  readonly set: string;
  /** Under `vectors/roll`. */
  readonly file: string;
  readonly floor: number;
  readonly model: PublicModel;
  readonly read: (row: Readonly<Record<string, string>>) => { readonly cluster: string; readonly row: MatchRow };
}

const at = (row: Readonly<Record<string, string>>, column: string): string => (row[column] ?? '').trim();

const febrl = (n: number, floor: number): PublicSet => ({
  set: `FEBRL ${n}, without id numbers`,
  file: `febrl/dataset${n}.csv`,
  floor,
  model: FEBRL,
  read: (row) => ({
    cluster: at(row, 'rec_id').split('-')[1] ?? '',
    row: ['given_name', 'surname', 'street_number', 'address_1', 'suburb', 'postcode', 'state', 'date_of_birth'].map(
      (column) => at(row, column),
    ),
  }),
});

export const PUBLIC_SETS: readonly PublicSet[] = [
  febrl(1, 0.993),
  febrl(2, 0.992),
  febrl(3, 0.99),
  {
    set: 'fake_1000',
    file: 'splink/fake_1000.csv',
    floor: 0.88,
    model: FAKE,
    read: (row) => ({
      cluster: at(row, 'cluster'),
      row: ['first_name', 'surname', 'dob', 'city', 'email'].map((column) => at(row, column)),
    }),
  },
];

/**
 * Learns a model from a public data set without its labels, and then asks the labels how good it is. `lines` are the lines of its file
 * by column, as a reader of CSV gives them.
 */
export function measureTruth(
  { set, floor, model, read }: PublicSet,
  lines: readonly Readonly<Record<string, string>>[],
): TruthFigure {
  const records = lines.map(read);
  const rows = records.map(({ row }) => row);
  const begun = performance.now();
  const trained: MatchModel = unwrap(trainModel(rows, model.start, model.order));
  const loose = { ...trained, thresholds: { ...trained.thresholds, review: -20_000 } };
  const found = findDuplicates(rows, loose);
  const seconds = (performance.now() - begun) / 1000;
  const same = (first: number, second: number): boolean => records[first]?.cluster === records[second]?.cluster;
  const truePairs = countTruePairs(records.map(({ cluster }) => cluster));
  const hits = found.map(({ first, second, bits }) => ({ bits, hit: same(first, second) }));
  const curve = curveOf(hits, truePairs);
  const own = trained.thresholds.strong / 1000;
  return {
    set,
    rows: rows.length,
    truePairs,
    floor,
    exact: exactMatching(records, truePairs),
    best: curve.reduce((a, b) => (b.f1 > a.f1 ? b : a), { bits: 0, precision: 0, recall: 0, f1: 0 }),
    own: curve.findLast(({ bits }) => bits >= own) ?? { bits: own, precision: 0, recall: 0, f1: 0 },
    seconds,
  };
}

interface Hit {
  readonly bits: number;
  readonly hit: boolean;
}

function curveOf(hits: readonly Hit[], truePairs: number): readonly Quality[] {
  let right = 0;
  return hits.map(({ bits, hit }, i) => {
    if (hit) right++;
    return { bits, precision: right / (i + 1), recall: right / truePairs, f1: (2 * right) / (i + 1 + truePairs) };
  });
}

function countTruePairs(clusters: readonly string[]): number {
  const sizes = new Map<string, number>();
  for (const cluster of clusters) sizes.set(cluster, (sizes.get(cluster) ?? 0) + 1);
  return [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
}

/** Pairs whose names and date of birth are the same text: what a spreadsheet would find. */
function exactMatching(
  records: readonly { readonly cluster: string; readonly row: MatchRow }[],
  truePairs: number,
): Quality {
  const byText = new Map<string, string[]>();
  for (const { cluster, row } of records) {
    const born = row.find((text) => /^\d{4}-?\d\d-?\d\d$/.test(text)) ?? '';
    const key = `${row[0] ?? ''}|${row[1] ?? ''}|${born}`.toLowerCase();
    byText.set(key, [...(byText.get(key) ?? []), cluster]);
  }
  let pairs = 0;
  let right = 0;
  for (const clusters of byText.values()) {
    pairs += (clusters.length * (clusters.length - 1)) / 2;
    right += countTruePairs(clusters);
  }
  return {
    bits: 0,
    precision: right / Math.max(pairs, 1),
    recall: right / truePairs,
    f1: (2 * right) / (pairs + truePairs),
  };
}
