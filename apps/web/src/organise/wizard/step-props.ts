import type { FieldFault } from '../forms/setting.ts';
import type { Answers } from './new-contest.ts';

/** What the first pages of the wizard share. */
export interface StepProps {
  readonly answers: Answers;
  readonly change: (some: Partial<Answers>) => void;
  readonly faults: readonly FieldFault[];
}
