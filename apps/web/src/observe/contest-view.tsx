import { createContext, useContext } from 'react';
import type { OpenedPart, State } from '@selectorate/selection';
import type { Names } from '../record/names.ts';
import type { ObservedRecord } from '../record/observed-record.ts';

/** What every page of a contest has at hand. */
export interface ContestView {
  readonly record: ObservedRecord;
  readonly state: State;
  readonly title: string;
  readonly zone: string;
  readonly names: Names;
  /** Parts that were published, by commitment. */
  readonly parts: ReadonlyMap<string, OpenedPart>;
}

const ContestContext = createContext<ContestView | null>(null);

export const ContestProvider = ContestContext;

/** The contest that this page is about. Throws outside a contest's layout. */
export function useContest(): ContestView {
  const view = useContext(ContestContext);
  if (view === null) throw new Error('a page of a contest stands outside its layout');
  return view;
}

/** The name that was published for an id, else the id. */
export const nameOf = ({ names }: Pick<ContestView, 'names'>, id: string): string => names.get(id) ?? id;

/** The address of a page of this contest. */
export const pageOf = ({ record }: Pick<ContestView, 'record'>, page = ''): string =>
  page === '' ? `/c/${record.folder}` : `/c/${record.folder}/${page}`;

/** The address of an act in the list of acts. */
export const actOf = (view: Pick<ContestView, 'record'>, seq: number): string => `${pageOf(view, 'acts')}#act-${seq}`;

/** The words of a published part of an act: reasons, a statement. */
export function wordsOf({ record, parts }: ContestView, seq: number, part: string): string | null {
  const commitment = record.acts.find((act) => act.seq === seq)?.commitments[part];
  const content = commitment === undefined ? undefined : parts.get(commitment)?.content;
  return typeof content === 'string' ? content : null;
}
