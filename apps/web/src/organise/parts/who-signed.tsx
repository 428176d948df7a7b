import type { DraftShape } from '@selectorate/api';
import { DateTime, SummaryList, Tag, useTexts } from '@selectorate/ui';
import type { Inside } from './contest-page.tsx';

/** Who signs, and who has. */
export function WhoSigned({
  draft,
  inside: { contest, naming, you },
}: {
  readonly draft: DraftShape;
  readonly inside: Inside;
}) {
  const texts = useTexts();
  const rows = draft.by.map((person) => {
    const signed = draft.signatures.find(({ signer }) => signer === person);
    const name = naming.person(person);
    return {
      key: person === you ? texts.text('organise-you', { name }) : name,
      value:
        signed === undefined ? (
          <Tag>{texts.text('organise-not-signed')}</Tag>
        ) : (
          <>
            <Tag tone="success">{texts.text('organise-signed')}</Tag>{' '}
            <DateTime instant={signed.signedAt} zone={contest.view.zone} />
          </>
        ),
    };
  });
  return (
    <>
      <h2>{texts.text('organise-who-signs')}</h2>
      <SummaryList rows={rows} />
    </>
  );
}
