import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from '@selectorate/basics';
import { type MatchModel, rowGlances, rowPreparer } from '@selectorate/roll/matching';

/** Rows that are seen otherwise when names or addresses come to be read otherwise. Nobody's names. */
const PROBES: readonly (readonly [given: string, family: string, address: string, postcode: string])[] = [
  ['Md Zaynulle', 'Chowdhurianne', 'Flat 3b, 57 Quillwick Road, Exmarsh', 'qa1 1aa'],
  ['Łucja-Ångström', "O'Tarrowska Begum", 'Rose Cottage, The Green', 'QA54LX'],
  ['Ng', 'McTarrow-Singh', '12/4 Mosslight Ct', ''],
  ['Harpreet Kaur', 'van der Quill', 'Room A, 2 London Court', 'X1'],
  ['Bob', '', '', 'QA1 1AB'],
];

/** What a prepared register must have been made by: the blocks, what they are made of, and how it is read. */
export function preparedBy(model: MatchModel): string {
  const { fields, blocks } = model;
  const comparisons = model.comparisons.map(({ name, kind, of }) => ({ name, kind, of }));
  const glances = rowGlances(rowPreparer(model));
  const probes = PROBES.map(([given, family, address, postcode]) => {
    const values: Readonly<Record<string, string>> = { given, family, address, postcode };
    return [...glances.of(fields.map((field) => values[field] ?? ''))];
  });
  const json = canonicalJson({ fields, blocks, comparisons, probes } as unknown as Json);
  return createHash('sha256').update(json).digest('hex');
}
