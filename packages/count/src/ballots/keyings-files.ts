import { err, ok, type Result } from '@selectorate/basics';
import type { BltFault, BltFile } from '../files/blt/blt.ts';
import { parseBltKeying } from '../files/blt/blt-parse.ts';
import type { BltOptions } from '../files/blt/blt-reader.ts';
import type { UntrustedSource } from '../files/file-fault.ts';
import { compareKeyings, type KeyingDifference } from './keyings.ts';

/** What two keyings of one batch may differ in beside their papers. */
export type KeyingHeading = 'candidates' | 'seats' | 'withdrawn' | 'tieOrder' | 'names' | 'title';

export interface KeyingReport {
  readonly headings: readonly KeyingHeading[];
  readonly papers: readonly KeyingDifference[];
  /** The batch, when both people keyed the same in every respect; null until then: nothing of it is counted. */
  readonly agreed: BltFile | null;
}

/** Which of the two files could not be read. */
export type KeyingFault = { readonly keying: 'a' | 'b' } & BltFault;

/** Reads two people's keyings of one batch of papers and shows every difference, see {@link compareKeyings}. */
export function compareKeyingFiles(
  a: UntrustedSource,
  b: UntrustedSource,
  options: BltOptions = {},
): Result<KeyingReport, KeyingFault> {
  const first = parseBltKeying(a, options);
  if (!first.ok) return err({ keying: 'a', ...first.error });
  const second = parseBltKeying(b, options);
  if (!second.ok) return err({ keying: 'b', ...second.error });
  const { papers: papersOfA, ...fileA } = first.value;
  const { papers: papersOfB, ...fileB } = second.value;
  const said = ({ ballots, ...file }: BltFile): Readonly<Record<KeyingHeading, unknown>> => ({
    candidates: ballots.candidates,
    ...file,
  });
  const HEADINGS: readonly KeyingHeading[] = ['candidates', 'seats', 'withdrawn', 'tieOrder', 'names', 'title'];
  const headings = HEADINGS.filter(
    (heading) => JSON.stringify(said(fileA)[heading]) !== JSON.stringify(said(fileB)[heading]),
  );
  const papers = compareKeyings(papersOfA, papersOfB);
  const isAgreed = headings.length === 0 && papers.length === 0;
  return ok({ headings, papers, agreed: isAgreed ? fileA : null });
}
