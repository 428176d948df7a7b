import { readFile } from 'node:fs/promises';
import { err, ok, type Result } from '@selectorate/basics';
import { textsIn } from '@selectorate/messages';
import { LARGEST_POLICY, parsePolicy, type Policy } from '@selectorate/record';
import { type VerifyOptions, verifyRecord } from '@selectorate/selection';
import { readArguments } from '../arguments.ts';
import type { ExitCode, Io } from '../io.ts';
import { nativeCheck } from '@selectorate/machine';
import { openBundle } from '../private/bundle.ts';
import { fetchFile } from '../record/at-url.ts';
import { isWebAddress, openRecord } from '../record/open-record.ts';
import { readSettled } from '../record/record-at-url.ts';
import { archiveAsked, OPTIONS_OF_ARCHIVES, OPTIONS_OF_RECORDS } from '../secret-ballot/archive-asked.ts';
import { verifyArchive } from '../secret-ballot/verify-archive.ts';
import { checkSignatures } from '../signature-threads.ts';
import { tellVerdict } from '../story/tell-verdict.ts';
import { writeJson } from '../write-json.ts';

/**
 * `verify DIR|FILE|URL [--policy FILE|URL] [--seen CHECKPOINT] [--private BUNDLE --identity FILE] [--json FILE]` for a record,
 * `verify FILE.bel[.gz] [--sidecar FILE] [--verdict archive|selectorate] [--keys FILE] [--threads N] [--json FILE]` for a
 * secret ballot.
 */
export async function verifyCommand(args: readonly string[], io: Io): Promise<ExitCode> {
  const texts = textsIn('en');
  const read = readArguments(args, { options: [...OPTIONS_OF_RECORDS, ...OPTIONS_OF_ARCHIVES, 'json'] });
  const address = read.ok ? read.value.places[0] : undefined;
  if (!read.ok || address === undefined || read.value.places.length > 1) {
    io.err(
      read.ok
        ? `${texts.text('usage-verify')}\n${texts.text('usage-verify-ballot')}\n${texts.text('usage-verify-ballot.line-1')}`
        : read.error,
    );
    return 2;
  }
  const archive = archiveAsked(address, read.value.options, texts);
  if (archive === null) return verifyRecordAt(address, read.value.options, io);
  if (archive.ok) return verifyArchive(archive.value, io, texts);
  io.err(archive.error);
  return 2;
}

type Options = Readonly<Record<string, string | undefined>>;

async function verifyRecordAt(address: string, given: Options, io: Io): Promise<ExitCode> {
  const texts = textsIn('en');
  const { policy, seen, json, private: bundle, identity } = given;
  const opened = await openRecord(address);
  const options = opened.ok ? await verifyOptions({ policy, seen, bundle, identity }, io) : opened;
  if (!opened.ok || !options.ok) {
    io.err(opened.ok && !options.ok ? options.error : opened.ok ? '' : opened.error);
    return 2;
  }
  const { value: record } = opened;
  const verdict = await readSettled(
    record,
    () => verifyRecord(record, options.value),
    ({ valid }) => valid,
  );
  if (policy !== undefined && isSameServer(address, policy)) io.err(texts.text('verify-policy-of-same-server'));
  if (json !== undefined) await writeJson(json, verdict, io);
  if (json !== '-') for (const line of tellVerdict(verdict, texts)) io.out(line);
  return verdict.valid ? 0 : 1;
}

interface Named {
  readonly policy: string | undefined;
  /** A checkpoint of this log met elsewhere: a witness's copy, an earlier download. */
  readonly seen: string | undefined;
  readonly bundle: string | undefined;
  readonly identity: string | undefined;
}

async function verifyOptions(
  { policy, seen, bundle, identity }: Named,
  io: Io,
): Promise<Result<VerifyOptions, string>> {
  const texts = textsIn('en');
  const parsed = policy === undefined ? ok(undefined) : await readPolicy(policy);
  if (!parsed.ok) return parsed;
  const met = seen === undefined ? ok(undefined) : await readCheckpoint(seen);
  if (!met.ok) return met;
  const opened = bundle === undefined ? ok(undefined) : await openBundle(bundle, identity);
  if (!opened.ok) return opened;
  return ok({
    ...(parsed.value === undefined ? {} : { policy: parsed.value }),
    ...(met.value === undefined ? {} : { seen: [met.value] }),
    ...(opened.value === undefined ? {} : { bundle: opened.value }),
    check: nativeCheck,
    checkSignatures,
    progress: (step, done, total) => io.progress(texts.text(`step-${step}`), done, total),
  });
}

/** A policy that comes from where the record comes from says whom that server wants to be trusted, and no more. */
const isSameServer = (record: string, policy: string): boolean =>
  isWebAddress(record) && isWebAddress(policy) && new URL(record).origin === new URL(policy).origin;

async function readPolicy(file: string): Promise<Result<Policy, string>> {
  const bytes = await (isWebAddress(file)
    ? fetchPolicy(file)
    : readFile(file).then(ok, () => err(`${file} cannot be read`)));
  if (!bytes.ok) return bytes;
  const policy = parsePolicy(new Uint8Array(bytes.value));
  if (policy.ok) return policy;
  return err(policy.error.map(({ line, code }) => `${file}, line ${line}: ${code}`).join('\n'));
}

async function fetchPolicy(address: string): Promise<Result<Uint8Array, string>> {
  if (!URL.canParse(address)) return err(`${address} is no web address`);
  try {
    const file = await fetchFile(new URL(address), { atMost: LARGEST_POLICY });
    return file.kind === 'file' ? ok(file.bytes) : err(`${address} is not there`);
  } catch (error) {
    return err((error as Error).message);
  }
}

async function readCheckpoint(file: string): Promise<Result<Uint8Array, string>> {
  const bytes = await readFile(file).catch(() => undefined);
  return bytes === undefined ? err(`${file} cannot be read`) : ok(new Uint8Array(bytes));
}
