import { ok, type Result } from '@selectorate/basics';
import type { Texts } from '@selectorate/messages';
import type { z } from 'zod';
import { faulty, type Trouble } from './trouble.ts';

/** Parsed JSON that nobody has looked at yet. */
export function readJson(file: string, text: string, texts: Texts): Result<unknown, Trouble> {
  try {
    return ok(JSON.parse(text) as unknown);
  } catch (error) {
    return faulty(texts.text('counting-not-json', { file, problem: (error as Error).message }));
  }
}

/** Every part of a file that is wrong, by its path. */
export const tellIssues = (file: string, { issues }: z.ZodError, texts: Texts): readonly string[] =>
  issues.map(({ path, message }) =>
    texts.text('counting-contest-wrong', { file, at: path.map(String).join('.') || '(top)', problem: message }),
  );
