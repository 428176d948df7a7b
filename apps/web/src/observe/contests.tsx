import { Button, ButtonRow, Empty, Loading, PageHead, Problem, sayNumber, Tag, useTexts } from '@selectorate/ui';
import { ReadingFailed } from '../record/fetch-file.ts';
import type { ListedContest } from '../record/records-index.ts';
import { useContests } from '../record/use-contests.ts';

/** Every contest of this server. */
export function Contests() {
  const texts = useTexts();
  return (
    <>
      <PageHead title={texts.text('observe-contests')} lead={texts.text('observe-contests.lead')} />
      <ContestsList />
      <p>
        <a href="/roll">{texts.text('observe-ask-roll')}</a>
      </p>
    </>
  );
}

function ContestsList() {
  const texts = useTexts();
  const { data, error, refetch } = useContests();
  if (data !== undefined) return <Listed contests={data.contests} />;
  if (error === null) return <Loading label={texts.text('observe-loading-contests')} />;
  const code = error instanceof ReadingFailed ? error.code : 'not-as-expected';
  return (
    <Problem
      what={texts.text(`observe-reading-${code}`)}
      where={error instanceof ReadingFailed ? error.where : undefined}
      todo={texts.text(`observe-reading-${code}.do`)}
    >
      <ButtonRow>
        <Button onPress={() => void refetch()}>{texts.text('observe-load-again')}</Button>
      </ButtonRow>
    </Problem>
  );
}

function Listed({ contests }: { readonly contests: readonly ListedContest[] }) {
  const texts = useTexts();
  if (contests.length === 0)
    return (
      <Empty title={texts.text('observe-no-contests')}>
        <p>{texts.text('observe-no-contests.do')}</p>
      </Empty>
    );
  return (
    <ul className="contests">
      {contests.map(({ contest, title, size, stage, clock }) => (
        <li key={contest}>
          <h2>
            <a href={`/c/${contest}`}>{title ?? contest}</a>
          </h2>
          <p>
            <Tag tone={stage === 'closed' || stage === 'declared' ? 'success' : 'information'}>
              {texts.hasText(`stage-${stage}`) ? texts.text(`stage-${stage}`) : stage}
            </Tag>{' '}
            {clock === 'rehearsal' ? <Tag tone="attention">{texts.text('word-rehearsal')}</Tag> : null}
          </p>
          <p className="soft">{texts.text('observe-listed-acts', { acts: sayNumber(size), count: size })}</p>
        </li>
      ))}
    </ul>
  );
}
