import { useEffect, useRef } from 'react';
import { useTexts } from './texts-context.tsx';

/** What stops a form, each line a link to its field. Takes the focus when it appears. */
export function ErrorSummary({
  errors,
}: {
  readonly errors: readonly { readonly field: string; readonly text: string }[];
}) {
  const texts = useTexts();
  const self = useRef<HTMLDivElement>(null);
  useEffect(() => self.current?.focus(), []);
  return (
    <div className="error-summary" role="alert" tabIndex={-1} ref={self}>
      <h2>{texts.text('ui-error-summary')}</h2>
      <ul>
        {errors.map(({ field, text }) => (
          <li key={`${field} ${text}`}>
            <a href={`#${field}`}>{text}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
