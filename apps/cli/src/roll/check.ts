import { applyResolutions, publicCounts, type RollReport, runChecks, withDecoys } from '@selectorate/roll';
import { type ToldReport, tellCounts, tellReport } from '@selectorate/telling';
import { ok, type Result } from '@selectorate/basics';
import { faulty, type Trouble } from '../count/trouble.ts';
import { textTable } from '../count/text-table.ts';
import { type CheckMaterial, readMaterial } from './check-material.ts';
import { checkOutputFolder, jsonText, writeOutputFolder } from './output-folder.ts';
import { rollPage } from './page/roll-page.ts';
import type { RollArguments } from './roll-arguments.ts';
import { type Answer, type RollDesk, told } from './roll-desk.ts';

/** `roll check ROLL [--register R] [--previous P] […] --out DIR`. */
export function checkAnswer(asked: RollArguments, desk: RollDesk): Promise<Answer> | null {
  const [roll, ...more] = asked.places;
  const out = asked.one('out');
  return roll === undefined || more.length > 0 || out === undefined ? null : checkTo({ roll, out, asked }, desk);
}

interface Checking {
  readonly roll: string;
  readonly out: string;
  readonly asked: RollArguments;
}

async function checkTo({ roll, out, asked }: Checking, desk: RollDesk): Promise<Answer> {
  const { texts } = desk;
  const output = { place: out, replace: asked.has('replace') };
  const free = await checkOutputFolder(output, desk);
  if (!free.ok) return free;
  const material = await readMaterial(roll, asked, desk);
  if (!material.ok) return material;
  const checked = checkMaterial(material.value, desk);
  if (!checked.ok) return checked;
  const { report, remarks } = checked.value;
  const counts = publicCounts(report);
  const rehearsal = asked.has('rehearsal') ? [texts.text('roll-rehearsal')] : [];
  const [own, open] = [tellReport(report, texts), tellCounts(counts, texts)].map((page): ToldReport => ({
    ...page,
    notices: [...rehearsal, ...page.notices],
  })) as [ToldReport, ToldReport];
  const written = await writeOutputFolder(
    output,
    [
      { name: 'report.json', isPrivate: true, content: jsonText(report) },
      { name: 'report.html', isPrivate: true, content: rollPage(own, texts) },
      { name: 'counts.json', isPrivate: false, content: jsonText(counts) },
      { name: 'counts.html', isPrivate: false, content: rollPage(open, texts) },
    ],
    desk,
  );
  if (!written.ok) return written;
  const lines = [...terminalTable(own, texts), ...remarks, texts.text('roll-wrote', { folder: out })];
  return told(lines, report, exitOf(report));
}

/** Signals are questions, and no fault of anybody's; a gate that failed is one of this report's. */
const exitOf = ({ failed }: RollReport): 0 | 1 => (failed.length > 0 ? 1 : 0);

interface Checked {
  readonly report: RollReport;
  readonly remarks: readonly string[];
}

/** The report on the roll as it is; of the roll with planted entries only whether these were found. */
function checkMaterial(
  { input, planted, resolutions, remarks }: CheckMaterial,
  desk: RollDesk,
): Result<Checked, Trouble> {
  const { io, texts } = desk;
  const what = texts.text('roll-checking');
  const run = (given: CheckMaterial['input']): RollReport =>
    runChecks(given, ({ done, total }) => io.progress(what, done, total));
  const own = run(input);
  const report = planted === null ? own : withDecoys(own, run(planted));
  const known = new Set(report.checks.flatMap(({ signals }) => signals.map(({ id }) => id)));
  const settled = applyResolutions(
    report,
    resolutions.filter(({ signal }) => known.has(signal)),
  );
  if (!settled.ok) {
    const { code, signal } = settled.error;
    return faulty(texts.text('roll-resolution-refused', { signal, why: texts.text(`roll-resolution-fault-${code}`) }));
  }
  const gone = new Set(resolutions.map(({ signal }) => signal).filter((signal) => !known.has(signal))).size;
  const ofGone = gone === 0 ? [] : [texts.text('roll-resolutions-gone', { count: gone })];
  return ok({ report: settled.value, remarks: [...remarks, ...ofGone] });
}

const terminalTable = ({ headline, notices, overview }: ToldReport, { text }: RollDesk['texts']): readonly string[] => [
  headline,
  ...notices,
  ...textTable(overview.head, overview.rows, { right: [2, 3, 4, 5] }),
  text('roll-signals-mean'),
];
