import type { ContestId } from '@selectorate/basics';
import { type ResolutionNote, RESOLUTIONS, type RollReport, settlementFault, type Signal } from '@selectorate/roll';
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

const RESOLVED = 'resolutions';

export const resolutionsOf = async (store: Documents, contest: ContestId): Promise<readonly ResolutionNote[]> =>
  (await rollDocument(store, { contest, name: RESOLVED }, z.array(note))) ?? [];

/** A later word on a signal takes the place of one person's before; what two said stays until two say otherwise. */
export async function keepResolution(store: Documents, contest: ContestId, kept: ResolutionNote): Promise<void> {
  const others = (await resolutionsOf(store, contest)).filter(
    ({ signal, second }) => signal !== kept.signal || second !== null,
  );
  await keepRollDocument(store, { contest, name: RESOLVED }, [...others, kept]);
}

/** Which check raised a signal. Ids begin with it. */
export const signalIn = ({ checks }: RollReport, id: string): Signal | undefined =>
  checks.flatMap(({ signals }) => signals).find((signal) => signal.id === id);

/** The notes that settle signals of a report: by one person, or by two where the signal asks for two. */
export const settledIn = (report: RollReport, notes: readonly ResolutionNote[]): readonly ResolutionNote[] =>
  notes.filter((made) => {
    const signal = signalIn(report, made.signal);
    return signal !== undefined && settlementFault(made, signal) === null;
  });
