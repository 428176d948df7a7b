import type { ContestId } from '@selectorate/basics';
import {
  type CheckId,
  type Resolution,
  type ResolutionNote,
  RESOLUTIONS,
  type RollReport,
  type Signal,
} from '@selectorate/roll';
import type { Store } from '@selectorate/store';
import { z } from 'zod';
import { keepRollDocument, rollDocument } from './roll-documents.ts';

type Documents = Pick<Store, 'documents'>;

const text = z.string();
/** How people settled one signal: who, why, and who confirmed it, or null while that person is awaited. Private. */
const note = z.strictObject({
  signal: text,
  resolution: z.enum(RESOLUTIONS),
  by: text,
  second: z.nullable(text),
  note: text,
  at: text,
});

/** Checks whose signals one person alone does not settle: two entries of one person, the dead, changed contacts. */
export const TWO_PEOPLE: readonly CheckId[] = ['RI-02', 'RI-06', 'RI-13', 'RI-16'];

const RESOLVED = 'resolutions';

export const resolutionsOf = async (store: Documents, contest: ContestId): Promise<readonly ResolutionNote[]> =>
  (await rollDocument(store, { contest, name: RESOLVED }, z.array(note))) ?? [];

/** A signal is settled once: a later word on it takes the place of the one before. */
export async function keepResolution(store: Documents, contest: ContestId, kept: ResolutionNote): Promise<void> {
  const others = (await resolutionsOf(store, contest)).filter(({ signal }) => signal !== kept.signal);
  await keepRollDocument(store, { contest, name: RESOLVED }, [...others, kept]);
}

/** Which check raised a signal. Ids begin with it. */
export const signalIn = ({ checks }: RollReport, id: string): Signal | undefined =>
  checks.flatMap(({ signals }) => signals).find((signal) => signal.id === id);

export const needsTwo = ({ check }: Pick<Signal, 'check'>): boolean => TWO_PEOPLE.includes(check);

/** The notes that settle signals of a report: by one person, or by two where the check asks for two. */
export const settledIn = (report: RollReport, notes: readonly ResolutionNote[]): readonly ResolutionNote[] =>
  notes.filter((made) => {
    const signal = signalIn(report, made.signal);
    return signal !== undefined && (made.second !== null || !needsTwo(signal));
  });

/** The same for checks that are still to run: a signal's id begins with its check. */
export function settledResolutions(notes: readonly ResolutionNote[]): ReadonlyMap<string, Resolution> {
  const isOfTwo = (id: string): boolean => TWO_PEOPLE.some((check) => id.startsWith(`${check.toLowerCase()}-`));
  const settled = notes.filter(({ signal, second }) => second !== null || !isOfTwo(signal));
  return new Map(settled.map(({ signal, resolution }) => [signal, resolution]));
}
