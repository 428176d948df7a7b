import { ok, parseWholeNumber, type Result } from '@selectorate/basics';
import {
  csvLine,
  drawSample,
  type FrozenEntry,
  type FrozenRoll,
  type MemberProof,
  proveMember,
  type SettledSeed,
  settleSeed,
} from '@selectorate/roll';
import { cannot, faulty, type Trouble } from '../count/trouble.ts';
import { type FrozenFolder, readFrozenFolder } from './frozen-folder.ts';
import { jsonLines } from './json-lines.ts';
import { checkOutputFolder, jsonText, type OutputFolder, writeOutputFolder } from './output-folder.ts';
import { readReveals } from './reveals-file.ts';
import type { RollArguments } from './roll-arguments.ts';
import { type Answer, type RollDesk, told } from './roll-desk.ts';

/** `roll sample DIR --n N --reveals FILE [--out DIR]`. */
export function sampleAnswer(asked: RollArguments, desk: RollDesk): Promise<Answer> | null {
  const [folder, ...more] = asked.places;
  const [n, reveals, out] = ['n', 'reveals', 'out'].map((option) => asked.one(option));
  if (folder === undefined || more.length > 0 || n === undefined || reveals === undefined) return null;
  const output = out === undefined ? null : { place: out, replace: asked.has('replace') };
  return sampleOf({ folder, n, reveals, output }, desk);
}

interface Sampling {
  readonly folder: string;
  readonly n: string;
  readonly reveals: string;
  readonly output: OutputFolder | null;
}

async function sampleOf({ folder, n, reveals, output }: Sampling, desk: RollDesk): Promise<Answer> {
  const { texts } = desk;
  const sample = parseWholeNumber(n);
  if (sample === undefined) return cannot(texts.text('roll-not-a-number', { option: 'n', found: n }));
  if (sample === 0) return cannot(texts.text('roll-sample-none'));
  const free = output === null ? ok(null) : await checkOutputFolder(output, desk);
  if (!free.ok) return free;
  const read = await readFrozenFolder(folder, desk);
  if (!read.ok) return read;
  const seed = await readSeed(reveals, read.value, desk);
  if (!seed.ok) return seed;
  const { frozen, summary } = read.value;
  const drawn = drawSample({ seed: seed.value.seed, roll: frozen.members.length, sample });
  if (!drawn.ok) return cannot(texts.text('roll-sample-too-large', { n: sample, members: frozen.members.length }));
  const { contest, version, root, members } = summary;
  const json = {
    schema: 'selectorate-roll-sample/1',
    contest,
    version,
    root,
    members,
    ...seed.value,
    indexes: drawn.value,
  };
  const written = output === null ? ok(null) : await writeSample(output, { frozen, indexes: drawn.value, json }, desk);
  if (!written.ok) return written;
  const { revealed, missing } = seed.value;
  const committed = revealed.length + missing.length;
  const command =
    `selectorate roll bound --roll ${members} --sample ${sample} --bad z --silent s --margin m` +
    ` --missing ${missing.length} --committed ${committed}`;
  return told(
    [
      texts.text('roll-sampled', { n: sample, members, seed: seed.value.seed }),
      ...missing.map((person) => texts.text('roll-sample-silent', { person })),
      texts.text('roll-sample-indexes', { indexes: drawn.value.join(', ') }),
      output === null ? texts.text('roll-sample-no-list') : texts.text('roll-wrote', { folder: output.place }),
      texts.text('roll-sample-next', { command }),
    ],
    json,
  );
}

async function readSeed(
  file: string,
  { summary: { contest, version, root } }: FrozenFolder,
  desk: RollDesk,
): Promise<Result<SettledSeed, Trouble>> {
  const { texts } = desk;
  const contributions = await readReveals(file, desk);
  if (!contributions.ok) return contributions;
  const settled = settleSeed({ contest, version, root }, contributions.value);
  if (settled.ok) return settled;
  return faulty(
    ...settled.error.map(({ code, person }) => texts.text(`roll-sample-${code}`, { person: person ?? '' })),
  );
}

interface Sample {
  readonly frozen: FrozenRoll;
  readonly indexes: readonly number[];
  readonly json: unknown;
}

const COLUMNS = ['index', 'member_id', 'unit_id', 'name', 'email', 'phone', 'address', 'postcode'];

/** What everybody may see, whom the auditor contacts, and the proofs by which the auditor checks that list. */
function writeSample(
  output: OutputFolder,
  { frozen, indexes, json }: Sample,
  desk: RollDesk,
): Promise<Result<null, Trouble>> {
  const sampled = indexes.flatMap((index) => frozen.members[index] ?? []);
  const row = ({ entry: { member, standing, person } }: FrozenEntry, i: number): string =>
    csvLine([
      String(indexes[i] ?? ''),
      member,
      standing.unit,
      person.name,
      person.email,
      person.phone,
      person.address,
      person.postcode,
    ]);
  const proofs = sampled.flatMap(({ entry }): readonly MemberProof[] => {
    const proof = proveMember(frozen, entry.member);
    return proof.ok ? [proof.value] : [];
  });
  return writeOutputFolder(
    output,
    [
      { name: 'sample.json', isPrivate: false, content: jsonText(json) },
      { name: 'members.csv', isPrivate: true, content: [csvLine(COLUMNS), ...sampled.map(row)] },
      { name: 'openings.jsonl', isPrivate: true, content: jsonLines(proofs) },
    ],
    desk,
  );
}
