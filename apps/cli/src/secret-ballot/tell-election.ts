import { type Fault, figureWording, type Part, partOf, PARTS, partsBehind, type Report } from '@selectorate/ballot';
import type { Result } from '@selectorate/basics';
import type { Texts } from '@selectorate/messages';
import { tellPlace } from './tell-place.ts';
import { tellQuestion } from './tell-question.ts';

const MOST_FAULTS = 40;

/** What came of a verification. */
export interface Judged {
  readonly result: Result<Report, readonly Fault[]>;
  /** The parts that were begun, for an election with faults. */
  readonly begun: ReadonlySet<Part>;
  /** Whether the verdict counts what the sidecar says: the other one goes without, and calls nothing in it sound. */
  readonly needsSidecar: boolean;
}

/** A verification in plain words: the procedure, the result, what should be said of it, every fault with its place. */
export function tellElection(judged: Judged, texts: Texts): readonly string[] {
  return judged.result.ok
    ? tellSound(judged.result.value, judged, texts)
    : tellFaulty(judged.result.error, judged, texts);
}

function tellSound(report: Report, { needsSidecar }: Judged, texts: Texts): readonly string[] {
  const { election, fingerprint, notices, reached } = report;
  const behind = partsBehind(report, needsSidecar);
  return [
    texts.text('ballot-verdict-election', { name: election.name, uuid: election.uuid, fingerprint }),
    '',
    texts.text('ballot-verdict-steps'),
    ...PARTS.filter((part) => needsSidecar || part !== 'sidecar').map((part) =>
      behind.has(part)
        ? stepLine('✓', part, figureOf(part, report, texts), texts)
        : stepLine('–', part, absence(part, report, texts), texts),
    ),
    ...report.questions.flatMap((question) => ['', ...tellQuestion(question, texts)]),
    ...tellExclusions(report, texts),
    ...(notices.length === 0 ? [] : ['', texts.text('ballot-verdict-notices')]),
    ...notices.map((notice) => `· ${texts.text(`ballot-notice-${notice}`)}`),
    '',
    texts.text(reached === 'Result' ? 'ballot-verdict-valid' : 'ballot-verdict-valid-unfinished'),
  ];
}

function tellFaulty(faults: readonly Fault[], { begun, needsSidecar }: Judged, texts: Texts): readonly string[] {
  const more = faults.length - MOST_FAULTS;
  return [
    texts.text('ballot-verdict-steps'),
    ...PARTS.filter((part) => needsSidecar || part !== 'sidecar').map((part) => {
      const found = faults.filter(({ place }) => partOf(place) === part).length;
      if (found > 0) return stepLine('✗', part, texts.text('ballot-figure-faults', { faults: found }), texts);
      if (begun.has(part)) return stepLine('✓', part, '', texts);
      return stepLine('–', part, texts.text('ballot-verdict-not-reached'), texts);
    }),
    '',
    texts.text('ballot-verdict-faulty', { faults: faults.length }),
    texts.text('ballot-verdict-nothing-confirmed'),
    '',
    ...faults.slice(0, MOST_FAULTS).flatMap((fault) => tellFault(fault, texts)),
    ...(more > 0 ? [texts.text('ballot-verdict-more-faults', { more })] : []),
  ];
}

/** `✗ ballot-signature, ballot 7 (…)` and what it means. */
function tellFault({ code, place, detail }: Fault, texts: Texts): readonly string[] {
  const heading = `✗ ${code}, ${tellPlace(place, texts)}`;
  return [detail === undefined ? heading : `${heading} (${detail})`, `    ${texts.text(`ballot-fault-${code}`)}`];
}

const stepLine = (mark: string, part: Part, figure: string, texts: Texts): string => {
  const said = texts.text(`ballot-step-${part}`);
  return `  ${mark} ${said}${figure === '' ? '' : ` – ${figure}`}`;
};

function figureOf(part: Part, report: Report, texts: Texts): string {
  const figure = figureWording(part, report);
  if (figure === null) return '';
  const owners = figure.owners.map(({ id, args }) => texts.text(id, args)).join(', ');
  return texts.text(figure.said.id, { ...figure.said.args, owners });
}

/** Why a part of the procedure had nothing to check. */
function absence(part: Part, { questions }: Report, texts: Texts): string {
  const needless = part === 'shuffles' && questions.every(({ kind }) => kind !== 'ranked');
  return texts.text(needless ? 'ballot-figure-not-mixed' : 'ballot-verdict-not-reached');
}

function tellExclusions({ box }: Report, texts: Texts): readonly string[] {
  const grounds = Object.entries(box?.excluded ?? {}).filter(([, count]) => count > 0);
  if (grounds.length === 0) return [];
  const exclusions = grounds.map(([ground, count]) => `${texts.text(`ballot-ground-${ground}`)} ${count}`).join(', ');
  return ['', texts.text('ballot-exclusions', { exclusions })];
}
