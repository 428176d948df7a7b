import { sayNumber, SummaryList, Table, useTexts } from '@selectorate/ui';
import { Proof } from '../act-links.tsx';
import { useContest } from '../contest-view.tsx';

/** A02 What was changed in the roll before it was frozen: numbers that every candidate may see. */
export function RollChanges() {
  const texts = useTexts();
  const { state } = useContest();
  const report = state.rollReport;
  if (report === null) return null;
  const { changes, k, seq } = report;
  const say = (count: number | null): string =>
    count === null ? texts.text('observe-roll-fewer', { k }) : sayNumber(count);
  const largest = (counts: readonly number[]): string =>
    counts.length === 0
      ? texts.text('observe-roll-none-large', { k })
      : counts.map((each) => texts.text('observe-roll-or-more', { count: sayNumber(each) })).join(', ');
  const fields = changes.byField.filter(({ changes: count }) => count !== 0);
  const channels = changes.byChannel.filter(({ changes: count }) => count !== 0);
  return (
    <section>
      <h2>{texts.text('observe-roll-changes')}</h2>
      <p>{texts.text('observe-roll-changes.means')}</p>
      <SummaryList
        rows={[
          { key: texts.text('observe-roll-since'), value: changes.since ?? texts.text('observe-roll-since-first') },
          { key: texts.text('observe-roll-added'), value: say(changes.added) },
          { key: texts.text('observe-roll-removed'), value: say(changes.removed) },
          { key: texts.text('observe-roll-members-changed'), value: say(changes.members) },
          { key: texts.text('observe-roll-sessions'), value: largest(changes.largestSessions) },
          { key: texts.text('observe-roll-editors'), value: largest(changes.largestEditors) },
          { key: texts.text('observe-roll-coinciding'), value: say(changes.coinciding) },
          { key: texts.text('observe-roll-unreachable'), value: say(changes.nowUnreachable) },
          { key: texts.text('observe-roll-reachable'), value: say(changes.newlyReachable) },
        ]}
      />
      {fields.length === 0 ? null : (
        <Table
          caption={texts.text('observe-roll-by-field')}
          columns={[
            { label: texts.text('observe-roll-field') },
            { label: texts.text('observe-roll-count'), numeric: true },
          ]}
          rows={fields.map(({ field, changes: count }) => ({
            key: field,
            cells: [texts.text(`organise-roll-field-${field}`), say(count)],
          }))}
        />
      )}
      {channels.length === 0 ? null : (
        <Table
          caption={texts.text('observe-roll-by-channel')}
          columns={[
            { label: texts.text('observe-roll-channel') },
            { label: texts.text('observe-roll-count'), numeric: true },
          ]}
          rows={channels.map(({ channel, changes: count }) => ({
            key: channel,
            cells: [texts.text(`observe-roll-by-${channel}`), say(count)],
          }))}
        />
      )}
      <Proof standing="S" acts={[seq]}>
        {texts.text('observe-roll-proof-changes')}
      </Proof>
    </section>
  );
}
