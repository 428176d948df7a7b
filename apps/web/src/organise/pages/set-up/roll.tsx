import type { RollSummaryShape } from '@selectorate/api';
import { toBase64, utf8 } from '@selectorate/basics';
import { ROLL_FIELDS } from '@selectorate/roll';
import {
  Button,
  ButtonRow,
  Details,
  FileDrop,
  Notice,
  PageHead,
  SelectField,
  SummaryList,
  Table,
  TextField,
  useTexts,
} from '@selectorate/ui';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { refreshContest } from '../../contest/use-contest.ts';
import { ActError } from '../../parts/act-error.tsx';
import type { Inside } from '../../parts/contest-page.tsx';
import { idOf } from '../../parts/form-shell.tsx';
import { answerOf, client } from '../../session/client.ts';
import { useSave } from '../../wizard/use-save.ts';

type Columns = Readonly<Record<string, string>>;

/** The membership list: dropped or pasted, looked at, kept only when every row can be read. */
export function RollStep({ inside: { contest } }: { readonly inside: Inside }) {
  const texts = useTexts();
  const { view } = contest;
  const [file, setFile] = useState('');
  const [pasted, setPasted] = useState('');
  const [columns, setColumns] = useState<Columns>({});
  const save = useSave(contest, 'roll');
  const params = { contest: view.contest };
  const look = useMutation({
    mutationFn: ({ bytes, chosen }: { readonly bytes: string; readonly chosen: Columns }) =>
      answerOf(client.uploadRoll({ params, body: { file: bytes, keep: false, columns: chosen } })),
  });
  const keep = useMutation({
    mutationFn: () => answerOf(client.uploadRoll({ params, body: { file, keep: true, columns } })),
    onSuccess: async () => {
      await refreshContest(view.contest);
      save.mutate({});
    },
  });
  const read = (bytes: string, chosen: Columns = {}): void => {
    setFile(bytes);
    setColumns(chosen);
    if (bytes !== '') look.mutate({ bytes, chosen });
  };
  return (
    <>
      <PageHead
        title={texts.text('organise-step-roll')}
        caption={view.title}
        lead={texts.text('organise-step-roll.lead')}
      />
      <ActError error={look.error ?? keep.error ?? save.error} rulebook={contest.rulebook} />
      {view.roll === null ? null : (
        <Notice tone="success" title={texts.text('organise-roll-kept', { members: view.roll.members })}>
          <p>{texts.text('organise-roll-kept.means')}</p>
        </Notice>
      )}
      <FileDrop
        id={idOf('file')}
        label={texts.text('organise-roll-file')}
        hint={texts.text('organise-roll-file.hint')}
        accept=".csv,.tsv,.txt,text/csv"
        onFile={(chosen) => void bytesOf(chosen).then((bytes) => read(bytes))}
      />
      <Details summary={texts.text('organise-roll-paste')}>
        <TextField label={texts.text('organise-roll-paste')} rows={6} code value={pasted} onChange={setPasted} />
        <Button kind="secondary" onPress={() => read(toBase64(utf8(pasted)))}>
          {texts.text('organise-roll-read')}
        </Button>
      </Details>
      {look.isPending ? <p role="status">{texts.text('organise-roll-reading')}</p> : null}
      {look.data === undefined ? null : (
        <Looked
          summary={look.data}
          columns={columns}
          onColumns={(chosen) => read(file, chosen)}
          onKeep={() => keep.mutate()}
          busy={keep.isPending}
        />
      )}
      {view.roll === null || look.data !== undefined ? null : (
        <ButtonRow>
          <Button onPress={() => save.mutate({})}>{texts.text('organise-continue')}</Button>
        </ButtonRow>
      )}
    </>
  );
}

const bytesOf = async (file: File): Promise<string> => toBase64(new Uint8Array(await file.arrayBuffer()));

function Looked({
  summary,
  columns,
  onColumns,
  onKeep,
  busy,
}: {
  readonly summary: RollSummaryShape;
  readonly columns: Columns;
  readonly onColumns: (columns: Columns) => void;
  readonly onKeep: () => void;
  readonly busy: boolean;
}) {
  const texts = useTexts();
  const { members, branches, preview, faults } = summary;
  const fieldChoices = ROLL_FIELDS.map((value) => ({ value, label: texts.text(`organise-roll-field-${value}`) }));
  const [first] = preview;
  return (
    <>
      <h2>{texts.text('organise-roll-looked')}</h2>
      <SummaryList
        rows={[
          { key: texts.text('organise-roll-members'), value: members.toLocaleString('en-GB') },
          {
            key: texts.text('organise-roll-branches'),
            value: branches.map((each) => `${each.branch}: ${each.members}`).join(', ') || '–',
          },
          { key: texts.text('organise-roll-faults'), value: faults.length.toLocaleString('en-GB') },
        ]}
      />
      {faults.length === 0 ? null : (
        <Notice tone="fault" title={texts.text('organise-roll-faulty', { rows: faults.length })}>
          <p>{texts.text('organise-roll-faulty.do')}</p>
          <ul>
            {faults.map((fault) => (
              <li key={fault}>{fault}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Details summary={texts.text('organise-roll-columns')}>
        <p>{texts.text('organise-roll-columns.means')}</p>
        {summary.columns.map(({ column, field }) => (
          <SelectField
            key={column}
            label={column}
            choices={fieldChoices}
            placeholder={texts.text('organise-roll-not-used')}
            value={columns[column] ?? field ?? ''}
            onChange={(value) => onColumns({ ...columns, [column]: value })}
          />
        ))}
      </Details>
      {first === undefined ? null : (
        <Details summary={texts.text('organise-roll-preview')} open>
          <Table
            caption={texts.text('organise-roll-preview')}
            hideCaption
            columns={Object.keys(first).map((label) => ({ label }))}
            rows={preview.map((row, at) => ({ key: String(at), cells: Object.values(row) }))}
          />
        </Details>
      )}
      {faults.length === 0 ? (
        <ButtonRow>
          <Button onPress={busy ? () => undefined : onKeep}>
            {texts.text(busy ? 'organise-busy' : 'organise-roll-keep', { members })}
          </Button>
        </ButtonRow>
      ) : null}
    </>
  );
}
