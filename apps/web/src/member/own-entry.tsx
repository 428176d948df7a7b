import type { MyEntryShape } from '@selectorate/api';
import { DateTime, SummaryList, Table, useTexts } from '@selectorate/ui';
import type { Texts } from '@selectorate/messages';
import { wordFor } from '../observe/where-it-stands.ts';
import type { Names } from '../record/names.ts';
import { sayDay, sayWord } from './say-fact.ts';

/** The order in which people look at themselves; tags only where there are any. */
const SHOWN = [
  'name',
  'member',
  'unit',
  'status',
  'kind',
  'joined',
  'paidThrough',
  'born',
  'email',
  'phone',
  'address',
  'postcode',
  'tags',
] as const;

/** One’s own entry, whole. */
export function OwnEntry({ entry, units }: { readonly entry: MyEntryShape['entry']; readonly units: Names }) {
  const texts = useTexts();
  const shown = SHOWN.filter((field) => field !== 'tags' || (entry[field] ?? '') !== '');
  return (
    <section>
      <h2>{texts.text('member-own')}</h2>
      <SummaryList
        rows={shown.map((field) => ({
          key: texts.text(`organise-roll-field-${field}`),
          value: sayField(field, units.get(entry[field] ?? '') ?? entry[field] ?? '', texts),
        }))}
      />
    </section>
  );
}

/** Every change that was kept, with when, how and under what authority; the values are one’s own. */
export function OwnChanges({ own: { changes, zone } }: { readonly own: Pick<MyEntryShape, 'changes' | 'zone'> }) {
  const texts = useTexts();
  return (
    <section>
      <h2>{texts.text('member-changes')}</h2>
      {changes.length === 0 ? (
        <p>{texts.text('member-changes.none')}</p>
      ) : (
        <Table
          caption={texts.text('member-changes')}
          hideCaption
          columns={[
            { label: texts.text('member-change-what') },
            { label: texts.text('member-change-when'), prose: true },
            { label: texts.text('member-change-from'), prose: true },
            { label: texts.text('member-change-to'), prose: true },
            { label: texts.text('member-change-how'), prose: true },
          ]}
          rows={changes.map(({ at, field, from, to, channel, reason, authority }, place) => ({
            key: `${place}`,
            cells: [
              texts.text(`organise-roll-field-${field}`),
              <DateTime key="at" instant={at} zone={zone} />,
              sayField(field, from, texts),
              sayField(field, to, texts),
              [texts.text(`observe-roll-by-${channel}`), sayCode(reason, texts), sayCode(authority, texts)]
                .filter((each) => each !== '')
                .join('; '),
            ],
          }))}
        />
      )}
    </section>
  );
}

const sayField = (field: string, value: string, texts: Texts): string =>
  value === '' ? texts.text('member-own-empty') : sayWord(field, sayDay(value), texts);

/** Officers’ own codes have no texts: they are words with hyphens. */
function sayCode(code: string, texts: Texts): string {
  const word = wordFor(code, texts);
  return word === code ? code.replaceAll('-', ' ') : word;
}
