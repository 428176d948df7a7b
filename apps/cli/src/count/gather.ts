import { type CandidateId, ok, type Result } from '@selectorate/basics';
import { compareKeyings, iterateBallots, type KeyingDifference, mergeBallots, packBallots } from '@selectorate/count';
import type { PackedBallots, Ranking } from '@selectorate/count';
import type { Texts } from '@selectorate/messages';
import type { Asked } from './asked.ts';
import { type BallotFile, readBallotFile } from './ballot-file.ts';
import { type Candidates, candidatesOf } from './candidates.ts';
import { cannot, faulty, type Trouble } from './trouble.ts';

const MOST_DIFFERENCES = 40;

/** All ballots of a command line, and what their files say besides. */
export interface Gathered {
  /** One, or one for each round of voting. */
  readonly rounds: readonly [PackedBallots, ...PackedBallots[]];
  readonly names: readonly string[];
  readonly candidates: Candidates;
  readonly seats: number | null;
  readonly withdrawn: readonly CandidateId[];
  readonly title: string;
  readonly files: readonly BallotFile[];
}

/** Reads the files as batches of one count, as rounds of voting, or as pairs of keyings of the same papers. */
export async function gather({ files, flags }: Asked, texts: Texts): Promise<Result<Gathered, Trouble>> {
  const read: BallotFile[] = [];
  for (const file of files) {
    const each = await readBallotFile(file, flags.has('keyed-twice'), texts);
    if (!each.ok) return each;
    const [first] = read;
    const same = first === undefined ? each.value : inOrderOf(first, each.value);
    if (same === undefined) return faulty(texts.text('counting-other-candidates', { file, first: first?.file ?? '' }));
    read.push(same);
  }
  const [first, ...more] = read;
  if (first === undefined) return cannot(texts.text('counting-no-files'), texts.text('counting-see-help'));
  const kept = flags.has('keyed-twice') ? agreed(read, texts) : ok([first, ...more]);
  if (!kept.ok) return kept;
  const ids = first.ballots.candidates;
  const packed = kept.value.map(({ ballots }) => ballots);
  const rounds = flags.has('rounds') || packed.length === 1 ? packed : [mergeBallots(ids, packed)];
  return ok({
    rounds: [rounds[0] ?? first.ballots, ...rounds.slice(1)],
    names: first.names,
    candidates: candidatesOf(ids, first.names),
    seats: first.seats,
    withdrawn: [...new Set(read.flatMap(({ withdrawn }) => withdrawn))],
    title: first.title,
    files: read,
  });
}

/** The ballots with the candidates of the first file in its order; undefined where other people stand. */
function inOrderOf(first: BallotFile, file: BallotFile): BallotFile | undefined {
  const { candidates } = first.ballots;
  if (file.names.length !== first.names.length) return undefined;
  const place = file.names.map((name) => first.names.indexOf(name));
  if (place.includes(-1) || new Set(place).size !== place.length) return undefined;
  if (place.every((to, from) => to === from)) return { ...file, ballots: { ...file.ballots, candidates } };
  const moved = (ranking: Ranking): Ranking => ranking.map((rank) => rank.map((index) => place[index] ?? -1));
  const cast = [...iterateBallots(file.ballots)].map((each) => ({ ...each, ranking: moved(each.ranking) }));
  const ballots = packBallots(candidates, cast);
  const papers = file.papers?.map((each) => ({ ...each, ranking: moved(each.ranking) })) ?? null;
  const withdrawn = file.withdrawn.flatMap((id) => candidates[place[file.ballots.candidates.indexOf(id)] ?? -1] ?? []);
  return { ...file, ballots, papers, withdrawn, names: first.names };
}

/** Pairs of keyings, A1 B1 A2 B2: the papers of each pair once, if the two say the same. */
function agreed(files: readonly BallotFile[], texts: Texts): Result<readonly BallotFile[], Trouble> {
  if (files.length % 2 !== 0) return cannot(texts.text('counting-keyings-odd'));
  const kept: BallotFile[] = [];
  for (let at = 0; at < files.length; at += 2) {
    const [a, b] = [files[at], files[at + 1]];
    if (a === undefined || b === undefined) break;
    const differences = compareKeyings(a.papers ?? [], b.papers ?? []);
    if (differences.length > 0) {
      return faulty(
        texts.text('counting-keyings-differ', { a: a.file, b: b.file, differences: differences.length }),
        ...differences.slice(0, MOST_DIFFERENCES).map((each) => `  ${tellDifference(each, texts)}`),
        texts.text('counting-keyings-differ.do'),
      );
    }
    kept.push(a);
  }
  return ok(kept);
}

function tellDifference(difference: KeyingDifference, texts: Texts): string {
  const words = (ranking: Ranking): string =>
    ranking.length === 0
      ? texts.text('counting-blank-paper')
      : ranking.map((rank) => rank.map((index) => index + 1).join('=') || '-').join(' ');
  switch (difference.kind) {
    case 'keyed-differently':
      return texts.text('counting-keyed-differently', {
        lineA: difference.a.line,
        a: words(difference.a.ranking),
        lineB: difference.b.line,
        b: words(difference.b.ranking),
      });
    case 'only-in-a':
      return texts.text('counting-keyed-only-in-first', {
        line: difference.a.line,
        ranking: words(difference.a.ranking),
      });
    case 'only-in-b':
      return texts.text('counting-keyed-only-in-second', {
        line: difference.b.line,
        ranking: words(difference.b.ranking),
      });
    default:
      return difference satisfies never;
  }
}
