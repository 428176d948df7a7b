import { forgetForms } from '../contest/kept-form.ts';
import type { SessionShape } from '@selectorate/api';
import { useQuery } from '@tanstack/react-query';
import { queryClient } from '../../app/query-client.ts';
import { answerOf, client, rememberCsrf } from './client.ts';

const SESSION = ['organise', 'session'];

/** Who is signed in on this device. */
export const useSession = () =>
  useQuery({
    queryKey: SESSION,
    queryFn: async () => {
      const session = await answerOf(client.readSession({}));
      rememberCsrf(session.csrf);
      return session;
    },
  });

/** What a sign-in answered becomes the session that every page sees; what another account loaded is forgotten. */
export function enterSession(session: SessionShape): void {
  rememberCsrf(session.csrf);
  const before = queryClient.getQueryData<SessionShape>(SESSION)?.account?.id;
  if (before !== session.account?.id) forgetContests();
  queryClient.setQueryData(SESSION, session);
}

/** Signs out on the server and forgets what was loaded. */
export async function leaveSession(): Promise<void> {
  await answerOf(client.signOut({}));
  forgetForms();
  forgetContests();
  await queryClient.invalidateQueries({ queryKey: SESSION });
}

const forgetContests = (): void => queryClient.removeQueries({ queryKey: ['organise', 'contest'] });

/** What this server is. */
export const useInstance = () =>
  useQuery({ queryKey: ['organise', 'instance'], queryFn: () => answerOf(client.readInstance({})) });
