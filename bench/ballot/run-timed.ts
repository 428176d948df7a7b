import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What a program cost, all its runs together. */
export interface Timed {
  readonly wallSeconds: number;
  readonly cpuSeconds: number;
  /** The most memory that a run held when looked at; null where nobody looked in time. */
  readonly peakBytes: number | null;
}

const LOOK_MS = 25;
/** Runs the program so many times, then lets the shell say what its children cost. */
const SCRIPT =
  'n="$1"; shift; while [ "$n" -gt 0 ]; do "$@" >/dev/null 2>&1 </dev/null || exit 1; n=$((n-1)); done; times';

/** Runs a program to its end and reports its cost. Throws if it fails. */
export async function runTimed([command, args]: [string, readonly string[]], times: number): Promise<Timed> {
  const started = performance.now();
  const env = { ...process.env, BELENIOS_USE_URANDOM: '1' };
  const shell = spawn('sh', ['-c', SCRIPT, 'sh', String(times), command, ...args], { env });
  let [said, peakBytes] = ['', 0];
  shell.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  const looking = setInterval(() => {
    peakBytes = Math.max(peakBytes, ...childrenOf(shell.pid ?? 0).map(peakOf));
  }, LOOK_MS);
  const status = await new Promise((resolve) => shell.on('close', resolve)).finally(() => clearInterval(looking));
  if (status !== 0) throw new Error(`bench: ${command} ${args.join(' ')} failed`);
  return {
    wallSeconds: (performance.now() - started) / 1_000,
    cpuSeconds: secondsIn(said.trim().split('\n')[1] ?? ''),
    peakBytes: peakBytes === 0 ? null : peakBytes,
  };
}

/** "1m2.34s 0m0.05s": user, then system. */
const secondsIn = (line: string): number =>
  line.split(' ').reduce((sum, part) => {
    const [, minutes = '0', seconds = '0'] = /^([0-9]+)m([0-9.]+)s$/.exec(part) ?? [];
    return sum + 60 * Number(minutes) + Number(seconds);
  }, 0);

function childrenOf(pid: number): string[] {
  return lookAt(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean);
}

/** VmHWM, in bytes. */
const peakOf = (pid: string): number =>
  1024 * Number(/^VmHWM:\s+([0-9]+) kB$/m.exec(lookAt(`/proc/${pid}/status`))?.[1] ?? 0);

/** A process may end while it is looked at. */
function lookAt(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
