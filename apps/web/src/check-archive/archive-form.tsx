import type { VerdictKind } from '@selectorate/ballot';
import { Button, ButtonRow, FileDrop, RadioGroup, useTexts } from '@selectorate/ui';
import { useState } from 'react';
import { verifications } from './verifications.ts';

const VERDICTS: readonly VerdictKind[] = ['archive', 'selectorate'];

/** Which files, which verdict, and the button that begins. Choosing other files changes nothing that was found before. */
export function ArchiveForm({ running }: { readonly running: boolean }) {
  const texts = useTexts();
  const [archive, setArchive] = useState<File | null>(null);
  const [sidecar, setSidecar] = useState<File | null>(null);
  const [chosen, setChosen] = useState<VerdictKind | null>(null);
  const verdict = chosen ?? (sidecar === null ? 'archive' : 'selectorate');
  return (
    <section aria-label={texts.text('ballot-check-what')}>
      <FileDrop
        label={texts.text('ballot-check-archive')}
        hint={texts.text('ballot-check-archive.hint')}
        onFile={setArchive}
      />
      <FileDrop
        key={sidecar === null ? 'none' : 'one'}
        label={texts.text('ballot-check-sidecar')}
        hint={texts.text('ballot-check-sidecar.hint')}
        onFile={setSidecar}
      />
      <RadioGroup
        label={texts.text('ballot-check-verdict')}
        value={verdict}
        onChange={(value) => setChosen(value as VerdictKind)}
        choices={VERDICTS.map((value) => ({
          value,
          label: texts.text(`ballot-check-verdict-${value}`),
          hint: texts.text(`ballot-check-verdict-${value}.hint`),
        }))}
      />
      <ButtonRow>
        {running ? (
          <Button kind="secondary" onPress={verifications.stop}>
            {texts.text('ballot-check-stop')}
          </Button>
        ) : (
          <Button
            onPress={() => archive !== null && verifications.start({ archive, sidecar, verdict })}
            disabledBecause={archive === null ? texts.text('ballot-check-no-archive') : undefined}
          >
            {texts.text('ballot-check-start')}
          </Button>
        )}
      </ButtonRow>
    </section>
  );
}
