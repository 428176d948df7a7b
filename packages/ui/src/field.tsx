import { type ReactNode, useId } from 'react';
import { useTexts } from './texts-context.tsx';

/** What every field has. `id` is where an error summary links to. */
export interface FieldProps {
  readonly id?: string;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
}

/** Ids that tie label, hint, error and control together. */
export function useField({ id, hint, error }: FieldProps) {
  const made = useId();
  const own = id ?? made;
  const described = [
    ...(hint === undefined ? [] : [`${own}-hint`]),
    ...(error === undefined ? [] : [`${own}-error`]),
  ].join(' ');
  return {
    id: own,
    aria: {
      ...(described === '' ? {} : { 'aria-describedby': described }),
      ...(error === undefined ? {} : { 'aria-invalid': true }),
    },
  };
}

/** Label, hint and error of one control, around it. */
export function LabelledField({
  field,
  props: { label, hint, error },
  className = '',
  children,
}: {
  readonly field: { readonly id: string };
  readonly props: FieldProps;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  return (
    <div className={['field', className, error === undefined ? '' : 'wrong'].filter(Boolean).join(' ')}>
      <label htmlFor={field.id}>{label}</label>
      <FieldNotes id={field.id} hint={hint} error={error} />
      {children}
    </div>
  );
}

/** Hint and error, under the ids that {@link useField} names. */
export function FieldNotes({
  id,
  hint,
  error,
}: {
  readonly id: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
}) {
  const texts = useTexts();
  return (
    <>
      {hint === undefined ? null : (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error === undefined ? null : (
        <p className="error" id={`${id}-error`}>
          <span className="visually-hidden">{texts.text('ui-error')} </span>
          {error}
        </p>
      )}
    </>
  );
}
