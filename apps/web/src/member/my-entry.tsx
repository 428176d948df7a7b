import { Button, ButtonRow, PageHead, useTexts } from '@selectorate/ui';
import { useMutation } from '@tanstack/react-query';
import { LetterEnded } from './letter-problem.tsx';
import { useToken } from './use-token.ts';

/** Behind the link of a letter. The link works once, so it is used by a button: a scanner that opens links uses nothing up. */
export function MyEntry() {
  const texts = useTexts();
  const token = useToken();
  const open = useMutation({ mutationFn: () => openWith(token), gcTime: 0 });
  if (open.isSuccess) return <open.data.OpenedEntry own={open.data.own} />;
  if (open.isError) return <LetterEnded error={open.error} onAgain={() => open.mutate()} />;
  return (
    <>
      <PageHead title={texts.text('member-entry')} lead={texts.text('member-entry-before')} />
      <ButtonRow>
        <Button onPress={() => (open.isPending ? undefined : open.mutate())}>
          {texts.text(open.isPending ? 'member-entry-opening' : 'member-entry-show')}
        </Button>
      </ButtonRow>
    </>
  );
}

/** The page first, which is large because it replays the record: without it the link must not be used up. */
async function openWith(token: string) {
  const { OpenedEntry, readOwnEntry } = await import('./opened-entry.tsx');
  return { OpenedEntry, own: await readOwnEntry(token) };
}
