import { rollSiteTexts } from '@selectorate/messages';
import { TextsProvider } from '@selectorate/ui';
import { Outlet } from '@tanstack/react-router';

/** Around the observers’ page of the roll: the texts come with it, not with the first view. */
export function WithRollTexts() {
  return (
    <TextsProvider texts={rollSiteTexts('en')}>
      <Outlet />
    </TextsProvider>
  );
}
