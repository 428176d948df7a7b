import { type DestinationStream, pino } from 'pino';
import type { LogLevel } from '../configuration.ts';
import type { LogEvent } from '../desk/desk.ts';

/** One request as the log has it: no address, no name, no path with anything in it, no word of anybody's. */
export interface RequestLine {
  readonly id: string;
  readonly method: string;
  /** The pattern of the route, never the path that was asked for. */
  readonly route: string;
  readonly status: number;
  readonly ms: number;
  /** A mark of the address that changes every day. */
  readonly from: string;
  /** The code of a problem, where the answer was one. */
  readonly problem?: string;
}

/** What a server writes down of its own work. */
export interface HouseLog {
  request(line: RequestLine): void;
  /** A bug or a broken part: what kind of error, and where in the program; its text may quote anything, so it stays out. */
  failure(where: string, error: unknown, id?: string): void;
  contest(event: LogEvent): void;
  note(event: string, figures?: Readonly<Record<string, string | number | boolean>>): void;
}

export function houseLog(level: LogLevel, destination: DestinationStream): HouseLog {
  const log = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);
  return {
    request: (line) => log.info({ event: 'request', ...line }),
    failure: (where, error, id) =>
      log.error({ event: 'failure', where, ...(id === undefined ? {} : { id }), ...traceOf(error) }),
    contest: (event) => log.warn(event),
    note: (event, figures = {}) => log.info({ event, ...figures }),
  };
}

/** The kind of an error, its code if it has a short one, and the places it came through; not its message. */
function traceOf(error: unknown): { error: string; code?: string; at: readonly string[] } {
  if (!(error instanceof Error)) return { error: typeof error, at: [] };
  const code =
    'code' in error && typeof error.code === 'string' && /^[A-Z0-9_]{2,40}$/.test(error.code) ? error.code : null;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^ {4}at /.test(line));
  return {
    error: error.name,
    ...(code === null ? {} : { code }),
    at: frames.slice(0, 12).map((line) => line.trim().slice(0, 200)),
  };
}
