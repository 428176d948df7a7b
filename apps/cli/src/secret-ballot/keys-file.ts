import { readFile } from 'node:fs/promises';
import type { VerifyOptions } from '@selectorate/ballot';
import { err, ok, type Result } from '@selectorate/basics';
import type { Texts } from '@selectorate/messages';
import { z } from 'zod';
import { whyUnreadable } from './archive-file.ts';

/** What a reader knows from elsewhere. */
export type HeldKeys = NonNullable<VerifyOptions['held']>;

const hex32 = z.string().regex(/^[0-9a-f]{64}$/);

const keysFile = z.strictObject({
  server: hex32,
  registrar: hex32,
  officers: z.array(hex32).refine((keys) => new Set(keys).size === keys.length),
  contest: z.string().min(1).optional(),
  roll: hex32.optional(),
});

/** Reads the reader's own keys, or says what is wrong with the file. */
export async function readKeysFile(file: string, texts: Texts): Promise<Result<HeldKeys, string>> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const what = whyUnreadable(error);
    if (what === undefined) throw error;
    return err(texts.text('ballot-verdict-cannot-open', { file, what }));
  }
  const parsed = keysFile.safeParse(parsedJson(text));
  if (!parsed.success) {
    const [first] = parsed.error.issues;
    const what = [...(first?.path ?? []), ...(first?.code === 'unrecognized_keys' ? first.keys : [])].join('.');
    const id = what === '' ? 'ballot-verdict-keys-no-object' : 'ballot-verdict-keys-field';
    return err(texts.text('ballot-verdict-keys-unreadable', { file, what: texts.text(id, { field: what }) }));
  }
  const { server, registrar, officers, contest, roll } = parsed.data;
  return ok({
    keys: { server, registrar, officers },
    ...(contest === undefined ? {} : { contest }),
    ...(roll === undefined ? {} : { roll }),
  });
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
