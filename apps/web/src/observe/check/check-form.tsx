import { Button, ButtonRow, Details, FileDrop, Loading, RadioGroup, TextField, useTexts } from '@selectorate/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { fetchFile } from '../../record/fetch-file.ts';
import { checks, type PolicySource } from './checks.ts';
import { useCheck } from './use-check.ts';

/** Whose policy to check against, and the button that begins. */
export function CheckForm({ folder, address }: { readonly folder: string; readonly address: string }) {
  const texts = useTexts();
  const run = useCheck(folder);
  const [source, setSource] = useState<PolicySource>('server');
  const [own, setOwn] = useState('');
  const suggested = useQuery({
    queryKey: ['record', folder, 'policy'],
    queryFn: async ({ signal }) => new TextDecoder().decode(await fetchFile(`/records/${folder}.policy`, signal)),
  });
  const policies = { server: suggested.data ?? null, own, none: null };
  return (
    <section>
      <RadioGroup
        label={texts.text('observe-policy-whose')}
        hint={texts.text('observe-policy-whose.hint')}
        value={source}
        onChange={(value) => setSource(value as PolicySource)}
        choices={(['server', 'own', 'none'] as const).map((value) => ({
          value,
          label: texts.text(`observe-policy-${value}`),
          hint: texts.text(`observe-policy-${value}.hint`),
        }))}
      />
      {source === 'own' ? (
        <>
          <TextField
            label={texts.text('observe-policy-text')}
            rows={6}
            code
            value={own}
            onChange={setOwn}
            error={run?.kind === 'policy-refused' ? texts.text('observe-policy-refused') : undefined}
          />
          <FileDrop
            label={texts.text('observe-policy-file')}
            accept=".policy,.txt,text/plain"
            onFile={(file) => void file.text().then(setOwn)}
          />
        </>
      ) : null}
      {source === 'server' ? (
        <Details summary={texts.text('observe-policy-show')}>
          {suggested.isLoading ? (
            <Loading label={texts.text('observe-loading-policy')} />
          ) : (
            <pre>{suggested.data ?? texts.text('observe-policy-absent')}</pre>
          )}
        </Details>
      ) : null}
      <ButtonRow>
        {run?.kind === 'running' ? (
          <Button kind="secondary" onPress={() => checks.stop(folder)}>
            {texts.text('observe-check-stop')}
          </Button>
        ) : (
          <Button
            onPress={() => checks.start(folder, address, { source, text: policies[source] })}
            disabledBecause={whyNot(source, suggested.isLoading)}
          >
            {texts.text(run === undefined ? 'observe-check-start' : 'observe-check-again')}
          </Button>
        )}
      </ButtonRow>
    </section>
  );

  function whyNot(from: PolicySource, loading: boolean): string | undefined {
    if (from === 'own' && own.trim() === '') return texts.text('observe-policy-empty');
    return from === 'server' && loading ? texts.text('observe-loading-policy') : undefined;
  }
}
