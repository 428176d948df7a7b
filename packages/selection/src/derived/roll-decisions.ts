import { err, ok, type Result } from '@selectorate/basics';
import type { Exclusion as RollExclusion, Waiver } from '@selectorate/roll';
import type { Instant } from '../instant.ts';
import type { PartLookup } from '../parts.ts';
import type { ExclusionId, WaiverId } from '../roll-state.ts';
import type { State } from '../state.ts';
import { exclusionFor, exclusionsInForce, memberBehind } from './exclusions.ts';

/** Waivers and exclusions of a record with the members they are about, as they stand at a moment. */
export interface RollDecisions {
  readonly waivers: readonly (Waiver & { readonly id: WaiverId })[];
  readonly exclusions: readonly (RollExclusion & { readonly id: ExclusionId })[];
  readonly at: Instant;
}

/** Whom a snapshot says that waivers and exclusions are about. */
interface NamedDecisions {
  readonly waivers?: readonly { readonly waiver: string; readonly member: string }[] | undefined;
  readonly exclusions?: readonly { readonly exclusion: string; readonly member: string }[] | undefined;
}

/** Every waiver of the record, and every exclusion that stands at a moment, with whom the private parts say they are about. */
export function decisionsFor(state: State, parts: PartLookup, at: Instant): Result<RollDecisions, 'missing'> {
  const waivers = [...state.waivers.values()].flatMap(({ id, clause, electorate, member: commitment, seq }) => {
    const member = memberBehind(state, commitment, parts);
    return member === undefined ? [] : [{ id, member, clause, electorate, reason: id, by: String(seq) }];
  });
  const standing = exclusionsInForce(state, at);
  const exclusions = standing.flatMap((each) => {
    const member = memberBehind(state, each.member, parts);
    return member === undefined ? [] : [{ id: each.id, ...exclusionFor(each, member) }];
  });
  const whole = waivers.length === state.waivers.size && exclusions.length === standing.length;
  return whole ? ok({ waivers, exclusions, at }) : err('missing');
}

/** The snapshot names the record's waivers and standing exclusions, each for the member of its own act, and no other. */
export function namesTheSame(
  { waivers = [], exclusions = [] }: NamedDecisions,
  decisions: Pick<RollDecisions, 'waivers' | 'exclusions'>,
): boolean {
  const said = [
    ...waivers.map(({ waiver, member }) => `waiver ${waiver} ${member}`),
    ...exclusions.map(({ exclusion, member }) => `exclusion ${exclusion} ${member}`),
  ];
  const recorded = [
    ...decisions.waivers.map(({ id, member }) => `waiver ${id} ${member}`),
    ...decisions.exclusions.map(({ id, member }) => `exclusion ${id} ${member}`),
  ];
  return said.toSorted().join('\n') === recorded.toSorted().join('\n');
}
