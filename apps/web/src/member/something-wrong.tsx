import { Button, ButtonRow, Notice, useTexts } from '@selectorate/ui';
import { useMutation } from '@tanstack/react-query';
import { answerNotice } from './contact-notices.ts';
import { Trouble } from './letter-problem.tsx';

/** “This was not me”, “this is wrong”: one press, no text, so that nothing personal is typed into a page. */
export function SomethingWrong({ token }: { readonly token: string }) {
  const texts = useTexts();
  const tell = useMutation({
    mutationFn: () => answerNotice(token, 'not-me'),
  });
  return (
    <section className="no-print">
      <h2>{texts.text('member-wrong')}</h2>
      {tell.isSuccess ? (
        <Notice tone="success" title={texts.text('member-wrong-said')} announce>
          <p>{texts.text('member-wrong-said.means')}</p>
        </Notice>
      ) : (
        <>
          <p>{texts.text('member-wrong.lead')}</p>
          <p>{texts.text('member-wrong.moved')}</p>
          <Trouble error={tell.error} />
          <ButtonRow>
            <Button onPress={() => (tell.isPending ? undefined : tell.mutate())}>
              {texts.text(tell.isPending ? 'member-notice-busy' : 'member-wrong-say')}
            </Button>
          </ButtonRow>
        </>
      )}
    </section>
  );
}
