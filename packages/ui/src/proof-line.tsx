import type { ReactNode } from 'react';
import { useTexts } from './texts-context.tsx';

export interface ProofLineProps {
  /** P: recomputed here; S: for the scrutineer; W: somebody's word. */
  readonly standing: 'P' | 'S' | 'W';
  /** What exactly, or whose word. */
  readonly children?: ReactNode;
  /** The acts it comes from. */
  readonly acts?: readonly { readonly href: string; readonly label: string }[];
}

/** Under every public number: who can check it, and the acts it comes from. */
export function ProofLine({ standing, children, acts = [] }: ProofLineProps) {
  const texts = useTexts();
  return (
    <p className={`proof-line standing-${standing}`}>
      <span className="proof-mark" aria-hidden="true">
        {standing}
      </span>
      <span className="proof-word">{texts.text(`standing-${standing}`)}</span>
      {children === undefined ? null : <span>{children}</span>}
      {acts.map(({ href, label }) => (
        <a key={href} href={href}>
          {label}
        </a>
      ))}
    </p>
  );
}
