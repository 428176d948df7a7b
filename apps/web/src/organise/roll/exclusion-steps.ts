import type { ActKind, Exclusion } from '@selectorate/selection';

/** Where a case stands at a moment: texts `organise-roll-stage-STAGE`. */
type Stage = 'noticed' | 'replied' | 'silent' | 'stays' | 'appeal-open' | 'appealed' | 'excluded' | 'reversed';

/** Silence is a stage, and decides nothing. */
export function stageOf({ notice, reply, decision, appeal, ruling }: Exclusion, now: string): Stage {
  if (ruling !== null) return ruling.outcome === 'reversed' ? 'reversed' : 'excluded';
  if (decision?.decision === 'stay') return 'stays';
  if (appeal !== null) return 'appealed';
  if (decision !== null) return now <= (decision.appealBy ?? '') ? 'appeal-open' : 'excluded';
  if (reply !== null) return 'replied';
  return now <= notice.replyBy ? 'noticed' : 'silent';
}

/** May it be decided to leave the member out? Once the time to reply is over, whatever was replied by then. */
export const mayExclude = ({ notice, decision }: Exclusion, now: string): boolean =>
  decision === null && now > notice.replyBy;

/** May it be decided to keep the member? At any time, against an earlier decision too, unless they are kept already. */
export const mayKeep = ({ decision, ruling }: Exclusion): boolean =>
  decision?.decision !== 'stay' && ruling?.outcome !== 'reversed';

/** The window that runs, or ran last: to reply until it is decided, to appeal afterwards. */
export function clockOf({ notice, decision, appeal }: Exclusion): {
  readonly what: 'reply' | 'appeal';
  readonly until: string;
} | null {
  if (decision?.appealBy != null) return appeal === null ? { what: 'appeal', until: decision.appealBy } : null;
  return decision === null ? { what: 'reply', until: notice.replyBy } : null;
}

/** What somebody can do about a case now, the next step first. */
export function nextSteps(
  exclusion: Exclusion,
  {
    now,
    may: { officer, scrutineer, rules },
  }: {
    readonly now: string;
    readonly may: { readonly officer: boolean; readonly scrutineer: boolean; readonly rules: boolean };
  },
): readonly ActKind[] {
  const passesOn = officer || scrutineer;
  const allowed = (kind: ActKind, isAllowed: boolean): readonly ActKind[] => (isAllowed ? [kind] : []);
  switch (stageOf(exclusion, now)) {
    case 'noticed':
    case 'silent':
      return [...allowed('record-exclusion-reply', passesOn), ...allowed('decide-exclusion', officer)];
    case 'replied':
      return allowed('decide-exclusion', officer);
    case 'appeal-open':
      return [...allowed('appeal-exclusion', passesOn), ...allowed('decide-exclusion', officer)];
    case 'appealed':
      return [...allowed('rule-on-exclusion', rules), ...allowed('decide-exclusion', officer)];
    case 'excluded':
      return allowed('decide-exclusion', officer);
    default:
      return [];
  }
}
