import type { Texts } from '@selectorate/messages';
import type { Act, ActBodies } from '@selectorate/selection';
import { sayNumber } from '@selectorate/ui';
import type { ContestView } from './contest-view.tsx';
import { wordFor } from './where-it-stands.ts';

/** What an act about the roll is about, beside the ids and codes that any act is told by; empty for other kinds. */
export function aboutRoll(act: Act, { state }: Pick<ContestView, 'state'>, texts: Texts): readonly string[] {
  switch (act.kind) {
    case 'report-roll': {
      const { checks, failed } = bodyOf<'report-roll'>(act);
      const made = checks.filter(({ outcome }) => outcome === 'done').length;
      return [texts.text('observe-about-report-roll', { made, failed: failed.length })];
    }
    case 'freeze-roll':
      return [texts.text('observe-about-freeze-roll', { members: sayNumber(bodyOf<'freeze-roll'>(act).members) })];
    case 'freeze-unit-roll': {
      const { body, members } = bodyOf<'freeze-unit-roll'>(act);
      const title = state.rulebook.bodies.find(({ id }) => id === body)?.title;
      return [...(title === undefined ? [] : [title]), texts.text('observe-about-people', { people: members })];
    }
    case 'amend-roll':
      return Object.entries(bodyOf<'amend-roll'>(act).reasons).map(
        ([reason, count]) => `${wordFor(reason, texts)}: ${sayNumber(count)}`,
      );
    case 'give-exclusion-notice':
    case 'grant-waiver':
      return [`${texts.text('observe-roll-clause')} ${bodyOf<'grant-waiver' | 'give-exclusion-notice'>(act).clause}`];
    case 'call-roll-sample':
      return [texts.text('observe-about-places', { places: bodyOf<'call-roll-sample'>(act).size })];
    case 'report-roll-sample': {
      const { confirmed, ineligible, silent } = bodyOf<'report-roll-sample'>(act);
      return [texts.text('observe-about-sample', { confirmed, ineligible, silent })];
    }
    default:
      return [];
  }
}

/** The body of an act that the replay has accepted is of its kind. */
const bodyOf = <Kind extends keyof ActBodies>({ body }: Act): ActBodies[Kind] => body as unknown as ActBodies[Kind];
