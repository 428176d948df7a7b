import type { QueuedSignal } from '@selectorate/roll';
import { Button, ButtonRow, Empty, LinkButton, Loading, Notice, sayNumber, useTexts } from '@selectorate/ui';
import { useState } from 'react';
import type { Inside } from '../parts/contest-page.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { Objections } from './objections.tsx';
import { QuestionView } from './question-view.tsx';
import { RollPage } from './roll-page.tsx';
import { SettleForm } from './settle-form.tsx';
import { namesYou, TwoPeople } from './two-people.tsx';
import { useContactChanges, useQueue } from './use-roll.ts';

/** What the checks ask, one question at a time. No answer leaves anybody out. */
export function RollQuestions() {
  return (
    <RollPage name="questions">{(inside) => <QuestionsPage inside={inside} isOfficer={inside.isOfficer} />}</RollPage>
  );
}

/** So many questions come at once. */
const PAGE = 50;

function QuestionsPage({ inside, isOfficer }: { readonly inside: Inside; readonly isOfficer: boolean }) {
  const texts = useTexts();
  const { contest } = inside.contest.view;
  const [at, setAt] = useState(0);
  const [said, setSaid] = useState<'settled' | 'awaits-second' | null>(null);
  const from = at - (at % PAGE);
  const { data: queue, error } = useQueue(contest, from);
  if (error !== null)
    return (
      <>
        <ProblemNotice error={error} />
        <ObjectionsAlone inside={inside} />
        <ButtonRow>
          <LinkButton href={`/organise/c/${contest}/roll/checks`}>{texts.text('organise-roll-page-checks')}</LinkButton>
        </ButtonRow>
      </>
    );
  if (queue === undefined) return <Loading label={texts.text('organise-loading')} />;
  const { total } = queue;
  const question = (queue.signals as unknown as readonly QueuedSignal[])[at - from];
  const turn = (to: number): void => {
    setSaid(null);
    setAt(to);
  };
  return (
    <>
      {said === null ? null : (
        <Notice tone="success" announce title={texts.text(`organise-roll-answer-${said}`)}>
          <p>{texts.text(`organise-roll-answer-${said}.means`)}</p>
        </Notice>
      )}
      <Objections objections={queue.objections} inside={inside} />
      {question === undefined ? (
        <Empty title={texts.text(total === 0 ? 'organise-roll-questions-none' : 'organise-roll-questions-end')}>
          {total === 0 ? (
            <p>{texts.text('organise-roll-questions-none.means')}</p>
          ) : (
            <Button onPress={() => turn(0)}>
              {texts.text('organise-roll-questions-from-start', { questions: sayNumber(total) })}
            </Button>
          )}
        </Empty>
      ) : (
        <>
          <p className="soft">
            {texts.text('organise-roll-question-n', { number: sayNumber(at + 1), of: sayNumber(total) })}
          </p>
          <QuestionView key={question.signal.id} question={question} unitOf={inside.naming.unit} />
          <TwoPeople
            signal={question.signal}
            answered={queue.answered.find(({ signal }) => signal === question.signal.id)}
            inside={inside}
          />
          {isOfficer && !namesYou(question.signal, inside.you) ? (
            <SettleForm
              key={`settle-${question.signal.id}`}
              contest={contest}
              signal={question.signal}
              onSaid={(settled) => {
                setSaid(settled ? 'settled' : 'awaits-second');
                // A settled question leaves the queue, and the next one takes its place.
                if (!settled) setAt(at + 1);
              }}
            />
          ) : null}
          <ButtonRow>
            {at > 0 ? (
              <Button kind="secondary" onPress={() => turn(at - 1)}>
                {texts.text('organise-roll-question-before')}
              </Button>
            ) : null}
            <Button kind="secondary" onPress={() => turn(at + 1)}>
              {texts.text('organise-roll-question-later')}
            </Button>
          </ButtonRow>
        </>
      )}
    </>
  );
}

/** Members object whether the checks were run or not. */
function ObjectionsAlone({ inside }: { readonly inside: Inside }) {
  const { data } = useContactChanges(inside.contest.view.contest);
  return data === undefined ? null : <Objections objections={data.objections} inside={inside} />;
}
