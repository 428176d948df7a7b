import type { SessionShape } from '@selectorate/api';
import { Button, ButtonRow, Empty, LinkButton, PageHead, Table, Tag, useTexts } from '@selectorate/ui';
import { useMutation, useQuery } from '@tanstack/react-query';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { SignedIn } from '../parts/signed-in.tsx';
import { answerOf, client } from '../session/client.ts';
import { leaveSession } from '../session/use-session.ts';

/** Organise: the contests in which one has a place. */
export function Home() {
  return <SignedIn>{(account) => <Places account={account} />}</SignedIn>;
}

function Places({ account }: { readonly account: NonNullable<SessionShape['account']> }) {
  const texts = useTexts();
  const contests = useQuery({
    queryKey: ['organise', 'contests'],
    queryFn: async () => (await answerOf(client.listContests({}))).contests,
  });
  const leave = useMutation({ mutationFn: leaveSession });
  const error = contests.error ?? leave.error;
  const listed = new Map((contests.data ?? []).map((each) => [each.contest as string, each]));
  const rows = account.places.map(({ contest, roles }) => {
    const known = listed.get(contest);
    return {
      key: contest,
      cells: [
        <a key="link" href={`/organise/c/${contest}`}>
          {known?.title ?? contest}
        </a>,
        roles.map((role) => texts.text(`role-${role}`)).join(', '),
        <Tag key="stage">{stageText(texts, known)}</Tag>,
      ],
    };
  });
  return (
    <>
      <PageHead
        title={texts.text('organise-your-contests')}
        caption={texts.text('organise-signed-in-as', { name: account.name })}
      />
      {error === null ? null : <ProblemNotice error={error} />}
      {rows.length === 0 ? (
        <Empty title={texts.text('organise-no-contests')}>
          <p>{texts.text(account.operator ? 'organise-no-contests.operator' : 'organise-no-contests.do')}</p>
        </Empty>
      ) : (
        <Table
          caption={texts.text('organise-your-contests')}
          hideCaption
          columns={[
            { label: texts.text('organise-contest') },
            { label: texts.text('organise-your-role') },
            { label: texts.text('organise-stage') },
          ]}
          rows={rows}
        />
      )}
      <ButtonRow>
        {account.operator ? <LinkButton href="/organise/new/run">{texts.text('organise-new')}</LinkButton> : null}
        <Button kind="secondary" onPress={() => leave.mutate()}>
          {texts.text('organise-sign-out')}
        </Button>
      </ButtonRow>
    </>
  );
}

const stageText = (
  texts: ReturnType<typeof useTexts>,
  known: { readonly phase: string; readonly stage: string } | undefined,
): string =>
  known === undefined || known.phase === 'preparing'
    ? texts.text('organise-preparing')
    : texts.text(`stage-${known.stage}`);
