import { type Json, toHex, utf8, canonicalJson } from '@selectorate/basics';
import { sha256 } from '@noble/hashes/sha2.js';
import type { ComparatorKind } from '../compare/comparators.ts';

/** One part in a billion: shares in a model file are whole numbers of these, so that the file has one canonical text. */
export const BILLION = 1_000_000_000;

/** How often a level occurs among matches (`m`) and among pairs of different people (`u`), in parts per billion. */
export interface ModelLevel {
  readonly level: string;
  readonly m: number;
  readonly u: number;
}

export interface ModelComparison {
  readonly name: string;
  readonly kind: ComparatorKind | 'name-order';
  /** The fields compared; for `name-order` the comparisons of the given and the family name. */
  readonly of: readonly string[];
  /** From best to worst, exactly the levels of the kind. */
  readonly levels: readonly ModelLevel[];
  /** Whether `u` is that of a place and so shrinks as the scope grows (see {@link ModelPrior.rows}). */
  readonly place?: true;
}

/**
 * What a blocking key is made of. `names` is both names in either order, `key` the value as compared, `district`, `street` and
 * `house` parts of an address (outward postcode; street; number and street).
 */
export type BlockPart =
  | { readonly take: 'names' }
  | { readonly take: 'key' | 'text' | 'district' | 'street' | 'house' | 'year'; readonly of: string };

/**
 * Pairs are looked at when they agree on all parts; a key that more than `atMost` members have is passed over. With
 * `eitherWithoutKey` only those pairs are looked at of which one or both have no key of that comparison (an address without a
 * postcode).
 */
export interface ModelBlock {
  readonly parts: readonly BlockPart[];
  readonly atMost?: number;
  readonly eitherWithoutKey?: string;
}

export interface ModelPrior {
  /** Rows of the scope at which the `u` of place comparisons hold. */
  readonly rows: number;
  /** Rows of the scope that belong to a member, on average, in parts per billion. */
  readonly matchesPerMember: number;
}

/** Thousandths of a bit. At `strong` and above a pair is a match, at `review` and above a question for a person. */
export interface ModelThresholds {
  readonly review: number;
  readonly strong: number;
}

/** Where the numbers come from, in words. */
export interface ModelProvenance {
  readonly data: string;
  readonly method: string;
}

/** A matching model: all that decides the weight of a pair, as plain data. */
export interface MatchModel {
  readonly format: 'selectorate-match-model/1';
  readonly name: string;
  readonly revision: string;
  readonly fields: readonly string[];
  readonly comparisons: readonly ModelComparison[];
  readonly blocks: readonly ModelBlock[];
  readonly prior: ModelPrior;
  readonly thresholds: ModelThresholds;
  readonly provenance: ModelProvenance;
}

/** SHA-256 of the model's canonical JSON, in hexadecimal: reports name the model by it. */
export const modelHash = (model: MatchModel): string => toHex(sha256(utf8(canonicalJson(model as unknown as Json))));

/** A share as parts per billion, never nothing. */
export const perBillion = (share: number): number => Math.max(1, Math.round(share * BILLION));
