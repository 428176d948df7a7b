import type { DraftShape } from '@selectorate/api';
import { SummaryList, useTexts } from '@selectorate/ui';
import { describeBody, describeParts, type SaidLine } from '../describe/describe-draft.ts';
import type { Wording } from '../describe/words.ts';
import type { Inside } from './contest-page.tsx';

/** Everything a prepared act says: what becomes public, and what stays with those who sign it and the scrutineer. */
export function DraftWords({
  draft,
  inside: { contest, naming },
}: {
  readonly draft: DraftShape;
  readonly inside: Inside;
}) {
  const texts = useTexts();
  const wording: Wording = { texts, naming, zone: contest.view.zone };
  const lines = describeBody(draft, wording);
  const parts = describeParts(draft, wording);
  const [published, hidden] = [parts.filter(({ publish }) => publish), parts.filter(({ publish }) => !publish)];
  return (
    <>
      <h2>{texts.text('organise-becomes-public')}</h2>
      {lines.length + published.length === 0 ? <p>{texts.text('organise-only-that')}</p> : null}
      {lines.length === 0 ? null : <Lines lines={lines} />}
      {published.map((part) => (
        <PartLines key={part.name} part={part} />
      ))}
      {hidden.length === 0 && draft.parts !== null ? null : (
        <>
          <h2>{texts.text('organise-stays-private')}</h2>
          <p className="private-mark">{texts.text('organise-stays-private.means')}</p>
          {draft.parts === null && Object.keys(draft.commitments).length > 0 ? (
            <p>{texts.text('organise-parts-not-for-you')}</p>
          ) : null}
          {hidden.map((part) => (
            <PartLines key={part.name} part={part} />
          ))}
        </>
      )}
    </>
  );
}

function PartLines({ part: { title, lines } }: { readonly part: ReturnType<typeof describeParts>[number] }) {
  return (
    <>
      <h3>{title}</h3>
      <Lines lines={lines} own={title} />
    </>
  );
}

function Lines({ lines, own = '' }: { readonly lines: readonly SaidLine[]; readonly own?: string }) {
  const texts = useTexts();
  const [only] = lines;
  if (lines.length === 1 && only !== undefined && only.key === own) return <p className="part-text">{only.value}</p>;
  return (
    <SummaryList
      rows={numbered(
        lines.map(({ key, value }) => ({ key: key === '' ? texts.text('organise-nothing') : key, value })),
      )}
    />
  );
}

/** Lines of the same key stay apart. */
function numbered(rows: readonly { readonly key: string; readonly value: string }[]) {
  const seen = new Map<string, number>();
  return rows.map(({ key, value }) => {
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    return { key: times === 1 ? key : `${key} (${times})`, value };
  });
}
