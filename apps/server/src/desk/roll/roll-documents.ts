import type { ContestId, Json } from '@selectorate/basics';
import type { Store } from '@selectorate/store';
import type { z } from 'zod';

type Documents = Pick<Store, 'documents'>;

/** What the desk keeps of a contest's roll beside the roll itself; sealed, and in a scope that no contest's id can be. */
export const rollScope = (contest: ContestId): string => `roll/${contest}`;

/** A document of the roll, read by its schema; undefined where there is none, or where it was destroyed. */
export async function rollDocument<T>(
  { documents }: Documents,
  { contest, name }: { readonly contest: ContestId; readonly name: string },
  schema: z.ZodType<T>,
): Promise<T | undefined> {
  const json = await documents.get(rollScope(contest), name);
  return json === undefined || json === 'erased' ? undefined : schema.parse(json);
}

/** Keeps one. Everything under one subject is destroyed together. */
export const keepRollDocument = (
  { documents }: Documents,
  {
    contest,
    name,
    subject = 'roll',
  }: { readonly contest: ContestId; readonly name: string; readonly subject?: string },
  json: unknown,
): Promise<void> => documents.put(rollScope(contest), name, { subject, json: json as Json });

/** `version-000012`: names that sort as their numbers do. */
export const numbered = (what: string, number: number): string => `${what}-${String(number).padStart(6, '0')}`;
