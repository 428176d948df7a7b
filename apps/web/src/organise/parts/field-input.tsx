import { throwIllegalValue } from '@selectorate/basics';
import { type Texts } from '@selectorate/messages';
import { CheckboxGroup, RadioGroup, SelectField, TextField, useTexts } from '@selectorate/ui';
import { firstText, sayCode } from '../describe/words.ts';
import type { FieldSpec, Option } from '../forms/setting.ts';
import { CountsField } from './counts-field.tsx';
import type { FieldInputProps } from './field-input-props.ts';
import { idOf } from './form-shell.tsx';
import { OrderField } from './order-field.tsx';
import { PapersField } from './papers-field.tsx';

/** One field of a form, with the words of its act. */
export function FieldInput(props: FieldInputProps) {
  const { form, spec, values, faults, onChange, nameOf } = props;
  const texts = useTexts();
  const fault = faults.find(({ field }) => field === spec.name);
  const hint = hintOf(texts, form, spec.name);
  const shared = {
    id: idOf(spec.name),
    label: labelOf(texts, form, spec),
    value: values[spec.name] ?? '',
    onChange: (value: string) => onChange(spec.name, value),
    ...(hint === undefined ? {} : { hint }),
    ...(fault === undefined ? {} : { error: texts.text(fault.text, fault.args) }),
  };
  switch (spec.kind) {
    case 'text':
      return <TextField {...shared} />;
    case 'long-text':
      return <TextField {...shared} rows={6} />;
    case 'whole':
      return <TextField {...shared} inputMode="numeric" narrow />;
    case 'day':
      return <TextField {...shared} type="date" narrow />;
    case 'moment':
      return <TextField {...shared} type="datetime-local" />;
    case 'radio':
      return <RadioGroup {...shared} choices={spec.options.map((option) => choice(texts, form, option))} />;
    case 'select':
      return (
        <SelectField
          {...shared}
          choices={spec.options.map((option) => choice(texts, form, option))}
          placeholder={texts.text('organise-choose')}
        />
      );
    case 'checks':
      return (
        <CheckboxGroup
          {...shared}
          values={shared.value.split(',').filter((each) => each !== '')}
          onChange={(chosen) => shared.onChange(chosen.join(','))}
          choices={spec.options.map((option) => choice(texts, form, option))}
        />
      );
    case 'counts':
      return <CountsField {...props} spec={spec} label={shared.label} hint={hint} />;
    case 'papers':
      return <PapersField {...shared} candidates={spec.candidates.map(nameOf)} due={spec.due} />;
    case 'order':
      return (
        <OrderField
          {...shared}
          items={spec.items.map((value) => ({ value, label: nameOf(value) }))}
          mayLeaveOut={form === 'set-shortlist'}
        />
      );
    default:
      return throwIllegalValue(spec);
  }
}

function choice(texts: Texts, form: string, { value, label }: Option) {
  const hint = firstText(texts, [`organise-${form}-option-${value}.hint`]);
  const said =
    label ??
    firstText(texts, [
      `organise-${form}-option-${value}`,
      `organise-option-${value}`,
      `deadline-${value}`,
      `role-${value}`,
    ]);
  return { value, label: said ?? sayCode(texts, value), ...(hint === undefined ? {} : { hint }) };
}

function labelOf(texts: Texts, form: string, spec: FieldSpec): string {
  const label =
    firstText(texts, [`organise-${form}-${spec.name}`, `organise-field-${spec.name}`, `deadline-${spec.name}`]) ??
    spec.name;
  return 'optional' in spec && spec.optional === true ? texts.text('organise-optional', { label }) : label;
}

const hintOf = (texts: Texts, form: string, name: string): string | undefined =>
  firstText(texts, [`organise-${form}-${name}.hint`, `organise-field-${name}.hint`]);
