import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from '@selectorate/basics';
import { blockTexts, type MatchModel, type MatchRow, rowPreparer } from '@selectorate/roll/matching';

/**
 * For each block of the model a number of 32 bits, or null, so that rows that are a pair have one in common. Rows that have one by
 * chance cost a look-up: the matcher asks the texts themselves.
 */
export function blockHashes(
  model: MatchModel,
  preparer = rowPreparer(model),
): (row: MatchRow) => readonly (number | null)[] {
  const textsOf = blockTexts(model, preparer);
  return (row) => textsOf(row).map((text) => (text === null ? null : hash32(text)));
}

/** FNV-1a over the code units. */
export function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** Rows whose hashes change when names or addresses come to be read otherwise. Nobody's names. */
const PROBES: readonly (readonly [given: string, family: string, address: string, postcode: string])[] = [
  ['Md Zaynulle', 'Chowdhurianne', 'Flat 3b, 57 Quillwick Road, Exmarsh', 'qa1 1aa'],
  ['Łucja-Ångström', "O'Tarrowska Begum", 'Rose Cottage, The Green', 'QA54LX'],
  ['Ng', 'McTarrow-Singh', '12/4 Mosslight Ct', ''],
  ['Harpreet Kaur', 'van der Quill', 'Room A, 2 London Court', 'X1'],
];

/** What a prepared register must have been made by: the blocks, what they are made of, and how it is read. */
export function blockingHash(model: MatchModel): string {
  const { fields, blocks } = model;
  const comparisons = model.comparisons.map(({ name, kind, of }) => ({ name, kind, of }));
  const hashesOf = blockHashes(model);
  const probes = PROBES.map(([given, family, address, postcode]) => {
    const values: Readonly<Record<string, string>> = { given, family, address, postcode };
    return hashesOf(fields.map((field) => values[field] ?? ''));
  });
  const json = canonicalJson({ fields, blocks, comparisons, probes } as unknown as Json);
  return createHash('sha256').update(json).digest('hex');
}
