import type { DraftShape } from '@selectorate/api';
import { type ContestId, type Json, type PersonId, toBase64, unwrap, utf8 } from '@selectorate/basics';
import { entropy } from '@selectorate/machine';
import { commitmentOf, hashHex, makePart, type OpenedPart } from '@selectorate/selection';
import { describe, expect, test } from 'vitest';
import type { Step } from '../play/step.ts';
import { checkDraft } from './check-draft.ts';

const contest = 'contest-1' as ContestId;
const by = ['returning-officer', 'second-officer'] as unknown as readonly PersonId[];
const blob = utf8('a larger public thing');

const step: Step = {
  kind: 'set-hustings',
  body: { civil: '2022-10-22T10:00', instant: '2022-10-22T09:00:00Z' },
  by,
  at: '2022-10-01T09:00:00Z',
  parts: {
    place: { subject: 'contest', content: 'The Assembly Hall', publish: true },
    note: { subject: 'contest', content: 'for the scrutineer' },
  },
  blobs: [blob],
  place: { file: 'a/contest.yaml', line: null },
};

const partOf = (part: string, content: Json, about: Partial<OpenedPart> = {}): OpenedPart => ({
  ...makePart({ contest, part, subject: 'contest' }, content, entropy),
  ...about,
});

/** The draft that an honest server shows. */
function shown(changes: Partial<DraftShape> = {}): DraftShape {
  const parts = { place: partOf('place', 'The Assembly Hall'), note: partOf('note', 'for the scrutineer') };
  return {
    id: 'draft-1',
    contest,
    kind: 'set-hustings',
    by: [...by],
    body: step.body,
    commitments: committed(parts),
    parts,
    publishes: ['place'],
    blobs: [toBase64(blob)],
    signatures: [],
    standing: { kind: 'open' },
    createdBy: 'returning-officer',
    createdAt: '2022-10-01T09:00:00Z',
    ...changes,
  };
}

const committed = (parts: Readonly<Record<string, OpenedPart>>): Record<string, string> =>
  Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, commitmentOf(part)]));

const honest = shown();
const parts = honest.parts ?? {};

describe('a draft that a server shows', () => {
  test('is signed as it was asked for, with every part opened', () => {
    const { draft, parts: opened } = unwrap(checkDraft(contest, step, honest));
    expect(draft).toEqual({ contest, kind: step.kind, by, body: step.body, commitments: honest.commitments });
    expect([...opened.keys()].toSorted()).toEqual(Object.values(honest.commitments).toSorted());
  });

  test.each<[string, Partial<DraftShape>, string]>([
    ['of another contest', { contest: 'contest-2' }, 'contest'],
    ['of another kind', { kind: 'declare' }, 'kind'],
    ['with fewer people', { by: ['returning-officer'] }, 'by'],
    ['with other people', { by: ['second-officer', 'returning-officer'] }, 'by'],
    ['with another body', { body: { civil: '2022-10-23T10:00', instant: '2022-10-23T09:00:00Z' } }, 'body'],
    ['with a commitment more', { commitments: { ...honest.commitments, more: hashHex('x') } }, 'commitments'],
    ['with a commitment fewer', { commitments: { place: honest.commitments['place'] ?? '' } }, 'commitments'],
    ['with a commitment to nothing shown', { commitments: { ...honest.commitments, note: hashHex('x') } }, 'note'],
    ['without its parts', { parts: null }, 'place'],
    ['that would publish what is private', { publishes: ['place', 'note'] }, 'publishes'],
    ['without its blobs', { blobs: null }, 'blobs'],
    ['with another blob', { blobs: [toBase64(utf8('another thing'))] }, 'blobs'],
  ])('%s is not signed', (_, changes, field) => {
    expect(checkDraft(contest, step, { ...honest, ...changes })).toMatchObject({
      ok: false,
      error: { code: 'draft-differs', where: `set-hustings, ${field}` },
    });
  });

  test.each<[string, OpenedPart]>([
    ['with other words', partOf('note', 'for somebody else')],
    ['of another contest', partOf('note', 'for the scrutineer', { contest: 'contest-2' as ContestId })],
    ['under another name', partOf('account', 'for the scrutineer')],
    ['under another subject’s key', partOf('note', 'for the scrutineer', { subject: 'returning-officer' })],
  ])('with a part %s is not signed, though its commitment fits', (_, note) => {
    const changed = { ...parts, note } as NonNullable<DraftShape['parts']>;
    const commitments = committed(changed as Readonly<Record<string, OpenedPart>>);
    expect(checkDraft(contest, step, shown({ parts: changed, commitments }))).toMatchObject({
      error: { code: 'draft-differs', where: 'set-hustings, note' },
    });
  });
});
