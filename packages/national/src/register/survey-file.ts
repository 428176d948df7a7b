import { type FileHandle, open } from 'node:fs/promises';
import { err, ok, type Result } from '@selectorate/basics';
import { type NationalFault, nationalFault } from '../national-fault.ts';
import { LONGEST_ROW } from './register-csv.ts';

/** Whole rows of a file: bytes from `start` to `end`, the number of the first row and the line it begins on. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly firstRow: number;
  readonly firstLine: number;
}

export interface FileSurvey {
  /** Without the header and without empty lines. */
  readonly rows: number;
  readonly pieces: readonly Piece[];
}

const READ_AT_ONCE = 1 << 22;
const PIECE_BYTES = 1 << 21;
const [QUOTE, NEWLINE, RETURN] = [0x22, 0x0a, 0x0d];

/**
 * Reads a file once, as bytes, to see where rows begin: line ends within quotation marks are part of a value. The first row
 * is the header and belongs to no piece. `pieceBytes` is about how long a piece will be.
 */
export async function surveyFile(path: string, pieceBytes = PIECE_BYTES): Promise<Result<FileSurvey, NationalFault>> {
  let file: FileHandle;
  try {
    file = await open(path, 'r');
  } catch {
    return err(nationalFault('file-unreadable', { path }));
  }
  try {
    const surveyor = new Surveyor(pieceBytes);
    const buffer = new Uint8Array(READ_AT_ONCE);
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, buffer.length);
      if (bytesRead === 0) break;
      surveyor.read(buffer.subarray(0, bytesRead));
      if (surveyor.tooLong !== null) return err(nationalFault('row-too-long', { path, line: surveyor.tooLong }));
    }
    if (surveyor.insideQuotes) return err(nationalFault('quote-not-closed', { path, line: surveyor.rowLine }));
    return ok(surveyor.finish());
  } finally {
    await file.close();
  }
}

/** Where the reading stands: one pass over bytes that come in portions. */
class Surveyor {
  insideQuotes = false;
  /** The line of the first row that is too long. */
  tooLong: number | null = null;
  /** The line on which the present row begins. */
  rowLine = 1;
  private line = 1;
  private bytesBefore = 0;
  private rowStart = 0;
  private lastByte = NEWLINE;
  private headerSeen = false;
  private rows = 0;
  private pieceStart = -1;
  private pieceRow = 0;
  private pieceLine = 1;
  private readonly pieces: Piece[] = [];
  private readonly pieceBytes: number;

  constructor(pieceBytes: number) {
    this.pieceBytes = pieceBytes;
  }

  read(bytes: Uint8Array): void {
    let quoted = this.insideQuotes;
    for (let i = 0; i < bytes.length; i++) {
      const byte = bytes[i];
      if (byte === QUOTE) quoted = !quoted;
      else if (byte === NEWLINE) {
        this.line++;
        if (!quoted) this.endRow(this.bytesBefore + i, i > 0 ? bytes[i - 1] : this.lastByte);
      }
    }
    this.insideQuotes = quoted;
    this.bytesBefore += bytes.length;
    this.lastByte = bytes.at(-1) ?? NEWLINE;
    if (this.bytesBefore - this.rowStart > LONGEST_ROW) this.tooLong ??= this.rowLine;
  }

  finish(): FileSurvey {
    if (this.rowStart < this.bytesBefore) this.endRow(this.bytesBefore, this.lastByte);
    if (this.pieceStart >= 0) this.endPiece(this.rowStart);
    // The last row may have no line end.
    return {
      rows: this.rows,
      pieces: this.pieces.map((piece) => ({ ...piece, end: Math.min(piece.end, this.bytesBefore) })),
    };
  }

  /** `end` is the place of the line end; a row of nothing but a carriage return is an empty line. */
  private endRow(end: number, before: number | undefined): void {
    const length = end - this.rowStart;
    if (length > LONGEST_ROW) this.tooLong ??= this.rowLine;
    if (length > 0 && !(length === 1 && before === RETURN)) {
      if (this.headerSeen) this.rows++;
      else {
        this.headerSeen = true;
        this.beginPiece(end + 1);
      }
    }
    this.rowStart = end + 1;
    this.rowLine = this.line;
    if (this.pieceStart >= 0 && this.rowStart - this.pieceStart >= this.pieceBytes) {
      this.endPiece(this.rowStart);
      this.beginPiece(this.rowStart);
    }
  }

  private beginPiece(start: number): void {
    this.pieceStart = start;
    this.pieceRow = this.rows;
    this.pieceLine = this.line;
  }

  private endPiece(end: number): void {
    if (end <= this.pieceStart) return;
    this.pieces.push({ start: this.pieceStart, end, firstRow: this.pieceRow, firstLine: this.pieceLine });
  }
}
