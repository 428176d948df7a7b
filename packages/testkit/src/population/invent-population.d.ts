import { type PopulationPlan } from './population-plan.ts';
import type { InventedChange, InventedElector, InventedMember } from './rows.ts';
/**
 * Some of a population. Register rows come street by street; a place's roll comes in one piece after its last street,
 * in an order of its own. `leftOut` are members who paid and whom the roll does not have.
 */
export interface PopulationPart {
    readonly place: string;
    readonly electors: readonly InventedElector[];
    readonly members: readonly InventedMember[];
    readonly changes: readonly InventedChange[];
    readonly leftOut: readonly InventedMember[];
}
/**
 * An invented population with its register, its roll and the truth of both. The same plan gives the same rows on every
 * machine. Only one place is held in memory at a time, and of it only the members.
 */
export declare function inventPopulation(plan: PopulationPlan): Generator<PopulationPart>;
/** One place of the population alone, as {@link inventPopulation} has it: for workers that share the places out. */
export declare function inventPlacePart(plan: PopulationPlan, place: number): Generator<PopulationPart>;
export declare const placesIn: (plan: PopulationPlan) => number;
/** The whole of a small population at once. */
export declare function collectPopulation(plan: PopulationPlan): Omit<PopulationPart, 'place'>;
