import type { ReadRegisterRow } from './read-register-row.ts';

/** Rows of one kind: how many, and the first lines. */
export interface Remark {
  readonly times: number;
  readonly firstLines: readonly number[];
}

/** What a register holds, and what is remarkable about it. Nothing of this refuses it. */
export interface RegisterTotals {
  /** Electors; rows that an update deletes are not among them. */
  readonly electors: number;
  readonly attainers: number;
  readonly marked: Readonly<Record<string, number>>;
  readonly anonymous: Remark;
  readonly deleted: Remark;
  /** Electors who are not anonymous and have no address, such as those of a declaration of local connection. */
  readonly withoutAddress: Remark;
  readonly withoutPostcode: Remark;
  /** Names of one column that show no order; the last word was taken for the family's name. */
  readonly nameOrderAssumed: Remark;
}

const LINES_NAMED = 20;

/** Counts the rows of a register as they come. */
export class RegisterTally {
  #electors = 0;
  #attainers = 0;
  readonly #marked = new Map<string, number>();
  readonly #anonymous = remark();
  readonly #deleted = remark();
  readonly #withoutAddress = remark();
  readonly #withoutPostcode = remark();
  readonly #nameOrderAssumed = remark();

  add({ row, deleted, anonymous, nameOrderAssumed }: ReadRegisterRow, line: number): void {
    if (deleted) {
      note(this.#deleted, line);
      return;
    }
    this.#electors++;
    if (row.attains !== null) this.#attainers++;
    if (row.marker !== '') this.#marked.set(row.marker, (this.#marked.get(row.marker) ?? 0) + 1);
    if (anonymous) note(this.#anonymous, line);
    else if (row.address === '') note(this.#withoutAddress, line);
    else if (row.postcode === '') note(this.#withoutPostcode, line);
    if (nameOrderAssumed) note(this.#nameOrderAssumed, line);
  }

  totals(): RegisterTotals {
    return {
      electors: this.#electors,
      attainers: this.#attainers,
      marked: Object.fromEntries(this.#marked),
      anonymous: this.#anonymous,
      deleted: this.#deleted,
      withoutAddress: this.#withoutAddress,
      withoutPostcode: this.#withoutPostcode,
      nameOrderAssumed: this.#nameOrderAssumed,
    };
  }
}

interface OpenRemark {
  times: number;
  readonly firstLines: number[];
}

const remark = (): OpenRemark => ({ times: 0, firstLines: [] });

function note(into: OpenRemark, line: number): void {
  into.times++;
  if (into.firstLines.length < LINES_NAMED) into.firstLines.push(line);
}
