import {
  decodeTally,
  inThisThread,
  openingShares,
  openTally,
  partialDecryptionCodec,
  readWith,
  resultCodec,
  resultOf,
  sidecarWriter,
  verifyElection,
} from '@selectorate/ballot';
import { ok, type Result } from '@selectorate/basics';
import { archiveInFile } from '../secret-ballot/archive-file.ts';
import { FOR_ALL, replaceWhole } from '../secret-ballot/files.ts';
import { tellQuestion } from '../secret-ballot/tell-question.ts';
import { appendStep } from './append-step.ts';
import type { ElectionState } from './election-state.ts';
import { onElection } from './in-folder.ts';
import { secondProofLines, sidecarHead, sidecarOf } from './sidecar-file.ts';
import { cannot, type Desk, faulty, type Refusal, type Refused, type Stepped } from './step.ts';

/** `ballot result`: what the opened votes say, the archive finished, and a sidecar that makes its verification quick. */
export const publishResult = (folder: string, desk: Desk): Promise<Stepped> =>
  onElection(folder, desk, async (state) => {
    const { texts } = desk;
    if (state.result !== null) return cannot(texts, 'ballot-result-already');
    const result = resultText(state, desk);
    if (!result.ok) return result;
    const added = await appendStep({ type: 'Result', result: result.value }, state, desk, { verified: true });
    if (!added.ok) return added;
    await writeSidecar(state, desk);
    const questions = added.value?.questions ?? [];
    const sidecar = sidecarOf(state.archive);
    return ok([
      texts.text('ballot-result-done', { archive: state.archive }),
      ...questions.flatMap((question) => ['', ...tellQuestion(question, texts)]),
      '',
      texts.text('ballot-result-next', { archive: state.archive, sidecar }),
    ]);
  });

function resultText(state: ElectionState, { texts }: Desk): Result<string, Refused> {
  const { context, trustees, rows, tally } = state;
  const { group, election } = context;
  const refuse = (code: string): Refusal =>
    faulty(texts, 'ballot-archive-unreadable', { file: state.archive, meaning: texts.text(`ballot-fault-${code}`) });
  if (tally === null) return cannot(texts, 'ballot-tally-first');
  const shares = openingShares(trustees, [...state.decryptions.keys()], group.order);
  if (!shares.ok) {
    const said = shares.error.map(
      ({ code, owner }) => `${texts.text('ballot-figure-owner', { owner })}: ${texts.text(`ballot-fault-${code}`)}`,
    );
    return cannot(texts, 'ballot-result-early', { missing: said.join(' ') });
  }
  const decryptions = new Map();
  for (const [owner, text] of state.decryptions) {
    const read = readWith(partialDecryptionCodec(group.order), text);
    if (!read.ok) return refuse('decryption-unreadable');
    decryptions.set(owner, read.value);
  }
  const opened = openTally(rows, { shares: shares.value, decryptions }, context);
  if (!opened.ok) return refuse('decryption-factor');
  const decoded = decodeTally(opened.value, election.questions, { totalWeight: tally.totalWeight, group });
  const result = resultOf(decoded);
  if (result === null) return refuse('result-count-unreadable');
  return ok(resultCodec(election.questions.map(({ kind }) => kind === 'ranked')).write(result));
}

/** Second proofs, and hints for everything in the archive, in its order. Hints for a decryption are for its second proofs too. */
async function writeSidecar(state: ElectionState, desk: Desk): Promise<void> {
  const { bench } = desk;
  const second = new Map(await secondProofLines(state, desk));
  await replaceWhole(sidecarOf(state.archive), [sidecarHead(state), ...second.values()].join(''), FOR_ALL);
  const writer = sidecarWriter(state.context.group.order);
  const lines = [sidecarHead(state)];
  await verifyElection(archiveInFile(state.archive), archiveInFile(sidecarOf(state.archive)), {
    ...bench,
    verdict: 'archive',
    workforce: inThisThread(bench),
    onHints: (hash, hints) => {
      lines.push(second.get(hash) ?? '', ...writer.hints(hash, hints).map((line) => Buffer.from(line).toString()));
      second.delete(hash);
    },
  });
  await replaceWhole(sidecarOf(state.archive), [...lines, ...second.values()].join(''), FOR_ALL);
}
