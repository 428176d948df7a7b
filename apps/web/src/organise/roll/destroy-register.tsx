import { Button, Details, useTexts } from '@selectorate/ui';
import { useMutation } from '@tanstack/react-query';
import { refreshContest } from '../contest/use-contest.ts';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { answerOf, client } from '../session/client.ts';

/** No register from now on: behind a fold, since it cannot be taken back. */
export function DestroyRegister({ contest, several }: { readonly contest: string; readonly several: boolean }) {
  const texts = useTexts();
  const destroy = useMutation({
    mutationFn: () => answerOf(client.removeRegister({ params: { contest } })),
    onSuccess: () => refreshContest(contest),
  });
  return (
    <>
      {destroy.error === null ? null : <ProblemNotice error={destroy.error} />}
      <Details summary={texts.text(several ? 'organise-roll-register-destroy-both' : 'organise-roll-register-destroy')}>
        <p>{texts.text('organise-roll-register-destroy-means')}</p>
        <Button kind="secondary" onPress={destroy.isPending ? () => undefined : () => destroy.mutate()}>
          {texts.text('organise-roll-register-destroy-now')}
        </Button>
      </Details>
    </>
  );
}
