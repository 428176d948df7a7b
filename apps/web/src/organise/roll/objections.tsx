import { DateTime, Notice, useTexts } from '@selectorate/ui';

/** Members who said “that was not me”, or that something in their entry is wrong: each is to be asked (A02). */
export function Objections({
  objections,
  zone,
}: {
  readonly objections: readonly { readonly member: string; readonly at: string }[];
  readonly zone: string;
}) {
  const texts = useTexts();
  if (objections.length === 0) return null;
  return (
    <Notice tone="attention" title={texts.text('organise-roll-contact-objected', { objections: objections.length })}>
      <p>{texts.text('organise-roll-contact-objected.do')}</p>
      <ul>
        {objections.map(({ member, at }) => (
          <li key={`${member} ${at}`}>
            {texts.text('organise-roll-contact-objection', { member })} <DateTime instant={at} zone={zone} />
          </li>
        ))}
      </ul>
    </Notice>
  );
}
