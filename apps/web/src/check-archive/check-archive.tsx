import { Details, Page, PageHead, useTexts } from '@selectorate/ui';
import { ArchiveForm } from './archive-form.tsx';
import { Outcome } from './outcome.tsx';
import { useVerifications } from './use-verifications.ts';

/** The page: files from the reader's own device, checked on it, and nothing sent anywhere. */
export function CheckArchive() {
  const texts = useTexts();
  const all = useVerifications();
  return (
    <Page
      places={[
        { href: '/', label: texts.text('ui-place-observe') },
        { href: '/organise', label: texts.text('ui-place-organise') },
      ]}
      footer={<p>{texts.text('ballot-check-footer')}</p>}
    >
      <PageHead title={texts.text('ballot-check-title')} lead={texts.text('ballot-check-title.lead')} />
      <div className="no-print">
        <p className="soft">{texts.text('ballot-check-private')}</p>
        <ArchiveForm running={all[0]?.run.kind === 'running'} />
      </div>
      {all.map((verification) => (
        <Outcome key={verification.id} verification={verification} />
      ))}
      <div className="no-print">
        <Details summary={texts.text('ballot-check-offline')}>
          <p>{texts.text('ballot-check-offline.means')}</p>
          <pre>npx --no-install selectorate verify FILE.bel --sidecar FILE</pre>
        </Details>
      </div>
    </Page>
  );
}
