import type { LoggedChangeCounts } from '@selectorate/roll';
import { sayNumber, SummaryList, Table, useTexts } from '@selectorate/ui';

/** What changed between two versions, as candidates may see it: numbers, and none of them small (A02). */
export function ChangeCountsView({ counts }: { readonly counts: unknown }) {
  const texts = useTexts();
  const { k, byField, ...all } = counts as LoggedChangeCounts;
  const say = (count: number | null): string =>
    count === null ? texts.text('organise-roll-few', { k }) : sayNumber(count);
  const fields = byField.filter(({ changes }) => changes !== 0);
  return (
    <>
      <SummaryList
        rows={[
          { key: texts.text('organise-roll-added'), value: say(all.added) },
          { key: texts.text('organise-roll-removed'), value: say(all.removed) },
          { key: texts.text('organise-roll-altered'), value: say(all.members) },
          { key: texts.text('organise-roll-now-unreachable'), value: say(all.nowUnreachable) },
          { key: texts.text('organise-roll-coinciding'), value: say(all.coinciding) },
        ]}
      />
      {fields.length === 0 ? null : (
        <Table
          caption={texts.text('organise-roll-by-field')}
          columns={[
            { label: texts.text('organise-roll-field') },
            { label: texts.text('organise-roll-changes'), numeric: true },
          ]}
          rows={fields.map(({ field, changes }) => ({
            key: field,
            cells: [texts.text(`organise-roll-field-${field}`), say(changes)],
          }))}
        />
      )}
    </>
  );
}
