import { readFile, rm } from 'node:fs/promises';
import {
  ballotCodec,
  type Credential,
  credentialOf,
  deriveCredential,
  openForAudit,
  parseCode,
  performTask,
  type PreparedBallot,
  prepareBallot,
  readWith,
  signBallot,
  trackerOf,
} from '@selectorate/ballot';
import { err, ok, type Result } from '@selectorate/basics';
import { SECRET, writeNew } from '../secret-ballot/files.ts';
import { appendStep } from './append-step.ts';
import { addAudited, auditedHashes, wasAudited } from './audited-file.ts';
import { readChoices } from './choices.ts';
import type { ElectionState } from './election-state.ts';
import { readHeld, writeHeld } from './held-ballot.ts';
import { onElection } from './in-folder.ts';
import { memberHash } from './sidecar-file.ts';
import { cannot, type Desk, faulty, type Refused, type Stepped } from './step.ts';

export interface CastAsked {
  readonly folder: string;
  /** Files of the voter's secret code and choices. */
  readonly code: string | undefined;
  readonly choices: string | undefined;
  /** Where to put the sealed vote, to be cast or audited later. */
  readonly hold: string | undefined;
  /** A sealed vote that was put there. */
  readonly held: string | undefined;
  /** Where to open the sealed vote, instead of casting it. */
  readonly audit: string | undefined;
  /** A ballot that was made elsewhere. */
  readonly ballot: string | undefined;
}

/** `ballot cast`: seals a vote, and casts it, holds it, or opens it for an audit; or takes a ballot that was made elsewhere. */
export function cast(asked: CastAsked, desk: Desk): Promise<Stepped> {
  return onElection(asked.folder, desk, async (state) => {
    const { texts } = desk;
    if (state.reached !== 'Setup' && state.reached !== 'Ballot')
      return cannot(texts, 'ballot-box-closed', { archive: state.archive });
    if (asked.ballot !== undefined) return castFrom(asked.ballot, state, desk);
    const prepared = await prepare(asked, state, desk);
    if (!prepared.ok) return prepared;
    if (asked.audit !== undefined) return audit(prepared.value, asked.audit, { asked, state, desk });
    if (asked.hold !== undefined) return hold(prepared.value, asked.hold, { state, desk });
    return sign(prepared.value, { asked, state, desk });
  });
}

interface Work {
  readonly asked: CastAsked;
  readonly state: ElectionState;
  readonly desk: Desk;
}

async function prepare(asked: CastAsked, state: ElectionState, desk: Desk): Promise<Result<PreparedBallot, Refused>> {
  const { texts } = desk;
  const { context } = state;
  if (asked.held !== undefined) {
    const held = await readHeld(asked.held, context, texts);
    return held.ok ? held : err({ exit: 2, text: held.error });
  }
  if (asked.choices === undefined) return cannot(texts, 'ballot-cast-needs');
  const credential = await readCredential(asked.code, state, desk);
  if (!credential.ok) return credential;
  const text = await readFile(asked.choices, 'utf8').catch(() => null);
  if (text === null) return cannot(texts, 'trustee-file-missing', { file: asked.choices });
  const vote = readChoices(text, context, texts);
  if (!vote.ok) return err({ exit: 2, text: `${asked.choices}: ${vote.error}` });
  const prepared = prepareBallot(vote.value, credential.value, context);
  if (prepared.ok) return prepared;
  return cannot(texts, 'ballot-choices-wrong', { meaning: texts.text(`ballot-fault-${prepared.error.code}`) });
}

/** The credential of a code, which must be on the list. */
async function readCredential(
  file: string | undefined,
  { context, credentials }: ElectionState,
  { texts }: Desk,
): Promise<Result<Credential, Refused>> {
  if (file === undefined) return cannot(texts, 'ballot-cast-needs');
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return cannot(texts, 'trustee-file-missing', { file });
  const code = parseCode(text);
  if (!code.ok) {
    const { error } = code;
    return error.code === 'code-length'
      ? cannot(texts, 'ballot-code-length', { file, characters: error.characters, expected: error.expected })
      : cannot(texts, 'ballot-code-character', { file, at: error.at });
  }
  const credential = deriveCredential(code.value, context.election.uuid, context);
  const isListed = credentials.some(({ publicKey }) => publicKey === credential.publicKey);
  return isListed ? ok(credential) : cannot(texts, 'ballot-code-not-listed', { file });
}

