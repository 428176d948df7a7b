import { type CandidateId, ok, type Result } from '@selectorate/basics';
import { iterateBallots, mergeBallots, packBallots } from '@selectorate/count';
import type { PackedBallots, Ranking } from '@selectorate/count';
import type { Texts } from '@selectorate/messages';
import type { Asked } from './asked.ts';
import { type NamedFile, readBallots, readingOf, readKeyings } from './ballot-file.ts';
import { candidatesOf } from './candidates.ts';
import { gatherRctab } from './gather-rctab.ts';
import type { Gathered } from './gathered.ts';
import { cannot, faulty, type Trouble } from './trouble.ts';

/** Reads the files as batches of one count, as rounds of voting, or as pairs of keyings of the same papers. */
export async function gather(asked: Asked, texts: Texts): Promise<Result<Gathered, Trouble>> {
  if (asked.rctab !== undefined)
    return asked.files.length === 0 ? gatherRctab(asked.rctab, texts) : cannot(texts.text('counting-rctab-files'));
  const reading = await readingOf(asked, texts);
  if (!reading.ok) return reading;
  const files: NamedFile[] = [];
  const { flags } = asked;
  if (flags.has('rounds') && flags.has('sections')) return cannot(texts.text('counting-rounds-or-sections'));
  if (flags.has('keyed-twice') && asked.files.length % 2 !== 0) return cannot(texts.text('counting-keyings-odd'));
  for (let at = 0; at < asked.files.length; at += flags.has('keyed-twice') ? 2 : 1) {
    const [file = '', other = ''] = asked.files.slice(at, at + 2);
    const read = flags.has('keyed-twice')
      ? await readKeyings(file, other, texts)
      : await readBallots(file, reading.value, texts);
    if (!read.ok) return read;
    const [first] = files;
    const same = first === undefined ? read.value : inOrderOf(first, read.value);
    if (same === undefined) return faulty(texts.text('counting-other-candidates', { file, first: first?.file ?? '' }));
    files.push(same);
  }
  const [first] = files;
  if (first === undefined) return cannot(texts.text('counting-no-files'), texts.text('counting-see-help'));
  const ids = first.ballots.candidates;
  const packed = files.map(({ ballots }) => ballots);
  const [opening = first.ballots, ...later] = flags.has('rounds') ? packed : [together(ids, packed, flags)];
  return ok({
    rounds: [opening, ...later],
    names: first.names,
    candidates: candidatesOf(ids, first.names),
    seats: first.seats,
    withdrawn: [...new Set(files.flatMap(({ withdrawn }) => withdrawn))],
    writeIns: first.writeIns,
    title: first.title,
    files,
    request: null,
    notes: [],
  });
}

/** Batches as one; or each file as the papers of a section, in the order of the contest's sections. */
function together(ids: readonly CandidateId[], packed: readonly PackedBallots[], flags: Asked['flags']): PackedBallots {
  if (!flags.has('sections')) return mergeBallots(ids, packed);
  return packBallots(
    ids,
    packed.flatMap((ballots, section) => [...iterateBallots(ballots)].map((cast) => ({ ...cast, section }))),
  );
}

/** The ballots with the candidates of the first file in its order; undefined where other people stand. */
function inOrderOf(first: NamedFile, file: NamedFile): NamedFile | undefined {
  const { candidates } = first.ballots;
  if (file.names.length !== first.names.length) return undefined;
  const place = file.names.map((name) => first.names.indexOf(name));
  if (place.includes(-1) || new Set(place).size !== place.length) return undefined;
  if (place.every((to, from) => to === from)) return { ...file, ballots: { ...file.ballots, candidates } };
  const moved = (ranking: Ranking): Ranking => ranking.map((rank) => rank.map((index) => place[index] ?? -1));
  const cast = [...iterateBallots(file.ballots)].map((each) => ({ ...each, ranking: moved(each.ranking) }));
  const withdrawn = file.withdrawn.flatMap((id) => candidates[place[file.ballots.candidates.indexOf(id)] ?? -1] ?? []);
  return { ...file, ballots: packBallots(candidates, cast), withdrawn, names: first.names };
}
