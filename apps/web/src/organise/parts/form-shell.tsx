import { Button, ButtonRow, ErrorSummary, useTexts } from '@selectorate/ui';
import type { ReactNode } from 'react';
import type { FieldFault } from '../forms/setting.ts';

/** A form: what is wrong stands above it and links to its fields; one button goes on. */
export function FormShell({
  faults,
  label,
  onSubmit,
  busy = false,
  second,
  children,
}: {
  readonly faults: readonly FieldFault[];
  /** Verb and noun. */
  readonly label: string;
  readonly onSubmit: () => void;
  readonly busy?: boolean;
  readonly second?: ReactNode;
  readonly children: ReactNode;
}) {
  const texts = useTexts();
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) onSubmit();
      }}
    >
      {faults.length === 0 ? null : (
        <ErrorSummary
          key={faults.map(({ field, text }) => `${field} ${text}`).join()}
          errors={faults.map(({ field, text, args }) => ({
            field: idOf(field),
            text: labelled(field, texts.text(text, args)),
          }))}
        />
      )}
      {children}
      <ButtonRow>
        <Button type="submit">{busy ? texts.text('organise-busy') : label}</Button>
        {second}
      </ButtonRow>
    </form>
  );
}

/** The element id of a field: the name, with what a selector would trip over put aside. */
export const idOf = (field: string): string => `field-${field.replaceAll(/[^A-Za-z0-9-]/g, '-')}`;

/** A fault under the label of its field, as the page shows it: `Title: enter something here` tells two such lines apart. */
function labelled(field: string, text: string): string {
  const place = document.getElementById(idOf(field));
  const label = place?.querySelector(':scope > legend') ?? document.querySelector(`label[for="${idOf(field)}"]`);
  return label?.textContent == null ? text : `${label.textContent}: ${text}`;
}
