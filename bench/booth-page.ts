import type { Vote } from '@selectorate/ballot';
import { unwrap } from '@selectorate/basics';
import type * as Booth from './booth-functions.ts';

// Runs in the browser that `bench/booth.ts` opens: loads the booth as it was built, and times what a voter waits for.

export interface BoothTask {
  readonly election: string;
  readonly code: string;
  /** The first is timed by itself, the others give the median. */
  readonly votes: readonly Vote[];
}

/** Milliseconds. */
export interface BoothTimes {
  /** From asking for the module to having it, from memory. */
  readonly load: number;
  /** Election read, credential worked out of its code. */
  readonly open: number;
  /** Sealed, proved, signed and linked, for the first time on this page. */
  readonly first: number;
  readonly median: number;
  readonly slowest: number;
  /** The check of an opened ballot on a second device, the first time. */
  readonly audit: number;
  /** The last ballot that was made. */
  readonly ballot: string;
}

declare global {
  var measureBooth: (task: BoothTask) => Promise<BoothTimes>;
}

globalThis.measureBooth = async ({ election, code, votes }) => {
  const address = '/booth.js';
  const started = performance.now();
  const booth = (await import(/* @vite-ignore */ address)) as typeof Booth;
  const loaded = performance.now();
  const group = booth.nobleEd25519();
  const random = (n: number): Uint8Array => crypto.getRandomValues(new Uint8Array(n));
  const platform = { random, ...booth.portableHashing() };
  const context = unwrap(booth.openElection(election, { platform, groupOf: () => group }));
  const credential = booth.deriveCredential(unwrap(booth.parseCode(code)), context.election.uuid, context);
  const opened = performance.now();
  const audited = booth.newAuditedHashes();
  let ballot = '';
  const times = votes.map((vote) => {
    const began = performance.now();
    const prepared = unwrap(booth.prepareBallot(vote, credential, context));
    const { text, tracker } = unwrap(booth.signBallot(prepared, credential, { context, audited }));
    booth.makeLink({ ballot: tracker, credential: credential.publicKey, prev: null }, credential.secret, context);
    ballot = text;
    return performance.now() - began;
  });
  const prepared = unwrap(booth.prepareBallot(votes[0] ?? [], credential, context));
  const opening = booth.openForAudit(prepared, context, audited);
  const auditBegan = performance.now();
  unwrap(booth.auditOpening(prepared.hash, opening, context));
  const audit = performance.now() - auditBegan;
  const [first = 0, ...rest] = times;
  const sorted = rest.toSorted((a, b) => a - b);
  return {
    load: loaded - started,
    open: opened - loaded,
    first,
    median: sorted[Math.floor(sorted.length / 2)] ?? 0,
    slowest: sorted.at(-1) ?? 0,
    audit,
    ballot,
  };
};
