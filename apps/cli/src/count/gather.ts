import { realpath } from 'node:fs/promises';
import { type CandidateId, ok, type Result } from '@selectorate/basics';
import { iterateBallots, mergeBallots, packBallots } from '@selectorate/count';
import type { PackedBallots, Ranking, Withdrawal } from '@selectorate/count';
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
  const twice = await givenTwice(asked.files);
  if (twice !== undefined) return cannot(texts.text('counting-file-twice', { file: twice }));
  for (let at = 0; at < asked.files.length; at += flags.has('keyed-twice') ? 2 : 1) {
    const [file = '', other = ''] = asked.files.slice(at, at + 2);
    const read = flags.has('keyed-twice')
      ? await readKeyings(file, other, texts)
      : await readBallots(file, reading.value, texts);
    if (!read.ok) return read;
    const [first] = files;
    const same = first === undefined ? ok(read.value) : alike(first, read.value, { flags, texts });
    if (!same.ok) return same;
    files.push(same.value);
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
    withdrawn: withdrawnIn(files, flags.has('rounds')),
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

/** A file that is named again, by whatever path. */
async function givenTwice(files: readonly string[]): Promise<string | undefined> {
  const real = await Promise.all(files.map((file) => realpath(file).catch(() => file)));
  return files.find((_, at) => real.indexOf(real[at] ?? '') < at);
}

/** Those whom the files call withdrawn: in a later round’s file for the first time, from that round on. */
function withdrawnIn(files: readonly NamedFile[], areRounds: boolean): readonly Withdrawal[] {
  const people = [...new Set(files.flatMap(({ withdrawn }) => withdrawn))];
  return people.map((candidate) => {
    const round = files.findIndex(({ withdrawn }) => withdrawn.includes(candidate)) + 1;
    return { candidate, when: 'before-opening', ...(areRounds && round > 1 ? { round } : {}) };
  });
}

/** The file with the candidates of the first in its order. Only a later round may have fewer of them. */
function alike(
  first: NamedFile,
  file: NamedFile,
  { flags, texts }: { readonly flags: Asked['flags']; readonly texts: Texts },
): Result<NamedFile, Trouble> {
  const areRounds = flags.has('rounds');
  const same = areRounds || file.names.length === first.names.length ? inOrderOf(first, file) : undefined;
  if (same !== undefined) return ok(same);
  const about = { file: file.file, first: first.file };
  if (!areRounds) return faulty(texts.text('counting-other-candidates', about));
  const isOdd = (name: string): boolean =>
    first.names.indexOf(name) < 0 || file.names.filter((each) => each === name).length > 1;
  const strangers = [...new Set(file.names.filter(isOdd))].join(', ');
  return faulty(texts.text('counting-other-candidates-in-round', { ...about, strangers }));
}

/** The ballots with the candidates of the first file in its order; undefined where other people stand, or two of a name. */
function inOrderOf(first: NamedFile, file: NamedFile): NamedFile | undefined {
  const { candidates } = first.ballots;
  const place = file.names.map((name) => first.names.indexOf(name));
  if (place.includes(-1) || new Set(place).size !== place.length) return undefined;
  if (place.length === candidates.length && place.every((to, from) => to === from))
    return { ...file, ballots: { ...file.ballots, candidates } };
  const moved = (ranking: Ranking): Ranking => ranking.map((rank) => rank.map((index) => place[index] ?? -1));
  const cast = [...iterateBallots(file.ballots)].map((each) => ({ ...each, ranking: moved(each.ranking) }));
  const withdrawn = file.withdrawn.flatMap((id) => candidates[place[file.ballots.candidates.indexOf(id)] ?? -1] ?? []);
  return { ...file, ballots: packBallots(candidates, cast), withdrawn, names: first.names };
}
