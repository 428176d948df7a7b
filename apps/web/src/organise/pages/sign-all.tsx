import type { DraftShape } from '@selectorate/api';
import { Button, ButtonRow, Details, Empty, Loading, PageHead, Progress, useTexts } from '@selectorate/ui';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { loadContest } from '../contest/load-contest.ts';
import { refreshContest, useDrafts } from '../contest/use-contest.ts';
import { ActError } from '../parts/act-error.tsx';
import { needsConfirming } from '../parts/confirm-figures.tsx';
import { ContestPage, type Inside } from '../parts/contest-page.tsx';
import { DraftWords } from '../parts/draft-words.tsx';
import { KeyFault } from '../parts/key-fault.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { answerOf, client } from '../session/client.ts';
import { signDraft } from '../sign/sign-draft.ts';
import { waitingFor } from '../tasks/tasks-of.ts';

/** Several prepared acts on one page, each to be read, signed one after another. Each is signed by itself. */
export function SignAll() {
  const { contest = '' } = useParams({ strict: false }) as { readonly contest?: string };
  return <ContestPage contest={contest}>{(inside) => <Waiting inside={inside} />}</ContestPage>;
}

function Waiting({ inside }: { readonly inside: Inside }) {
  const texts = useTexts();
  const { contest, you } = inside;
  const { view } = contest;
  const listed = useDrafts(view.contest);
  const ids = waitingFor({ drafts: listed.data ?? [], you }).map(({ id }) => id);
  // What is shown is what is signed: each draft with its private parts, as this page has read it.
  const drafts = useQuery({
    queryKey: ['organise', 'contest', view.contest, 'to-sign', ...ids],
    queryFn: () =>
      Promise.all(ids.map((draft) => answerOf(client.readDraft({ params: { contest: view.contest, draft } })))),
    enabled: listed.data !== undefined,
  });
  const [progress, setProgress] = useState<{ readonly done: number; readonly total: number } | null>(null);
  const waiting = waitingFor({ drafts: drafts.data ?? [], you })
    .filter((draft) => !needsConfirming(draft, you))
    .toReversed();
  const sign = useMutation({
    mutationFn: async (chosen: readonly DraftShape[]) => {
      for (const [at, draft] of chosen.entries()) {
        setProgress({ done: at, total: chosen.length });
        await signOne(view.contest, draft);
      }
    },
    onSettled: async () => {
      setProgress(null);
      await refreshContest(view.contest);
    },
  });
  if (drafts.data === undefined)
    return (listed.error ?? drafts.error) === null ? (
      <Loading label={texts.text('organise-loading')} />
    ) : (
      <ProblemNotice error={listed.error ?? drafts.error} />
    );
  return (
    <>
      <PageHead
        title={texts.text('organise-sign-page')}
        caption={view.title}
        lead={texts.text('organise-sign-page.lead')}
      />
      <ActError error={sign.error} rulebook={contest.rulebook} />
      {progress === null ? null : (
        <Progress label={texts.text('organise-signing')} done={progress.done} total={progress.total} />
      )}
      {waiting.length === 0 ? (
        <Empty title={texts.text('organise-nothing-waits')}>
          <p>
            <a href={`/organise/c/${view.contest}`}>{texts.text('organise-back-to-tasks')}</a>
          </p>
        </Empty>
      ) : (
        <>
          {waiting.map((draft) => (
            <ToRead key={draft.id} draft={draft} inside={inside} />
          ))}
          {progress === null ? (
            <ButtonRow>
              <Button onPress={() => sign.mutate(waiting)}>
                {texts.text('organise-sign-all', { drafts: waiting.length })}
              </Button>
            </ButtonRow>
          ) : null}
        </>
      )}
    </>
  );
}

function ToRead({ draft, inside }: { readonly draft: DraftShape; readonly inside: Inside }) {
  const texts = useTexts();
  const about = aboutOf(draft, inside);
  return (
    <Details
      summary={about === null ? texts.text(`act-${draft.kind}`) : `${texts.text(`act-${draft.kind}`)}: ${about}`}
    >
      <DraftWords draft={draft} inside={inside} />
      <p>
        <a href={`/organise/c/${draft.contest}/drafts/${draft.id}`}>{texts.text('organise-open-draft')}</a>
      </p>
    </Details>
  );
}

/** Whom or what an act is about, for telling many of one kind apart. */
function aboutOf({ body }: DraftShape, { naming }: Inside): string | null {
  const { person, unit, batch } = (body ?? {}) as {
    readonly person?: string;
    readonly unit?: string | null;
    readonly batch?: string;
  };
  if (typeof person === 'string') return naming.person(person);
  if (typeof unit === 'string') return naming.unit(unit);
  return typeof batch === 'string' ? batch : null;
}

/** Reads the contest anew before each signature, because the one before may have moved the head; signs the draft as shown. */
async function signOne(contest: string, shown: DraftShape): Promise<void> {
  const signed = await signDraft(shown, await loadContest(contest));
  if (!signed.ok) throw new KeyFault(signed.error);
}
