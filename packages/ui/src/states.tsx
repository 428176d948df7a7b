import type { ReactNode } from 'react';
import { Notice } from './notice.tsx';
import { useTexts } from './texts-context.tsx';

/** Nothing there, and what would have to happen for something to be. */
export function Empty({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="empty">
      <h2>{title}</h2>
      {children}
    </div>
  );
}

/** Something is on its way. */
export function Loading({ label }: { readonly label: string }) {
  return (
    <div className="loading" role="status">
      <p>{label}</p>
    </div>
  );
}

export interface ProblemProps {
  /** What happened. */
  readonly what: string;
  /** Where: an address, a file, a field. */
  readonly where?: string | undefined;
  /** What the reader can do. */
  readonly todo: string;
  readonly children?: ReactNode;
}

/** Something went wrong: what, where, and what to do. */
export function Problem({ what, where, todo, children }: ProblemProps) {
  const texts = useTexts();
  return (
    <Notice tone="fault" title={what} announce>
      {where === undefined ? null : (
        <p>
          {texts.text('ui-where')} <code>{where}</code>
        </p>
      )}
      <p>{todo}</p>
      {children}
    </Notice>
  );
}
