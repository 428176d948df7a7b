import type { ParameterSpec } from '@selectorate/rulebook';
import { Details, Notice, RadioGroup, SelectField, Table, TextField, useTexts } from '@selectorate/ui';
import { firstText } from '../../describe/words.ts';
import type { FieldFault } from '../../forms/setting.ts';
import { errorOf } from '../../parts/error-of.ts';
import { idOf } from '../../parts/form-shell.tsx';
import { openChoices, presetOf, readSetting, rulebookOf } from '../../wizard/new-contest.ts';
import type { StepProps } from '../../wizard/step-props.ts';

/** What the sources leave open is asked, one question at a time; then every rule is shown with where it comes from. */
export function ChoicesStep({ answers, change, faults }: StepProps) {
  const texts = useTexts();
  const preset = answers.source === 'preset' ? presetOf(answers) : undefined;
  const choose = (name: string, value: string): void =>
    change({ parameters: { ...answers.parameters, [name]: value } });
  const required = (preset?.parameters ?? []).filter((spec) => spec.default === null);
  const asked = required.slice(0, required.length - openChoices(answers).length + 1);
  const rulebook = rulebookOf(answers);
  return (
    <>
      {asked.map((spec) => (
        <Parameter
          key={spec.name}
          spec={spec}
          value={answers.parameters[spec.name] ?? ''}
          faults={faults}
          onChange={(value) => choose(spec.name, value)}
        />
      ))}
      {rulebook.ok ? (
        <>
          {rulebook.value.basis === '' ? null : (
            <Notice
              tone={preset?.id.startsWith('reselection') === true ? 'attention' : 'information'}
              title={texts.text('organise-where-from')}
            >
              <p>{rulebook.value.basis}</p>
            </Notice>
          )}
          {preset === undefined ? null : (
            <Details summary={texts.text('organise-other-choices')}>
              {preset.parameters
                .filter((spec) => spec.default !== null)
                .map((spec) => (
                  <Parameter
                    key={spec.name}
                    spec={spec}
                    value={answers.parameters[spec.name] ?? String(spec.default)}
                    faults={faults}
                    onChange={(value) => choose(spec.name, value)}
                  />
                ))}
            </Details>
          )}
          <Details summary={texts.text('organise-every-rule')}>
            <Table
              caption={texts.text('organise-every-rule')}
              hideCaption
              columns={[
                { label: texts.text('organise-rule-says'), prose: true },
                { label: texts.text('organise-rule-from'), prose: true },
              ]}
              rows={rulebook.value.clauses.map(({ id, text, citation, seen }) => ({
                key: id,
                cells: [
                  text,
                  seen === 'chosen-by-organiser' ? citation : `${citation} (${texts.text(`organise-seen-${seen}`)})`,
                ],
              }))}
            />
          </Details>
        </>
      ) : null}
    </>
  );
}

function Parameter({
  spec,
  value,
  faults,
  onChange,
}: {
  readonly spec: ParameterSpec;
  readonly value: string;
  readonly faults: readonly FieldFault[];
  readonly onChange: (value: string) => void;
}) {
  const texts = useTexts();
  const wrong = value !== '' && readSetting(spec, value) === undefined;
  const shared = {
    id: idOf(spec.name),
    label: firstText(texts, [`organise-parameter-${spec.name}`]) ?? spec.name,
    hint: spec.why,
    value,
    onChange,
    ...(wrong ? { error: texts.text('organise-fault-setting') } : errorOf(texts, faults, spec.name)),
  };
  if (spec.kind === 'number')
    return (
      <TextField
        {...shared}
        hint={`${spec.why} ${texts.text(spec.orNone ? 'organise-number-or-none' : 'organise-number', { least: spec.least, most: spec.most })}`}
        narrow
      />
    );
  const choices = spec.allowed.map((each) => ({ value: each.value, label: each.meaning }));
  return spec.default === null ? (
    <RadioGroup {...shared} choices={choices} />
  ) : (
    <SelectField {...shared} choices={choices} />
  );
}
