import type { ReactNode } from 'react';
import { useTexts } from './texts-context.tsx';

/** A link of a navigation; `current` marks the place the reader is in. */
export interface NavigationItem {
  readonly href: string;
  readonly label: string;
  readonly current?: boolean;
}

export interface PageProps {
  /** The places of the product: observe, organise. */
  readonly places: readonly NavigationItem[];
  /** Banners over the whole width: a trial engine, no connection. */
  readonly banner?: ReactNode;
  readonly footer?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of every page: skip link, name of the product, places, banners, main, footer. */
export function Page({ places, banner, footer, children }: PageProps) {
  const texts = useTexts();
  return (
    <>
      <a className="skip-link" href="#main">
        {texts.text('ui-skip')}
      </a>
      <header className="page-header">
        <div className="page-width">
          <a className="brand" href="/">
            <svg viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="2.4">
              <path d="M3 6h11M3 12h18M3 18h8" />
              <path d="m14 18 2.8 2.8L22 16" />
            </svg>
            {texts.text('ui-product')}
          </a>
          <nav className="places" aria-label={texts.text('ui-places')}>
            <NavigationList items={places} />
          </nav>
        </div>
      </header>
      {banner}
      <main id="main" className="page-main page-width" tabIndex={-1}>
        {children}
      </main>
      <footer className="page-footer">
        <div className="page-width">{footer}</div>
      </footer>
    </>
  );
}

/** Links to the pages or parts of one thing: instead of tabs, so that each has its address. */
export function Anchors({ label, items }: { readonly label: string; readonly items: readonly NavigationItem[] }) {
  return (
    <nav className="anchors" aria-label={label}>
      <NavigationList items={items} />
    </nav>
  );
}

function NavigationList({ items }: { readonly items: readonly NavigationItem[] }) {
  return (
    <ul>
      {items.map(({ href, label, current }) => (
        <li key={href}>
          <a href={href} {...(current === true ? { 'aria-current': 'page' as const } : {})}>
            {label}
          </a>
        </li>
      ))}
    </ul>
  );
}
