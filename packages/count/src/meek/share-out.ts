import type { Arithmetic } from '../rules/options.ts';
import { REASONS } from '../table/reasons.ts';
import type { PaperTree, TreeNode } from './paper-tree.ts';
import { divideAs, type KeepFactors, leastCommonMultiple, partsOf } from './scale.ts';

/** Votes after a sharing out, as whole numbers of `unit`. */
export interface Shares {
  readonly unit: bigint;
  readonly tallies: readonly bigint[];
  /** Votes that found nobody to keep them, by index into `REASONS`. */
  readonly out: readonly bigint[];
  /** Lost where a shared rank divides a vote, and where piles are rounded. */
  readonly residual: bigint;
  /** What one paper leaves with each member of each node, in the order of its members; at a stop, what is left of it. */
  readonly kept: readonly (readonly bigint[])[];
}

export interface ShareRules {
  readonly arithmetic: Arithmetic;
  /** Meek: a factor is a share of what reaches the candidate. Warren: a part of a whole vote, as far as that much is left. */
  readonly keeps: 'share-of-rest' | 'part-of-whole';
  /** What one candidate keeps is rounded for each paper, or over all papers that came the same way. */
  readonly rounded: 'paper' | 'pile';
  /** Exact votes are wanted in units that this number divides. */
  readonly divisor: bigint;
}

/** Hands every paper down its path: each candidate keeps by their factor, the rest goes on. */
export function shareOut({ nodes }: PaperTree, factors: KeepFactors, rules: ShareRules): Shares {
  const unit = partsOf(rules.arithmetic) ?? exactUnit(nodes, factors, rules);
  const tallies = factors.of.map(() => 0n);
  const out = REASONS.map(() => 0n);
  let residual = 0n;
  const passed: bigint[] = [unit];
  const kept: (readonly bigint[])[] = [[]];
  for (let at = 1; at < nodes.length; at++) {
    const { parent, members, reason, papers } = nodes[at] ?? NOWHERE;
    const reaching = passed[parent] ?? 0n;
    const count = BigInt(papers);
    if (reason >= 0) {
      out[reason] = (out[reason] ?? 0n) + reaching * count;
      kept.push([reaching]);
      passed.push(0n);
      continue;
    }
    if (members.length === 1 && rules.rounded === 'pile') {
      const [member = 0] = members;
      const factor = factors.of[member] ?? 0n;
      const votes = (count * reaching * factor) / factors.unit;
      const goesOn = (reaching * (factors.unit - factor)) / factors.unit;
      tallies[member] = (tallies[member] ?? 0n) + votes;
      residual += reaching * count - votes - goesOn * count;
      kept.push([votes / count]);
      passed.push(goesOn);
      continue;
    }
    const shares = members.length > 1 ? divided(reaching, members, factors) : undefined;
    const keeps = shares?.keeps ?? [keptAlone(reaching, factors.of[members[0] ?? 0] ?? 0n, { unit, factors, rules })];
    let all = 0n;
    members.forEach((member, i) => {
      const votes = keeps[i] ?? 0n;
      all += votes;
      tallies[member] = (tallies[member] ?? 0n) + votes * count;
    });
    const goesOn = shares?.goesOn ?? reaching - all;
    residual += (reaching - all - goesOn) * count;
    kept.push(keeps);
    passed.push(goesOn);
  }
  return { unit, tallies, out, residual, kept };
}

const NOWHERE: TreeNode = { parent: 0, members: [], reason: -1, papers: 0 };

function keptAlone(
  reaching: bigint,
  factor: bigint,
  { unit, factors, rules }: { unit: bigint; factors: KeepFactors; rules: ShareRules },
): bigint {
  const keeps =
    rules.keeps === 'part-of-whole'
      ? (factor * unit) / factors.unit
      : divideAs(rules.arithmetic, reaching * factor, factors.unit);
  return keeps < reaching ? keeps : reaching;
}

/**
 * A shared rank counts as every order of its members in equal parts (Meek). Over all orders a member of `k` keeps, of what
 * reaches the rank, their factor times the sum over m of E(m) / (k * C(k - 1, m)), where E(m) is the sum of all products of m
 * different rests (1 - factor) of the others; what goes on is the product of all rests. Each is cut off at the last place.
 */
function divided(
  reaching: bigint,
  members: readonly number[],
  { unit, of }: KeepFactors,
): { readonly keeps: readonly bigint[]; readonly goesOn: bigint } {
  const size = members.length;
  const rests = new Map(members.map((member) => [member, unit - (of[member] ?? 0n)]));
  const partial = members.filter((member) => (rests.get(member) ?? 0n) > 0n);
  const share = (factor: bigint, others: readonly number[]): bigint => {
    const sums = productSums(others.map((other) => rests.get(other) ?? 0n));
    const orders = commonOrders(size, sums.length);
    let above = 0n;
    let below = orders * unit;
    sums.forEach((sum, m) => {
      above += sum * unit ** BigInt(sums.length - 1 - m) * (orders / ordersOf(size, m));
    });
    below *= unit ** BigInt(sums.length - 1);
    return (reaching * factor * above) / below;
  };
  const whole = partial.length === size ? 0n : share(unit, partial);
  const keeps = members.map((member) =>
    partial.includes(member)
      ? share(
          of[member] ?? 0n,
          partial.filter((other) => other !== member),
        )
      : whole,
  );
  if (partial.length < size) return { keeps, goesOn: 0n };
  const rest = partial.reduce((product, member) => product * (rests.get(member) ?? 0n), reaching);
  return { keeps, goesOn: rest / unit ** BigInt(size) };
}

/** The sums of all products of 0, 1, 2, … different ones of these. */
function productSums(rests: readonly bigint[]): readonly bigint[] {
  const sums = [1n];
  for (const rest of rests) {
    sums.push(0n);
    for (let m = sums.length - 1; m > 0; m--) sums[m] = (sums[m] ?? 0n) + (sums[m - 1] ?? 0n) * rest;
  }
  return sums;
}

/** k * C(k - 1, m): one in so many orders of k members has a given member after exactly m given others. */
function ordersOf(size: number, m: number): bigint {
  let orders = BigInt(size);
  for (let i = 1; i <= m; i++) orders = (orders * BigInt(size - i)) / BigInt(i);
  return orders;
}

function commonOrders(size: number, terms: number): bigint {
  let common = 1n;
  for (let m = 0; m < terms; m++) common = leastCommonMultiple(common, ordersOf(size, m));
  return common;
}

/** Parts of a vote small enough that every share of every paper is whole: nothing is rounded. */
function exactUnit(nodes: readonly TreeNode[], { unit, of }: KeepFactors, rules: ShareRules): bigint {
  if (rules.keeps === 'part-of-whole') return unit * rules.divisor;
  const partial = of.filter((factor) => factor > 0n && factor < unit).length;
  const orders: bigint[] = [1n];
  let common = 1n;
  for (let at = 1; at < nodes.length; at++) {
    const { parent, members } = nodes[at] ?? NOWHERE;
    const above = orders[parent] ?? 1n;
    orders.push(
      members.length > 1 ? above * commonOrders(members.length, Math.min(members.length, partial + 1)) : above,
    );
    common = leastCommonMultiple(common, orders[at] ?? 1n);
  }
  return unit ** BigInt(partial) * common * rules.divisor;
}
