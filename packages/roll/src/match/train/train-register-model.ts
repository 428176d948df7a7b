import type { Result } from '@selectorate/basics';
import { addresses, SAME_ADDRESS_LEVELS } from '../compare/compare-addresses.ts';
import { COMPARATORS } from '../compare/comparators.ts';
import { checkModel, type ModelFault } from '../model/check-model.ts';
import { BILLION, type MatchModel, type ModelComparison, perBillion } from '../model/match-model.ts';
import { formsOf, type MatchRow, prepareList, type PreparedList } from '../prepare-list.ts';
import { scorerOf } from '../score-pair.ts';
import { countUnlike, drawing, withPrior } from './estimate.ts';
import { expectationMaximisation, type Pattern } from './expectation.ts';
import { steadyRareLevels } from './steady-rare-levels.ts';

export interface RegisterTraining {
  readonly roll: readonly MatchRow[];
  readonly register: readonly MatchRow[];
  readonly seed: number;
  /** Random pairs drawn for `u` of names. */
  readonly pairs: number;
  /** Members drawn for `u` of addresses, each set beside the whole register. */
  readonly members: number;
}

type Shares = readonly number[];

/**
 * Learns the model for finding members on a register, without labels, from one roll and its register.
 *
 * Names: EM over pairs of one address, where the household's own family name makes `u` of family names a thing to learn too.
 * Addresses: counted over pairs whose two names agree exactly and are so rare together that they are hardly ever two people; EM
 * over blocks of names locks on to who lives near whom (an origin, an estate) and is not used. `u` of addresses is that of a
 * member's neighbours.
 */
export function trainRegisterModel(start: MatchModel, training: RegisterTraining): Result<MatchModel, ModelFault> {
  const roll = prepareList(training.roll, start);
  const register = prepareList(training.register, start);
  const indexOf = (kind: string): number => start.comparisons.findIndex((one) => one.kind === kind);
  const [given, family, order, address] = ['given-name', 'family-name', 'name-order', 'address'].map(indexOf) as [
    number,
    number,
    number,
    number,
  ];
  const sharesOf = (i: number, share: 'm' | 'u'): Shares =>
    (start.comparisons[i]?.levels ?? []).map((level) => level[share] / BILLION);
  const everybody = prepareList([...training.roll, ...training.register], start);
  const unlike = countUnlike(everybody, { model: start, pairs: training.pairs, seed: training.seed });
  const nameU = [given, family].map((i) => withPrior(unlike[i] ?? [], sharesOf(i, 'u'), 20));
  const names = expectationMaximisation(patternsAtOneAddress(start, roll, register), {
    m: [given, family, order].map((i) => sharesOf(i, 'm')),
    u: [...nameU, sharesOf(order, 'u')],
    matches: 0.4,
    freeU: [1],
  });
  const addressM = anchoredAddresses(roll, register, { given, family, address });
  const steady = (i: number, m: Shares, u: Shares): Shares => {
    const { kind } = start.comparisons[i] ?? { kind: 'name-order' };
    return kind === 'name-order' ? m : steadyRareLevels({ m, u }, COMPARATORS[kind].grades).m;
  };
  const addressU = neighbours(roll, register, { ...training, address, m: addressM });
  const learnt = new Map<number, { readonly m: Shares; readonly u: Shares }>([
    [given, { m: steady(given, names.m[0] ?? [], nameU[0] ?? []), u: nameU[0] ?? [] }],
    [family, { m: steady(family, names.m[1] ?? [], nameU[1] ?? []), u: nameU[1] ?? [] }],
    [order, { m: names.m[2] ?? [], u: sharesOf(order, 'u') }],
    [address, { m: addressM, u: addressU }],
  ]);
  const comparisons = start.comparisons.map((comparison, i): ModelComparison => {
    const shares = learnt.get(i);
    return {
      ...comparison,
      levels: comparison.levels.map(({ level }, at) => ({
        level,
        m: perBillion(shares?.m[at] ?? 0),
        u: perBillion(shares?.u[at] ?? 0),
      })),
    };
  });
  return checkModel({ ...start, comparisons, prior: { ...start.prior, rows: register.size } });
}

interface Columns {
  readonly given: number;
  readonly family: number;
  readonly address: number;
}

