import { Empty, PageHead, useTexts } from '@selectorate/ui';

/** A fresh server: the link of its first officer stands where it was started. */
export function NotSetUp() {
  const texts = useTexts();
  return (
    <>
      <PageHead title={texts.text('organise-place')} />
      <Empty title={texts.text('organise-not-set-up')}>
        <p>{texts.text('organise-not-set-up.do')}</p>
      </Empty>
    </>
  );
}
