import { err, type Json, ok, parseWholeNumber, type Result } from '@selectorate/basics';
import { MOST_CANDIDATES, MOST_PAPERS } from '../../ballots/packed-ballots.ts';
import { hasHidden, plainName } from '../clean-name.ts';
import { RepairList, type TextLimits } from '../file-fault.ts';
import { Gatherer, numberedCandidates, PAPERS_OF_A_LINE, TOO_MANY_PAPERS } from '../gather.ts';
import { LineCutter } from '../lines.ts';
import { reorder } from '../reorder.ts';
import type { AbifFault, AbifFile, AbifRepair } from './abif.ts';
import { endOfPreferences, endOfWords, readAbifBallot } from './abif-ballot.ts';
import { AbifNames } from './abif-names.ts';

// Lines are as long as a hostile file makes them: no two parts of a pattern may share out the same white space.
/** `27: ` of a line of ballots. */
const BALLOT = /^(\d+)\s*:/;
/** `=DGM:[…]` or `DGM:[…]`. */
const DECLARED =
  /^=?\s*(?:"([^"]*)"\s*|([^\s>=,/*:[\]{}"#][^>=,/*:[\]{}"#]*)):\s*(?:\[([^[\]]*)\]|"([^"]*)"|([^\s>=,/*:[\]{}"#]+))$/;
const BARE_KEY = /^\{\s*([A-Za-z_]\w*)\s*:/;

/** Reads an ABIF file piece by piece; what it holds of it is the distinct rankings. See {@link parseAbif}. */
export class AbifReader {
  readonly #lines: LineCutter;
  readonly #names = new AbifNames();
  readonly #metadata: { key: string; value: string }[] = [];
  readonly #repaired = new RepairList<AbifRepair['code']>();
  // Candidates may be declared below the ballots that name them: set in order at the end.
  readonly #ballots = new Gatherer(numberedCandidates(MOST_CANDIDATES));
  /** White space before the words of the line being read. */
  #indent = 0;
  #fault: AbifFault | undefined;

  constructor(limits: Partial<TextLimits> = {}) {
    this.#lines = new LineCutter((line) => this.#line(line.text.slice(line.start, line.end), line.number), limits);
  }

  /** Takes the next piece; false once nothing more will be looked at. */
  push(piece: string): boolean {
    return this.#lines.push(piece);
  }

  finish(): Result<AbifFile, AbifFault> {
    const cut = this.#lines.finish();
    if (this.#fault !== undefined) return err(this.#fault);
    if (!cut.ok) return cut;
    if (this.#lines.hadByteOrderMark) this.#repaired.add('byte-order-mark', 1);
    const all = this.#names.all;
    const place = (index: number): number => (all[index]?.isDeclared === true ? 0 : 1);
    const order = [...all.keys()].toSorted(
      (a, b) => place(a) - place(b) || (place(a) === 1 ? compareText(all[a]?.name, all[b]?.name) : a - b),
    );
    const places = all.map(() => 0);
    for (const [to, index] of order.entries()) places[index] = to;
    return ok({
      ballots: reorder(this.#ballots.finish(), numberedCandidates(all.length), places),
      names: order.map((index) => all[index]?.name ?? ''),
      tokens: order.map((index) => all[index]?.token ?? ''),
      metadata: this.#metadata,
      repaired: this.#repaired.list(),
    });
  }

  #line(line: string, number: number): boolean {
    const whole = line.trimStart();
    if (whole.startsWith('{')) return this.#pairs(whole, number);
    const text = whole.slice(0, endOfWords(whole));
    this.#indent = line.length - whole.length;
    if (text === '' || /^ABIF\b/.test(text)) return true;
    const found = BALLOT.exec(text);
    if (found !== null) return this.#ballot(text, number, found);
    const declared = DECLARED.exec(text);
    if (declared === null) {
      return this.#refuse('bad-line', number, 1, 'papers: A>B=C, =token:[name], {"key": "value"} or # comment');
    }
    const [, quoted, bare = '', bracketed, quotedName, bareName = ''] = declared;
    const name = plainName(bracketed ?? quotedName ?? bareName);
    if (hasHidden(text)) this.#repaired.add('hidden-characters', number);
    const added = this.#names.declare(plainName(quoted ?? bare), name);
    if (added === true) return true;
    return added === 'too-many'
      ? this.#refuse('too-many-candidates', number, 1, `at most ${MOST_CANDIDATES} candidates`)
      : this.#refuse('bad-candidate', number, 1, 'a token and a name that no other candidate has, above the ballots');
  }

  #ballot(text: string, line: number, [prefix, digits = '']: RegExpExecArray): boolean {
    const times = parseWholeNumber(digits);
    if (times === undefined || times > MOST_PAPERS) {
      return this.#refuse('bad-weight', line, 1, PAPERS_OF_A_LINE);
    }
    const end = endOfPreferences(text);
    const read = readAbifBallot(text, prefix.length, end);
    if (!read.ok) return this.#refuse(read.error.code, line, this.#indent + read.error.at + 1, read.error.expected);
    if (hasHidden(text.slice(0, end))) this.#repaired.add('hidden-characters', line);
    if (end < text.length) this.#repaired.add('ballot-data-ignored', line);
    for (const code of read.value.repaired) this.#repaired.add(code, line);
    const wasMixed = this.#names.isMixed;
    const ranking: number[][] = [];
    for (const names of read.value.ranks) {
      const rank = names.map((name) => this.#names.indexOf(name));
      const known = rank.filter((index) => index !== undefined);
      if (known.length < rank.length) {
        return this.#refuse('too-many-candidates', line, 1, `at most ${MOST_CANDIDATES} candidates`);
      }
      ranking.push(known);
    }
    if (!wasMixed && this.#names.isMixed) this.#repaired.add('candidate-not-declared', line);
    if (times === 0) {
      this.#repaired.add('line-of-weight-0', line);
      return true;
    }
    return this.#ballots.add(ranking, times) || this.#refuse('too-many-papers', line, 1, TOO_MANY_PAPERS);
  }

  /** `{"key": "value"}`, or with a bare key. */
  #pairs(text: string, line: number): boolean {
    const end = text.lastIndexOf('}') + 1;
    const [begin = '', key] = BARE_KEY.exec(text) ?? [];
    const isClosed = /^\s*(?:#|$)/.test(text.slice(end));
    const said = isClosed
      ? readJson(key === undefined ? text.slice(0, end) : `{${JSON.stringify(key)}:${text.slice(begin.length, end)}`)
      : undefined;
    if (typeof said !== 'object' || said === null || Array.isArray(said)) {
      return this.#refuse('bad-metadata', line, 1, '{"key": "value"}');
    }
    for (const [name, one] of Object.entries(said)) {
      this.#metadata.push({ key: name, value: typeof one === 'string' ? one : JSON.stringify(one) });
    }
    return true;
  }

  #refuse(code: AbifFault['code'], line: number, column: number, expected: string): false {
    this.#fault = { code, line, column, expected };
    return false;
  }
}

function readJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

const compareText = (a = '', b = ''): number => (a < b ? -1 : Number(a > b));
