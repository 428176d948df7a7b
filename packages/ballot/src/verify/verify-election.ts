import { err, ok, type Result } from '@selectorate/basics';
import type { UntrustedBytes } from '../archive/byte-source.ts';
import type { ElectionContext } from '../objects/context.ts';
import type { DecodedQuestion } from '../tally/result.ts';
import { checkCompanion } from './check-companion.ts';
import { type CheckedBallots, checkBallots } from './check-ballots.ts';
import { checkDecryptions } from './check-decryptions.ts';
import { checkMixes } from './check-mixes.ts';
import { checkResult } from './check-result.ts';
import { checkSetUp, type SetUp } from './check-set-up.ts';
import { checkTally } from './check-tally.ts';
import { type Companion, openCompanion } from './companion.ts';
import type { Fault, FaultCode } from './faults.ts';
import { FEWEST_BALLOTS, mayDecryptAlone } from '../tally/small-box.ts';
import { ownersOf } from '../trustee/owners.ts';
import { ENOUGH_MIXES, noticesOf } from './notices.ts';
import { reportQuestions } from './report-questions.ts';
import type { Notice, Report, VerdictKind } from './report.ts';
import { StepReader } from './step-reader.ts';
import { type Survey, surveyArchive } from './survey.ts';
import type { Held, Step, Verification } from './verification.ts';
import type { Bench } from './bench.ts';
import { inThisThread, type Workforce } from './workforce.ts';

export interface VerifyOptions extends Bench {
  readonly verdict: VerdictKind;
  /** Who shares the work; without it everything happens in this thread. */
  readonly workforce?: Workforce;
  /** Hears how far it is: `done` of `total` pieces of a step. */
  readonly progress?: (step: Step, done: number, total: number) => void;
  /** Whether an archive may end before its result; without it that is a fault. */
  readonly unfinished?: boolean;
  /** Keys, receipts and heads that the reader has by another way; without keys the sidecar's own are used, and the report says so. */
  readonly held?: Held;
  /** Under `selectorate`, the least number of ballots that may be opened alone, 5 unless the rules said otherwise before the opening. */
  readonly smallestBox?: number;
  /** Hears hints that make the next verification quick, by the hash of the archive's member they are for. */
  readonly onHints?: (hash: string, hints: Uint8Array) => void;
}

/**
 * Checks an election from its first byte to its result: the archive's chain, the set-up, credentials and trustees, every ballot, the
 * tally, each mix, each decryption, the result. Never throws on what a stranger wrote; goes on after a fault where it can.
 *
 * Without a sidecar each proof is checked by itself; with one, most in batches. The archive is read twice, a step at a time.
 */
export async function verifyElection(
  archive: UntrustedBytes,
  sidecar: UntrustedBytes | null,
  options: VerifyOptions,
): Promise<Result<Report, readonly Fault[]>> {
  const survey = await surveyArchive(archive, options.platform);
  options.progress?.('survey', 1, 1);
  const faults: Fault[] = survey.faults.map(({ code, offset }) => ({ code, place: { part: 'archive', offset } }));
  if (survey.setup === null) return err([...faults, archiveFault('setup-missing')]);
  const started = checkSetUp(survey.setup, options);
  if (!started.ok) return err([...faults, ...started.error]);
  const [setUp, setUpFaults] = started.value;
  const verification = verificationOf(options, openCompanion(sidecar, setUp.context));
  const checked = await checkVotes(archive, { survey, setUp, verification });
  const found = [...faults, ...setUpFaults, ...checked.faults, ...endFaults(survey, options)];
  // Nothing may be called sound whose result nobody worked out: whatever was left out above was a fault.
  if (found.length === 0 && survey.reached === 'Result' && !isDecoded(checked.report)) {
    return err([archiveFault('result-unreadable')]);
  }
  return found.length === 0 ? ok(checked.report) : err(found);
}

const archiveFault = (code: FaultCode): Fault => ({ code, place: { part: 'archive', offset: 0 } });

const isDecoded = ({ questions }: Report): boolean =>
  questions.every(({ votes, rankings }) => votes !== null || rankings !== null);

function endFaults({ reached }: Survey, { unfinished }: VerifyOptions): Fault[] {
  return reached === 'Result' || unfinished === true ? [] : [archiveFault('election-unfinished')];
}

function verificationOf(options: VerifyOptions, companion: Companion): Verification {
  return {
    ...options,
    workforce: options.workforce ?? inThisThread(options),
    progress: options.progress ?? (() => {}),
    companion,
    onHints: options.onHints ?? null,
    held: options.held ?? {},
    smallestBox: options.smallestBox ?? FEWEST_BALLOTS,
  };
}

interface Setting {
  readonly survey: Survey;
  readonly setUp: SetUp;
  readonly verification: Verification;
}

interface Checked {
  readonly faults: readonly Fault[];
  readonly report: Report;
}

