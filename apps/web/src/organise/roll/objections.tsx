import { DateTime, Notice, useTexts } from '@selectorate/ui';
import type { Inside } from '../parts/contest-page.tsx';

/** Members who said “that was not me”, or that something in their entry is wrong: each is to be asked (A02), and what follows. */
export function Objections({
  objections,
  inside: { contest },
}: {
  readonly objections: readonly { readonly member: string; readonly change: string | null; readonly at: string }[];
  readonly inside: Inside;
}) {
  const texts = useTexts();
  if (objections.length === 0) return null;
  const { view, state } = contest;
  const page = (name: string): string => `/organise/c/${view.contest}/roll/${name}`;
  const isFrozen = state.roll !== null;
  return (
    <Notice tone="attention" title={texts.text('organise-roll-contact-objected', { objections: objections.length })}>
      <ul>
        {objections.map(({ member, change, at }) => (
          <li key={`${member} ${at}`}>
            {texts.text(change === null ? 'organise-roll-contact-objection-entry' : 'organise-roll-contact-objection', {
              member,
            })}{' '}
            <DateTime instant={at} zone={view.zone} />
          </li>
        ))}
      </ul>
      <p>{texts.text('organise-roll-contact-objected.do')}</p>
      <ol>
        <li>{texts.text('organise-roll-objected-ask')}</li>
        <li>
          {texts.text(isFrozen ? 'organise-roll-objected-contact-frozen' : 'organise-roll-objected-contact')}{' '}
          <a href={page('contacts')}>{texts.text('organise-roll-page-contacts')}</a>
        </li>
        <li>
          {texts.text(isFrozen ? 'organise-roll-objected-entry-frozen' : 'organise-roll-objected-entry')}{' '}
          <a href={page(isFrozen ? 'decisions' : 'list')}>
            {texts.text(isFrozen ? 'organise-roll-page-decisions' : 'organise-roll-page-list')}
          </a>
        </li>
      </ol>
    </Notice>
  );
}
