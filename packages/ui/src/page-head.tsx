import type { ReactNode } from 'react';
import { useTexts } from './texts-context.tsx';

export interface PageHeadProps {
  /** The task or the subject, in sentence case; also the document's title. */
  readonly title: string;
  /** What it belongs to, above the title: the contest. */
  readonly caption?: string;
  readonly lead?: ReactNode;
}

/** The heading of a page. Every page has one; navigation moves the focus to it. */
export function PageHead({ title, caption, lead }: PageHeadProps) {
  const texts = useTexts();
  const parts = [title, ...(caption === undefined ? [] : [caption]), texts.text('ui-product')];
  return (
    <div className="page-head">
      <title>{parts.join(' – ')}</title>
      {caption === undefined ? null : <p className="caption">{caption}</p>}
      <h1 tabIndex={-1}>{title}</h1>
      {lead === undefined ? null : <p className="lead">{lead}</p>}
    </div>
  );
}
