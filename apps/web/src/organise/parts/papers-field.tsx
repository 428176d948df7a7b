import { TextField, useTexts } from '@selectorate/ui';
import { papersIn, readPapers } from '../forms/papers.ts';

/** Keying papers: a line each, with the numbers of the candidates beside the field and the papers counted as they come. */
export function PapersField({
  id,
  label,
  hint,
  error,
  value,
  onChange,
  candidates,
  due,
}: {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly error?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly candidates: readonly string[];
  readonly due: number | null;
}) {
  const texts = useTexts();
  const read = readPapers(value, candidates.length);
  const keyed = read.ok ? papersIn(read.value) : null;
  const said =
    keyed === null
      ? read.ok
        ? ''
        : texts.text(`organise-fault-paper-${read.error[0]?.code ?? 'not-a-number'}`, {
            line: read.error[0]?.line ?? 0,
          })
      : due === null
        ? texts.text('organise-papers', { papers: keyed })
        : texts.text('organise-papers-keyed', { keyed, due });
  return (
    <div className="papers">
      <ol className="paper-key" aria-label={texts.text('organise-papers-key')}>
        {candidates.map((candidate) => (
          <li key={candidate}>{candidate}</li>
        ))}
      </ol>
      <TextField
        id={id}
        label={label}
        {...(hint === undefined ? {} : { hint })}
        {...(error === undefined ? {} : { error })}
        value={value}
        onChange={onChange}
        rows={12}
        code
        inputMode="numeric"
      />
      <p className={keyed === null ? 'paper-count wrong-text' : 'paper-count'} role="status">
        {said}
      </p>
    </div>
  );
}
