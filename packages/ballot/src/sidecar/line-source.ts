import { concatBytes, err, fromUtf8, ok, type Result } from '@selectorate/basics';
import type { UntrustedBytes } from '../archive/byte-source.ts';
import type { SidecarFaultCode } from './sidecar-faults.ts';

/** No line of a sidecar is longer, in bytes without its end. */
export const LONGEST_LINE: number = 1024 * 1024;

const NEWLINE = 0x0a;

export type LineFault = Extract<SidecarFaultCode, 'sidecar-line-too-long' | 'sidecar-not-utf8' | 'sidecar-truncated'>;

/** Lines of a text from a stranger, one at a time; each ends in a newline, the last too. */
export class LineSource {
  /** The number of the line taken last, or begun, from 1. */
  number = 0;
  private readonly pieces: AsyncIterator<Uint8Array>;
  private rest: Uint8Array = new Uint8Array(0);

  constructor(bytes: UntrustedBytes) {
    this.pieces = bytes.read()[Symbol.asyncIterator]();
  }

  /** The next line without its end; null after the last. */
  async take(): Promise<Result<string, LineFault> | null> {
    if (this.rest.length > 0 || (await this.refill())) this.number += 1;
    else return null;
    const parts: Uint8Array[] = [];
    let length = 0;
    for (;;) {
      const end = this.rest.indexOf(NEWLINE);
      const part = end === -1 ? this.rest : this.rest.subarray(0, end);
      parts.push(part);
      length += part.length;
      if (length > LONGEST_LINE) return err('sidecar-line-too-long');
      if (end !== -1) {
        this.rest = this.rest.subarray(end + 1);
        break;
      }
      if (!(await this.refill())) return err('sidecar-truncated');
    }
    const text = fromUtf8(parts.length === 1 ? (parts[0] ?? this.rest) : concatBytes(...parts));
    return text.ok ? ok(text.value) : err('sidecar-not-utf8');
  }

  /** Takes the next piece that is not empty; false at the end. */
  private async refill(): Promise<boolean> {
    for (;;) {
      const next = await this.pieces.next();
      if (next.done === true) return false;
      if (next.value.length === 0) continue;
      this.rest = next.value;
      return true;
    }
  }

  async close(): Promise<void> {
    await this.pieces.return?.();
  }
}
