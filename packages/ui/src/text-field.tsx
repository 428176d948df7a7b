import { type FieldProps, LabelledField, useField } from './field.tsx';

export interface TextFieldProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly name?: string;
  readonly type?: 'text' | 'email' | 'password' | 'date' | 'time' | 'datetime-local';
  /** `numeric` for whole numbers: the phone shows digits, the text is still read by a strict parser. */
  readonly inputMode?: 'text' | 'numeric' | 'email';
  readonly autoComplete?: string;
  readonly rows?: number;
  /** Keys, policies, pasted tables. */
  readonly code?: boolean;
  readonly narrow?: boolean;
  readonly readOnly?: boolean;
}

/** A line of text, or several with `rows`. Pasting is never prevented. */
export function TextField(props: TextFieldProps) {
  const field = useField(props);
  const { value, onChange, name, type = 'text', inputMode, autoComplete, rows, code, narrow, readOnly } = props;
  const shared = {
    id: field.id,
    value,
    onChange: (event: { readonly target: { readonly value: string } }) => onChange(event.target.value),
    spellCheck: code === true ? false : undefined,
    autoComplete: autoComplete ?? 'off',
    ...(name === undefined ? {} : { name }),
    ...(inputMode === undefined ? {} : { inputMode }),
    ...(readOnly === undefined ? {} : { readOnly }),
    ...field.aria,
  };
  return (
    <LabelledField field={field} props={props}>
      {rows === undefined ? (
        <input type={type} className={narrow === true ? 'narrow' : undefined} {...shared} />
      ) : (
        <textarea rows={rows} className={code === true ? 'code' : undefined} {...shared} />
      )}
    </LabelledField>
  );
}
