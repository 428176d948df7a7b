import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { type ContestId, toBase64, unwrap, utf8 } from '@selectorate/basics';
import { nativeCheck } from '@selectorate/machine';
import { describeState } from '@selectorate/selection';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { ContestFolder } from '../folder/contest-folder.ts';
import { readFolder } from '../folder/read-folder.ts';
import { Keyring } from '../play/keyring.ts';
import { playContest } from '../play/play-contest.ts';
import { FollowedLog } from './follow-log.ts';
import { visitorAt } from './visitor.ts';

let folder: ContestFolder;
let entries: readonly Uint8Array[];
let ended: { readonly head: unknown; readonly state: unknown };
beforeAll(async () => {
  const { contests } = await readFolder(fileURLToPath(new URL('../../../../examples/reference', import.meta.url)));
  const [contest] = contests;
  if (contest === undefined) throw new Error('examples/reference cannot be read');
  const { house } = unwrap(await playContest(contest, { check: nativeCheck, keyring: new Keyring() }));
  folder = contest;
  entries = house.log.entries();
  ended = { head: house.head, state: describeState(house.state) };
});

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

interface Shown {
  readonly entries: readonly Uint8Array[];
  /** Sizes of published checkpoints; every size unless given. */
  readonly published?: readonly number[];
  readonly size?: number;
  /** Entries in one answer. */
  readonly atOnce?: number;
}

/** A server on this machine that shows this of its log; what it shows may change between two requests. */
async function following(show: () => Shown): Promise<FollowedLog> {
  const server = createServer((request, response) => {
    const from = Number(new URL(request.url ?? '', 'http://localhost').searchParams.get('from'));
    const { entries: log, published = upTo(log.length), size = log.length, atOnce = 500 } = show();
    const fresh = log.slice(from, from + atOnce).map(toBase64);
    response.end(JSON.stringify({ size, entries: fresh, checkpoints: published.filter((each) => each > from) }));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  stops.push(
    () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  );
  const { client } = visitorAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const contest = folder.document.contest as ContestId;
  return new FollowedLog({ client, contest, rulebook: folder.rulebook, check: nativeCheck });
}

const upTo = (size: number): readonly number[] => Array.from({ length: size }, (_, i) => i + 1);

const differs = (entry: number) => ({ ok: false, error: { code: 'log-differs', where: String(entry) } });

describe('whoever follows a log', () => {
  test('comes to its state and head by the entries alone, however few come at once', async () => {
    for (const atOnce of [500, 7]) {
      const log = await following(() => ({ entries, atOnce }));
      expect(await log.catchUp()).toEqual({ ok: true, value: null });
      expect({ head: log.head, state: describeState(log.state) }).toEqual(ended);
      expect(log.entries()).toEqual(entries);
    }
  });

  test('waits until a published checkpoint covers what was read', async () => {
    let asked = 0;
    const late = entries.length - 1;
    const log = await following(() => ({ entries, published: upTo(asked++ < 3 ? late : entries.length) }));
    expect(await log.catchUp()).toEqual({ ok: true, value: null });
    expect(log.head).toEqual(ended.head);
    expect(asked).toBe(4);
  });

  test('takes no checkpoint of entries that were not shown for the head', async () => {
    let asked = 0;
    const beginning = entries.slice(0, 5);
    const log = await following(() => ({ entries: beginning, published: [...upTo(asked++ === 0 ? 4 : 5), 9] }));
    expect(await log.catchUp()).toEqual({ ok: true, value: null });
    expect(log.head.size).toBe(5);
  });

  test('A43 stops at an entry that its people did not sign, and keeps what was right before it', async () => {
    const altered = entries.with(
      9,
      utf8(
        Buffer.from(entries[9] ?? [])
          .toString()
          .replace('"at":"2022', '"at":"2023'),
      ),
    );
    const log = await following(() => ({ entries: altered }));
    expect(await log.catchUp()).toMatchObject(differs(9));
  });

  test('A53 stops where the log is shorter than it was', async () => {
    let size = 30;
    const log = await following(() => ({ entries: entries.slice(0, size) }));
    expect(await log.catchUp()).toEqual({ ok: true, value: null });
    size = 20;
    expect(await log.catchUp()).toMatchObject(differs(30));
  });

  test('passes on what the server says is the matter', async () => {
    const log = await following(() => ({ entries, size: -1 }));
    expect(await log.catchUp()).toMatchObject({ error: { code: 'server-answered', problem: { code: 'unexpected' } } });
  });
});
