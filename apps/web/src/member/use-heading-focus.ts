import { useEffect } from 'react';

/** What follows a button is announced by its heading: without this the focus would stay on a button that is gone. */
export function useHeadingFocus(): void {
  useEffect(() => document.querySelector('h1')?.focus({ preventScroll: true }), []);
  useEffect(() => window.scrollTo(0, 0), []);
}
