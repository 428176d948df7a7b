import type { Origin } from '../origin.ts';
import { type NamePool } from './name-list.ts';
export declare const POOLS: Readonly<Record<Origin, NamePool>>;
