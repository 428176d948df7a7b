import type { ReactNode } from 'react';
import { type Tone, TONE_MARKS } from './tone.ts';

/** A status as a word with its shape. */
export function Tag({ tone = 'plain', children }: { readonly tone?: Tone; readonly children: ReactNode }) {
  return (
    <span className={`tag tone-${tone}`}>
      {tone === 'plain' ? null : (
        <span className="mark" aria-hidden="true">
          {TONE_MARKS[tone]}
        </span>
      )}
      {children}
    </span>
  );
}
