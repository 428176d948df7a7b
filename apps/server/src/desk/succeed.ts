import { type Result, toHex } from '@selectorate/basics';
import type { DraftShape } from '@selectorate/api';
import { type CheckpointNote, mergeCosignatures, printNote } from '@selectorate/record';
import { nativeCheck } from '@selectorate/machine';
import { type ActBodies, bodyOf, hashHex } from '@selectorate/selection';
import type { ContestRow } from '@selectorate/store';
import type { Denial } from '../handlers.ts';
import type { ContestLog } from './contest-log.ts';
import type { Succession } from './desk.ts';
import type { Wish } from './draft-content.ts';
import { deny, type House, type Visit } from './house.ts';
import { logKeyOf, logNameOf, serverSignerOf, witnessKeyOf } from './log-keys.ts';
import { officersOf } from './places.ts';
import { prepareDraft } from './prepare-draft.ts';
import { askHeld } from './witness-client.ts';

/** The name of the log that comes after this one: the contest's, and the next number. */
function nextLogName(publicUrl: string, { contest, logName }: Pick<ContestRow, 'contest' | 'logName'>): string {
  const number = logName.endsWith(`/${contest}`) ? 1 : Number(logName.slice(logName.lastIndexOf('/') + 1));
  return `${logNameOf(publicUrl, contest)}/${number + 1}`;
}

/**
 * Drafts the act by which a new log takes over from one whose store is behind what its witnesses hold and cannot be rebuilt:
 * the entries that are still there under a checkpoint that witnesses cosigned, and the last checkpoint, with what lies between
 * lost. Both officers sign it; the new log has keys of its own, and its witnesses have to be told them.
 */
export async function prepareSuccession(
  house: House,
  who: Visit,
  { ground, reasons }: Succession,
): Promise<Result<DraftShape, Denial>> {
  const { log, row } = who;
  const kept = log.lastCheckpoint;
  if (kept?.checkpoint.size !== log.size) return deny('store-behind-checkpoint');
  const last = (await lastHeld(house, log)) ?? kept;
  const successor = { ...row, logName: nextLogName(house.options.publicUrl, row) };
  const body: ActBodies['succeed-log'] = {
    last: said(last),
    kept: said(kept),
    ground,
    log: logKeyOf(house.options, successor),
    witnesses: log.state.witnesses.map(({ name, key }) => ({ name, key })),
    server: serverSignerOf(house.options, successor).publicKey,
  };
  const notes = new Map([kept, last].map(({ note }) => [hashHex(printNote(note)), printNote(note)]));
  const wish: Wish = {
    kind: 'succeed-log',
    by: officersOf(log.state),
    body: bodyOf('succeed-log', body),
    parts: { reasons: { subject: 'contest', content: reasons, publish: true } },
    blobs: [...notes.values()],
  };
  return prepareDraft(house, who, wish);
}

const said = ({ note, checkpoint }: CheckpointNote) => ({
  note: hashHex(printNote(note)),
  size: checkpoint.size,
  root: toHex(checkpoint.root),
});

/** The largest checkpoint beyond the store's entries that witnesses show, with the lines of all who hold that same one. */
async function lastHeld({ options, logs }: House, log: ContestLog): Promise<CheckpointNote | undefined> {
  const { row, state, signer } = log;
  const answers = await Promise.all(
    row.witnesses.map(({ url }) => (url === null ? undefined : askHeld(options.fetch, url, row.logName))),
  );
  const shown = answers.flatMap((answer) => (answer?.kind === 'checkpoint' ? [answer.signed] : []));
  const beyond = [...shown, ...(await logs.evidenceOf(row.contest))].filter(
    (each) => each.checkpoint.origin === signer.key.name && !log.agreesWith(each).ok,
  );
  const [largest] = beyond.toSorted((a, b) => b.checkpoint.size - a.checkpoint.size);
  if (largest === undefined) return undefined;
  const witnessKeys = state.witnesses.flatMap((witness) => witnessKeyOf(witness) ?? []);
  return beyond
    .filter(({ note }) => note.text === largest.note.text)
    .flatMap(({ note }) => note.signatures.filter(({ name }) => witnessKeys.some((key) => key.name === name)))
    .reduce((merged, line) => {
      const added = mergeCosignatures(merged, [line], { witnessKeys, check: nativeCheck });
      return added.ok ? added.value : merged;
    }, largest);
}

/** What changes in the contest's row when the succession is recorded. */
export const succeededBy = (body: unknown): Pick<ContestRow, 'logName'> => ({
  logName: (body as ActBodies['succeed-log']).log.name,
});
