import type { ReactNode } from 'react';
import { type Tone, TONE_MARKS } from './tone.ts';

export interface NoticeProps {
  readonly tone?: Exclude<Tone, 'plain'>;
  readonly title?: string;
  readonly children?: ReactNode;
  /** Announce it when it appears: for what follows an action. */
  readonly announce?: boolean;
}

/** Something the reader should know before going on. */
export function Notice({ tone = 'information', title, children, announce = false }: NoticeProps) {
  return (
    <div className={`notice tone-${tone}`} {...(announce ? { role: tone === 'fault' ? 'alert' : 'status' } : {})}>
      {title === undefined ? null : (
        <h2>
          <span className="mark" aria-hidden="true">
            {TONE_MARKS[tone]}
          </span>
          {title}
        </h2>
      )}
      {children}
    </div>
  );
}
