import { sayNumber, Table, useTexts } from '@selectorate/ui';
import type { Inside } from '../parts/contest-page.tsx';

/** The lists that are frozen: whose, how many, and the root by which a member can check their own entry. */
export function FrozenLists({ inside: { contest, naming } }: { readonly inside: Inside }) {
  const texts = useTexts();
  const { state, rulebook, view } = contest;
  const bodyTitle = (id: string): string => rulebook.bodies.find((body) => body.id === id)?.title ?? id;
  const rolls = [
    ...[...state.unitRolls].map(([id, roll]) => ({ name: naming.unit(id), ...roll })),
    ...[...state.bodyRolls].map(([id, roll]) => ({ name: bodyTitle(id), ...roll })),
  ].toSorted((one, other) => one.seq - other.seq);
  if (rolls.length === 0) return <p>{texts.text('organise-roll-units-none')}</p>;
  return (
    <Table
      caption={texts.text('organise-roll-units-frozen')}
      columns={[
        { label: texts.text('organise-roll-units-of'), prose: true },
        { label: texts.text('organise-roll-members'), numeric: true },
        { label: texts.text('organise-roll-units-entry'), prose: true },
        { label: texts.text('organise-roll-units-root'), prose: true },
      ]}
      rows={rolls.map(({ name, seq, members, root }) => ({
        key: String(seq),
        cells: [
          name,
          sayNumber(members),
          <a key="entry" href={`/c/${view.contest}/acts#act-${seq}`}>
            {texts.text('organise-roll-units-entry-n', { entry: seq })}
          </a>,
          <code key="root" className="part-text">
            {root}
          </code>,
        ],
      }))}
    />
  );
}
