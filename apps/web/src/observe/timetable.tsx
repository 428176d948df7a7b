import { DateTime, PageHead, Table, useTexts } from '@selectorate/ui';
import { STAGES } from '@selectorate/selection';
import { ActLink } from './act-links.tsx';
import { pageOf, useContest } from './contest-view.tsx';
import { plannedAndActual } from './planned-and-actual.ts';
import { StageMeanings } from './stage-meanings.tsx';
import { Timeline } from './timeline.tsx';
import { deadlineName } from './where-it-stands.ts';

/** Planned against actual times, and what each stage means. */
export function Timetable() {
  const texts = useTexts();
  const view = useContest();
  const { zone, title } = view;
  const dates = plannedAndActual(view);
  return (
    <>
      <PageHead
        title={texts.text('observe-page-timetable')}
        caption={title}
        lead={texts.text('observe-timetable.lead', { zone })}
      />
      <Timeline dates={dates} />
      <Table
        caption={texts.text('observe-timetable-table')}
        columns={[
          { label: texts.text('observe-what') },
          { label: texts.text('observe-planned'), prose: true },
          { label: texts.text('observe-actual'), prose: true },
        ]}
        rows={dates.map(({ id, first, planned, moved, actual }) => ({
          key: id,
          cells: [
            id === 'freeze' ? (
              <a key="roll" href={pageOf(view, 'roll')}>
                {deadlineName(id, texts)}
              </a>
            ) : (
              deadlineName(id, texts)
            ),
            <>
              <DateTime instant={planned} zone={zone} />
              {moved === null ? null : (
                <span className="soft">
                  {' '}
                  {texts.text('observe-moved-from')} <DateTime instant={first} zone={zone} /> (<ActLink seq={moved} />)
                </span>
              )}
            </>,
            actual === null ? (
              <span className="soft">{texts.text('observe-step-to-come')}</span>
            ) : (
              <>
                <DateTime instant={actual.at} zone={zone} /> (<ActLink seq={actual.seq} />)
              </>
            ),
          ],
        }))}
      />
      <p className="soft">{texts.text('observe-timetable-note')}</p>
      <h2>{texts.text('observe-stages-mean')}</h2>
      <StageMeanings stages={STAGES} />
    </>
  );
}
