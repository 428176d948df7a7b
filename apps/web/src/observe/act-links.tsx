import { ProofLine, useTexts } from '@selectorate/ui';
import type { ReactNode } from 'react';
import { actOf, pageOf, useContest } from './contest-view.tsx';

/** A link to one act: “act 12”. */
export function ActLink({ seq }: { readonly seq: number }) {
  const texts = useTexts();
  const view = useContest();
  return (
    <a className="nowrap" href={actOf(view, seq)}>
      {texts.text('observe-act', { act: seq })}
    </a>
  );
}

/** Links to a few acts. */
export function ActLinks({ acts }: { readonly acts: readonly number[] }) {
  return acts.map((seq, at) => (
    <span key={seq}>
      {at === 0 ? '' : ', '}
      <ActLink seq={seq} />
    </span>
  ));
}

const MOST_LINKS = 3;

export interface ProofProps {
  readonly standing: 'P' | 'S' | 'W';
  /** Entries it comes from; beyond a few, the list of acts is linked instead. */
  readonly acts: readonly number[];
  readonly children?: ReactNode;
}

/** Who can check what stands above, and the acts it comes from. */
export function Proof({ standing, acts, children }: ProofProps) {
  const texts = useTexts();
  const view = useContest();
  const links =
    acts.length > MOST_LINKS
      ? [{ href: pageOf(view, 'acts'), label: texts.text('observe-acts-count', { acts: acts.length }) }]
      : acts.map((seq) => ({ href: actOf(view, seq), label: texts.text('observe-act', { act: seq }) }));
  return (
    <ProofLine standing={standing} acts={links}>
      {children}
    </ProofLine>
  );
}

/** The entries of the acts of some kinds. */
export const actsOfKind = (acts: readonly { readonly kind: string; readonly seq: number }[], ...kinds: string[]) =>
  acts.filter(({ kind }) => kinds.includes(kind)).map(({ seq }) => seq);
