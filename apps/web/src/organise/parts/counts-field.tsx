import { TextField, useTexts } from '@selectorate/ui';
import { sayCode } from '../describe/words.ts';
import type { FieldSpec } from '../forms/setting.ts';
import type { FieldInputProps } from './field-input-props.ts';
import { idOf } from './form-shell.tsx';

type Counts = Extract<FieldSpec, { readonly kind: 'counts' }>;

/** Numbers of papers or people by reason; an empty field is none. */
export function CountsField({
  spec,
  label,
  hint,
  values,
  faults,
  onChange,
}: Pick<FieldInputProps, 'values' | 'faults' | 'onChange'> & {
  readonly spec: Counts;
  readonly label: string;
  readonly hint: string | undefined;
}) {
  const texts = useTexts();
  const whole = faults.find(({ field }) => field === spec.name);
  return (
    <fieldset className={whole === undefined ? 'field' : 'field wrong'} id={idOf(spec.name)} tabIndex={-1}>
      <legend>{label}</legend>
      {hint === undefined ? null : <p className="hint">{hint}</p>}
      {whole === undefined ? null : (
        <p className="error">
          <span className="visually-hidden">{texts.text('ui-error')} </span>
          {texts.text(whole.text, whole.args)}
        </p>
      )}
      <div className="counts">
        {spec.codes.map((code) => {
          const name = `${spec.name}.${code}`;
          const fault = faults.find(({ field }) => field === name);
          return (
            <TextField
              key={code}
              id={idOf(name)}
              label={sayCode(texts, code)}
              value={values[name] ?? ''}
              onChange={(value) => onChange(name, value)}
              inputMode="numeric"
              narrow
              {...(fault === undefined ? {} : { error: texts.text(fault.text, fault.args) })}
            />
          );
        })}
      </div>
    </fieldset>
  );
}
