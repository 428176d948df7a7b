import { type ContestId, fromBase64, type Json, type PersonId, toBase64 } from '@selectorate/basics';
import {
  type ActKind,
  commitmentOf,
  type Draft,
  type Entropy,
  makePart,
  type OpenedPart,
} from '@selectorate/selection';
import { z } from 'zod';

/** A private part on its way, and whether it is to be published with the act. */
export interface DraftPart {
  readonly part: OpenedPart;
  readonly publish: boolean;
}

/** What a draft holds until it is recorded; sealed in the store. */
export interface DraftContent {
  readonly draft: Draft;
  readonly parts: Readonly<Record<string, DraftPart>>;
  readonly blobs: readonly Uint8Array[];
  readonly createdBy: PersonId;
}

/** What somebody wants done, before its parts are salted. */
export interface Wish {
  readonly kind: ActKind;
  readonly by: readonly PersonId[];
  readonly body: Json;
  readonly parts: Readonly<
    Record<string, { readonly subject: string; readonly content: Json; readonly publish: boolean }>
  >;
  readonly blobs: readonly Uint8Array[];
}

/** Salts the parts and commits to them. Throws for a part whose content has no canonical text. */
export function contentOf(
  wish: Wish,
  { contest, createdBy, entropy }: { contest: ContestId; createdBy: PersonId; entropy: Entropy },
): DraftContent {
  const parts = Object.fromEntries(
    Object.entries(wish.parts).map(([name, { subject, content, publish }]): [string, DraftPart] => [
      name,
      { part: makePart({ contest, part: name, subject }, content, entropy), publish },
    ]),
  );
  const commitments = Object.fromEntries(Object.entries(parts).map(([name, { part }]) => [name, commitmentOf(part)]));
  const { kind, by, body, blobs } = wish;
  return { draft: { contest, by, kind, body, commitments }, parts, blobs, createdBy };
}

/** The content as JSON to be sealed. */
export const printContent = ({ draft, parts, blobs, createdBy }: DraftContent): Json =>
  ({ draft, parts, blobs: blobs.map((blob) => toBase64(blob)), createdBy }) as unknown as Json;

const stored = z.object({
  draft: z.unknown(),
  parts: z.record(z.string(), z.object({ part: z.unknown(), publish: z.boolean() })),
  blobs: z.array(z.string()),
  createdBy: z.string(),
});

/** Reads what {@link printContent} wrote; undefined where it was destroyed. Throws for anything else, because only we write it. */
export function readContent(json: Json | null): DraftContent | undefined {
  if (json === null) return undefined;
  const { draft, parts, blobs, createdBy } = stored.parse(json);
  return {
    draft: draft as Draft,
    parts: parts as unknown as DraftContent['parts'],
    blobs: blobs.map((blob) => fromBase64(blob) ?? new Uint8Array()),
    createdBy: createdBy as PersonId,
  };
}
