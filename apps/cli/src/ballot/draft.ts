import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Question } from '@selectorate/ballot';
import { err, ok, type Result } from '@selectorate/basics';
import type { Texts } from '@selectorate/messages';
import { z } from 'zod';
import { parseJson } from '../trustee/message.ts';
import { cannot, type Desk, type Refused } from './step.ts';

// What an organiser writes down of an election, in the form of the protocol's own tools, and what is kept of it until the trustees
// have made its key.

const choice = z.strictObject({
  question: z.string(),
  answers: z.array(z.string()).min(1),
  min: z.int().min(0),
  max: z.int().min(1),
  blank: z.boolean().optional(),
});

const ranked = z.strictObject({
  type: z.literal('NonHomomorphic'),
  value: z.strictObject({ question: z.string(), answers: z.array(z.string()).min(1) }),
  extra: z.unknown().optional(),
});

const template = z.strictObject({
  name: z.string().min(1),
  description: z.string(),
  questions: z.array(z.union([choice, ranked])).min(1),
  administrator: z.string().optional(),
  credential_authority: z.string().optional(),
});

type Template = z.infer<typeof template>;

const draft = z.strictObject({
  schema: z.literal('selectorate-election-draft/1'),
  uuid: z.string(),
  group: z.enum(['Ed25519', 'BELENIOS-2048', 'RFC-3526-2048']),
  trustees: z.int().min(1),
  threshold: z.int().min(1).nullable(),
  election: template,
});

/** An election before its key is made. `threshold` is null where every trustee is needed. */
export type Draft = z.infer<typeof draft>;

export const DRAFT = 'draft.json';
export const CARD = 'card.json';
export const PUBLIC_CREDENTIALS = 'public_creds.json';

/** Reads the file of questions; what is wrong with it is said by the path of the field. */
export async function readTemplate(file: string, texts: Texts): Promise<Result<Template, string>> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return err(texts.text('trustee-file-missing', { file }));
  const json = parseJson(text);
  if (json === undefined) return err(texts.text('ballot-questions-not-json', { file }));
  const parsed = template.safeParse(json);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  const where = issue?.path.map(String).join('.') ?? '';
  return err(texts.text('ballot-questions-wrong', { file, where, what: issue?.message ?? '' }));
}

export async function readDraft(folder: string, { texts }: Desk): Promise<Result<Draft, Refused>> {
  const text = await readFile(join(folder, DRAFT), 'utf8').catch(() => null);
  const parsed = draft.safeParse(parseJson(text ?? ''));
  return parsed.success ? ok(parsed.data) : cannot(texts, 'ballot-no-draft', { folder });
}

export const questionsOf = ({ questions }: Template): readonly Question[] =>
  questions.map((question): Question => {
    if ('type' in question) {
      const { value, extra } = question;
      return { kind: 'ranked', ...value, extra: extra === undefined ? null : JSON.stringify(extra) };
    }
    return { kind: 'choice', ...question, blank: question.blank === true };
  });
