import type { ReactNode } from 'react';
import { DateTime } from './date-time.tsx';
import { useTexts } from './texts-context.tsx';

/** A line over the whole page: what kind of place this is (`information`), or what is wrong with it (`attention`). */
export function Banner({
  kind = 'information',
  title,
  children,
}: {
  readonly kind?: 'information' | 'attention';
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <div className={`banner ${kind}`} role="status">
      <div className="page-width">
        <p>
          <strong>{title}</strong> {children}
        </p>
      </div>
    </div>
  );
}

/** No connection: what is shown was loaded at `since` (instant) and stays readable. */
export function OfflineBanner({ since, zone }: { readonly since: string | null; readonly zone: string }) {
  const texts = useTexts();
  return (
    <Banner kind="attention" title={texts.text('ui-offline')}>
      {since === null ? (
        texts.text('ui-offline-nothing')
      ) : (
        <>
          {texts.text('ui-offline-since')} <DateTime instant={since} zone={zone} />.
        </>
      )}
    </Banner>
  );
}
