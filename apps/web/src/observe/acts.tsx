import { PageHead, SelectField, useTexts } from '@selectorate/ui';
import { useEffect, useState } from 'react';
import { ActItem } from './act-item.tsx';
import { useContest } from './contest-view.tsx';

/** Who has signed what: every act in order, each with its address. */
export function Acts() {
  const texts = useTexts();
  const view = useContest();
  const { record, title } = view;
  const [kind, setKind] = useState('');
  const kinds = [...new Set(record.acts.map((act) => act.kind))];
  const shown = kind === '' ? record.acts : record.acts.filter((act) => act.kind === kind);
  useEffect(() => {
    const id = document.location.hash.slice(1);
    if (id !== '') document.getElementById(id)?.scrollIntoView();
  }, []);
  return (
    <>
      <PageHead
        title={texts.text('observe-page-acts')}
        caption={title}
        lead={texts.text('observe-acts.lead', { acts: record.acts.length })}
      />
      <div className="no-print">
        <SelectField
          label={texts.text('observe-acts-kind')}
          value={kind}
          onChange={setKind}
          placeholder={texts.text('observe-acts-all')}
          choices={kinds.map((value) => ({ value, label: texts.text(`act-${value}`) }))}
        />
      </div>
      <ol className="act-list">
        {shown.map((act) => (
          <ActItem key={act.seq} act={act} />
        ))}
      </ol>
    </>
  );
}
