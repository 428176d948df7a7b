import type { BigRecord } from './cached-record.ts';
import type { Row } from './rows.ts';

/** Seconds of wall clock and of all this process's processors, and the most memory it held, in bytes. */
export interface Measured {
  readonly name: string;
  readonly wallSeconds: number;
  readonly cpuSeconds: number;
  readonly peakBytes: number;
  readonly goalSeconds: number | null;
  /** Wall and CPU are those of a sample, multiplied by this. */
  readonly scale: number;
}

/** Does the work of a row once, cold, as somebody does who verifies one record. */
export async function measure({ name, goalSeconds, prepare }: Row, record: BigRecord): Promise<Measured> {
  const { work, scale = 1 } = prepare(record);
  const cpu = process.cpuUsage();
  const started = performance.now();
  await work();
  const wall = (performance.now() - started) / 1_000;
  const { user, system } = process.cpuUsage(cpu);
  return {
    name: name.trim(),
    wallSeconds: rounded(wall * scale),
    cpuSeconds: rounded(((user + system) / 1e6) * scale),
    peakBytes: process.resourceUsage().maxRSS * 1024,
    goalSeconds,
    scale,
  };
}

const rounded = (seconds: number): number => Math.round(seconds * 1_000) / 1_000;
