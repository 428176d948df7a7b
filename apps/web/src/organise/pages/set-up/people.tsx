import { Button, ButtonRow, PageHead, useTexts } from '@selectorate/ui';
import { ActError } from '../../parts/act-error.tsx';
import type { Inside } from '../../parts/contest-page.tsx';
import { useSave } from '../../wizard/use-save.ts';
import { PeopleAndInvitations } from '../people.tsx';

/** Who runs this with you: links go out now, and may be taken up while the contest is prepared or later. */
export function PeopleStep({ inside }: { readonly inside: Inside }) {
  const texts = useTexts();
  const { contest } = inside;
  const save = useSave(contest, 'people');
  return (
    <>
      <PageHead
        title={texts.text('organise-step-people')}
        caption={contest.view.title}
        lead={texts.text('organise-step-people.lead')}
      />
      <ActError error={save.error} rulebook={contest.rulebook} />
      <PeopleAndInvitations inside={inside} />
      <ButtonRow>
        <Button onPress={() => save.mutate({})}>{texts.text('organise-continue-to-check-answers')}</Button>
      </ButtonRow>
    </>
  );
}
