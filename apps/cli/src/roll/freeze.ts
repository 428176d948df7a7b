import { type CivilDate, type ContestId, isId, ok, parseIsoDate, type Result, unwrap } from '@selectorate/basics';
import { nativeHashing } from '@selectorate/machine';
import { ELECTORATES, freezeRoll, freezeSummary, type FreezeSummary, SALT_BYTES } from '@selectorate/roll';
import { type CompiledElectorate, compileElectorate } from '@selectorate/rulebook';
import { cannot, type Trouble } from '../count/trouble.ts';
import { readRulebookFile } from '../rulebook/read-rulebook-file.ts';
import { everybody, FROZEN_FILE, frozenLines, SUMMARY_FILE } from './frozen-folder.ts';
import { checkOutputFolder, jsonText, writeOutputFolder } from './output-folder.ts';
import type { RollArguments } from './roll-arguments.ts';
import { type Answer, type RollDesk, told } from './roll-desk.ts';
import { readRoll } from './roll-folder.ts';

interface Freezing {
  readonly roll: string;
  readonly contest: string;
  readonly version: string;
  readonly out: string;
  readonly rulebook: string | undefined;
  readonly day: string | undefined;
  readonly replace: boolean;
}

/** `roll freeze ROLL --contest ID --version V --out DIR [--rulebook FILE] [--day DATE]`. */
export function freezeAnswer(asked: RollArguments, desk: RollDesk): Promise<Answer> | null {
  const [roll, ...more] = asked.places;
  const [contest, version, out] = ['contest', 'version', 'out'].map((option) => asked.one(option));
  if (roll === undefined || more.length > 0) return null;
  if (contest === undefined || version === undefined || out === undefined) return null;
  const [rulebook, day] = ['rulebook', 'day'].map((option) => asked.one(option));
  return freezeTo({ roll, contest, version, out, rulebook, day, replace: asked.has('replace') }, desk);
}

async function freezeTo(asked: Freezing, desk: RollDesk): Promise<Answer> {
  const { texts } = desk;
  const output = { place: asked.out, replace: asked.replace };
  if (!isId(asked.contest)) return cannot(texts.text('roll-not-an-id', { option: 'contest', found: asked.contest }));
  if (!isId(asked.version)) return cannot(texts.text('roll-not-an-id', { option: 'version', found: asked.version }));
  const freezeDay = readDay(asked.day, desk);
  if (!freezeDay.ok) return freezeDay;
  const free = await checkOutputFolder(output, desk);
  if (!free.ok) return free;
  const electorates = await readElectorates(asked.rulebook, desk);
  if (!electorates.ok) return electorates;
  const roll = await readRoll(asked.roll, desk);
  if (!roll.ok) return roll;
  const { entries } = roll.value;
  const orderKey = desk.random(32);
  const salts = desk.random(entries.length * SALT_BYTES);
  let given = 0;
  const frozen = freezeRoll({
    contest: asked.contest as ContestId,
    version: asked.version,
    freezeDay: freezeDay.value,
    entries,
    electorates: electorates.value,
    salts: () => salts.subarray(SALT_BYTES * given, SALT_BYTES * ++given),
    orderKey,
    sha256: nativeHashing.sha256Into,
  });
  const summary = freezeSummary(frozen);
  const written = await writeOutputFolder(
    output,
    [
      { name: FROZEN_FILE, isPrivate: true, content: frozenLines(frozen, orderKey) },
      { name: SUMMARY_FILE, isPrivate: false, content: jsonText(summary) },
    ],
    desk,
  );
  if (!written.ok) return written;
  return told(tellFreeze(summary, asked, desk), summary);
}

function tellFreeze(summary: FreezeSummary, { out, rulebook }: Freezing, { texts }: RollDesk): readonly string[] {
  const { members, root, freezeDay } = summary;
  return [
    texts.text('roll-froze', { members, day: freezeDay, root }),
    ...(rulebook === undefined ? [texts.text('roll-froze-everybody')] : []),
    ...ELECTORATES.map((electorate) => {
      const { eligible, withheld } = summary.electorates[electorate];
      return texts.text('roll-froze-electorate', { electorate, eligible, withheld });
    }),
    texts.text('roll-wrote', { folder: out }),
  ];
}

/** The day of the option, or today by the clock of this machine (UTC). */
export function readDay(day: string | undefined, { now, texts }: RollDesk): Result<CivilDate, Trouble> {
  const date = parseIsoDate(day ?? now().slice(0, 10));
  return date === undefined ? cannot(texts.text('roll-not-a-day', { found: day ?? '' })) : ok(date);
}

type Electorates = Readonly<Record<(typeof ELECTORATES)[number], CompiledElectorate>>;

/** The electorates of a rulebook; without one there is no rule, and everybody on the roll may vote. */
export async function readElectorates(
  file: string | undefined,
  { texts }: RollDesk,
): Promise<Result<Electorates, Trouble>> {
  if (file === undefined) return ok({ trigger: everybody, ballot: everybody });
  const rulebook = await readRulebookFile(file, texts);
  if (!rulebook.ok) return cannot(...rulebook.error);
  const { trigger, ballot } = rulebook.value.electorates;
  // A rulebook that was read has rules that compile.
  return ok({ trigger: unwrap(compileElectorate(trigger)), ballot: unwrap(compileElectorate(ballot)) });
}
