import { REGISTER_BASES } from '@selectorate/roll';
import { RadioGroup, TextField, useTexts } from '@selectorate/ui';
import { useState } from 'react';
import type { FieldFault, Values } from '../forms/setting.ts';
import { FormShell, idOf } from '../parts/form-shell.tsx';
import { type Basis, readBasis } from './read-basis.ts';

const TYPED = ['provision', 'decidedBy', 'decidedOn', 'until', 'purpose'] as const;
const DAYS: ReadonlySet<string> = new Set(['decidedOn', 'until']);
const HINTED: ReadonlySet<string> = new Set(['provision', 'decidedBy', 'until', 'purpose']);

/** Who decided that a register may be used, under which provision, until when, and for what: asked before any file. */
export function BasisForm({ today, onBasis }: { readonly today: string; readonly onBasis: (basis: Basis) => void }) {
  const texts = useTexts();
  const [values, setValues] = useState<Values>({ decidedOn: today });
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  const submit = (): void => {
    const read = readBasis(values);
    setFaults(read.ok ? [] : read.error);
    if (read.ok) onBasis(read.value);
  };
  const shared = (name: string) => {
    const fault = faults.find(({ field }) => field === name);
    return {
      id: idOf(name),
      label: texts.text(`organise-roll-basis-${name}`),
      value: values[name] ?? '',
      onChange: (value: string) => setValues({ ...values, [name]: value }),
      ...(HINTED.has(name) ? { hint: texts.text(`organise-roll-basis-${name}.hint`) } : {}),
      ...(fault === undefined ? {} : { error: texts.text(fault.text, fault.args) }),
    };
  };
  return (
    <FormShell faults={faults} label={texts.text('organise-roll-basis-continue')} onSubmit={submit}>
      <RadioGroup
        {...shared('basis')}
        choices={REGISTER_BASES.map((value) => ({ value, label: texts.text(`organise-roll-basis-basis-${value}`) }))}
      />
      {TYPED.map((name) => (
        <TextField key={name} {...shared(name)} {...(DAYS.has(name) ? { type: 'date', narrow: true } : {})} />
      ))}
    </FormShell>
  );
}