async function hold(prepared: PreparedBallot, file: string, { state, desk }: Omit<Work, 'asked'>): Promise<Stepped> {
  const { texts } = desk;
  const written = await writeNew(file, writeHeld(prepared, state.context), SECRET);
  if (written === 'taken') return cannot(texts, 'ballot-file-taken', { file });
  return ok([texts.text('ballot-sealed-hash', { hash: prepared.hash }), texts.text('ballot-held', { file })]);
}

/** Hash and ciphertexts stand where they cannot be taken back before the opening is written; from then on none can be cast. */
async function audit(prepared: PreparedBallot, file: string, { asked, state, desk }: Work): Promise<Stepped> {
  const { texts } = desk;
  const text = openForAudit(prepared, state.context, { add: () => undefined });
  await addAudited(state.archive, prepared);
  const written = await writeNew(file, `${text}\n`, SECRET);
  if (written === 'taken') return cannot(texts, 'ballot-file-taken', { file });
  if (asked.held !== undefined) await rm(asked.held, { force: true });
  return ok([
    texts.text('ballot-sealed-hash', { hash: prepared.hash }),
    texts.text('ballot-audit-opened', { file }),
    ...(asked.held === undefined ? [texts.text('ballot-audit-at-once')] : []),
    texts.text('ballot-audit-next', { folder: asked.folder, file, hash: prepared.hash }),
  ]);
}

async function sign(prepared: PreparedBallot, { asked, state, desk }: Work): Promise<Stepped> {
  const { texts } = desk;
  const credential = await readCredential(asked.code, state, desk);
  if (!credential.ok) return credential;
  const audited = await auditedHashes(state.archive);
  if (wasAudited(audited, prepared.hash, prepared.unsigned)) return cannot(texts, 'ballot-audited-before');
  const signed = signBallot(prepared, credential.value, { context: state.context, audited });
  if (!signed.ok)
    return cannot(texts, signed.error === 'ballot-audited' ? 'ballot-audited-before' : 'ballot-held-other-code');
  const put = await putIn(signed.value.text, state, desk);
  if (!put.ok) return put;
  if (asked.held !== undefined) await rm(asked.held, { force: true });
  return ok([texts.text('ballot-sealed-hash', { hash: prepared.hash }), ...put.value]);
}

/** A ballot made by the protocol's own tools, or on another device: one line of JSON. */
async function castFrom(file: string, state: ElectionState, desk: Desk): Promise<Stepped> {
  const { texts } = desk;
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return cannot(texts, 'trustee-file-missing', { file });
  const ballot = text.trimEnd();
  const read = readWith(
    ballotCodec({ group: state.context.group, questions: state.context.election.questions }),
    ballot,
  );
  if (!read.ok) return faulty(texts, 'ballot-refused', { meaning: texts.text('ballot-fault-ballot-unreadable') });
  if (wasAudited(await auditedHashes(state.archive), read.value.signature.hash, read.value))
    return cannot(texts, 'ballot-audited-before');
  return putIn(ballot, state, desk);
}

/** Puts a ballot into the box if it is in order. */
async function putIn(text: string, state: ElectionState, desk: Desk): Promise<Stepped> {
  const { bench, texts } = desk;
  const { context, credentials, ballots } = state;
  const refuse = (code: string): Stepped =>
    faulty(texts, 'ballot-refused', { meaning: texts.text(`ballot-fault-${code}`) });
  const credential = credentialOf(text);
  if (!credentials.some(({ publicKey }) => publicKey === credential)) return refuse('ballot-credential');
  if (ballots.includes(text)) return refuse('ballot-repeated');
  const checked = performTask(
    {
      kind: 'ballots',
      election: state.text,
      ballots: [{ text, credential: credentialOf(text), hints: null, weight: 0 }],
    },
    bench,
  );
  const [fault] = checked.faults;
  if (fault !== undefined) return refuse(fault.code);
  const added = await appendStep({ type: 'Ballot', ballot: text }, state, desk, { verified: false });
  if (!added.ok) return added;
  const before = ballots.filter((other) => credentialOf(other) === credential).length;
  return ok([
    texts.text('ballot-cast-done', { tracker: trackerOf(memberHash(text, desk)), archive: state.archive }),
    ...(before > 0 ? [texts.text('ballot-cast-replaces')] : []),
    texts.text('ballot-cast-next', { ballots: ballots.length + 1, name: context.election.name }),
  ]);
}