/** The second reading: all that needs arithmetic, in the order of the archive, as far as it goes. */
async function checkVotes(archive: UntrustedBytes, setting: Setting): Promise<Checked> {
  const { survey, setUp, verification } = setting;
  const reader = new StepReader(archive, verification.platform);
  await reader.next('Setup');
  const ballots = await checkBallots(reader, survey, setting);
  await reader.next('EndBallots');
  const opened = await checkCount(reader, ballots, setting);
  const companion = await checkCompanion({ ...setting, ballots });
  const isSame = (await reader.finish()) === survey.head;
  const judged = judge(
    [
      ...(isSame ? [] : [archiveFault('archive-changed')]),
      ...ballots.faults,
      ...opened.faults,
      ...ruleFaults(ballots, opened, setting),
      ...companion.faults,
    ],
    [...ballots.hintFaults, ...opened.hintFaults, ...companion.hintFaults],
    verification.verdict,
  );
  const report = reportOf(setting, ballots, opened);
  const notices = [...judged.notices, ...companion.notices, ...noticesOf(report, opened, setUp)];
  return { faults: judged.faults, report: { ...report, box: companion.box, notices } };
}

/** All that happens after the close: tally, mixes, decryptions, result. Each is there or nothing after it is. */
interface Opened {
  readonly faults: readonly Fault[];
  readonly hintFaults: readonly Fault[];
  readonly mixedBy: readonly number[];
  readonly decryptedBy: readonly number[];
  /** Whether every factor was proven so that its trustee could not have lied. */
  readonly doublyProven: boolean;
  readonly decoded: readonly DecodedQuestion[] | null;
}

const CLOSED: Opened = {
  faults: [],
  hintFaults: [],
  mixedBy: [],
  decryptedBy: [],
  doublyProven: true,
  decoded: null,
};

async function checkCount(reader: StepReader, ballots: CheckedBallots, setting: Setting): Promise<Opened> {
  const { setUp } = setting;
  const tallied = await reader.next('EncryptedTally');
  if (tallied === null) return CLOSED;
  const tally = checkTally(tallied, ballots, setUp);
  const mixes = await checkMixes(reader, tally.rows, setting);
  const ended = (await reader.next('EndShuffles')) !== null;
  const decryptions = await checkDecryptions(reader, mixes.rows, setting);
  const published = await reader.next('Result');
  const result =
    published === null
      ? { faults: [], hintFaults: [], decoded: null }
      : await checkResult(published, mixes.rows, decryptions, { ...setting, totalWeight: ballots.totalWeight });
  const wasMixed = { opened: decryptions.owners.length > 0, ended, mixes: mixes.owners.length };
  return {
    faults: [
      ...tally.faults,
      ...mixFaults(setUp.context, wasMixed),
      ...mixes.faults,
      ...decryptions.faults,
      ...result.faults,
    ],
    hintFaults: [...mixes.hintFaults, ...decryptions.hintFaults, ...result.hintFaults],
    mixedBy: mixes.owners,
    decryptedBy: decryptions.owners,
    doublyProven: decryptions.doublyProven,
    decoded: result.decoded,
  };
}

/** Ranked votes are mixed before they are opened; others are not mixed at all. */
function mixFaults(
  { election }: ElectionContext,
  { opened, ended, mixes }: { readonly opened: boolean; readonly ended: boolean; readonly mixes: number },
): Fault[] {
  const isRanked = election.questions.some(({ kind }) => kind === 'ranked');
  const codes: FaultCode[] = [];
  if (isRanked && opened && (mixes === 0 || !ended)) codes.push('shuffle-missing');
  if (!isRanked && (mixes > 0 || ended)) codes.push('shuffle-needless');
  return codes.map((code) => ({ code, place: { part: 'tally' } }));
}

/** What a contest declared here may not do, though the protocol allows it. */
function ruleFaults({ tallied }: CheckedBallots, opened: Opened, { setUp, verification }: Setting): Fault[] {
  if (verification.verdict === 'archive' || opened.decryptedBy.length === 0) return [];
  const isRanked = setUp.context.election.questions.some(({ kind }) => kind === 'ranked');
  const codes: FaultCode[] = [];
  if (isRanked && new Set(opened.mixedBy).size < ENOUGH_MIXES) codes.push('too-few-mixes');
  if (!mayDecryptAlone(tallied, verification.smallestBox)) codes.push('box-too-small');
  return codes.map((code) => ({ code, place: { part: 'tally' } }));
}

/** The verdict `archive` goes without the sidecar: what is wrong only there is told, and is no fault of the election. */
function judge(
  faults: readonly Fault[],
  hintFaults: readonly Fault[],
  verdict: VerdictKind,
): { readonly faults: readonly Fault[]; readonly notices: readonly Notice[] } {
  if (verdict === 'selectorate') return { faults: [...faults, ...hintFaults], notices: [] };
  const own = faults.filter(({ code }) => code !== 'second-decryption-proof');
  const notices: Notice[] = [];
  if (hintFaults.length > 0) notices.push('hints-dropped');
  if (own.length < faults.length) notices.push('second-proofs-wrong');
  return { faults: own, notices };
}

function reportOf({ survey, setUp, verification }: Setting, ballots: CheckedBallots, opened: Opened): Report {
  const { election, fingerprint } = setUp.context;
  return {
    verdict: verification.verdict,
    election,
    fingerprint,
    reached: survey.reached ?? 'Setup',
    credentials: setUp.weights.size,
    ballots: survey.ballots.length,
    replaced: survey.ballots.length - ballots.tallied,
    tallied: ballots.tallied,
    totalWeight: ballots.totalWeight,
    trustees: ownersOf(setUp.trustees).length,
    mixedBy: opened.mixedBy,
    decryptedBy: opened.decryptedBy,
    questions: reportQuestions(election.questions, opened.decoded),
    box: null,
    notices: [],
  };
}
