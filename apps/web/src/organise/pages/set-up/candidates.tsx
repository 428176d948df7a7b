import { PageHead, TextField, useTexts } from '@selectorate/ui';
import { useState } from 'react';
import type { FieldFault } from '../../forms/setting.ts';
import { ActError } from '../../parts/act-error.tsx';
import type { Inside } from '../../parts/contest-page.tsx';
import { errorOf } from '../../parts/error-of.ts';
import { FormShell, idOf } from '../../parts/form-shell.tsx';
import { readCandidates } from '../../wizard/units.ts';
import { useSave } from '../../wizard/use-save.ts';

/** Who stands, and who is the incumbent. Names go on the ballot as they are written here. */
export function CandidatesStep({ inside: { contest } }: { readonly inside: Inside }) {
  const texts = useTexts();
  const { view, plan, rulebook } = contest;
  const [incumbent, setIncumbent] = useState(plan.candidates.find((each) => each.incumbent)?.label ?? '');
  const [others, setOthers] = useState(
    plan.candidates
      .filter((each) => !each.incumbent)
      .map(({ label }) => label)
      .join('\n'),
  );
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  const save = useSave(contest, 'candidates');
  const submit = (): void => {
    const candidates = readCandidates(others, incumbent);
    const least = rulebook.trigger === null ? rulebook.shortlist.atLeast : 1;
    const wrong =
      candidates.length >= least ? [] : [{ field: 'others', text: 'organise-fault-candidates', args: { least } }];
    setFaults(wrong);
    if (wrong.length === 0) save.mutate({ candidates });
  };
  return (
    <>
      <PageHead
        title={texts.text('organise-step-candidates')}
        caption={view.title}
        lead={texts.text('organise-step-candidates.lead')}
      />
      <ActError error={save.error} rulebook={rulebook} />
      <FormShell faults={faults} label={texts.text('organise-save-candidates')} onSubmit={submit} busy={save.isPending}>
        <TextField
          id={idOf('incumbent')}
          label={texts.text('organise-incumbent')}
          hint={texts.text('organise-incumbent.hint')}
          value={incumbent}
          onChange={setIncumbent}
        />
        <TextField
          id={idOf('others')}
          label={texts.text('organise-candidates')}
          hint={texts.text('organise-candidates.hint')}
          rows={6}
          value={others}
          onChange={setOthers}
          {...errorOf(texts, faults, 'others')}
        />
      </FormShell>
    </>
  );
}
