import { sayNumber } from './number.ts';
import { useTexts } from './texts-context.tsx';

export interface ProgressProps {
  /** What is being done now. */
  readonly label: string;
  readonly done: number;
  /** 0 while it is not known yet. */
  readonly total: number;
  /** Whole seconds left, where they can be estimated. */
  readonly secondsLeft?: number | undefined;
}

/** Long work: what is at hand, how much of it is done, and the time it will take. */
export function Progress({ label, done, total, secondsLeft }: ProgressProps) {
  const texts = useTexts();
  const of = total === 0 ? '' : texts.text('ui-progress', { done: sayNumber(done), total: sayNumber(total) });
  const left = secondsLeft === undefined ? '' : texts.text('ui-time-left', { seconds: secondsLeft });
  return (
    <div className="progress">
      <p className="progress-line">
        <span>{label}</span>
        <span className="figures soft">{[of, left].filter(Boolean).join(' · ')}</span>
      </p>
      <progress aria-label={label} {...(total === 0 ? {} : { value: done, max: total })} />
    </div>
  );
}
