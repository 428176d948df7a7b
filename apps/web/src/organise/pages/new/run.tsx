import { RadioGroup, useTexts } from '@selectorate/ui';
import { errorOf } from '../../parts/error-of.ts';
import { idOf } from '../../parts/form-shell.tsx';
import type { StepProps } from '../../wizard/step-props.ts';

/** What to run, and whether it decides anything. */
export function RunStep({ answers, change, faults }: StepProps) {
  const texts = useTexts();
  const option = (name: string, value: string) => ({
    value,
    label: texts.text(`organise-${name}-${value}`),
    hint: texts.text(`organise-${name}-${value}.hint`),
  });
  const chosen = answers.rehearsal === null ? '' : answers.rehearsal ? 'rehearsal' : 'binding';
  return (
    <>
      <RadioGroup
        id={idOf('what')}
        label={texts.text('organise-what-to-run')}
        choices={[option('run', 'reselection'), option('run', 'selection')]}
        value={answers.what}
        onChange={(what) =>
          change({ what: what as 'reselection' | 'selection', source: '', preset: '', parameters: {} })
        }
        {...errorOf(texts, faults, 'what')}
      />
      <RadioGroup
        id={idOf('rehearsal')}
        label={texts.text('organise-does-it-decide')}
        choices={[option('decides', 'rehearsal'), option('decides', 'binding')]}
        value={chosen}
        onChange={(value) => change({ rehearsal: value === 'rehearsal' })}
        {...errorOf(texts, faults, 'rehearsal')}
      />
    </>
  );
}
