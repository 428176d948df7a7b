import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fromUtf8, toBase64Url, unwrap } from '@selectorate/basics';
import { nativeCheck } from '@selectorate/machine';
import {
  answerOf,
  cosignCheckpoint,
  type Cosigner,
  cosigner,
  ed25519PublicKey,
  encodeBundle,
  newlyWitnessed,
  parseBundle,
  parseWitnessRequest,
  printWitnessedLog,
  type PublicKey,
  type VerifierKey,
  type WitnessedLog,
} from '@selectorate/record';
import { toSeconds } from '@selectorate/selection';

/** A witness on this machine that speaks docs/formats/witness.md and remembers in memory. */
export interface TestWitness {
  readonly name: string;
  readonly key: PublicKey;
  readonly url: string;
  readonly held: () => WitnessedLog;
  /** Remembers this from now on: a mirror that saw another history. */
  remember(held: WitnessedLog, entries: readonly Uint8Array[]): void;
  /** Watches another log from now on, of which it holds nothing. */
  watch(logKey: VerifierKey): void;
  /** Stops answering, and answers again at the same address. */
  goAway(): Promise<void>;
  comeBack(): Promise<void>;
  close(): Promise<void>;
}

export interface TestWitnessOptions {
  readonly name: string;
  readonly secret: Uint8Array;
  readonly logKey: VerifierKey;
}

interface Mirror {
  state: WitnessedLog;
  entries: Uint8Array[];
}

export async function startWitness({ name, secret, logKey }: TestWitnessOptions): Promise<TestWitness> {
  const mirror: Mirror = { state: newlyWitnessed(logKey.name), entries: [] };
  const witness = { signer: cosigner(name, secret), logKey, mirror };
  const serve = (asked: IncomingMessage, answer: ServerResponse): void => {
    void answerTo(asked, answer, witness);
  };
  let server = await listen(createServer(serve), 0);
  const { port } = server.address() as AddressInfo;
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return {
    name,
    key: { alg: 'EdDSA', key: toBase64Url(ed25519PublicKey(secret)) },
    url: `http://127.0.0.1:${port}`,
    held: () => mirror.state,
    remember: (held, entries) => {
      mirror.state = held;
      mirror.entries = [...entries];
    },
    watch: (another) => {
      witness.logKey = another;
      mirror.state = newlyWitnessed(another.name);
      mirror.entries = [];
    },
    goAway: stop,
    comeBack: async () => {
      server = await listen(createServer(serve), port);
    },
    close: stop,
  };
}

const listen = (server: Server, port: number): Promise<Server> =>
  new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(server)));

interface Witness {
  readonly signer: Cosigner;
  readonly logKey: VerifierKey;
  readonly mirror: Mirror;
}

async function answerTo(asked: IncomingMessage, answer: ServerResponse, witness: Witness): Promise<void> {
  const { mirror, logKey } = witness;
  const text = 'text/plain; charset=utf-8';
  if (asked.method === 'POST' && asked.url === '/add-checkpoint') {
    const told = cosign(await bodyOf(asked), asked.headers['selectorate-rehearsal-time'], witness);
    answer.writeHead(told.status, { 'content-type': told.contentType }).end(told.body);
  } else if (asked.url === `/checkpoint/${logKey.name}` && mirror.state.checkpoint !== '') {
    answer.writeHead(200, { 'content-type': text }).end(mirror.state.checkpoint);
  } else if (asked.url === `/mirror/${logKey.name}/entries`) {
    answer.writeHead(200, { 'content-type': 'application/octet-stream' }).end(encodeBundle(mirror.entries));
  } else if (asked.url === `/mirror/${logKey.name}/state.json`) {
    answer.writeHead(200, { 'content-type': 'application/json' }).end(printWitnessedLog(mirror.state));
  } else {
    answer.writeHead(404, { 'content-type': text }).end('unknown-log\n');
  }
}

function cosign(body: Uint8Array, time: string | string[] | undefined, { signer, logKey, mirror }: Witness) {
  const end = body.indexOf(0x0a);
  const length = Number(unwrap(fromUtf8(body.subarray(0, end))));
  const request = unwrap(parseWitnessRequest(body.subarray(end + 1, end + 1 + length)));
  const width = request.signed.checkpoint.size - request.oldSize;
  const newEntries = unwrap(parseBundle(body.subarray(end + 1 + length), Math.max(0, width)));
  const now = toSeconds(typeof time === 'string' ? time : new Date().toISOString());
  const options = { cosigner: signer, logKeys: [logKey], now: Math.floor(now), check: nativeCheck };
  const decided = cosignCheckpoint(mirror.state, request, newEntries, options);
  if (decided.ok) {
    mirror.state = decided.value.state;
    mirror.entries.push(...newEntries.map((entry) => new Uint8Array(entry)));
  }
  return answerOf(decided);
}

async function bodyOf(asked: IncomingMessage): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of asked) chunks.push(chunk as Buffer);
  return new Uint8Array(Buffer.concat(chunks));
}
