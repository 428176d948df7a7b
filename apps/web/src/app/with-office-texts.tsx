import { officeTexts } from '@selectorate/messages';
import { TextsProvider } from '@selectorate/ui';
import { Outlet } from '@tanstack/react-router';

/** Around officers’ pages: the texts come with them, not with the first view. */
export function WithOfficeTexts() {
  return (
    <TextsProvider texts={officeTexts('en')}>
      <Outlet />
    </TextsProvider>
  );
}
