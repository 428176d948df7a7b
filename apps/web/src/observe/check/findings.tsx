import { useTexts } from '@selectorate/ui';
import type { Finding, Verdict } from '@selectorate/selection';
import { pageOf, useContest } from '../contest-view.tsx';
import { ActLink } from '../act-links.tsx';

/** The three lists: recomputed here, for the scrutineer, somebody's word. */
export function Findings({ verdict: { P, S, W, valid } }: { readonly verdict: Verdict }) {
  const texts = useTexts();
  return (
    <>
      {valid ? null : <p>{texts.text('verdict-nothing-confirmed')}</p>}
      <FindingList standing="P" findings={P} mark={valid ? '✓' : '?'} />
      <FindingList standing="S" findings={S} mark={valid ? '–' : '?'} />
      <FindingList standing="W" findings={W} mark={valid ? '–' : '?'} />
    </>
  );
}

interface FindingListProps {
  readonly standing: 'P' | 'S' | 'W';
  readonly findings: readonly Finding[];
  readonly mark: string;
}

const MOST_LINKS = 2;

function FindingList({ standing, findings, mark }: FindingListProps) {
  const texts = useTexts();
  const view = useContest();
  if (findings.length === 0) return null;
  return (
    <section>
      <h2>
        {texts.text(`standing-${standing}`)} ({standing})
      </h2>
      <p>{texts.text(`standing-${standing}.explained`)}</p>
      <ul className={`findings standing-${standing}`}>
        {findings.map(({ what, entries }) => (
          <li key={what}>
            <span className="mark" aria-hidden="true">
              {mark}
            </span>
            <span>
              <span className="visually-hidden">{texts.text(`observe-mark-${markName(mark)}`)} </span>
              {texts.text(`finding-${what}`)}{' '}
              {entries.length > MOST_LINKS ? (
                <a href={pageOf(view, 'acts')}>{texts.text('observe-acts-count', { acts: entries.length })}</a>
              ) : (
                entries.map((seq) => (
                  <span key={seq}>
                    <ActLink seq={seq} />{' '}
                  </span>
                ))
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const markName = (mark: string): string => (mark === '✓' ? 'confirmed' : mark === '?' ? 'unconfirmed' : 'not-checked');
