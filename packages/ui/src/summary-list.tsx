import type { ReactNode } from 'react';
import { useTexts } from './texts-context.tsx';

export interface SummaryRow {
  readonly key: string;
  readonly value: ReactNode;
  /** Where this answer is changed. */
  readonly change?: string;
}

/** Questions and answers, facts and figures; each may have a Change link. */
export function SummaryList({ rows }: { readonly rows: readonly SummaryRow[] }) {
  const texts = useTexts();
  return (
    <dl className="summary-list">
      {rows.map(({ key, value, change }) => (
        <div key={key}>
          <dt>{key}</dt>
          <dd>{value}</dd>
          {change === undefined ? null : (
            <dd className="change no-print">
              <a href={change}>
                {texts.text('ui-change')}
                <span className="visually-hidden"> {key}</span>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
