import { Notice, sayNumber, useTexts } from '@selectorate/ui';
import { useState } from 'react';
import type { Inside } from '../parts/contest-page.tsx';
import { isReportOld } from './is-reported.ts';
import { RollPage } from './roll-page.tsx';
import { UploadList } from './upload-list.tsx';
import { useVersions } from './use-roll.ts';
import { Versions } from './versions.tsx';

/** The membership list: a new file before the freeze, every version kept, and what changed between any two. */
export function RollList() {
  return <RollPage name="list">{(inside) => <ListPage inside={inside} isOfficer={inside.isOfficer} />}</RollPage>;
}

function ListPage({ inside, isOfficer }: { readonly inside: Inside; readonly isOfficer: boolean }) {
  const texts = useTexts();
  const [kept, setKept] = useState<number | null>(null);
  const { contest, naming } = inside;
  const { view, state } = contest;
  const newest = useVersions(view.contest).data?.at(-1)?.version ?? null;
  return (
    <>
      {kept !== null ? (
        <Notice tone="success" announce title={texts.text('organise-roll-kept-as', { version: kept })}>
          <p>{texts.text('organise-roll-kept-as.do')}</p>
        </Notice>
      ) : view.roll === null ? null : (
        <Notice title={texts.text('organise-roll-kept', { members: view.roll.members })}>
          <p>{texts.text(state.roll === null ? 'organise-roll-kept.means' : 'organise-roll-frozen-means')}</p>
        </Notice>
      )}
      {newest !== null && isReportOld(state, newest) ? (
        <Notice
          tone="attention"
          title={texts.text('organise-roll-not-reported', {
            version: newest,
            reported: state.rollReport?.version.slice(1) ?? '',
          })}
        >
          <p>{texts.text('organise-roll-not-reported.do')}</p>
          <p>
            <a href={`/organise/c/${view.contest}/roll/checks`}>{texts.text('organise-roll-page-checks')}</a>
          </p>
        </Notice>
      ) : null}
      {state.roll === null && isOfficer ? (
        <>
          <h2>{texts.text(view.roll === null ? 'organise-roll-first' : 'organise-roll-another')}</h2>
          <UploadList contest={contest} onKept={({ version }) => setKept(version)} />
        </>
      ) : null}
      {state.roll === null ? null : (
        <p>
          {texts.text('organise-roll-frozen-as', {
            version: state.roll.version,
            members: sayNumber(state.roll.members),
          })}
        </p>
      )}
      <Versions contest={view.contest} zone={view.zone} nameOf={naming.person} />
    </>
  );
}
