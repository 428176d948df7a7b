import { FileDrop, Notice, RadioGroup, useTexts } from '@selectorate/ui';
import { errorOf } from '../../parts/error-of.ts';
import { idOf } from '../../parts/form-shell.tsx';
import { presetsFor, rulebookOf } from '../../wizard/new-contest.ts';
import type { StepProps } from '../../wizard/step-props.ts';

/** A preset that is known, or one's own rulebook as a file. */
export function RulebookStep({ answers, change, faults }: StepProps) {
  const texts = useTexts();
  const presets = presetsFor(answers);
  const own = {
    value: 'file',
    label: texts.text('organise-own-rulebook'),
    hint: texts.text('organise-own-rulebook.hint'),
  };
  const chosen = answers.source === 'file' ? 'file' : answers.preset;
  const load = async (file: File): Promise<void> =>
    change({ source: 'file', fileName: file.name, fileText: await file.text() });
  return (
    <>
      <RadioGroup
        id={idOf('preset')}
        label={texts.text('organise-which-rulebook')}
        choices={[
          ...presets.map(({ id, title }) => ({ value: id, label: title, hint: texts.text(`organise-preset-${id}`) })),
          own,
        ]}
        value={chosen}
        onChange={(value) =>
          change(
            value === 'file'
              ? { source: 'file', preset: '' }
              : { source: 'preset', preset: value, parameters: value === answers.preset ? answers.parameters : {} },
          )
        }
        {...errorOf(texts, faults, 'preset')}
      />
      {answers.source === 'file' ? (
        <>
          <FileDrop
            id={idOf('file')}
            label={texts.text('organise-rulebook-file')}
            hint={answers.fileName === '' ? texts.text('organise-rulebook-file.hint') : answers.fileName}
            accept=".yaml,.yml,.json"
            onFile={(file) => void load(file)}
            {...errorOf(texts, faults, 'file')}
          />
          <FileFaults answers={answers} />
        </>
      ) : null}
    </>
  );
}

/** Every fault of the file, with line and column. */
function FileFaults({ answers }: Pick<StepProps, 'answers'>) {
  const texts = useTexts();
  if (answers.fileText === '') return null;
  const read = rulebookOf(answers);
  if (read.ok)
    return (
      <Notice tone="success" announce title={texts.text('organise-rulebook-read', { title: read.value.title })}>
        <p>{read.value.basis}</p>
      </Notice>
    );
  return (
    <Notice tone="fault" announce title={texts.text('organise-fault-rulebook')}>
      <ul>
        {read.error.slice(0, 50).map(({ line, column, path, expected, code }) => (
          <li key={`${path} ${code} ${line} ${column}`}>
            {line === null ? null : texts.text('organise-line', { line, column: column ?? 1 })} <code>{path}</code>{' '}
            {expected}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
