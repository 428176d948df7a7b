import { TextField, useTexts } from '@selectorate/ui';
import { errorOf } from '../../parts/error-of.ts';
import { Understand } from '../../parts/understand.tsx';
import { idOf } from '../../parts/form-shell.tsx';
import { rulebookOf } from '../../wizard/new-contest.ts';
import type { StepProps } from '../../wizard/step-props.ts';

/** Who keeps a copy of the record elsewhere and signs for what they saw. */
export function WitnessesStep({ answers, change, faults }: StepProps) {
  const texts = useTexts();
  const rulebook = rulebookOf(answers);
  const needed = rulebook.ok ? rulebook.value.witnesses.atLeast : 0;
  return (
    <>
      <TextField
        id={idOf('witnesses')}
        label={texts.text('organise-witnesses', { needed })}
        hint={texts.text('organise-witnesses.hint')}
        rows={4}
        code
        value={answers.witnesses}
        onChange={(witnesses) => change({ witnesses })}
        {...errorOf(texts, faults, 'witnesses')}
      />
      <Understand
        means={texts.text('organise-witnesses.means')}
        doesNotMean={texts.text('organise-witnesses.does-not-mean')}
      />
    </>
  );
}
