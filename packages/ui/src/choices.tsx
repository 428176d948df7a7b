import { type FieldProps, FieldNotes, LabelledField, useField } from './field.tsx';

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

export interface OneChoiceProps extends FieldProps {
  readonly choices: readonly Choice[];
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly name?: string;
}

/** One of many, as the platform's own list. An empty value shows `placeholder` first. */
export function SelectField(props: OneChoiceProps & { readonly placeholder?: string }) {
  const field = useField(props);
  const { choices, value, onChange, name, placeholder } = props;
  return (
    <LabelledField field={field} props={props}>
      <select
        id={field.id}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        {...(name === undefined ? {} : { name })}
        {...field.aria}
      >
        {placeholder === undefined ? null : <option value="">{placeholder}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </LabelledField>
  );
}

/** One of a few, all in sight. Nothing is chosen beforehand unless `value` says so. */
export function RadioGroup(props: OneChoiceProps) {
  const { choices, value, onChange } = props;
  return (
    <Group
      kind="radio"
      props={props}
      choices={choices}
      isChosen={(each) => each === value}
      onToggle={(each) => onChange(each)}
    />
  );
}

export interface CheckboxGroupProps extends FieldProps {
  readonly choices: readonly Choice[];
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
  readonly name?: string;
}

/** Any of a few. Values come back in the order of the choices. */
export function CheckboxGroup(props: CheckboxGroupProps) {
  const { choices, values, onChange } = props;
  const chosen = new Set(values);
  const toggled = (value: string): readonly string[] =>
    choices.map((each) => each.value).filter((each) => (each === value ? !chosen.has(each) : chosen.has(each)));
  return (
    <Group
      kind="checkbox"
      props={props}
      choices={choices}
      isChosen={(each) => chosen.has(each)}
      onToggle={(each) => onChange(toggled(each))}
    />
  );
}

interface GroupProps {
  readonly kind: 'radio' | 'checkbox';
  readonly props: FieldProps & { readonly name?: string };
  readonly choices: readonly Choice[];
  readonly isChosen: (value: string) => boolean;
  readonly onToggle: (value: string) => void;
}

function Group({ kind, props, choices, isChosen, onToggle }: GroupProps) {
  const field = useField(props);
  const { label, hint, error, name = field.id } = props;
  return (
    <fieldset
      id={field.id}
      tabIndex={-1}
      className={error === undefined ? 'field' : 'field wrong'}
      {...(field.aria['aria-describedby'] === undefined ? {} : { 'aria-describedby': field.aria['aria-describedby'] })}
    >
      <legend>{label}</legend>
      <FieldNotes id={field.id} hint={hint} error={error} />
      {choices.map((choice, at) => {
        const own = `${field.id}-${at}`;
        return (
          <div className="choice" key={choice.value}>
            <input
              type={kind}
              id={own}
              name={name}
              value={choice.value}
              checked={isChosen(choice.value)}
              onChange={() => onToggle(choice.value)}
              {...(choice.hint === undefined ? {} : { 'aria-describedby': `${own}-hint` })}
            />
            <label htmlFor={own}>{choice.label}</label>
            {choice.hint === undefined ? null : (
              <p className="hint" id={`${own}-hint`}>
                {choice.hint}
              </p>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}
