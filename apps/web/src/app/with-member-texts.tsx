import { memberTexts } from '@selectorate/messages';
import { TextsProvider } from '@selectorate/ui';
import { Outlet } from '@tanstack/react-router';

/** Around members’ pages: the texts come with them, not with the first view. */
export function WithMemberTexts() {
  return (
    <TextsProvider texts={memberTexts('en')}>
      <Outlet />
    </TextsProvider>
  );
}
