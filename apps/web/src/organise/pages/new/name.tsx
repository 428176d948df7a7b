import { TextField, useTexts } from '@selectorate/ui';
import { errorOf } from '../../parts/error-of.ts';
import { idOf } from '../../parts/form-shell.tsx';
import { idFrom } from '../../wizard/new-contest.ts';
import type { StepProps } from '../../wizard/step-props.ts';

/** Title, the id in addresses, and the zone of every time. */
export function NameStep({ answers, change, faults }: StepProps) {
  const texts = useTexts();
  const followsTitle = answers.contest === '' || answers.contest === idFrom(answers.title);
  return (
    <>
      <TextField
        id={idOf('title')}
        label={texts.text('organise-title')}
        hint={texts.text('organise-title.hint')}
        value={answers.title}
        onChange={(title) => change(followsTitle ? { title, contest: idFrom(title) } : { title })}
        {...errorOf(texts, faults, 'title')}
      />
      <TextField
        id={idOf('contest')}
        label={texts.text('organise-contest-id')}
        hint={texts.text('organise-contest-id.hint')}
        value={answers.contest}
        onChange={(contest) => change({ contest })}
        {...errorOf(texts, faults, 'contest')}
      />
      <TextField
        id={idOf('zone')}
        label={texts.text('organise-zone')}
        hint={texts.text('organise-zone.hint')}
        value={answers.zone}
        onChange={(zone) => change({ zone })}
        {...errorOf(texts, faults, 'zone')}
      />
    </>
  );
}
