import { type RollEntry, rollEntrySchema } from '@selectorate/roll';
import { sampleIndexes } from '@selectorate/selection';
import { Button, Table, useTexts } from '@selectorate/ui';
import { useMutation } from '@tanstack/react-query';
import type { Inside } from '../parts/contest-page.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { answerOf, client } from '../session/client.ts';

/** Whom the sample takes, opened from the frozen roll for the scrutineer, who asks each of them. */
export function SampledMembers({ inside: { contest } }: { readonly inside: Inside }) {
  const texts = useTexts();
  const { state, view, acts } = contest;
  const indexes = sampleIndexes(state) ?? [];
  const commitment = acts.find(({ kind }) => kind === 'freeze-roll')?.commitments['roll'] ?? '';
  const open = useMutation({
    mutationFn: async () => {
      const { part } = await answerOf(client.readPart({ params: { contest: view.contest, commitment } }));
      return entriesIn(part.content);
    },
  });
  return (
    <>
      <h3>{texts.text('organise-roll-sample-list')}</h3>
      <p>{texts.text('organise-roll-sample-list.means')}</p>
      {open.error === null ? null : <ProblemNotice error={open.error} />}
      {open.data === undefined ? (
        <Button kind="secondary" onPress={open.isPending ? () => undefined : () => open.mutate()}>
          {texts.text('organise-roll-sample-show')}
        </Button>
      ) : (
        <Table
          caption={texts.text('organise-roll-sample-list')}
          hideCaption
          columns={[
            { label: texts.text('organise-roll-sample-place') },
            { label: texts.text('organise-roll-field-member') },
            { label: texts.text('organise-roll-sample-name') },
            { label: texts.text('organise-roll-sample-contact'), prose: true },
          ]}
          rows={indexes.map((index) => {
            const entry = open.data[index];
            const { name = '', email = '', phone = '', address = '', postcode = '' } = entry?.person ?? {};
            const contacts = [email, phone, [address, postcode].filter((each) => each !== '').join(', ')];
            return {
              key: String(index),
              cells: [
                // As it is typed into the report's form: without a mark between thousands.
                String(index),
                entry?.member ?? '',
                name,
                contacts
                  .filter((each) => each !== '')
                  .map((each) => (
                    <span className="line" key={each}>
                      {each}
                    </span>
                  )),
              ],
            };
          })}
        />
      )}
    </>
  );
}

/** Entries of a snapshot in the order of the roll's leaves; one that cannot be read leaves its place empty. */
export function entriesIn(snapshot: unknown): readonly (RollEntry | undefined)[] {
  const { entries } = (snapshot ?? {}) as { readonly entries?: unknown };
  if (!Array.isArray(entries)) return [];
  return entries.map((each) => {
    const read = rollEntrySchema.safeParse((each as { readonly entry?: unknown } | null)?.entry);
    return read.success ? read.data : undefined;
  });
}
