import { Button, ButtonRow, LinkButton, Notice, PageHead, Problem, useTexts } from '@selectorate/ui';
import { Refused } from './ask-server.ts';
import { useHeadingFocus } from './use-heading-focus.ts';

const ENDED = ['link-used', 'link-expired', 'link-unknown'] as const;

/** A letter’s link that leads nowhere any more, and how to get another; anything else as it is. */
export function LetterEnded({ error, onAgain }: { readonly error: unknown; readonly onAgain: () => void }) {
  const texts = useTexts();
  useHeadingFocus();
  const code = error instanceof Refused ? error.code : undefined;
  const ended = ENDED.find((each) => each === code);
  if (ended === undefined)
    return (
      <>
        <PageHead title={texts.text('member-entry')} />
        <Trouble error={error} />
        <ButtonRow>
          <Button onPress={onAgain}>{texts.text('observe-load-again')}</Button>
        </ButtonRow>
      </>
    );
  return (
    <>
      <PageHead title={texts.text(`member-${ended}`)} lead={texts.text(`member-${ended}.what`)} />
      {ended === 'link-used' ? (
        <Notice tone="attention">
          <p>{texts.text('member-link-used.not-you')}</p>
        </Notice>
      ) : null}
      <p>
        <LinkButton href="/roll">{texts.text('member-ask-new')}</LinkButton>
      </p>
    </>
  );
}

/** What stopped a question or an answer. */
export function Trouble({ error }: { readonly error: unknown }) {
  const texts = useTexts();
  if (error === null || error === undefined) return null;
  const said = error instanceof Refused ? error.code : 'unexpected';
  const code = texts.hasText(`problem-${said}`) ? said : 'unexpected';
  return <Problem what={texts.text(`problem-${code}`)} todo={texts.text(`problem-${code}.do`)} />;
}
