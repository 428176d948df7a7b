import { err, ok, parseWholeNumber, type Result } from '@selectorate/basics';
import type { Texts } from '@selectorate/messages';
import type { ArchiveAsked } from './verify-archive.ts';

/** Options that only one of the two kinds of verification has. */
export const OPTIONS_OF_RECORDS = ['policy', 'seen', 'private', 'identity'] as const;
export const OPTIONS_OF_ARCHIVES = ['sidecar', 'verdict', 'keys', 'threads', 'make-hints'] as const;

const MOST_THREADS = 64;

type Options = Readonly<Record<string, string | undefined>>;

/** What is asked about an archive of the secret ballot; null where what is named is not one, by its name. */
export function archiveAsked(file: string, options: Options, texts: Texts): Result<ArchiveAsked, string> | null {
  const isArchive = /\.bel(\.gz)?$/i.test(file) && !/^https?:/i.test(file);
  const wrong = (isArchive ? OPTIONS_OF_RECORDS : OPTIONS_OF_ARCHIVES).find((option) => options[option] !== undefined);
  if (wrong !== undefined) {
    const id = isArchive ? 'ballot-verdict-option-of-records' : 'ballot-verdict-option-of-archives';
    return err(texts.text(id, { file, option: wrong }));
  }
  if (!isArchive) return null;
  const { sidecar, keys, json, verdict = sidecar === undefined ? 'archive' : 'selectorate' } = options;
  if (verdict !== 'archive' && verdict !== 'selectorate')
    return err(texts.text('ballot-verdict-kind-unknown', { verdict }));
  if (keys !== undefined && verdict !== 'selectorate') return err(texts.text('ballot-verdict-keys-without-verdict'));
  const threads = options['threads'] === undefined ? undefined : parseWholeNumber(options['threads']);
  if (options['threads'] !== undefined && (threads === undefined || threads < 1 || threads > MOST_THREADS))
    return err(texts.text('ballot-verdict-threads-unusable', { threads: options['threads'] }));
  const hints = options['make-hints'];
  if (hints !== undefined && sidecar !== undefined) return err(texts.text('ballot-verdict-hints-twice'));
  return ok({ file, sidecar, verdict, keys, threads, hints, json });
}
