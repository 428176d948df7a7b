import { ButtonRow, LinkButton, PageHead, useTexts } from '@selectorate/ui';
import { recordAddress } from '../record/observed-record.ts';
import { CheckForm } from './check/check-form.tsx';
import { CheckOutcome } from './check/check-outcome.tsx';
import { useContest } from './contest-view.tsx';

/** Check everything yourself: the whole verification in this browser, against the reader's own policy. */
export function Check() {
  const texts = useTexts();
  const { record, title } = useContest();
  const address = `${document.location.origin}${recordAddress(record.folder)}`;
  return (
    <>
      <PageHead title={texts.text('observe-page-check')} caption={title} lead={texts.text('observe-check.lead')} />
      <CheckForm folder={record.folder} address={address} />
      <CheckOutcome folder={record.folder} />
      <h2>{texts.text('observe-check-offline')}</h2>
      <p>{texts.text('observe-check-offline.means')}</p>
      <pre>{`npx --no-install selectorate verify ${address} --policy policy.txt`}</pre>
      <ButtonRow>
        <LinkButton kind="secondary" href={`/records/${record.folder}.policy`} download={`${record.folder}.policy`}>
          {texts.text('observe-policy-download')}
        </LinkButton>
      </ButtonRow>
      <p>
        {/* A page of its own, beside this app: `target` leaves the link to the browser. */}
        <a href="/check-archive.html" target="_self">
          {texts.text('observe-check-archive')}
        </a>
      </p>
    </>
  );
}
