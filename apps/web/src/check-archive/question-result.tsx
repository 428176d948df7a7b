import type { QuestionReport } from '@selectorate/ballot';
import { Details, Empty, sayNumber, Table, useTexts } from '@selectorate/ui';
import { countRankings } from './rankings.ts';

/** A question and what came of it: votes by answer, or the rankings. */
export function QuestionResult({ report }: { readonly report: QuestionReport }) {
  const texts = useTexts();
  const { question, answers, votes, rankings, invalid } = report;
  if (rankings !== null) return <Rankings {...{ question, answers, rankings, invalid }} />;
  if (votes === null) return <Empty title={question}>{texts.text('ballot-result-not-opened')}</Empty>;
  // A blank vote, where the question has it, comes first.
  const names = votes.length > answers.length ? [texts.text('ballot-result-blank'), ...answers] : answers;
  return (
    <Table
      caption={question}
      columns={[
        { label: texts.text('ballot-check-answer') },
        { label: texts.text('ballot-check-votes'), numeric: true },
      ]}
      rows={votes.map((count, at) => ({ key: `${at}`, cells: [names[at], sayNumber(count)] }))}
    />
  );
}

interface RankingsProps {
  readonly question: string;
  readonly answers: readonly string[];
  readonly rankings: readonly (readonly number[] | null)[];
  readonly invalid: number;
}

const MOST_RANKINGS = 20;

function Rankings({ question, answers, rankings, invalid }: RankingsProps) {
  const texts = useTexts();
  const counted = countRankings(rankings.filter((ranking) => ranking !== null));
  const more = counted.length - MOST_RANKINGS;
  const say = (places: readonly (readonly number[])[]): string =>
    places.length === 0
      ? texts.text('ballot-check-nothing-ranked')
      : places.map((place) => place.map((answer) => answers[answer] ?? '').join(' = ')).join(' › ');
  return (
    <>
      <Table
        caption={question}
        columns={[
          { label: texts.text('ballot-check-kind') },
          { label: texts.text('ballot-check-ballots'), numeric: true },
        ]}
        rows={[
          { key: 'valid', cells: [texts.text('ballot-check-valid-rankings'), sayNumber(rankings.length - invalid)] },
          { key: 'invalid', cells: [texts.text('ballot-check-invalid-rankings'), sayNumber(invalid)] },
        ]}
      />
      <p>{texts.text('ballot-check-not-counted')}</p>
      <Details summary={texts.text('ballot-check-rankings')}>
        <Table
          caption={texts.text('ballot-check-rankings-of', { question })}
          hideCaption
          columns={[
            { label: texts.text('ballot-check-ranking') },
            { label: texts.text('ballot-check-ballots'), numeric: true },
          ]}
          rows={counted.slice(0, MOST_RANKINGS).map(({ places, ballots }) => ({
            key: JSON.stringify(places),
            cells: [say(places), sayNumber(ballots)],
          }))}
        />
        {more > 0 ? <p>{texts.text('ballot-check-more-rankings', { more })}</p> : null}
      </Details>
    </>
  );
}