/** Levels of the names of every member and register row that are at one address. */
function patternsAtOneAddress(model: MatchModel, roll: PreparedList, register: PreparedList): readonly Pattern[] {
  const scorer = scorerOf(model, { list: roll, rows: register.size });
  const { address } = scorer;
  const at = new Map<string, number[]>();
  for (let row = 0; row < register.size; row++) {
    const text = formsOf(register, row)[address]?.text ?? '';
    const rows = at.get(text);
    if (rows === undefined) at.set(text, [row]);
    else rows.push(row);
  }
  const used = ['given-name', 'family-name', 'name-order'].map((kind) =>
    model.comparisons.findIndex((one) => one.kind === kind),
  );
  const levels = new Int8Array(model.comparisons.length);
  const found = new Map<string, { readonly levels: readonly number[]; pairs: number }>();
  for (let member = 0; member < roll.size; member++) {
    const own = formsOf(roll, member);
    for (const row of at.get(own[address]?.text ?? '') ?? []) {
      scorer.compare(own, formsOf(register, row), levels);
      const pattern = used.map((i) => levels[i] ?? -1);
      const known = found.get(pattern.join());
      if (known === undefined) found.set(pattern.join(), { levels: pattern, pairs: 1 });
      else known.pairs++;
    }
  }
  return [...found.values()];
}

/** So few namesakes of an anchor are expected on the register by chance. */
const NAMESAKES = 0.02;

/** At least so many of those found at home moved with one list behind: within the district, and farther. */
const MOVED = 0.015;

/** How the addresses agree where the names say that it is one person. */
function anchoredAddresses(roll: PreparedList, register: PreparedList, columns: Columns): Shares {
  const share = (i: number): ((text: string) => number) => {
    const counts = new Map<string, number>();
    for (let row = 0; row < register.size; row++) {
      const text = formsOf(register, row)[i]?.text ?? '';
      counts.set(text, (counts.get(text) ?? 0) + 1);
    }
    return (text) => (counts.get(text) ?? 0) / register.size;
  };
  const [givenShare, familyShare] = [share(columns.given), share(columns.family)];
  const nameAt = (list: PreparedList, row: number): readonly [string, string] => {
    const forms = formsOf(list, row);
    return [forms[columns.given]?.text ?? '', forms[columns.family]?.text ?? ''];
  };
  const byName = new Map<string, number[]>();
  for (let row = 0; row < register.size; row++) {
    const name = nameAt(register, row).join('|');
    const rows = byName.get(name);
    if (rows === undefined) byName.set(name, [row]);
    else rows.push(row);
  }
  const own = { members: 0, levels: addresses.levels.map(() => 0) };
  const stranger = addresses.levels.map(() => 0);
  const away = { members: 0, levels: addresses.levels.map(() => 0) };
  for (let member = 0; member < roll.size; member++) {
    const [given, family] = nameAt(roll, member);
    if (given === '' || family === '' || givenShare(given) * familyShare(family) * register.size >= NAMESAKES) continue;
    const from = formsOf(roll, member)[columns.address] ?? null;
    const levels = (byName.get(`${given}|${family}`) ?? []).flatMap((row) => {
      const to = formsOf(register, row)[columns.address] ?? null;
      return from === null || to === null ? [] : [addresses.compare(from, to)];
    });
    const home = levels.find((level) => level < SAME_ADDRESS_LEVELS);
    if (home !== undefined) {
      own.members++;
      own.levels[home] = (own.levels[home] ?? 0) + 1;
    } else away.members++;
    for (const level of levels) {
      if (level < SAME_ADDRESS_LEVELS) continue;
      const counts = home === undefined ? away.levels : stranger;
      counts[level] = (counts[level] ?? 0) + 1;
    }
  }
  // A namesake elsewhere of somebody found at home is a stranger: as many strangers are among the namesakes of the others.
  const strangers = stranger.map((count) => count * (away.members / Math.max(own.members, 1)));
  const fewest = addresses.levels.map((_, i) => (i > SAME_ADDRESS_LEVELS ? own.members * MOVED : 0.5));
  const counts = fewest.map((few, i) =>
    Math.max(few, (own.levels[i] ?? 0) + (away.levels[i] ?? 0) - (strangers[i] ?? 0)),
  );
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => count / total);
}

interface Neighbourhood extends RegisterTraining {
  readonly address: number;
  readonly m: Shares;
}

/** How often a register row that is not the member's own is near a member; their own row, where there is one, is taken off. */
function neighbours(roll: PreparedList, register: PreparedList, { address, m, members, seed }: Neighbourhood): Shares {
  const draw = drawing(seed + 1);
  const counts = addresses.levels.map(() => 0);
  let pairs = 0;
  for (let n = 0; n < members; n++) {
    const own = formsOf(roll, draw(roll.size))[address] ?? null;
    for (let row = 0; row < register.size; row++) {
      const other = register.values[address]?.[register.columns[address]?.[row] ?? -1] ?? null;
      if (own === null || other === null) continue;
      const level = addresses.compare(own, other);
      counts[level] = (counts[level] ?? 0) + 1;
      pairs++;
    }
  }
  const expected = counts.map((count, i) => Math.max(0.5, count - members * REGISTERED * (m[i] ?? 0)));
  return expected.map((count) => count / pairs);
}

/** Of a hundred members so many have a row (an official match found 78, with local data 87). */
const REGISTERED = 0.84;
