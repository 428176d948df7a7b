import { DateTime, Empty, Loading, Notice, SummaryList, useTexts } from '@selectorate/ui';
import type { AnswerOf, Endpoints } from '@selectorate/api';
import { useState } from 'react';
import { sayCivil } from '../describe/words.ts';
import type { Inside } from '../parts/contest-page.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { BasisForm } from './basis-form.tsx';
import { DestroyRegister } from './destroy-register.tsx';
import type { Basis } from './read-basis.ts';
import { RollPage } from './roll-page.tsx';
import { UploadEvidence } from './upload-evidence.tsx';
import { UploadRegister } from './upload-register.tsx';
import { useRegister } from './use-roll.ts';

type Register = NonNullable<AnswerOf<Endpoints['readRegister']>['register']>;

/** The register of electors: first who decided that it may be used, then the file, and when it will be destroyed. */
export function RollRegister() {
  return (
    <RollPage name="register">{(inside) => <RegisterPage inside={inside} isOfficer={inside.isOfficer} />}</RollPage>
  );
}

function RegisterPage({ inside, isOfficer }: { readonly inside: Inside; readonly isOfficer: boolean }) {
  const texts = useTexts();
  const { view } = inside.contest;
  const { data: register, error } = useRegister(view.contest);
  const [basis, setBasis] = useState<Basis | null>(null);
  const [another, setAnother] = useState(false);
  if (error !== null) return <ProblemNotice error={error} />;
  if (register === undefined) return <Loading label={texts.text('organise-loading')} />;
  const asks = isOfficer && (register === null || another);
  return (
    <>
      {register === null ? (
        isOfficer ? null : (
          <Empty title={texts.text('organise-roll-register-none')} />
        )
      ) : (
        <>
          <Kept register={register} zone={view.zone} />
          {isOfficer ? <DestroyRegister contest={view.contest} onAnother={() => setAnother(true)} /> : null}
        </>
      )}
      {asks ? (
        basis === null ? (
          <>
            <h2>{texts.text('organise-roll-register-step-1')}</h2>
            <Notice>
              <p>{texts.text('organise-roll-basis-not-a-right')}</p>
            </Notice>
            <BasisForm today={view.now.slice(0, 10)} onBasis={setBasis} />
          </>
        ) : (
          <>
            <h2>{texts.text('organise-roll-register-step-2')}</h2>
            <UploadRegister
              contest={view.contest}
              basis={basis}
              onBack={() => setBasis(null)}
              onKept={() => {
                setBasis(null);
                setAnother(false);
              }}
            />
          </>
        )
      ) : null}
      {isOfficer && view.roll !== null ? <UploadEvidence contest={view.contest} /> : null}
    </>
  );
}

function Kept({
  register: { rows, hash, uploadedAt, basis },
  zone,
}: {
  readonly register: Register;
  readonly zone: string;
}) {
  const texts = useTexts();
  const day = (iso: string): string => sayCivil(`${iso}T00:00`).replace(/, [^,]*$/, '');
  return (
    <>
      <Notice title={texts.text('organise-roll-register-kept', { rows })}>
        <p>{texts.text('organise-roll-register-kept.means')}</p>
      </Notice>
      <SummaryList
        rows={[
          { key: texts.text('organise-roll-register-until'), value: <strong>{day(basis.until)}</strong> },
          {
            key: texts.text('organise-roll-basis-basis'),
            value: texts.text(`organise-roll-basis-basis-${basis.basis}`),
          },
          { key: texts.text('organise-roll-basis-provision'), value: basis.provision },
          { key: texts.text('organise-roll-basis-decidedBy'), value: basis.decidedBy },
          { key: texts.text('organise-roll-basis-decidedOn'), value: day(basis.decidedOn) },
          { key: texts.text('organise-roll-basis-purpose'), value: basis.purpose },
          { key: texts.text('organise-roll-when'), value: <DateTime instant={uploadedAt} zone={zone} /> },
          { key: texts.text('organise-roll-register-hash'), value: <code className="part-text">{hash}</code> },
        ]}
      />
    </>
  );
}
