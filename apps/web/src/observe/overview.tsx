import { DateTime, LinkButton, Notice, PageHead, sayNumber, useTexts, WhatThisMeans } from '@selectorate/ui';
import { unresolvedPapers } from '@selectorate/selection';
import { ActLink } from './act-links.tsx';
import { Bars } from './bars.tsx';
import { type ContestView, nameOf, pageOf, useContest } from './contest-view.tsx';
import { Facts } from './facts.tsx';
import { RecountProof } from './recount-proof.tsx';
import { Steps } from './steps.tsx';
import { deadlineName, nextDeadline, whereItStands } from './where-it-stands.ts';

/** Where a contest stands, in plain words, and the figures behind it. */
export function Overview() {
  const texts = useTexts();
  const view = useContest();
  const { state } = view;
  return (
    <>
      <PageHead title={view.title} lead={whereItStands(view, texts)} />
      {state.clock === 'rehearsal' ? (
        <Notice tone="attention" title={texts.text('word-rehearsal')}>
          <p>{texts.text('observe-rehearsal')}</p>
        </Notice>
      ) : null}
      <div className="columns">
        <div>
          <Outcome view={view} />
          <Next view={view} />
          <h2>{texts.text('observe-facts')}</h2>
          <p>{texts.text('observe-facts.means', { acts: view.record.acts.length })}</p>
          <Facts />
        </div>
        <div>
          <Steps />
          <WhatThisMeans
            means={texts.text(`stage-${state.stage}.means`)}
            doesNotMean={texts.text(`stage-${state.stage}.does-not-mean`)}
          />
          <h2>{texts.text('observe-check-yourself')}</h2>
          <p>{texts.text('observe-check-yourself.lead')}</p>
          <LinkButton href={pageOf(view, 'check')}>{texts.text('observe-check-start')}</LinkButton>
        </div>
      </div>
    </>
  );
}

/** Who won and why, as soon as it is declared. */
function Outcome({ view }: { readonly view: ContestView }) {
  const texts = useTexts();
  const { counted, declaration, endorsement, shortlist } = view.state;
  if (declaration === null) return null;
  return (
    <section>
      {counted === null ? null : (
        <>
          <Bars
            caption={texts.text('observe-votes-last-round')}
            bars={(shortlist ?? [])
              .map((candidate, at) => ({
                key: candidate,
                label: nameOf(view, candidate),
                value: Number(counted.votes[candidate] ?? 0),
                swatch: at + 1,
                strong: candidate === declaration.winner,
              }))
              .filter(({ value }) => value > 0)}
          />
          <p>
            {texts.text('story-margin', {
              winner: nameOf(view, counted.elected),
              margin: sayNumber(counted.margin),
              unresolved: unresolvedPapers(view.state),
            })}
          </p>
          <RecountProof acts={[counted.seq, declaration.seq]} />
          <p>
            <a href={pageOf(view, 'result')}>{texts.text('observe-result-how')}</a>
          </p>
        </>
      )}
      {endorsement === null ? null : (
        <p>
          {texts.text(`observe-endorsement-${endorsement.decision}`)} <ActLink seq={endorsement.seq} />
        </p>
      )}
    </section>
  );
}

function Next({ view }: { readonly view: ContestView }) {
  const texts = useTexts();
  const next = nextDeadline(view);
  if (next === undefined) return null;
  return (
    <section>
      <h2>{texts.text('observe-next')}</h2>
      <p className="lead">
        {deadlineName(next.id, texts)}
        <br />
        <strong>
          <DateTime instant={next.instant} zone={view.zone} />
        </strong>
      </p>
      <p>
        <a href={pageOf(view, 'timetable')}>{texts.text('observe-whole-timetable')}</a>
      </p>
    </section>
  );
}
