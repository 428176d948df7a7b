import { err, fromUtf8, ok, type ContestId, type Json, type Result } from '@selectorate/basics';
import { z } from 'zod';
import type { Act } from './act.ts';
import { commitmentOf, type OpenedPart, type PartLookup, partSchema } from './parts.ts';
import { type Refusal, refuse } from './refusal.ts';
import { reasonsGiven } from './reasons-given.ts';
import { definitionOf } from './registry.ts';
import type { ActFault } from './replay.ts';
import type { State } from './state.ts';

const bundleSchema = z.strictObject({
  schema: z.literal('selectorate-bundle/1'),
  contest: z.string(),
  parts: z.array(partSchema),
});

/** The private parts handed to a scrutineer, before encryption. */
export function bundleJson(contest: ContestId, parts: readonly OpenedPart[]): Json {
  return { schema: 'selectorate-bundle/1', contest, parts } as unknown as Json;
}

/** The private parts that a scrutineer was given, and of which contest. */
export interface Bundle {
  readonly contest: string;
  readonly parts: PartLookup;
}

/** Reads a bundle; each part is known by its commitment, so a changed part is simply another part. */
export function readBundle(bytes: Uint8Array): Result<Bundle, 'private-bundle-malformed'> {
  const text = fromUtf8(bytes);
  if (!text.ok) return err('private-bundle-malformed');
  const bundle = bundleSchema.safeParse(parseJson(text.value));
  if (!bundle.success) return err('private-bundle-malformed');
  const parts = bundle.data.parts.map((part): [string | undefined, OpenedPart] => [
    commitmentIfAny(part as OpenedPart),
    part as OpenedPart,
  ]);
  if (parts.some(([commitment]) => commitment === undefined)) return err('private-bundle-malformed');
  const known = new Map(parts);
  return ok({ contest: bundle.data.contest, parts: (commitment) => known.get(commitment) });
}

/** What only the scrutineer can check (S): an act against its private parts, and a discretion for its reasons. */
export function checkPrivateParts(state: State, act: Act, parts: PartLookup): readonly ActFault[] {
  const checked = partsOf(state, act, parts);
  const own = checked.ok ? [] : [{ seq: act.seq, kind: act.kind, refusal: checked.error }];
  const reasons = reasonsGiven(act, parts);
  return reasons.ok ? own : [...own, { seq: act.seq, kind: act.kind, refusal: reasons.error }];
}

/** What a part says can be anything: what the reading of it breaks on is a fault of the record, and never of the reader. */
function partsOf(state: State, act: Act, parts: PartLookup): Result<null, Refusal> {
  try {
    return definitionOf(act.kind)?.checkParts?.(state, act, parts) ?? ok(null);
  } catch {
    return err(refuse('act-malformed', 'house.canonical', { what: 'part' }));
  }
}

/** The commitment of a part from outside; undefined if it holds what no canonical text can say, such as a fraction. */
function commitmentIfAny(part: OpenedPart): string | undefined {
  try {
    return commitmentOf(part);
  } catch {
    return undefined;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
