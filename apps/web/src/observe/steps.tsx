import { DateTime, useTexts } from '@selectorate/ui';
import { STAGES, type Stage } from '@selectorate/selection';
import { useContest } from './contest-view.tsx';

/** The stages of this contest with the moments they were reached. */
export function Steps() {
  const texts = useTexts();
  const { state, record, zone } = useContest();
  const reached = new Map(record.stages.map(({ stage, at }) => [stage, at]));
  const now = STAGES.indexOf(state.stage);
  const shown = STAGES.filter((stage) => isPart(stage, reached, state.rulebook.trigger !== null));
  return (
    <ol className="steps" aria-label={texts.text('observe-steps')}>
      {shown.map((stage) => {
        const at = reached.get(stage);
        const standing = stepStanding(STAGES.indexOf(stage), now, at !== undefined);
        return (
          <li key={stage} className={standing} {...(standing === 'now' ? { 'aria-current': 'step' as const } : {})}>
            <span className="step-name">{texts.text(`stage-${stage}`)}</span>{' '}
            <span className="step-when">
              {at === undefined ? texts.text(`observe-step-${standing}`) : <DateTime instant={at} zone={zone} />}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

type Standing = 'done' | 'now' | 'to-come' | 'not-needed';

function stepStanding(at: number, now: number, wasReached: boolean): Standing {
  if (at === now) return 'now';
  if (at > now) return 'to-come';
  return wasReached ? 'done' : 'not-needed';
}

const isPart = (stage: Stage, reached: ReadonlyMap<Stage, string>, hasTrigger: boolean): boolean =>
  stage !== 'trigger' || hasTrigger || reached.has(stage);
