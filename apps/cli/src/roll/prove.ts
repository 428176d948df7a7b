import { writeFile } from 'node:fs/promises';
import type { MemberId } from '@selectorate/basics';
import { checkMemberProof, fieldText, proveMember, ROLL_FIELDS, type RollEntry } from '@selectorate/roll';
import { faulty } from '../count/trouble.ts';
import { checkPlaces } from '../count/write-outputs.ts';
import { readFrozenFolder, readSummary } from './frozen-folder.ts';
import { readTextFile } from './read-text-file.ts';
import type { RollArguments } from './roll-arguments.ts';
import { type Answer, type RollDesk, told } from './roll-desk.ts';
import { jsonOf } from './roll-folder.ts';

/** `roll prove DIR --member ID [--out FILE]`, by the officer; `roll prove --check PROOF --summary FILE`, by the member. */
export function proveAnswer(asked: RollArguments, desk: RollDesk): Promise<Answer> | null {
  const [folder, ...more] = asked.places;
  const [member, out, proof, summary] = ['member', 'out', 'check', 'summary'].map((option) => asked.one(option));
  if (proof !== undefined && summary !== undefined && folder === undefined && out === undefined) {
    return checkProof({ proof, summary, member }, desk);
  }
  if (folder === undefined || member === undefined || more.length > 0) return null;
  return proof === undefined && summary === undefined ? prove({ folder, member, out }, desk) : null;
}

interface Proving {
  readonly folder: string;
  readonly member: string;
  readonly out: string | undefined;
}

async function prove({ folder, member, out }: Proving, desk: RollDesk): Promise<Answer> {
  const { texts } = desk;
  const free = await checkPlaces(out === undefined ? [] : [out], [], texts);
  if (!free.ok) return free;
  const read = await readFrozenFolder(folder, desk);
  if (!read.ok) return read;
  const proof = proveMember(read.value.frozen, member.toLowerCase() as MemberId);
  if (!proof.ok) return faulty(texts.text('roll-prove-nobody', { member }));
  // The officer hands out nothing that the member could not check.
  const checked = checkMemberProof(proof.value, { ...read.value.summary, member: proof.value.entry.member });
  if (!checked.ok) throw new Error(`prove: our own proof is refused: ${checked.error}`);
  const text = `${JSON.stringify(proof.value, null, 2)}\n`;
  if (out !== undefined && out !== '-') await writeFile(out, text, { mode: 0o600 });
  const lines =
    out === undefined || out === '-' ? [text.trimEnd()] : [texts.text('roll-proved', { member, file: out })];
  return told(lines, proof.value);
}

interface Checking {
  readonly proof: string;
  readonly summary: string;
  readonly member: string | undefined;
}

async function checkProof(asked: Checking, desk: RollDesk): Promise<Answer> {
  const { texts } = desk;
  const summary = await readSummary(asked.summary, desk);
  if (!summary.ok) return summary;
  const content = await readTextFile(asked.proof, desk);
  if (!content.ok) return content;
  const member = asked.member === undefined ? {} : { member: asked.member.toLowerCase() as MemberId };
  const checked = checkMemberProof(jsonOf(content.value), { ...summary.value, ...member });
  if (!checked.ok) return faulty(texts.text(`roll-proof-${checked.error}`, { file: asked.proof }));
  const { contest, version, members, root } = summary.value;
  return told(
    [texts.text('roll-proof-holds', { contest, version, members, root }), ...tellEntry(checked.value, desk)],
    {
      schema: 'selectorate-proof-check/1',
      holds: true,
      contest,
      version,
      root,
      entry: checked.value,
    },
  );
}

/** Every field of the entry, for its owner to look over. */
const tellEntry = (entry: RollEntry, { texts }: RollDesk): readonly string[] =>
  ROLL_FIELDS.map((field) => {
    const value = fieldText(entry, field);
    return texts.text('roll-proof-field', { field, value: value === '' ? texts.text('roll-proof-nothing') : value });
  });
