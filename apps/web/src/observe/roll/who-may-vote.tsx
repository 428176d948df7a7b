import { sayNumber, Table, useTexts } from '@selectorate/ui';
import type { FrozenRoll } from '@selectorate/selection';
import type { Texts } from '@selectorate/messages';
import { Proof } from '../act-links.tsx';
import { useContest } from '../contest-view.tsx';
import { wordFor } from '../where-it-stands.ts';

/** Eligible and withheld by reason add up to the members, in both electorates: nobody is left out unseen (A25). */
export function WhoMayVote({ roll }: { readonly roll: FrozenRoll }) {
  const texts = useTexts();
  const { state } = useContest();
  const { trigger, ballot } = roll.withheld;
  const withTrigger = state.rulebook.trigger !== null;
  const reasons = [...new Set([...Object.keys(trigger), ...Object.keys(ballot)])].toSorted();
  const figures = (ofTrigger: number, ofBallot: number): readonly string[] =>
    (withTrigger ? [ofTrigger, ofBallot] : [ofBallot]).map(sayNumber);
  return (
    <section>
      <h2>{texts.text('observe-roll-who')}</h2>
      <Table
        caption={texts.text('observe-roll-who')}
        hideCaption
        columns={[
          { label: texts.text('observe-roll-members'), prose: true },
          ...(withTrigger ? [{ label: texts.text('stage-trigger'), numeric: true }] : []),
          { label: texts.text('observe-roll-ballot'), numeric: true },
        ]}
        rows={[
          {
            key: 'eligible',
            cells: [texts.text('observe-roll-eligible'), ...figures(roll.eligibleTrigger, roll.eligibleBallot)],
          },
          ...reasons.map((reason) => ({
            key: reason,
            cells: [
              texts.text('observe-roll-withheld', { reason: reasonFor(reason, texts) }),
              ...figures(trigger[reason] ?? 0, ballot[reason] ?? 0),
            ],
          })),
          {
            key: 'members',
            cells: [
              <strong key="all">{texts.text('observe-roll-all')}</strong>,
              ...figures(roll.members, roll.members),
            ],
          },
        ]}
      />
      <p className="soft">
        {texts.text('observe-fact-roll.root')} <code>{roll.root}</code>
      </p>
      <Proof standing="P" acts={[roll.seq]}>
        {texts.text('observe-roll-proof-sum')}
      </Proof>
      <Proof standing="S" acts={[roll.seq]}>
        {texts.text('observe-proof-roll')}
      </Proof>
      <SmallRolls />
    </section>
  );
}

/** `excluded-REASON` says that a decision left the member out, any other code a rule. */
function reasonFor(reason: string, texts: Texts): string {
  const excluded = /^excluded-(.+)$/.exec(reason)?.[1];
  return excluded === undefined
    ? sayReason(reason, texts)
    : texts.text('observe-roll-excluded', { reason: wordFor(excluded, texts) });
}

/** The rulebook's own codes have no texts: they are words with hyphens. */
const sayReason = (code: string, texts: Texts): string => {
  const word = wordFor(code, texts);
  return word === code ? code.replaceAll('-', ' ') : word;
};

/** A21 The rolls of committees and affiliated units, frozen for themselves. */
function SmallRolls() {
  const texts = useTexts();
  const { state, names } = useContest();
  const bodyTitle = (id: string): string => state.rulebook.bodies.find((body) => body.id === id)?.title ?? id;
  const rolls = [
    ...[...state.unitRolls].map(([id, roll]) => ({ name: names.get(id) ?? id, ...roll })),
    ...[...state.bodyRolls].map(([id, roll]) => ({ name: bodyTitle(id), ...roll })),
  ].toSorted((a, b) => a.seq - b.seq);
  if (rolls.length === 0) return null;
  return (
    <>
      <Table
        caption={texts.text('observe-roll-small')}
        columns={[
          { label: texts.text('observe-unit'), prose: true },
          { label: texts.text('observe-roll-people'), numeric: true },
          { label: texts.text('observe-roll-root'), prose: true },
        ]}
        rows={rolls.map(({ name, seq, members, root }) => ({
          key: `${seq}`,
          cells: [name, sayNumber(members), <code key="root">{root}</code>],
        }))}
      />
      <Proof standing="S" acts={rolls.map(({ seq }) => seq)}>
        {texts.text('observe-proof-roll')}
      </Proof>
    </>
  );
}
