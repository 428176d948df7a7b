import type { ArchiveFault } from '../archive/archive-faults.ts';
import type { UntrustedBytes } from '../archive/byte-source.ts';
import { readSteps, type ReadStep } from '../archive/read-steps.ts';
import type { EventType } from '../objects/events.ts';
import type { Platform } from '../platform.ts';

/** A step of one type. */
export type StepOf<T extends EventType> = Extract<ReadStep, { type: T }>;

/** An archive as the procedure of verification takes it: the next steps, as long as they are of the kind it is about. */
export class StepReader {
  /** What was wrong with the archive as far as it has been read. */
  readonly faults: ArchiveFault[] = [];
  private readonly parts: ReturnType<typeof readSteps>;
  private held: ReadStep | null = null;
  private latest: string | null = null;

  constructor(archive: UntrustedBytes, platform: Pick<Platform, 'sha256'>) {
    this.parts = readSteps(archive, { platform });
  }

  /** The next step if it is of this type, else null, and it stays the next. */
  async next<T extends EventType>(type: T): Promise<StepOf<T> | null> {
    const step = this.held ?? (await this.advance());
    if (step?.type !== type) {
      this.held = step;
      return null;
    }
    this.held = null;
    return step as StepOf<T>;
  }

  /** All steps of this type that come next. */
  async *all<T extends EventType>(type: T): AsyncGenerator<StepOf<T>> {
    for (let step = await this.next(type); step !== null; step = await this.next(type)) yield step;
  }

  /** Reads to the end, so that every fault is known. Answers with the last event's hash, on which everything before it hangs. */
  async finish(): Promise<string | null> {
    this.held = null;
    while ((await this.advance()) !== null);
    return this.latest;
  }

  private async advance(): Promise<ReadStep | null> {
    for (let part = await this.parts.next(); part.done !== true; part = await this.parts.next()) {
      if (part.value.kind === 'step') {
        this.latest = part.value.hash;
        return part.value;
      }
      if (part.value.kind === 'fault') this.faults.push(part.value);
    }
    return null;
  }
}
