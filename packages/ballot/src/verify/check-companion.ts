import { checkSidecar } from '../sidecar/check-sidecar.ts';
import type { CheckedCasts } from '../sidecar/check-casts.ts';
import type { SidecarFault } from '../sidecar/sidecar-faults.ts';
import type { SidecarContents } from '../sidecar/sidecar-reader.ts';
import type { CheckedBallots } from './check-ballots.ts';
import type { SetUp } from './check-set-up.ts';
import type { Fault } from './faults.ts';
import type { Notice, Report } from './report.ts';
import type { Survey } from './survey.ts';
import type { CastsTask } from './task.ts';
import { runInOrder } from './workforce.ts';
import type { Verification } from './verification.ts';

export interface CheckedCompanion {
  readonly faults: readonly Fault[];
  readonly hintFaults: readonly Fault[];
  readonly notices: readonly Notice[];
  /** What the box's journal comes to; null where the sidecar has none, or the verdict goes without. */
  readonly box: Report['box'];
}

interface Setting {
  readonly survey: Survey;
  readonly setUp: SetUp;
  readonly ballots: CheckedBallots;
  readonly verification: Verification;
}

/** What the sidecar says beside the archive: the box it was made from, links, receipts, registration, participation. */
export async function checkCompanion(setting: Setting): Promise<CheckedCompanion> {
  const { verification } = setting;
  const contents = await verification.companion.finish();
  if (verification.verdict === 'selectorate') return requireAll(contents, setting);
  // This verdict goes without a sidecar: one that is in disorder can only have failed to make it quicker.
  const isInOrder = contents === null || contents.faults.length === 0;
  return { faults: [], hintFaults: [], notices: isInOrder ? [] : ['hints-dropped'], box: null };
}

async function requireAll(
  contents: SidecarContents | null,
  { survey, setUp, verification }: Setting,
): Promise<CheckedCompanion> {
  const names: Fault[] = setUp.hasNames
    ? [{ code: 'credentials-with-names', place: { part: 'credentials', entry: null } }]
    : [];
  if (contents === null) {
    const missing: Fault = { code: 'sidecar-missing', place: { part: 'sidecar', line: null } };
    return { faults: [...names, missing], hintFaults: [], notices: [], box: null };
  }
  const facts = {
    context: setUp.context,
    credentials: [...setUp.weights.keys()],
    list: survey.setup?.credentials.hash ?? '',
    ballots: survey.ballots,
  };
  const casts = await checkCasts(contents, setUp, verification);
  const options = { ...verification.held, ed25519: verification.groupOf('Ed25519') };
  const report = checkSidecar(contents, facts, casts === null ? options : { ...options, casts });
  const faults = report.faults.map(({ code, line, of }): Fault => ({
    code,
    place: { part: 'sidecar', line },
    ...(of === undefined ? {} : { detail: of }),
  }));
  return {
    faults: [...names, ...faults],
    hintFaults: report.wrongHints.map((line) => ({ code: 'hint-mismatch', place: { part: 'sidecar', line } })),
    notices: [
      ...(report.ownKeys ? (['sidecar-own-keys'] as const) : []),
      ...(report.oneMachine ? (['one-machine'] as const) : []),
    ],
    box: report.figures,
  };
}

/** So many entries go to a thread at once. */
const AT_ONCE = 2_048;

/** Links and receipts, shared among threads; null where nobody's key is known to check them with. */
async function checkCasts(
  contents: SidecarContents,
  setUp: SetUp,
  { held, workforce, progress }: Verification,
): Promise<CheckedCasts | null> {
  const server = held.keys?.server ?? contents.header?.keys?.server;
  if (server === undefined) return null;
  const casts = contents.entries.flatMap(({ line, value }) => (value.kind === 'cast' ? [{ line, value }] : []));
  const faults: SidecarFault[] = [];
  const wrongHints: number[] = [];
  let done = 0;
  const taskOf = (some: typeof casts): CastsTask => ({
    kind: 'casts',
    election: setUp.text,
    server,
    casts: some,
    hints: new Map(some.flatMap(({ line }) => hintOf(contents, line))),
  });
  function* taskEach(): Generator<CastsTask> {
    for (let from = 0; from < casts.length; from += AT_ONCE) {
      yield taskOf(casts.slice(from, from + AT_ONCE));
    }
  }
  await runInOrder(taskEach(), workforce, (outcome, task) => {
    faults.push(...outcome.faults);
    wrongHints.push(...outcome.wrongHints);
    done += task.casts.length;
    progress('sidecar', done, casts.length);
  });
  return { faults, wrongHints };
}

function hintOf({ castHints }: SidecarContents, line: number): [number, Uint8Array][] {
  const hint = castHints.get(line);
  return hint === undefined ? [] : [[line, hint]];
}
