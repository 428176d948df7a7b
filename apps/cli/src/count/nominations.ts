import { type CandidateId, ok, type Result } from '@selectorate/basics';
import { checkNominations, type Judged, type NominationCheck } from '@selectorate/count';
import type { Texts } from '@selectorate/messages';
import type { Asked } from './asked.ts';
import { readText } from './ballot-file.ts';
import { type Candidates, candidatesOf } from './candidates.ts';
import { contestOf, readContestFile } from './contest-file.ts';
import { tellFault } from './tell-fault.ts';
import { cannot, faulty, type Trouble } from './trouble.ts';

/** What the constraints of a contest say of those nominated, before a vote is cast. */
export interface Nominations {
  readonly check: NominationCheck;
  readonly candidates: Candidates;
}

/** Reads a contest file that lists its candidates, and asks whether its constraints can be met by them. */
export async function readNominations({ files }: Asked, texts: Texts): Promise<Result<Nominations, Trouble>> {
  const [file, second] = files;
  if (file === undefined || second !== undefined) return cannot(texts.text('counting-nominations-one-file'));
  const text = await readText(file, texts);
  if (!text.ok) return text;
  const contestFile = readContestFile(file, text.value, texts);
  if (!contestFile.ok) return contestFile;
  const { candidates: names = [], seats } = contestFile.value;
  if (names.length === 0 || seats === undefined) return faulty(texts.text('counting-nominations-incomplete', { file }));
  const candidates = candidatesOf(
    names.map((_, at) => `c${at + 1}` as CandidateId),
    names,
  );
  const contest = contestOf({ file: contestFile.value, seats, withdrawn: [], candidates, texts });
  if (!contest.ok) return contest;
  const check = checkNominations(contest.value, candidates.ids);
  if (!check.ok) return faulty(...tellFault(check.error, { rule: 'scotland', candidates, texts }));
  return ok({ check: check.value, candidates });
}

export function tellNominations({ check, candidates }: Nominations, texts: Texts): readonly string[] {
  const { conflict, guarded, doomed, categories } = check;
  const judged = (how: 'guarded' | 'doomed', all: readonly Judged[]): readonly string[] =>
    all.map(({ candidate, constraints }) =>
      texts.text(`counting-nominations-${how}`, {
        candidate: candidates.nameOf(candidate),
        constraints: constraints.join(', '),
      }),
    );
  return [
    conflict.length === 0
      ? texts.text('counting-nominations-possible')
      : texts.text('counting-nominations-impossible', { constraints: conflict.join(', ') }),
    ...categories.map(({ category, standing, atLeast, atMost }) =>
      atMost === null
        ? texts.text('counting-nominations-category', { category, standing, atLeast })
        : texts.text('counting-nominations-category-to', { category, standing, atLeast, atMost }),
    ),
    ...judged('guarded', guarded),
    ...judged('doomed', doomed),
  ];
}
