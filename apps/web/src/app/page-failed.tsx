import { Button, ButtonRow, PageHead, Problem, useTexts } from '@selectorate/ui';

/** A page that could not be loaded or drawn. Loading it again is what helps after a new version was installed. */
export function PageFailed({ error }: { readonly error: unknown }) {
  const texts = useTexts();
  return (
    <>
      <PageHead title={texts.text('observe-page-failed')} />
      <Problem
        what={texts.text('observe-page-failed.what')}
        where={String(error)}
        todo={texts.text('observe-page-failed.do')}
      >
        <ButtonRow>
          <Button onPress={() => document.location.reload()}>{texts.text('observe-load-again')}</Button>
        </ButtonRow>
      </Problem>
    </>
  );
}
