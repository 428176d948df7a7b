import { PageHead, useTexts } from '@selectorate/ui';

/** No such page. */
export function NotFound() {
  const texts = useTexts();
  return (
    <>
      <PageHead title={texts.text('observe-not-found')} lead={texts.text('observe-not-found.do')} />
      <p>
        <a href="/">{texts.text('observe-contests')}</a>
      </p>
    </>
  );
}
