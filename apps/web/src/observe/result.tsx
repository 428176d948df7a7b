import { Empty, Loading, Notice, PageHead, Problem, sayNumber, useTexts, WhatThisMeans } from '@selectorate/ui';
import type { Count } from '@selectorate/count';
import { unresolvedPapers } from '@selectorate/selection';
import { Proof } from './act-links.tsx';
import { Bars } from './bars.tsx';
import { nameOf, useContest, wordsOf } from './contest-view.tsx';
import { FlowPicture } from './flow-picture.tsx';
import { RecountProof } from './recount-proof.tsx';
import { RoundsTable } from './rounds-table.tsx';
import { tellRounds } from './tell-count.ts';
import { useCount } from './use-count.ts';
import { whereItStands } from './where-it-stands.ts';

/** Who won and why: the story first, then the picture, then the table. */
export function Result() {
  const texts = useTexts();
  const view = useContest();
  const { state, record, title } = view;
  const { data, isLoading } = useCount(record);
  return (
    <>
      <PageHead title={texts.text('observe-page-result')} caption={title} lead={whereItStands(view, texts)} />
      {state.counted === null && state.declaration === null ? (
        <Empty title={texts.text('observe-no-result')}>
          <p>{texts.text('observe-no-result.do')}</p>
        </Empty>
      ) : null}
      {state.counted === null ? null : <CountParts count={data?.count} loading={isLoading} />}
      <Scrutiny />
      <Endorsement />
    </>
  );
}

function CountParts({ count, loading }: { readonly count: Count | null | undefined; readonly loading: boolean }) {
  const texts = useTexts();
  if (loading) return <Loading label={texts.text('observe-loading-count')} />;
  if (count == null)
    return <Problem what={texts.text('observe-count-missing')} todo={texts.text('observe-count-missing.do')} />;
  return <Counted count={count} />;
}

function Counted({ count }: { readonly count: Count }) {
  const texts = useTexts();
  const view = useContest();
  const { counted } = view.state;
  const label = (id: string): string => nameOf(view, id);
  const last = count.stages.at(-1);
  if (counted === null || last === undefined) return null;
  return (
    <>
      <div className="columns">
        <section>
          <h2>{texts.text('observe-story')}</h2>
          <p>
            {texts.text('story-margin', {
              winner: label(counted.elected),
              margin: sayNumber(counted.margin),
              unresolved: unresolvedPapers(view.state),
            })}
          </p>
          {tellRounds(count, label, texts).map(({ round, words }) => (
            <p key={round}>
              {round === 0 ? null : <strong>{texts.text('observe-round', { n: round })}. </strong>}
              {words}
            </p>
          ))}
          <RecountProof acts={[counted.seq]} />
          <Proof standing="W" acts={[]}>
            {texts.text('finding-papers-as-returned')}
          </Proof>
        </section>
        <div>
          <Bars
            caption={texts.text('observe-votes-last-round')}
            bars={last.tallies
              .filter(({ status }) => status === 'continuing')
              .map(({ candidate, votes }) => ({
                key: candidate,
                label: label(candidate),
                value: Number(votes),
                swatch: count.candidates.indexOf(candidate) + 1,
                strong: candidate === counted.elected,
              }))}
          />
          <WhatThisMeans
            means={texts.text('stage-count.means')}
            doesNotMean={texts.text('stage-count.does-not-mean')}
          />
        </div>
      </div>
      <h2>{texts.text('observe-rounds')}</h2>
      {count.stages.length === 1 ? <p>{texts.text('observe-one-round')}</p> : <FlowPicture count={count} />}
      <RoundsTable count={count} />
    </>
  );
}

function Scrutiny() {
  const texts = useTexts();
  const view = useContest();
  const { scrutiny } = view.state;
  if (scrutiny === null) return null;
  const statement = wordsOf(view, scrutiny.seq, 'statement');
  return (
    <section>
      <h2>{texts.text('moment-scrutiny')}</h2>
      <Notice tone={scrutiny.satisfied ? 'success' : 'attention'}>
        <p>{texts.text(scrutiny.satisfied ? 'observe-scrutiny-satisfied' : 'observe-scrutiny-not-satisfied')}</p>
        {statement === null ? null : <p className="quote">{statement}</p>}
      </Notice>
      <Proof standing="W" acts={[scrutiny.seq]} />
    </section>
  );
}

function Endorsement() {
  const texts = useTexts();
  const view = useContest();
  const { endorsement } = view.state;
  if (endorsement === null) return null;
  const reasons = wordsOf(view, endorsement.seq, 'reasons');
  return (
    <section>
      <h2>{texts.text('moment-endorsement')}</h2>
      <p>{texts.text(`observe-endorsement-${endorsement.decision}`)}</p>
      <p className="quote">{reasons ?? texts.text('observe-reasons-sealed')}</p>
      <Proof standing="P" acts={[endorsement.seq]}>
        {texts.text('finding-discretion-published')}
      </Proof>
    </section>
  );
}
