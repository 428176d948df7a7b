import { Notice, PageHead, TextField, useTexts } from '@selectorate/ui';
import { useState } from 'react';
import type { FieldFault } from '../../forms/setting.ts';
import { ActError } from '../../parts/act-error.tsx';
import type { Inside } from '../../parts/contest-page.tsx';
import { errorOf } from '../../parts/error-of.ts';
import { FormShell, idOf } from '../../parts/form-shell.tsx';
import { printAffiliates, readAffiliates, unfitBranches, unitsOfRoll } from '../../wizard/units.ts';
import { useSave } from '../../wizard/use-save.ts';

/** Branches come from the membership list; affiliated branches are stated, with their people. */
export function UnitsStep({ inside: { contest } }: { readonly inside: Inside }) {
  const texts = useTexts();
  const { view, rulebook, plan } = contest;
  const section = rulebook.sections.find(({ kind }) => kind === 'affiliate');
  const [titles, setTitles] = useState<Readonly<Record<string, string>>>({});
  const [affiliates, setAffiliates] = useState(() =>
    printAffiliates(plan.units.filter((unit) => unit.section === section?.id)),
  );
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  const save = useSave(contest, 'units');
  const branches = unitsOfRoll(view.roll?.branches ?? [], rulebook, plan.units).map((unit) => ({
    ...unit,
    title: titles[unit.unit] ?? unit.title,
  }));
  const submit = (): void => {
    const read = section === undefined ? { ok: true as const, value: [] } : readAffiliates(affiliates, section);
    const untitled = branches
      .filter(({ title }) => title.trim() === '')
      .map(({ unit }) => ({ field: unit, text: 'organise-fault-empty' }));
    const unfit = unfitBranches(view.roll?.branches ?? []).map((unit) => ({ field: unit, text: 'organise-fault-id' }));
    const wrong = [...untitled, ...unfit, ...(read.ok ? [] : read.error)];
    setFaults(wrong);
    if (wrong.length === 0 && read.ok) save.mutate({ units: [...branches, ...read.value] });
  };
  return (
    <>
      <PageHead
        title={texts.text('organise-step-units')}
        caption={view.title}
        lead={texts.text('organise-step-units.lead')}
      />
      <ActError error={save.error} rulebook={rulebook} />
      {view.roll === null ? (
        <Notice tone="attention" title={texts.text('organise-why-roll')}>
          <p>
            <a href={`/organise/c/${view.contest}/set-up/roll`}>{texts.text('organise-step-roll')}</a>
          </p>
        </Notice>
      ) : null}
      <FormShell faults={faults} label={texts.text('organise-save-units')} onSubmit={submit} busy={save.isPending}>
        {branches.length === 0 ? null : <h2>{texts.text('organise-branches', { units: branches.length })}</h2>}
        <div className="counts">
          {branches.map(({ unit, title }) => (
            <TextField
              key={unit}
              id={idOf(unit)}
              label={texts.text('organise-unit-title', { unit })}
              value={title}
              onChange={(value) => setTitles({ ...titles, [unit]: value })}
              {...errorOf(texts, faults, unit)}
            />
          ))}
        </div>
        {section === undefined ? null : (
          <TextField
            id={idOf('affiliates')}
            label={section.title}
            hint={texts.text('organise-affiliates.hint')}
            rows={8}
            value={affiliates}
            onChange={setAffiliates}
            {...errorOf(texts, faults, 'affiliates')}
          />
        )}
      </FormShell>
    </>
  );
}
