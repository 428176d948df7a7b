import type { Fault, Report } from '@selectorate/ballot';
import { Button, ButtonRow, Notice, Problem, SummaryList, useTexts, WhatThisMeans } from '@selectorate/ui';
import { saveBytes } from '../observe/check/save-bytes.ts';
import { Faults } from './faults.tsx';
import { Procedure } from './procedure.tsx';
import { QuestionResult } from './question-result.tsx';
import { verdictFile } from './verdict-file.ts';
import type { Done, Verification } from './verifications.ts';

interface FindingsProps {
  readonly verification: Verification;
  readonly done: Done;
}

/** What a verification found: sound or not, what was checked, the votes, what should be said. */
export function Findings({ verification, done }: FindingsProps) {
  const texts = useTexts();
  const { result } = done;
  const first = result.ok ? undefined : result.error[0];
  if (first !== undefined && isNoArchive(first)) {
    return (
      <Problem
        what={texts.text('ballot-check-not-one')}
        where={first.code}
        todo={texts.text('ballot-check-not-one.do')}
      >
        <p>{texts.text(`ballot-fault-${first.code}`)}</p>
      </Problem>
    );
  }
  return (
    <>
      {result.ok ? (
        <Sound verification={verification} done={done} report={result.value} />
      ) : (
        <NotSound verification={verification} done={done} faults={result.error} />
      )}
      <ButtonRow>
        <Button kind="secondary" onPress={() => saveBytes(...verdictFile(verification.asked, result))}>
          {texts.text('ballot-check-save')}
        </Button>
        <Button kind="secondary" onPress={() => print()}>
          {texts.text('ballot-check-print')}
        </Button>
      </ButtonRow>
    </>
  );
}

/** A file whose very first bytes are not those of an archive: not an election with faults but another file. */
const isNoArchive = ({ code, place }: Fault): boolean =>
  place.part === 'archive' && place.offset === 0 && code !== 'setup-missing' && code !== 'election-unfinished';

function Sound({ verification, done, report }: FindingsProps & { readonly report: Report }) {
  const texts = useTexts();
  const { asked, begun } = verification;
  const isFinished = report.reached === 'Result';
  const kind = asked.verdict;
  return (
    <>
      <Notice
        tone="success"
        title={texts.text(isFinished ? 'ballot-verdict-valid' : 'ballot-verdict-valid-unfinished')}
        announce
      >
        <p>{texts.text(`ballot-check-said-${kind}`)}</p>
        <Took verification={verification} done={done} />
      </Notice>
      <SummaryList
        rows={[
          { key: texts.text('ballot-check-election'), value: report.election.name },
          { key: texts.text('ballot-check-uuid'), value: <code>{report.election.uuid}</code> },
          { key: texts.text('ballot-check-fingerprint'), value: <code>{report.fingerprint}</code> },
        ]}
      />
      {report.questions.map((question, at) => (
        <QuestionResult key={`${at} ${question.question}`} report={question} />
      ))}
      <Exclusions report={report} />
      <Procedure begun={begun} result={done.result} needsSidecar={asked.verdict === 'selectorate'} />
      {report.notices.length === 0 ? null : (
        <>
          <h3>{texts.text('ballot-verdict-notices')}</h3>
          <ul>
            {report.notices.map((notice) => (
              <li key={notice}>{texts.text(`ballot-notice-${notice}`)}</li>
            ))}
          </ul>
        </>
      )}
      <WhatThisMeans
        means={texts.text(`ballot-check-means-${kind}`)}
        doesNotMean={texts.text(`ballot-check-does-not-mean-${kind}`)}
      />
    </>
  );
}

function NotSound({ verification, done, faults }: FindingsProps & { readonly faults: readonly Fault[] }) {
  const texts = useTexts();
  return (
    <>
      <Notice tone="fault" title={texts.text('ballot-verdict-faulty', { faults: faults.length })} announce>
        <p>{texts.text('ballot-verdict-nothing-confirmed')}</p>
        <p>{texts.text(`ballot-check-said-${verification.asked.verdict}`)}</p>
        <Took verification={verification} done={done} />
      </Notice>
      <Faults faults={faults} />
      <Procedure
        begun={verification.begun}
        result={done.result}
        needsSidecar={verification.asked.verdict === 'selectorate'}
      />
    </>
  );
}

function Took({ verification: { threads }, done: { milliseconds } }: FindingsProps) {
  const texts = useTexts();
  const tenths = (Math.round(milliseconds / 100) / 10).toFixed(1);
  return <p>{texts.text('ballot-check-took', { tenths, threads })}</p>;
}

/** Credentials taken out of the box, by ground. */
function Exclusions({ report: { box } }: { readonly report: Report }) {
  const texts = useTexts();
  const grounds = Object.entries(box?.excluded ?? {}).filter(([, count]) => count > 0);
  if (grounds.length === 0) return null;
  const exclusions = grounds.map(([ground, count]) => `${texts.text(`ballot-ground-${ground}`)} ${count}`).join(', ');
  return <p>{texts.text('ballot-exclusions', { exclusions })}</p>;
}
