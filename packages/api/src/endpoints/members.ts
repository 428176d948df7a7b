import { z } from 'zod';
import { declare } from '../declare.ts';
import * as shape from '../shapes.ts';

// What members can ask without an account: by letters to the contact that the roll has, never by an answer on a page.

const params = z.strictObject({ token: shape.token });

/**
 * "Am I on the roll?" The answer is the same for everybody, at once and before anybody has looked: who is on the roll gets a
 * letter at the contact that the roll has (A40).
 */
export const askAboutMyEntry = declare({
  name: 'askAboutMyEntry',
  method: 'post',
  path: '/api/entry-questions',
  summary: 'Ask for a letter about one’s own entry; answered alike for members and everybody else',
  access: { kind: 'anyone' },
  body: z.strictObject({ contest: shape.id, contact: z.string().min(3).max(320) }),
  answer: shape.done,
});

const electorate = z.strictObject({
  eligible: z.boolean(),
  /** Reason code of what leaves the member out; null for who may vote. */
  withheldFor: z.nullable(z.string()),
  /** Each clause with its text, citation, outcome and the facts it looked at: `ExplainedClause` of packages/rulebook. */
  clauses: z.array(shape.json),
  /** The clause that a waiver set aside for this member; null without one. */
  waived: z.nullable(z.string()),
});

const myEntry = z.strictObject({
  contest: shape.id,
  title: z.string(),
  organisation: z.string(),
  zone: z.string(),
  /** Field of the roll to its text: one's own entry, whole. */
  entry: z.record(z.string(), z.string()),
  trigger: electorate,
  ballot: electorate,
  /** Changes made to the entry; values are one's own. */
  changes: z.array(
    z.strictObject({
      at: shape.instant,
      field: z.string(),
      from: z.string(),
      to: z.string(),
      channel: z.string(),
      reason: z.string(),
      authority: z.string(),
    }),
  ),
  /** Once the roll is frozen: the proof as `selectorate-member-proof/1`, and what the record says to check it against. */
  frozen: z.nullable(
    z.strictObject({
      proof: shape.json,
      root: shape.hash,
      version: z.string(),
      members: z.int().min(0),
      head: shape.head,
      record: z.string(),
    }),
  ),
  /** For who is left out: what was decided, signed with the key that signs for the server in this contest. */
  receipt: z.nullable(z.strictObject({ receipt: shape.json, key: shape.publicKey, signature: shape.base64url })),
  /** Whom to tell that something is wrong: an answer here opens a question for the officers. */
  objection: shape.token,
});
export type MyEntryShape = z.infer<typeof myEntry>;

/** The link works once; `post`, so that a mail scanner that follows links does not use it up. */
export const readMyEntry = declare({
  name: 'readMyEntry',
  method: 'post',
  path: '/api/my-entry/{token}',
  summary: 'One’s own entry, with every rule’s outcome, the changes made to it, and its proof',
  access: { kind: 'anyone' },
  params,
  answer: myEntry,
});

/** What a notice about a contact is about. Nothing of the other contact: whoever holds the link may be a stranger. */
export const readContactNotice = declare({
  name: 'readContactNotice',
  method: 'get',
  path: '/api/contact-notices/{token}',
  summary: 'What a letter about a changed contact is about',
  access: { kind: 'anyone' },
  params,
  answer: z.strictObject({
    organisation: z.string(),
    title: z.string(),
    /** `confirm`: the change waits for the answer; `notice`: it has been made; `objection`: something else is wrong. */
    kind: z.enum(['confirm', 'notice', 'objection']),
    fields: z.array(z.string()),
    at: shape.instant,
    expires: shape.instant,
  }),
});

export const answerContactNotice = declare({
  name: 'answerContactNotice',
  method: 'post',
  path: '/api/contact-notices/{token}',
  summary: 'Say “yes, that was me” or “that was not me”; the link is used up',
  access: { kind: 'anyone' },
  params,
  body: z.strictObject({ answer: z.enum(['me', 'not-me']) }),
  answer: shape.done,
});
