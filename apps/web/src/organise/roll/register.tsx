import { Button, ButtonRow, DateTime, Details, Empty, Loading, Notice, SummaryList, useTexts } from '@selectorate/ui';
import type { AnswerOf, Endpoints } from '@selectorate/api';
import { useState } from 'react';
import type { Inside } from '../parts/contest-page.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { BasisForm } from './basis-form.tsx';
import { DestroyRegister } from './destroy-register.tsx';
import type { Basis } from './read-basis.ts';
import { RollPage } from './roll-page.tsx';
import { sayDay } from './say-day.ts';
import { UploadRegister } from './upload-register.tsx';
import { useRegisters } from './use-roll.ts';

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
  const { data, error } = useRegisters(view.contest);
  if (error !== null) return <ProblemNotice error={error} />;
  if (data === undefined) return <Loading label={texts.text('organise-loading')} />;
  const { register, elsewhere } = data;
  return (
    <>
      <OneRegister which="own" register={register} inside={inside} isOfficer={isOfficer} />
      {register === null ? null : (
        <>
          <h2>{texts.text('organise-roll-elsewhere')}</h2>
          <p>{texts.text('organise-roll-elsewhere.means')}</p>
          {elsewhere === null && isOfficer ? (
            <Details summary={texts.text('organise-roll-elsewhere-send')}>
              <OneRegister which="elsewhere" register={null} inside={inside} isOfficer />
            </Details>
          ) : (
            <OneRegister which="elsewhere" register={elsewhere} inside={inside} isOfficer={isOfficer} />
          )}
        </>
      )}
      {isOfficer && (register !== null || elsewhere !== null) ? (
        <DestroyRegister contest={view.contest} several={register !== null && elsewhere !== null} />
      ) : null}
    </>
  );
}

/** One register: what is here of it, and the way to send one or another in its place. */
function OneRegister({
  which,
  register,
  inside,
  isOfficer,
}: {
  readonly which: 'own' | 'elsewhere';
  readonly register: Register | null;
  readonly inside: Inside;
  readonly isOfficer: boolean;
}) {
  const texts = useTexts();
  const { view } = inside.contest;
  const [basis, setBasis] = useState<Basis | null>(null);
  const [another, setAnother] = useState(false);
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
          {isOfficer && !another ? (
            <ButtonRow>
              <Button kind="secondary" onPress={() => setAnother(true)}>
                {texts.text('organise-roll-register-another')}
              </Button>
            </ButtonRow>
          ) : null}
        </>
      )}
      {asks ? (
        basis === null ? (
          <>
            <h3>{texts.text('organise-roll-register-step-1')}</h3>
            <Notice>
              <p>{texts.text('organise-roll-basis-not-a-right')}</p>
            </Notice>
            <BasisForm today={view.now.slice(0, 10)} onBasis={setBasis} />
          </>
        ) : (
          <>
            <h3>{texts.text('organise-roll-register-step-2')}</h3>
            <UploadRegister
              contest={view.contest}
              basis={basis}
              which={which}
              onBack={() => setBasis(null)}
              onKept={() => {
                setBasis(null);
                setAnother(false);
              }}
            />
          </>
        )
      ) : null}
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
  return (
    <>
      <Notice title={texts.text('organise-roll-register-kept', { rows })}>
        <p>{texts.text('organise-roll-register-kept.means')}</p>
      </Notice>
      <SummaryList
        rows={[
          { key: texts.text('organise-roll-register-until'), value: <strong>{sayDay(basis.until)}</strong> },
          {
            key: texts.text('organise-roll-basis-basis'),
            value: texts.text(`organise-roll-basis-basis-${basis.basis}`),
          },
          { key: texts.text('organise-roll-basis-provision'), value: basis.provision },
          { key: texts.text('organise-roll-basis-decidedBy'), value: basis.decidedBy },
          { key: texts.text('organise-roll-basis-decidedOn'), value: sayDay(basis.decidedOn) },
          { key: texts.text('organise-roll-basis-purpose'), value: basis.purpose },
          { key: texts.text('organise-roll-when'), value: <DateTime instant={uploadedAt} zone={zone} /> },
          { key: texts.text('organise-roll-register-hash'), value: <code className="part-text">{hash}</code> },
        ]}
      />
    </>
  );
}
