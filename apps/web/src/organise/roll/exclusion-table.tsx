import { DateTime, Table, useTexts } from '@selectorate/ui';
import { sayClause } from '../describe/say-refusal.ts';
import { sayCode } from '../describe/words.ts';
import { holdsRole, sitsIn } from '../forms/who-signs.ts';
import type { Inside } from '../parts/contest-page.tsx';
import { clockOf, nextSteps, stageOf } from './exclusion-steps.ts';

/** Each case with its reason, where it stands, its clock and what this person can do now. Whose it is stays private. */
export function ExclusionTable({ inside: { contest, you } }: { readonly inside: Inside }) {
  const texts = useTexts();
  const { state, view, rulebook } = contest;
  const may = {
    officer: holdsRole(state, you, 'returning-officer', 'second-officer'),
    scrutineer: holdsRole(state, you, 'scrutineer'),
    rules: sitsIn(state, you, state.rulebook.challenges.decidedBy),
  };
  const cases = [...state.exclusions.values()].toSorted((one, other) => one.notice.seq - other.notice.seq);
  return (
    <Table
      caption={texts.text('organise-roll-exclusions')}
      hideCaption
      columns={[
        { label: texts.text('organise-roll-exclusion') },
        { label: texts.text('organise-roll-exclusion-reason'), prose: true },
        { label: texts.text('organise-roll-exclusion-stage'), prose: true },
        { label: texts.text('organise-roll-exclusion-clock'), prose: true },
        { label: texts.text('organise-roll-exclusion-next'), prose: true },
      ]}
      rows={cases.map((each) => {
        const clock = clockOf(each);
        return {
          key: each.id,
          cells: [
            each.id,
            `${sayCode(texts, each.reason)}. ${sayClause(texts, each.clause, rulebook)}`,
            texts.text(`organise-roll-stage-${stageOf(each, view.now)}`),
            clock === null ? (
              ''
            ) : (
              <span key="clock">
                {texts.text(`organise-roll-clock-${clock.what}`)} <DateTime instant={clock.until} zone={view.zone} />
              </span>
            ),
            nextSteps(each, { now: view.now, may }).map((kind) => (
              <span className="line" key={kind}>
                <a href={`/organise/c/${view.contest}/do/${kind}?exclusion=${each.id}`}>{texts.text(`act-${kind}`)}</a>
              </span>
            )),
          ],
        };
      })}
    />
  );
}
