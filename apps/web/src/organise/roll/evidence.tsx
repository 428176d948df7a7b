import { DateTime, Loading, Table, useTexts } from '@selectorate/ui';
import type { ReactNode } from 'react';
import type { Inside } from '../parts/contest-page.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { DestroyEvidence } from './destroy-evidence.tsx';
import { EVIDENCE_KINDS, FEEDS, type Known } from './evidence-kinds.ts';
import { RollPage } from './roll-page.tsx';
import { UploadEvidence } from './upload-evidence.tsx';
import { useEvidence, useRegisters, useVersions } from './use-roll.ts';

/** What the checks know beside the list: of each thing whether it is here, since when, and which checks look at it. */
export function RollEvidence() {
  return (
    <RollPage name="evidence">{(inside) => <EvidencePage inside={inside} isOfficer={inside.isOfficer} />}</RollPage>
  );
}

interface Here {
  readonly rows: number;
  readonly at: string;
  /** Whose list it is, where there are several. */
  readonly source?: string;
}

function EvidencePage({ inside, isOfficer }: { readonly inside: Inside; readonly isOfficer: boolean }) {
  const texts = useTexts();
  const { contest, zone, roll } = inside.contest.view;
  const evidence = useEvidence(contest);
  const registers = useRegisters(contest);
  const versions = useVersions(contest);
  const error = evidence.error ?? registers.error ?? versions.error;
  if (error !== null) return <ProblemNotice error={error} />;
  if (evidence.data === undefined || registers.data === undefined || versions.data === undefined)
    return <Loading label={texts.text('organise-loading')} />;
  const kept = evidence.data;
  const { register, elsewhere } = registers.data;
  // The list before the last one that was sent is kept by itself.
  const replaced = versions.data.findLastIndex(({ channel }, at) => at > 0 && channel === 'import');
  const before = versions.data[replaced - 1];
  const one = (rows: number, at: string): readonly Here[] => [{ rows, at }];
  const here = (known: Known): readonly Here[] => {
    switch (known) {
      case 'register':
        return register === null ? [] : one(register.rows, register.uploadedAt);
      case 'elsewhere':
        return elsewhere === null ? [] : one(elsewhere.rows, elsewhere.uploadedAt);
      case 'previous':
        return before === undefined ? [] : one(before.members, before.at);
      default:
        return kept
          .filter(({ kind }) => kind === known)
          .map(({ rows, uploadedAt, source }) => ({ rows, at: uploadedAt, ...(source === null ? {} : { source }) }));
    }
  };
  const known: readonly Known[] = ['register', 'elsewhere', 'previous', ...EVIDENCE_KINDS];
  return (
    <>
      <Table
        caption={texts.text('organise-roll-known')}
        columns={[
          { label: texts.text('organise-roll-known-what'), prose: true },
          { label: texts.text('organise-roll-known-here'), prose: true },
          { label: texts.text('organise-roll-known-feeds'), prose: true },
        ]}
        rows={known.map((each) => ({
          key: each,
          cells: [
            texts.text(`organise-roll-known-${each}`),
            <WhatIsHere key="here" known={each} here={here(each)} zone={zone} contest={contest} />,
            FEEDS[each].map((check) => texts.text(`roll-check-${check.toLowerCase()}`)).join('; '),
          ],
        }))}
      />
      {isOfficer && roll !== null ? (
        <>
          <UploadEvidence contest={contest} kept={kept} />
          <DestroyEvidence contest={contest} kept={kept} />
        </>
      ) : null}
    </>
  );
}

function WhatIsHere({
  known,
  here,
  zone,
  contest,
}: {
  readonly known: Known;
  readonly here: readonly Here[];
  readonly zone: string;
  readonly contest: string;
}): ReactNode {
  const texts = useTexts();
  const isRegister = known === 'register' || known === 'elsewhere';
  return (
    <>
      {here.length === 0 ? (
        <span className="line">
          {texts.text(known === 'previous' ? 'organise-roll-known-later' : 'organise-roll-known-no')}
        </span>
      ) : (
        here.map(({ rows, at, source }) => (
          <span className="line" key={source ?? ''}>
            {texts.text(source === undefined ? 'organise-roll-known-rows' : 'organise-roll-known-rows-of', {
              rows,
              source: source ?? '',
            })}{' '}
            <DateTime instant={at} zone={zone} />
          </span>
        ))
      )}
      {isRegister ? (
        <a href={`/organise/c/${contest}/roll/register`}>{texts.text('organise-roll-known-register-page')}</a>
      ) : null}
    </>
  );
}
