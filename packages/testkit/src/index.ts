export { generateRoll, type RollPlan } from './generate-roll.ts';
export type { GeneratedEntry } from './generated-entry.ts';
export { inventPerson } from './invent-person.ts';
export { messyCsv } from './messy-csv.ts';
export { type Seeded, seeded } from './seeded.ts';
