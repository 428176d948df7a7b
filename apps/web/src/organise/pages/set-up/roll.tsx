import { Button, ButtonRow, Notice, PageHead, useTexts } from '@selectorate/ui';
import { ActError } from '../../parts/act-error.tsx';
import type { Inside } from '../../parts/contest-page.tsx';
import { UploadList } from '../../roll/upload-list.tsx';
import { useSave } from '../../wizard/use-save.ts';

/** The membership list as a page of the wizard: what is kept goes on to the next page. */
export function RollStep({ inside: { contest } }: { readonly inside: Inside }) {
  const texts = useTexts();
  const { view } = contest;
  const save = useSave(contest, 'roll');
  return (
    <>
      <PageHead
        title={texts.text('organise-step-roll')}
        caption={view.title}
        lead={texts.text('organise-step-roll.lead')}
      />
      <ActError error={save.error} rulebook={contest.rulebook} />
      {view.roll === null ? null : (
        <Notice tone="success" title={texts.text('organise-roll-kept', { members: view.roll.members })}>
          <p>{texts.text('organise-roll-kept.means')}</p>
        </Notice>
      )}
      <UploadList contest={contest} onKept={() => save.mutate({})} />
      {view.roll === null ? null : (
        <ButtonRow>
          <Button kind="secondary" onPress={() => save.mutate({})}>
            {texts.text('organise-roll-continue')}
          </Button>
        </ButtonRow>
      )}
    </>
  );
}
