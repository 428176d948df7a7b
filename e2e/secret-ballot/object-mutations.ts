import type { Seeded } from '@selectorate/testkit';
import { type EditedArchive, edited, type EditedMember, pack, rechained } from './archive-members.ts';
import { editsOf, type EditStock, type FieldEdit } from './field-edits.ts';

/** An archive in which one value of one object is another. */
export interface ObjectMutation {
  readonly member: EditedMember;
  readonly edit: FieldEdit;
  readonly form: 'chained anew' | 'left as it was' | 'hashed anew' | 'signed anew';
  readonly bytes: () => Uint8Array;
}

export interface MutationPlan {
  readonly order: bigint;
  readonly isEd25519: boolean;
  readonly chance: Seeded;
  /** Every way for every value, instead of every way once and every value once. */
  readonly all: boolean;
  /** Which ways were tried on which values already; goes on from archive to archive. */
  readonly met: Set<string>;
  /** Other forms of a changed ballot, which hide the change from its hash or its signature. */
  readonly disguises?: readonly Disguise[];
}

export interface Disguise {
  readonly form: 'hashed anew' | 'signed anew';
  /** Null where there is nothing to hide. */
  readonly of: (ballot: string) => string | null;
}

/** Changes of every object of the archive, as many as the plan says. */
export function* objectMutations(archive: EditedArchive, plan: MutationPlan): Generator<ObjectMutation> {
  const stock: EditStock = { ...plan, ...stockOf(archive) };
  for (const [at, member] of archive.members.entries()) {
    for (const edits of editsOf(member.text, stock)) {
      for (const edit of plan.all ? edits : someOf(edits, member, plan)) {
        yield* formsOf(archive, { at, member, edit }, plan.disguises ?? []);
      }
    }
  }
}

interface Placed {
  readonly at: number;
  readonly member: EditedMember;
  readonly edit: FieldEdit;
}

function* formsOf(
  archive: EditedArchive,
  { at, member, edit }: Placed,
  disguises: readonly Disguise[],
): Generator<ObjectMutation> {
  const { text } = edit;
  yield { member, edit, form: 'chained anew', bytes: () => pack(rechained(archive, at, text)) };
  // Nobody would hash so small a change twice over: one in the text says enough of the rest.
  if (edit.operator === 'one more') {
    yield { member, edit, form: 'left as it was', bytes: () => pack(edited(archive, at, text)) };
  }
  if (member.of !== 'ballot' || edit.path.startsWith('signature') || !isSpeltRightly(edit)) return;
  for (const { form, of } of disguises) {
    const disguised = of(text);
    if (disguised !== null && disguised !== text && disguised !== member.text) {
      yield { member, edit, form, bytes: () => pack(rechained(archive, at, disguised)) };
    }
  }
}

/** What is misspelt is refused before its hash is looked at: there is nothing to disguise. */
const isSpeltRightly = ({ operator }: FieldEdit): boolean =>
  /^(a bit|one more|one less|zero|one$|order less|another|inverse|with torsion|of small order 4|the identity$|first two|one character changed)/.test(
    operator,
  );

/** Those not tried yet on a value of the kind, or one at random where all were. */
function someOf(
  edits: readonly FieldEdit[],
  { of }: EditedMember,
  { met, chance }: Pick<MutationPlan, 'met' | 'chance'>,
): readonly FieldEdit[] {
  const keyOf = ({ pattern, operator }: FieldEdit): string => `${of}: ${pattern}: ${operator}`;
  const fresh = edits.filter((edit) => !met.has(keyOf(edit)));
  for (const edit of fresh) met.add(keyOf(edit));
  return fresh.length > 0 || edits.length === 0 ? fresh : [chance.pick(edits)];
}

function stockOf({ members }: EditedArchive): Pick<EditStock, 'elements' | 'scalars'> {
  const texts = members.filter(({ of }) => of !== 'event').map(({ text }) => text);
  const found = (pattern: RegExp): string[] => [...new Set(texts.flatMap((text) => text.match(pattern) ?? []))];
  return {
    elements: [...found(/(?<=")[0-9a-f]{64}(?=")/g), ...found(/(?<=")\d{600,}(?=")/g)],
    scalars: found(/(?<=")\d{60,80}(?=")/g),
  };
}
