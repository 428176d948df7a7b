import { type EditedArchive, type EditedMember, hashOf, pack } from './archive-members.ts';

/** An archive with whole steps of it left out, doubled, moved, or taken from another. */
export interface StepMutation {
  readonly what: string;
  readonly bytes: () => Uint8Array;
  /** Why an archive by itself cannot show it; null where it must. */
  readonly unseen: string | null;
}

/** The members that belong to one event, the event last. */
type StepMembers = readonly EditedMember[];

/** @param other an archive of another election, for steps that do not belong */
export function* stepMutations(archive: EditedArchive, other: EditedArchive): Generator<StepMutation> {
  const [header = [], ...steps] = stepsOf(archive);
  const foreign = stepsOf(other).slice(1);
  const made = (what: string, changed: readonly StepMembers[], unseen: string | null = null): StepMutation => ({
    what,
    bytes: () => pack({ ...archive, members: [...header, ...chained(changed)] }),
    unseen,
  });
  for (const [i, step] of steps.entries()) {
    const type = typeOf(step);
    const [before, after] = [steps.slice(0, i), steps.slice(i + 1)];
    const [next] = after;
    yield made(
      `${type} ${i} left out`,
      [...before, ...after],
      isReplaced(step, after) ? 'a ballot that a later one replaced' : null,
    );
    yield made(`${type} ${i} twice`, [...before, step, step, ...after]);
    yield made(`${type} ${i} at the end`, [...before, ...after, step], after.length === 0 ? 'nothing changed' : null);
    if (next !== undefined) {
      yield made(`${type} ${i} after the next`, [...before, next, step, ...after.slice(1)], whyUnseen(step, next));
    }
    const stranger = foreign.find((one) => typeOf(one) === type && hashOfStep(one) !== hashOfStep(step));
    if (stranger !== undefined && step.length > 1)
      yield made(`${type} ${i} of another election`, [...before, stranger, ...after]);
  }
}

function whyUnseen(step: StepMembers, next: StepMembers): string | null {
  const types = `${typeOf(step)} ${typeOf(next)}`;
  if (types === 'PartialDecryption PartialDecryption') return 'decryptions come in any order';
  if (types === 'Ballot Ballot' && credentialOf(step) !== credentialOf(next))
    return 'the order of different voters’ ballots';
  return null;
}

const isReplaced = (step: StepMembers, after: readonly StepMembers[]): boolean =>
  typeOf(step) === 'Ballot' &&
  after.some((later) => typeOf(later) === 'Ballot' && credentialOf(later) === credentialOf(step));

function stepsOf({ members }: EditedArchive): StepMembers[] {
  const steps: EditedMember[][] = [[]];
  for (const member of members) {
    steps.at(-1)?.push(member);
    if (member.of === 'event' || member.of === 'header') steps.push([]);
  }
  return steps.filter((step) => step.length > 0);
}

interface Event {
  readonly type: string;
  readonly payload?: string;
}

const eventOf = (step: StepMembers): Event => JSON.parse(step.at(-1)?.text ?? '{}') as Event;
const typeOf = (step: StepMembers): string => eventOf(step).type;
const hashOfStep = (step: StepMembers): string => eventOf(step).payload ?? '';
const credentialOf = (step: StepMembers): string => /"credential":"([^"]*)"/.exec(step[0]?.text ?? '')?.[1] ?? '';

/** The steps with parents and heights as they should be in this order. */
function chained(steps: readonly StepMembers[]): EditedMember[] {
  let parent: string | null = null;
  return steps.flatMap((step, height) => {
    const { type, payload } = eventOf(step);
    const text = JSON.stringify({
      ...(parent === null ? {} : { parent }),
      height,
      type,
      ...(payload === undefined ? {} : { payload }),
    });
    parent = hashOf(text);
    return [...step.slice(0, -1), { of: 'event' as const, text, name: parent }];
  });
}
