import type { DraftShape } from '@selectorate/api';
import { Notice, TextField, useTexts } from '@selectorate/ui';
import { parseWholeNumber } from '@selectorate/basics';
import { useState } from 'react';
import type { FieldFault } from '../forms/setting.ts';
import { FormShell, idOf } from './form-shell.tsx';

const FIGURES = ['open', 'keep', 'spoilt', 'abstained'] as const;
type Figures = Readonly<Record<(typeof FIGURES)[number], number>>;

/** A unit's figures are entered by two people apart: whoever did not prepare them enters their own before they sign. */
export const needsConfirming = ({ kind, createdBy, body }: DraftShape, you: string): boolean =>
  kind === 'return-unit-vote' && createdBy !== you && (body as { signedOn?: unknown } | null)?.signedOn === 'devices';

/** Enter the figures of one's own sheet; when they are the same as those prepared, it can be signed. */
export function ConfirmFigures({ draft, onSame }: { readonly draft: DraftShape; readonly onSame: () => void }) {
  const texts = useTexts();
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  const prepared = preparedFigures(draft);
  const submit = (): void => {
    const wrong = FIGURES.flatMap((name): readonly FieldFault[] => {
      const own = parseWholeNumber((typed[name] ?? '').trim());
      if (own === undefined) return [{ field: name, text: 'organise-fault-whole' }];
      const other = prepared?.[name];
      return own === other
        ? []
        : [{ field: name, text: 'organise-fault-figures-differ', args: { own, other: other ?? '–' } }];
    });
    setFaults(wrong);
    if (wrong.length === 0) onSame();
  };
  return (
    <Notice title={texts.text('organise-confirm-figures')}>
      <p>{texts.text('organise-confirm-figures.do')}</p>
      <FormShell faults={faults} label={texts.text('organise-compare-figures')} onSubmit={submit}>
        {FIGURES.map((name) => {
          const fault = faults.find(({ field }) => field === name);
          return (
            <TextField
              key={name}
              id={idOf(name)}
              label={texts.text(`organise-return-unit-vote-${name}`)}
              value={typed[name] ?? ''}
              onChange={(value) => setTyped({ ...typed, [name]: value })}
              inputMode="numeric"
              narrow
              {...(fault === undefined ? {} : { error: texts.text(fault.text, fault.args) })}
            />
          );
        })}
      </FormShell>
    </Notice>
  );
}

/** Public figures, or those of the private part where they are withheld. */
function preparedFigures({ body, parts }: DraftShape): Figures | null {
  const shown = (body as { figures?: Figures | null } | null)?.figures ?? null;
  return shown ?? ((parts?.['figures']?.content ?? null) as Figures | null);
}
