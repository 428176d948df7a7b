import type { ReactNode } from 'react';

/** What not everybody needs, folded. `open` unfolds it at first. */
export function Details({
  summary,
  open = false,
  children,
}: {
  readonly summary: string;
  readonly open?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <details className="fold" open={open}>
      <summary>{summary}</summary>
      <div className="folded">{children}</div>
    </details>
  );
}
