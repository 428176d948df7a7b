import { Banner, OfflineBanner, Page, useTexts } from '@selectorate/ui';
import { Outlet, useRouter, useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useContests } from '../record/use-contests.ts';
import { useConnection } from '../record/use-connection.ts';

/** The frame around every page. */
export function RootLayout() {
  const texts = useTexts();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const organising = path.startsWith('/organise');
  const ofOneMember = /^\/(entry|contact)\//.test(path);
  useFocusOnNavigation();
  return (
    <Page
      places={[
        { href: '/', label: texts.text('ui-place-observe'), current: !organising && !ofOneMember },
        { href: '/organise', label: texts.text('ui-place-organise'), current: organising },
      ]}
      banner={<Banners />}
      footer={
        <>
          {ofOneMember ? null : <p>{texts.text('observe-footer')}</p>}
          <p>{texts.text('observe-footer-no-third-party')}</p>
        </>
      }
    >
      <Outlet />
    </Page>
  );
}

function Banners() {
  const texts = useTexts();
  const { data } = useContests();
  const connection = useConnection();
  return (
    <>
      {connection.lost ? <OfflineBanner since={connection.since} zone={ownZone()} /> : null}
      {data?.engine === 'trial' ? (
        <Banner title={texts.text('ui-trial-engine')}>{texts.text('ui-trial-engine-means')}</Banner>
      ) : null}
    </>
  );
}

const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** A new page is announced by its heading: without this the focus would stay on a link that is gone. */
function useFocusOnNavigation(): void {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe('onRendered', ({ pathChanged, fromLocation, toLocation }) => {
        if (fromLocation === undefined || !pathChanged || toLocation.hash !== '') return;
        document.querySelector('h1')?.focus({ preventScroll: true });
      }),
    [router],
  );
}
