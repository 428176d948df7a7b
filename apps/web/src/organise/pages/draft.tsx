import type { DraftShape } from '@selectorate/api';
import { Loading, PageHead, useTexts } from '@selectorate/ui';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useDraft } from '../contest/use-contest.ts';
import { ConfirmFigures, needsConfirming } from '../parts/confirm-figures.tsx';
import { ContestPage, type Inside } from '../parts/contest-page.tsx';
import { DraftStanding } from '../parts/draft-standing.tsx';
import { DraftToSign } from '../parts/draft-to-sign.tsx';
import { DraftWords } from '../parts/draft-words.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { WhoSigned } from '../parts/who-signed.tsx';

/** One prepared act: what it says, what it rests on, who has signed, and what became of it. */
export function DraftPage() {
  const texts = useTexts();
  const { contest = '', draft = '' } = useParams({ strict: false }) as {
    readonly contest?: string;
    readonly draft?: string;
  };
  const sent = useDraft(contest, draft);
  return (
    <ContestPage contest={contest}>
      {(inside) => {
        if (sent.data !== undefined) return <OneDraft draft={sent.data} inside={inside} />;
        return sent.error === null ? (
          <Loading label={texts.text('organise-loading')} />
        ) : (
          <ProblemNotice error={sent.error} />
        );
      }}
    </ContestPage>
  );
}

function OneDraft({ draft, inside }: { readonly draft: DraftShape; readonly inside: Inside }) {
  const texts = useTexts();
  const { contest, you } = inside;
  const { kind, standing, signatures } = draft;
  const [compared, setCompared] = useState(false);
  const open = standing.kind === 'open';
  const blind = open && !compared && needsConfirming(draft, you) && !signatures.some(({ signer }) => signer === you);
  return (
    <>
      <PageHead
        title={texts.text(standing.kind === 'recorded' ? `act-${kind}.done` : `act-${kind}`)}
        caption={contest.view.title}
        {...(open && !blind ? { lead: texts.text('organise-draft.lead') } : {})}
      />
      <DraftStanding draft={draft} inside={inside} />
      {blind ? (
        <ConfirmFigures draft={draft} onSame={() => setCompared(true)} />
      ) : (
        <DraftWords draft={draft} inside={inside} />
      )}
      <WhoSigned draft={draft} inside={inside} />
      {open && !blind ? <DraftToSign draft={draft} inside={inside} /> : null}
      <p>
        <a href={`/organise/c/${contest.view.contest}`}>{texts.text('organise-back-to-tasks')}</a>
      </p>
    </>
  );
}
