import { ok, type Result } from '@selectorate/basics';
import type { Contest, Withdrawal } from '@selectorate/count';
import type { Texts } from '@selectorate/messages';
import { z } from 'zod';
import { readJson, tellIssues } from './json-file.ts';
import type { Candidates } from './candidates.ts';
import { strangerIn } from './ladder.ts';
import { cannot, faulty, type Trouble } from './trouble.ts';

const WHEN = ['before-opening', 'after-opening', 'elected-elsewhere'] as const satisfies readonly Withdrawal['when'][];

/** The file of `--contest`: any part of a contest; candidates by id or name. */
const contestFile = z.strictObject({
  title: z.string().max(500).optional(),
  seats: z.number().int().min(1).optional(),
  /** Only to check nominations: ballots name their own candidates. */
  candidates: z.array(z.string().min(1)).optional(),
  withdrawn: z
    .array(z.strictObject({ candidate: z.string(), when: z.enum(WHEN), round: z.number().int().min(1).optional() }))
    .optional(),
  sections: z
    .array(z.strictObject({ section: z.string(), weight: z.string(), of: z.enum(['section', 'paper']) }))
    .optional(),
  constraints: z
    .array(
      z.strictObject({
        category: z.string(),
        candidates: z.array(z.string()),
        atLeast: z.number().int(),
        atMost: z.number().int().nullable(),
      }),
    )
    .optional(),
  reopenNominations: z.string().nullable().optional(),
  entitled: z.number().int().nullable().optional(),
});
export type ContestFile = z.infer<typeof contestFile>;

/** The text of a contest file as data; every part that is wrong is named by its path. */
export function readContestFile(file: string, text: string, texts: Texts): Result<ContestFile, Trouble> {
  const json = readJson(file, text, texts);
  if (!json.ok) return json;
  const read = contestFile.safeParse(json.value);
  if (read.success) return ok(read.data);
  return faulty(...tellIssues(file, read.error, texts), texts.text('counting-contest-wrong.do'));
}

interface Parts {
  readonly file: ContestFile;
  readonly seats: number;
  readonly withdrawn: readonly Withdrawal[];
  readonly candidates: Candidates;
  readonly texts: Texts;
}

/** The contest with everybody in it known. */
export function contestOf({ file, seats, withdrawn, candidates, texts }: Parts): Result<Contest, Trouble> {
  const named = [
    ...(file.withdrawn ?? []).map(({ candidate }) => ({ where: 'withdrawn', name: candidate })),
    ...(file.constraints ?? []).flatMap((each) => each.candidates.map((name) => ({ where: 'constraints', name }))),
    ...[file.reopenNominations ?? []].flat().map((name) => ({ where: 'reopenNominations', name })),
  ];
  const stranger = named.find(({ name }) => candidates.find(name) === undefined);
  if (stranger !== undefined) return strangerIn(stranger.where, stranger.name, { candidates, texts });
  const known = (name: string) => candidates.find(name) ?? (name as Contest['withdrawn'][number]['candidate']);
  const fromFile = (file.withdrawn ?? []).map(({ candidate, when, round = 1 }) => ({
    candidate: known(candidate),
    when,
    ...(round === 1 ? {} : { round }),
  }));
  const isNew = ({ candidate }: Withdrawal): boolean => fromFile.every((each) => each.candidate !== candidate);
  return ok({
    seats,
    withdrawn: [...fromFile, ...withdrawn.filter(isNew)],
    sections: (file.sections ?? []) as unknown as Contest['sections'],
    constraints: (file.constraints ?? []).map((each) => ({ ...each, candidates: each.candidates.map(known) })),
    reopenNominations:
      file.reopenNominations === undefined || file.reopenNominations === null ? null : known(file.reopenNominations),
    entitled: file.entitled ?? null,
  });
}

/** `Alder,c3:after-opening`: who stopped standing, and when; before the opening unless told. */
export function readWithdrawn(
  given: readonly string[],
  { candidates, texts }: { readonly candidates: Candidates; readonly texts: Texts },
): Result<readonly Withdrawal[], Trouble> {
  const withdrawn: Withdrawal[] = [];
  for (const text of given.flatMap((each) => each.split(',')).map((each) => each.trim())) {
    const [, name = text, moment = 'before-opening'] = /^(.*):([a-z-]+)$/.exec(text) ?? [];
    const when = WHEN.find((each) => each === moment);
    if (when === undefined)
      return cannot(texts.text('counting-withdrawn-when', { found: moment, known: WHEN.join(', ') }));
    const candidate = candidates.find(name);
    if (candidate === undefined) return strangerIn('--withdrawn', name, { candidates, texts });
    withdrawn.push({ candidate, when });
  }
  return ok(withdrawn);
}
