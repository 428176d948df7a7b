import { type Fault, figureWording, type Part, partOf, PARTS, partsBehind, type Report } from '@selectorate/ballot';
import type { Result } from '@selectorate/basics';
import type { Texts } from '@selectorate/messages';
import { useTexts } from '@selectorate/ui';

interface ProcedureProps {
  readonly result: Result<Report, readonly Fault[]>;
  /** The parts that were begun, for an election with faults. */
  readonly begun: ReadonlySet<Part>;
  /** Whether the verdict counts what the sidecar says: the other one goes without, and calls nothing in it sound. */
  readonly needsSidecar: boolean;
}

type Mark = 'sound' | 'faulty' | 'skipped';

const SIGNS: Readonly<Record<Mark, string>> = { sound: '✓', faulty: '✗', skipped: '–' };

/** What was checked, part by part, in the order of the procedure. */
export function Procedure({ result, begun, needsSidecar }: ProcedureProps) {
  const texts = useTexts();
  return (
    <>
      <h3>{texts.text('ballot-verdict-steps')}</h3>
      <ol className="procedure">
        {PARTS.filter((part) => needsSidecar || part !== 'sidecar').map((part) => {
          const [mark, figure] = result.ok
            ? ofSound(part, result.value, texts)
            : ofFaulty(part, result.error, { begun, texts });
          return (
            <li key={part} className={mark}>
              <span className="mark" aria-hidden="true">
                {SIGNS[mark]}
              </span>
              <span>
                <span className="visually-hidden">{texts.text(`ballot-check-mark-${mark}`)} </span>
                {texts.text(`ballot-step-${part}`)}
                {figure === '' ? null : <span className="figure soft figures">{figure}</span>}
              </span>
            </li>
          );
        })}
      </ol>
    </>
  );
}

function ofSound(part: Part, report: Report, texts: Texts): [Mark, string] {
  if (partsBehind(report, true).has(part)) return ['sound', figureOf(part, report, texts)];
  const isNeedless = part === 'shuffles' && report.questions.every(({ kind }) => kind !== 'ranked');
  return ['skipped', texts.text(isNeedless ? 'ballot-figure-not-mixed' : 'ballot-verdict-not-reached')];
}

function ofFaulty(
  part: Part,
  all: readonly Fault[],
  { begun, texts }: { readonly begun: ReadonlySet<Part>; readonly texts: Texts },
): [Mark, string] {
  const faults = all.filter(({ place }) => partOf(place) === part).length;
  if (faults > 0) return ['faulty', texts.text('ballot-figure-faults', { faults })];
  return begun.has(part) ? ['sound', ''] : ['skipped', texts.text('ballot-verdict-not-reached')];
}

function figureOf(part: Part, report: Report, texts: Texts): string {
  const figure = figureWording(part, report);
  if (figure === null) return '';
  const owners = figure.owners.map(({ id, args }) => texts.text(id, args)).join(', ');
  return texts.text(figure.said.id, { ...figure.said.args, owners });
}
