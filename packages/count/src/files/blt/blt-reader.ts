import { type CandidateId, err, ok, type Result, throwIllegalValue } from '@selectorate/basics';
import { type TextLimits, RepairList } from '../file-fault.ts';
import { Gatherer, TOO_MANY_PAPERS } from '../gather.ts';
import { type Line, LineCutter } from '../lines.ts';
import type { BltFault, BltKeying, BltPaper, BltRepair } from './blt.ts';
import { type BltHead, HEADER, readDirective, readHeader } from './blt-head.ts';
import { type Word, wordsOf } from './blt-line.ts';
import { BltNames } from './blt-names.ts';
import { readPaperLine } from './blt-papers.ts';
import { PlainPaperReader } from './plain-paper.ts';

export interface BltOptions extends Partial<TextLimits> {
  /** The contest's ids in the order of the file; without them candidates are `c1`, `c2`, … */
  readonly candidates?: readonly CandidateId[];
  /** Keep every line of ballots: for two keyings of one batch. Counting needs none of them. */
  readonly keepPapers?: boolean;
}

/** What is read once the header is known. */
interface Body {
  readonly head: BltHead;
  readonly ballots: Gatherer;
  readonly plain: PlainPaperReader;
  readonly names: BltNames;
}

/**
 * Reads a BLT file piece by piece; what it holds of it is the distinct rankings. See {@link parseBlt} for what is read.
 *
 * @example
 * ```ts
 * const reader = new BltReader();
 * for await (const piece of file) if (!reader.push(piece)) break;
 * const read = reader.finish();
 * ```
 */
export class BltReader {
  readonly #options: BltOptions;
  readonly #cutter: LineCutter;
  readonly #repaired = new RepairList<BltRepair['code']>();
  readonly #papers: BltPaper[] = [];
  #part: 'header' | 'directives' | 'papers' | 'names' = 'header';
  #body: Body | undefined;
  /** The column behind the line read last. */
  #lastEnd = 1;
  #fault: BltFault | undefined;

  constructor(options: BltOptions = {}) {
    this.#options = options;
    this.#cutter = new LineCutter((line) => this.#line(line), options);
  }

  /** Takes the next piece; false once nothing more will be looked at. */
  push(piece: string): boolean {
    return this.#cutter.push(piece);
  }

  /** The file, or why it cannot be read. `papers` is empty unless they were asked for. */
  finish(): Result<BltKeying, BltFault> {
    const cut = this.#cutter.finish();
    if (this.#fault !== undefined) return err(this.#fault);
    if (!cut.ok) return cut;
    const lastLine = Math.max(1, this.#cutter.lines);
    const body = this.#body;
    if (body === undefined) {
      return err({
        code: 'bad-header',
        line: lastLine,
        column: 1,
        expected: HEADER,
      });
    }
    if (this.#part !== 'names') {
      return err({ code: 'cut-off', line: lastLine, column: this.#lastEnd, expected: 'a line 0, then the names' });
    }
    if (this.#cutter.hadByteOrderMark) this.#repaired.add('byte-order-mark', 1);
    const below = body.names.finish(lastLine, (code, line) => this.#repaired.add(code, line));
    if (!below.ok) return below;
    const { seats, withdrawn, tieOrder } = body.head;
    const declared = { seats, withdrawn, tieOrder, ...below.value };
    return ok({ ballots: body.ballots.finish(), papers: this.#papers, ...declared, repaired: this.#repaired.list() });
  }

  #line(line: Line): boolean {
    this.#lastEnd = line.end - line.start + 1;
    const body = this.#body;
    if (this.#part === 'papers' && body !== undefined && body.plain.read(line)) {
      return this.#add(body, { line: line.number, ...body.plain.paper });
    }
    const raw = line.text.slice(line.start, line.end);
    const words = wordsOf(raw);
    if (words.length === 0) return true;
    if (body === undefined) return this.#header(words, line.number);
    switch (this.#part) {
      case 'header':
      case 'directives':
        return this.#directive(body, words, line);
      case 'papers':
        return this.#patiently(body, words, line);
      case 'names':
        return body.names.add(raw, line.number);
      default:
        return throwIllegalValue(this.#part);
    }
  }

  #header(words: readonly Word[], line: number): boolean {
    const head = readHeader(words, line, this.#options.candidates);
    if (!head.ok) return this.#refuse(head.error);
    const { candidates } = head.value;
    const { length } = candidates;
    this.#body = {
      head: head.value,
      ballots: new Gatherer(candidates),
      plain: new PlainPaperReader(length),
      names: new BltNames(length),
    };
    this.#part = 'directives';
    return true;
  }

  #directive({ head }: Body, words: readonly Word[], line: Line): boolean {
    const read = readDirective(words, line.number, head);
    if (!read.ok) return this.#refuse(read.error);
    if (read.value === 'unknown-directive') this.#repaired.add('unknown-directive', line.number);
    if (read.value !== 'no-directive') return true;
    this.#part = 'papers';
    return this.#line(line);
  }

  #patiently(body: Body, words: readonly Word[], line: Line): boolean {
    const { number } = line;
    if (words[0]?.text.startsWith('"') === true) {
      this.#repaired.add('no-end-of-ballots', number);
      this.#part = 'names';
      return this.#line(line);
    }
    const { candidates, nicks } = body.head;
    const read = readPaperLine(words, { line: number, candidates: candidates.length, nicks });
    if (!read.ok) return this.#refuse(read.error);
    if (read.value.kind === 'end') {
      this.#part = 'names';
      return true;
    }
    for (const code of read.value.repaired) this.#repaired.add(code, number);
    return read.value.kind === 'nothing' || this.#add(body, read.value.paper);
  }

  #add({ ballots }: Body, { line, ranking, times }: BltPaper): boolean {
    if (!ballots.add(ranking, times)) {
      return this.#refuse({ code: 'too-many-papers', line, column: 1, expected: TOO_MANY_PAPERS });
    }
    if (this.#options.keepPapers === true) this.#papers.push({ line, ranking: [...ranking], times });
    return true;
  }

  #refuse(fault: BltFault): false {
    this.#fault = fault;
    return false;
  }
}
