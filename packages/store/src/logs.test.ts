import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { err, ok, unwrap } from '@selectorate/basics';
import { hashHex, partBytes } from '@selectorate/selection';
import { declared } from '@selectorate/testkit';
import { projectionOf } from './projection-of.ts';
import type { LogId } from './ids.ts';
import type { Store } from './store.ts';
import { enginesHere, startEngine, type TestEngine } from './testing/each-engine.ts';
import { appendHistory, appendStep, historyOf } from './testing/history.ts';

const { rehearsal } = declared();
const history = historyOf(rehearsal);
const { steps, checkpoints } = history;
const everything = { size: steps.length, checkpoint: checkpoints.length };

describe.each(enginesHere())('logs on %s', (name) => {
  let engine: TestEngine;
  let store: Store;
  let logs = 0;
  /** A log that holds the whole contest, for tests that only read. */
  let whole: LogId;
  beforeAll(async () => {
    engine = await startEngine(name);
    store = await engine.open(await engine.newPlace());
    whole = await logOf(steps.length);
  });
  afterAll(() => engine.close());

  /** A log of its own for each test, with the first entries of the contest. */
  const logOf = async (size: number): Promise<LogId> => {
    const log = `log-${logs++}` as LogId;
    await appendHistory(store, { ...history, log }, size);
    return log;
  };
  const appendTo = (log: LogId, seq: number) => appendStep(store, { ...history, log }, steps[seq] ?? raise());

  const ask = async (statement: string): Promise<void> => {
    const client = new Client({ connectionString: store.connectionString });
    await client.connect();
    await client.query(statement);
    await client.end();
  };

  test('a whole contest reads back as it was appended, act by act', async () => {
    expect(await store.logs.read(whole)).toEqual({ entries: rehearsal.log.entries(), checkpoints });
    expect(await store.logs.size(whole)).toBe(steps.length);
    expect(await store.logs.ids()).toContain(whole);
    expect(await store.logs.check(whole)).toEqual(ok({ size: steps.length }));
  });

  test('whoever knows a part of it reads the rest, and who knows all reads the last checkpoint again', async () => {
    const rest = await store.logs.read(whole, { size: steps.length - 2, checkpoint: steps.length - 1 });
    expect(rest).toEqual({ entries: rehearsal.log.entries(steps.length - 2), checkpoints: checkpoints.slice(-2) });
    expect(await store.logs.read(whole, everything)).toEqual({ entries: [], checkpoints: checkpoints.slice(-1) });
  });

  test('parts and blobs stand beside it, opened, and published where they are', async () => {
    const [first] = steps.flatMap(({ parts }) => parts);
    const commitment = hashHex(partBytes(first?.part ?? raise()));
    expect(await store.logs.parts.get(whole, commitment)).toEqual(first?.part);
    expect(sorted(await store.logs.parts.published(whole))).toEqual(sorted([...rehearsal.published.values()]));
    expect(await store.logs.parts.ofContest(whole)).toHaveLength(rehearsal.parts.size);
    expect(sorted(await store.logs.blobs.published(whole))).toEqual(sorted([...rehearsal.blobs.values()]));
    const [hash = '', bytes] = [...rehearsal.blobs][0] ?? [];
    expect(await store.logs.blobs.get(whole, hash)).toEqual(bytes);
    expect(await store.logs.parts.get(whole, '0'.repeat(64))).toBeUndefined();
    expect(await store.logs.blobs.get(whole, '0'.repeat(64))).toBeUndefined();
  });

  test('after every act the projection is that of the state, and of a replay', async () => {
    const log = await logOf(0);
    for (const step of steps) {
      unwrap(await appendStep(store, { ...history, log }, step));
      expect(await store.logs.projection(log)).toEqual(projectionOf(step.state));
    }
    const rebuilt = await store.logs.rebuildProjections(log, history.rulebookBytes);
    expect(rebuilt).toEqual(ok(projectionOf(rehearsal.state)));
    expect(await store.logs.projection(log)).toEqual(projectionOf(rehearsal.state));
  });

  test('a part that is withdrawn leaves the record, and is still there for the scrutineer', async () => {
    const log = await logOf(steps.length);
    const [[commitment = '', bytes] = []] = [...rehearsal.published];
    await store.logs.parts.withdraw(log, commitment);
    expect(await store.logs.parts.published(log)).not.toContainEqual(bytes);
    expect(await store.logs.parts.get(log, commitment)).toMatchObject({ contest: history.log });
  });

  test('a writer that does not know the last entries hears them before it decides', async () => {
    const log = await logOf(3);
    const heard = await store.logs.append(log, { size: 1, checkpoint: 1 }, (since) => ({
      append: false,
      answer: since,
    }));
    expect(heard).toEqual(ok({ entries: rehearsal.log.entries(1, 3), checkpoints: checkpoints.slice(0, 3) }));
    expect(await store.logs.size(log)).toBe(3);
  });

  test('what fails half-way is not there at all', async () => {
    const log = await logOf(2);
    const before = await store.logs.projection(log);
    const third = steps[2] ?? raise();
    const failing = store.logs.append(log, { size: 2, checkpoint: 2 }, async () => {
      await store.documents.put(log, 'note', { subject: 'somebody', json: 'planted' });
      return { ...third, publishBlobs: ['\0'] };
    });
    await expect(failing).rejects.toThrow();
    expect(await store.logs.size(log)).toBe(2);
    expect(await store.logs.projection(log)).toEqual(before);
    expect(await store.documents.get(log, 'note')).toBeUndefined();
  });

  test('entries that do not follow the log are a bug, and nothing of them is kept', async () => {
    const log = await logOf(0);
    const second = steps[1] ?? raise();
    await expect(store.logs.append(log, { size: 0, checkpoint: 0 }, () => second)).rejects.toThrow('do not follow');
    expect(await store.logs.size(log)).toBe(0);
  });

  test('cosignatures that two servers bring are kept together, and each learns of the other’s', async () => {
    const log = await logOf(2);
    const { size, note } = checkpoints.find((each) => each.size === 2) ?? raise();
    const [text = '', lines = ''] = note.split('\n\n');
    const [ofLog = '', first = '', second = ''] = lines.split('\n');
    const withLines = (...some: readonly string[]) => `${text}\n\n${some.join('\n')}\n`;
    await store.logs.saveCheckpoint(log, size, withLines(ofLog, first));
    await store.logs.saveCheckpoint(log, size, withLines(ofLog, second));
    const { checkpoints: read } = await store.logs.read(log, { size: 2, checkpoint: 2 });
    expect(read).toHaveLength(1);
    const kept = (read[0]?.note ?? '').split('\n').filter((line) => line.startsWith('\u2014'));
    expect(kept.toSorted()).toEqual([ofLog, first, second].toSorted());
  });

  test('A53 a store behind a checkpoint that was seen refuses to write', async () => {
    const log = await logOf(2);
    const { size, note } = checkpoints[4] ?? raise();
    await store.logs.saveCheckpoint(log, size, note);
    expect(await appendTo(log, 2)).toEqual(err('behind-checkpoint'));
    expect(await store.logs.check(log)).toEqual(err('behind-checkpoint'));
    expect(await store.logs.size(log)).toBe(2);
  });

  test('A43 an entry that was taken out or changed in the database is noticed', async () => {
    const [shorter, changed] = [await logOf(4), await logOf(4)];
    await ask(`delete from entry where log = '${shorter}' and seq = 1`);
    expect(await appendTo(shorter, 4)).toEqual(err('behind-checkpoint'));
    await ask(`update log_head set checkpoint = 0 where log = '${shorter}'`);
    await ask(`delete from checkpoint where log = '${shorter}'`);
    expect(await appendTo(shorter, 4)).toEqual(err('entries-missing'));
    await ask(`update entry set bytes = decode('00', 'hex') where log = '${changed}' and seq = 1`);
    expect(await store.logs.check(changed)).toEqual(err('differs-from-checkpoint'));
    await ask(`update checkpoint set note = 'nothing' where log = '${changed}' and size = 1`);
    expect(await store.logs.check(changed)).toEqual(err('checkpoint-malformed'));
    expect(await store.logs.rebuildProjections(changed, history.rulebookBytes)).toEqual(err('entries-refused'));
    expect(await store.logs.rebuildProjections(changed, Uint8Array.of(0))).toEqual(err('rulebook-unreadable'));
  });

  test('projections that somebody changed are what the log says again, once rebuilt', async () => {
    const log = await logOf(steps.length);
    await ask(`update contest_status set stage = 'closed', winner = 'nobody' where log = '${log}'`);
    await ask(`update unit set outcome = 'keep' where log = '${log}'`);
    await ask(`delete from deadline where log = '${log}'`);
    await ask(`insert into holding values ('${log}', 9999, 'nobody', 'agent', null, null, 0, null)`);
    const projection = projectionOf(rehearsal.state);
    expect(await store.logs.projection(log)).not.toEqual(projection);
    expect(await store.logs.rebuildProjections(log, history.rulebookBytes)).toEqual(ok(projection));
    expect(await store.logs.projection(log)).toEqual(projection);
  });

  test('blobs may be kept before an act names them, and become public with it', async () => {
    const log = await logOf(0);
    const [bytes, more] = [Uint8Array.of(1, 2, 3), Uint8Array.of(4)];
    const [hash = ''] = await store.logs.blobs.put(log, [bytes, more]);
    expect(await store.logs.blobs.published(log)).toEqual([]);
    const first = { ...(steps[0] ?? raise()), publishBlobs: [hash] };
    unwrap(await store.logs.append(log, { size: 0, checkpoint: 0 }, () => first));
    expect(await store.logs.blobs.published(log)).toEqual([bytes]);
    await store.logs.blobs.put(log, [bytes]);
    expect(await store.logs.blobs.published(log)).toEqual([bytes]);
    expect(await store.logs.blobs.get(log, hash)).toEqual(bytes);
  });

  test('a checkpoint with more cosignatures takes the place of the same one', async () => {
    const log = await logOf(1);
    const [{ size, note }] = checkpoints as [(typeof checkpoints)[number]];
    const lines = note.trimEnd().split('\n');
    await store.logs.saveCheckpoint(log, size, `${lines.slice(0, -1).join('\n')}\n`);
    await store.logs.saveCheckpoint(log, size, note);
    expect(await store.logs.checkpoints(log)).toEqual([{ size, note }]);
  });

  test('two logs know nothing of each other', async () => {
    const log = await logOf(2);
    const other = await logOf(0);
    expect(await store.logs.size(other)).toBe(0);
    expect(await store.logs.projection(other)).toBeUndefined();
    unwrap(await store.logs.append(other, { size: 0, checkpoint: 0 }, () => steps[0] ?? raise()));
    expect(await store.logs.size(log)).toBe(2);
    expect(await store.logs.size(other)).toBe(1);
  });

  test('two stores on one database append at once: nothing is lost, nothing is twice', async () => {
    const log = await logOf(0);
    const another = await engine.open(store.connectionString);
    expect(another.engine).toBe(name);
    const writers = [store, another, store, another].map(async (writer) => {
      for (let known = 0; known < steps.length;) {
        const answer = await writer.logs.append(log, { size: known, checkpoint: 0 }, ({ entries }) => {
          const next = steps[known + entries.length];
          return next ?? { append: false, answer: steps.length };
        });
        known = unwrap(answer) + 1;
      }
    });
    await Promise.all(writers);
    expect((await another.logs.read(log)).entries).toEqual(rehearsal.log.entries());
    expect(await store.logs.check(log)).toEqual(ok({ size: steps.length }));
    expect(await store.logs.projection(log)).toEqual(projectionOf(rehearsal.state));
  });
});

const sorted = (all: readonly Uint8Array[]): readonly string[] => all.map(hashHex).sort();

function raise(): never {
  throw new Error('the rehearsed contest has too few acts');
}
