import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readFile } from 'node:fs/promises';
import { sha256Hex } from '@selectorate/record';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { verifyCommand } from '../commands/verify.ts';
import { fakeIo } from '../testing/fake-io.ts';
import { copyOf, REFERENCE, removeFolders } from '../testing/folders.ts';
import { runFolder } from '../testing/run-folder.ts';
import { readSettled, recordAtUrl } from './record-at-url.ts';

let contest: string;
beforeAll(async () => {
  contest = join((await runFolder(await copyOf(REFERENCE))).out, 'a');
});
afterAll(removeFolders);

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

/** A server of this test's own making, on this machine. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
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
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Serves a played contest; `change` may answer a request otherwise, and says whether it did. */
const serveContest = (change: (...args: Parameters<RequestListener>) => boolean = () => false): Promise<string> =>
  serve((request, response) => {
    if (change(request, response)) return;
    readFile(join(contest, request.url ?? '')).then(
      (bytes) => response.end(bytes),
      () => response.writeHead(404).end(),
    );
  });

async function verify(...args: readonly string[]) {
  const io = fakeIo();
  const exit = await verifyCommand(args, io);
  return { exit, said: io.said.join('\n'), complained: io.complained.join('\n') };
}

describe('verify of an address', () => {
  test('takes the policy from an address too, and says whose word it is if it is the record’s own server’s', async () => {
    const [url, elsewhere] = [await serveContest(), await serveContest()];
    const other = await verify(`${url}/record`, '--policy', `${elsewhere}/policy`);
    expect(other).toMatchObject({ exit: 0, complained: '' });
    const own = await verify(`${url}/record/`, '--policy', `${url}/policy`);
    expect(own.exit).toBe(0);
    expect(own.complained).toContain('the policy came from the server of the record');
  });

  test('cannot begin where nobody answers, where no record is, or where no policy is', async () => {
    const url = await serveContest();
    expect(await verify(`${url}/elsewhere`)).toMatchObject({ exit: 2, said: '' });
    expect((await verify(`${url}/record/`, '--policy', `${url}/nothing`)).complained).toContain('is not there');
    expect((await verify(`${url}/record/?a=b`)).exit).toBe(2);
    await stops.pop()?.();
    const gone = await verify(`${url}/record`);
    expect(gone.exit).toBe(2);
    expect(gone.complained).toContain('/record/manifest.json: ');
  });

  test('follows no redirect, and says where it pointed', async () => {
    const url = await serve((_, response) => {
      response.writeHead(302, { location: 'http://127.0.0.1:9/record/' }).end();
    });
    const { exit, complained } = await verify(`${url}/record`);
    expect(exit).toBe(2);
    expect(complained).toContain('answered 302 and points to http://127.0.0.1:9/record/, which is not followed');
  });

  test('a file that is longer than its manifest says is read no further, and is a fault', async () => {
    let sent = 0;
    const url = await serveContest((request, response) => {
      if (request.url !== '/record/rulebook.json') return false;
      const more = (): void => {
        if (response.destroyed) return;
        sent += 65_536;
        response.write(Buffer.alloc(65_536), more);
      };
      more();
      return true;
    });
    const { exit, said } = await verify(`${url}/record`, '--json', '-');
    expect(exit).toBe(1);
    expect(said).toContain('rulebook.json');
    expect(sent).toBeLessThan(2 ** 24);
  });

  test('a file that is sent compressed is a fault', async () => {
    const url = await serveContest((request, response) => {
      if (request.url !== '/record/checkpoint') return false;
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('x'));
      return true;
    });
    const { exit, said } = await verify(`${url}/record`, '--json', '-');
    expect(exit).toBe(1);
    expect(said).toContain('sent compressed (gzip)');
  });

  test('a record that grew while it was read is read again', async () => {
    let manifests = 0;
    const url = await serveContest((request, response) => {
      if (request.url !== '/record/manifest.json') return false;
      manifests++;
      response.setHeader('etag', `"${manifests}"`);
      // What the note beside it says is already of the next hour.
      if (manifests === 2) response.end('{}');
      return manifests === 2;
    });
    expect((await verify(`${url}/record`)).exit).toBe(0);
    expect(manifests).toBe(4);
  });
});

describe('a record that may grow', () => {
  const withEtag: RequestListener = (request, response) => {
    const bytes = Buffer.from('{}');
    const etag = `"${sha256Hex(bytes)}"`;
    if (request.headers['if-none-match'] === etag) response.writeHead(304, { etag }).end();
    else response.writeHead(200, { etag }).end(bytes);
  };

  test('is asked with the tag of the manifest that was read, and nothing is sent twice', async () => {
    const statuses: number[] = [];
    const url = await serve((request, response) => {
      response.on('finish', () => statuses.push(response.statusCode));
      withEtag(request, response);
    });
    const record = recordAtUrl(new URL(url));
    await record.read('manifest.json', 100);
    expect(await record.unchanged()).toBe(true);
    expect(statuses).toEqual([200, 304]);
  });

  test('is compared by its bytes where the server gives no tags', async () => {
    let body = '{}';
    const url = await serve((_, response) => response.end(body));
    const record = recordAtUrl(new URL(url));
    await record.read('manifest.json', 100);
    expect(await record.unchanged()).toBe(true);
    body = '{"more":1}';
    expect(await record.unchanged()).toBe(false);
  });

  test('one that is faulty and does not change is read once; one that never settles a few times', async () => {
    const url = await serve(withEtag);
    const settled = recordAtUrl(new URL(url));
    let reads = 0;
    const read = async (record: ReturnType<typeof recordAtUrl>): Promise<string> => {
      reads++;
      await record.read('manifest.json', 100);
      return 'faulty';
    };
    await readSettled(
      settled,
      () => read(settled),
      () => false,
    );
    expect(reads).toBe(1);
    let version = 0;
    const restless = recordAtUrl(new URL(await serve((_, response) => response.end(`{"version":${version++}}`))));
    reads = 0;
    expect(
      await readSettled(
        restless,
        () => read(restless),
        () => false,
      ),
    ).toBe('faulty');
    expect(reads).toBe(4);
  });
});
