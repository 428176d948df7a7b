import { mkdir, writeFile } from 'node:fs/promises';
import { err, ok, type Result } from '@selectorate/basics';
import { lockFolder } from '@selectorate/machine';
import type { Texts } from '@selectorate/messages';
import {
  type Cosigner,
  parseVerifierKey,
  printSignatureLine,
  type RecordFault,
  type UntrustedRecord,
  type VerifierKey,
  type WitnessRefusal,
} from '@selectorate/record';
import { fromSeconds } from '@selectorate/selection';
import { openRecord } from '../record/open-record.ts';
import { decide, firstDifference } from './decide.ts';
import { type Mirror, MIRROR_TEXTS, readMirror, writeMirror } from './mirror.ts';
import { couldNotBegin, type Outcome } from './outcome.ts';
import { readCosigner } from './read-cosigner.ts';
import { readLog, type ShownLog } from './read-log.ts';
import { secondsOf } from './seconds-of.ts';

/** What stood on the command line of `witness cosign`. */
export interface CosignAsked {
  readonly record: string;
  readonly key: string;
  readonly mirror: string;
  readonly log: string;
  readonly out: string | undefined;
  readonly at: string | undefined;
}

interface Ready {
  readonly record: UntrustedRecord;
  readonly cosigner: Cosigner;
  readonly logKey: VerifierKey;
  readonly now: number;
  readonly folder: string;
  readonly out: string | undefined;
}

/**
 * `witness cosign`: mirrors what a record shows and cosigns its last checkpoint, or says why not. The mirror is on the
 * disk before the cosignature is anywhere: a witness that signed and forgot could be shown another history.
 */
export async function cosignRecord(asked: CosignAsked, texts: Texts): Promise<Outcome> {
  const ready = await prepare(asked, texts);
  if (!ready.ok) return couldNotBegin(ready.error);
  const { folder, logKey } = ready.value;
  await mkdir(folder, { recursive: true });
  const lock = await lockFolder(folder);
  if (!lock.ok) return couldNotBegin(texts.text('mirror-in-use', { folder }));
  try {
    const mirror = await readMirror(folder, logKey.name);
    if (!mirror.ok) return couldNotBegin(texts.text(MIRROR_TEXTS[mirror.error], { folder }));
    const { origin } = mirror.value.state;
    if (origin !== logKey.name) return couldNotBegin(texts.text('mirror-of-another-log', { folder, log: origin }));
    return await cosignFrom(mirror.value, ready.value, texts);
  } finally {
    await lock.value.release();
  }
}

/** Everything that can be wrong before the record is looked at. */
async function prepare(
  { record, key, mirror, log, out, at }: CosignAsked,
  texts: Texts,
): Promise<Result<Ready, string>> {
  const signer = await readCosigner(key);
  if (signer === undefined) return err(texts.text('cosign-key-unusable', { file: key }));
  const logKey = parseVerifierKey(log);
  if (!logKey.ok || logKey.value.use !== 'note') return err(texts.text('cosign-log-key-unusable'));
  const now = at === undefined ? Math.floor(Date.now() / 1000) : secondsOf(at);
  if (now === undefined) return err(texts.text('cosign-time-unusable', { at: at ?? '' }));
  const opened = await openRecord(record);
  if (!opened.ok) return opened;
  return ok({ record: opened.value, cosigner: signer, logKey: logKey.value, now, folder: mirror, out });
}

async function cosignFrom(mirror: Mirror, ready: Ready, texts: Texts): Promise<Outcome> {
  const { folder, out, now, logKey } = ready;
  const shown = await readLog(ready.record);
  if (!shown.ok) return unreadable(shown.error, texts);
  const decided = decide(mirror, shown.value, ready);
  if (!decided.ok) return refused(decided.error, { folder, mirror, shown: shown.value }, texts);
  const { state, cosignature } = decided.value;
  await writeMirror(folder, { state, entries: shown.value.entries.slice(0, state.size) });
  const line = printSignatureLine(cosignature);
  const written = out === undefined || (await canWrite(out, line));
  const at = fromSeconds(now);
  const fresh = state.size - mirror.state.size;
  return {
    exit: written ? 0 : 1,
    out: out === undefined ? [line.trimEnd()] : [],
    err: [
      texts.text('cosign-done', { size: state.size, log: logKey.name, at, fresh }),
      ...(written ? [] : [texts.text('cosign-file-unwritable', { file: out })]),
    ],
    json: {
      schema: 'selectorate-witness/1',
      outcome: 'cosigned',
      log: logKey.name,
      witness: cosignature.name,
      size: state.size,
      fresh,
      at,
      cosignature: line.trimEnd(),
    },
  };
}

const canWrite = (file: string, text: string): Promise<boolean> =>
  writeFile(file, text).then(
    () => true,
    () => false,
  );

/** The record shows nothing that a witness could look at. */
function unreadable({ code, path = '' }: RecordFault, texts: Texts): Outcome {
  const text = `${path}: ${texts.text(`fault-${code}`)}`;
  return {
    exit: 1,
    out: [],
    err: [texts.text('cosign-refused', { code, text }), texts.text(`fault-${code}.do`)],
    json: { schema: 'selectorate-witness/1', outcome: 'refused', code, path, holds: null, firstDifference: null },
  };
}

interface About {
  readonly folder: string;
  readonly mirror: Mirror;
  readonly shown: ShownLog;
}

/** Why not, and what the mirror holds: whoever reads this may have to say so in public. */
function refused(refusal: WitnessRefusal, { folder, mirror, shown }: About, texts: Texts): Outcome {
  const { code } = refusal;
  const { size, time } = mirror.state;
  const difference = firstDifference(mirror.entries, shown.entries);
  const text = texts.text(`witness-${code}`, 'holds' in refusal ? { holds: refusal.holds } : {});
  return {
    exit: 1,
    out: [],
    err: [
      texts.text('cosign-refused', { code, text }),
      texts.text(`witness-${code}.do`),
      size === 0
        ? texts.text('mirror-holds-nothing')
        : texts.text('mirror-holds', { folder, size, at: fromSeconds(time) }),
      ...(difference === null ? [] : [texts.text('mirror-first-difference', { entry: difference })]),
    ],
    json: {
      schema: 'selectorate-witness/1',
      outcome: 'refused',
      code,
      path: null,
      holds: size,
      firstDifference: difference,
    },
  };
}
