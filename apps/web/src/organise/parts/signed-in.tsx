import type { SessionShape } from '@selectorate/api';
import { Loading, useTexts } from '@selectorate/ui';
import type { ReactNode } from 'react';
import { useInstance, useSession } from '../session/use-session.ts';
import { NotSetUp } from './not-set-up.tsx';
import { ProblemNotice } from './problem-notice.tsx';
import { SignIn } from './sign-in.tsx';
// oxlint-disable-next-line import/no-unassigned-import -- a style sheet
import '../organise.css';

type Account = NonNullable<SessionShape['account']>;

/** The page for whoever is signed in; for anybody else the way in, on the same address, so that they come back to it. */
export function SignedIn({ children }: { readonly children: (account: Account) => ReactNode }) {
  const texts = useTexts();
  const session = useSession();
  const instance = useInstance();
  if (session.data?.account != null) return children(session.data.account);
  if (instance.data?.needsSetUp === true) return <NotSetUp />;
  if (session.error !== null) return <ProblemNotice error={session.error} />;
  if (instance.error !== null) return <ProblemNotice error={instance.error} />;
  if (session.data === undefined || instance.data === undefined)
    return <Loading label={texts.text('organise-loading')} />;
  return <SignIn instance={instance.data} />;
}
