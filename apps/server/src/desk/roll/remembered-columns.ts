import type { Json } from '@selectorate/basics';
import type { EvidenceKind } from '@selectorate/api';
import { type ColumnChoice, columnMemory, type ColumnMemory } from '@selectorate/roll';
import type { Store } from '@selectorate/store';

/** Kinds of file whose columns are remembered apart. */
export type FileKind = 'roll' | 'register' | EvidenceKind;

const SCOPE = 'house/columns';

/** Which columns this organisation chose for files with which column names; no value is ever in it. */
export async function columnsRemembered(
  { documents }: Pick<Store, 'documents'>,
  kind: FileKind,
): Promise<ColumnMemory> {
  const kept = await documents.get(SCOPE, kind);
  return kept === undefined || kept === 'erased' ? {} : (kept as unknown as ColumnMemory);
}

export async function rememberColumns<F extends string>(
  store: Pick<Store, 'documents'>,
  kind: FileKind,
  { headers, choice }: { readonly headers: readonly string[]; readonly choice: ColumnChoice<F> },
): Promise<void> {
  const known = await columnsRemembered(store, kind);
  const json = { ...known, ...columnMemory(headers, choice) } as unknown as Json;
  await store.documents.put(SCOPE, kind, { subject: kind, json });
}

/** Was a choice made for a file with these column names? */
export const isRemembered = (memory: ColumnMemory, headers: readonly string[]): boolean =>
  Object.keys(columnMemory(headers, {})).every((key) => Object.hasOwn(memory, key));
