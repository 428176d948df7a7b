import { Button, ButtonRow, DateTime, Loading, Notice, PageHead, Table, Tag, useTexts } from '@selectorate/ui';
import { useState } from 'react';
import { Proof } from './act-links.tsx';
import { useContest } from './contest-view.tsx';
import type { SeenCheckpoint } from './read-checkpoints.ts';
import { useCheckpoints } from './use-checkpoints.ts';

const AT_FIRST = 12;

/** Published checkpoints, newest first, and which witnesses cosigned each. */
export function Checkpoints() {
  const texts = useTexts();
  const { state, record, title } = useContest();
  const [most, setMost] = useState(AT_FIRST);
  const { shown, total, isLoading } = useCheckpoints(record, most);
  return (
    <>
      <PageHead
        title={texts.text('observe-page-checkpoints')}
        caption={title}
        lead={texts.text('observe-checkpoints.lead')}
      />
      <h2>{texts.text('observe-witnesses')}</h2>
      {state.witnesses.length === 0 ? (
        <Notice tone="attention">
          <p>{texts.text('observe-no-witnesses')}</p>
        </Notice>
      ) : (
        <>
          <ul>
            {state.witnesses.map(({ name, key }) => (
              <li key={name}>
                {name} <code>{key.key}</code>
              </li>
            ))}
          </ul>
          <p>{texts.text('observe-witnesses.means')}</p>
        </>
      )}
      <h2>{texts.text('observe-checkpoints')}</h2>
      {isLoading ? (
        <Loading label={texts.text('observe-loading-checkpoints')} />
      ) : (
        <CheckpointsTable checkpoints={shown} />
      )}
      {total > most ? (
        <ButtonRow>
          <Button kind="secondary" onPress={() => setMost(total)}>
            {texts.text('observe-checkpoints-all', { total })}
          </Button>
        </ButtonRow>
      ) : null}
      <Proof standing="P" acts={[]}>
        {texts.text('observe-proof-checkpoints')}
      </Proof>
    </>
  );
}

function CheckpointsTable({ checkpoints }: { readonly checkpoints: readonly SeenCheckpoint[] }) {
  const texts = useTexts();
  const { zone } = useContest();
  return (
    <Table
      caption={texts.text('observe-checkpoints')}
      hideCaption
      columns={[
        { label: texts.text('observe-size') },
        { label: texts.text('observe-cosigned'), prose: true },
        { label: texts.text('observe-witnesses'), prose: true },
        { label: texts.text('observe-root'), prose: true },
      ]}
      rows={checkpoints.map(({ size, root, witnesses, unsound }) => ({
        key: String(size),
        cells: [
          texts.text('observe-acts-count', { acts: size }),
          witnesses.length === 0 ? (
            <span className="soft">{texts.text('observe-not-cosigned')}</span>
          ) : (
            <DateTime instant={witnesses.reduce((latest, { at }) => (at > latest ? at : latest), '')} zone={zone} />
          ),
          <>
            {witnesses.map(({ name }) => name).join(', ')}
            {unsound ? <Tag tone="fault">{texts.text('observe-unsound')}</Tag> : null}
          </>,
          <code key="root">{root}</code>,
        ],
      }))}
    />
  );
}
