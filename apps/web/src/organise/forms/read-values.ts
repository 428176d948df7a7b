import { err, ok, parseIsoDate, parseWholeNumber, type Result } from '@selectorate/basics';
import { resolveDeadline } from '@selectorate/rulebook';
import type { FieldFault, Values } from './setting.ts';

/** Reads the fields of a form and collects what is wrong with them. */
export class Reader {
  readonly #values: Values;
  readonly #zone: string;
  readonly #faults: FieldFault[] = [];

  constructor(values: Values, zone: string) {
    this.#values = values;
    this.#zone = zone;
  }

  /** Text that must be there. */
  text(field: string): string {
    const text = (this.#values[field] ?? '').trim();
    if (text === '') this.fault(field, 'organise-fault-empty');
    return text;
  }

  optional(field: string): string | null {
    const text = (this.#values[field] ?? '').trim();
    return text === '' ? null : text;
  }

  whole(field: string): number {
    const text = (this.#values[field] ?? '').trim().replaceAll(/[\s,]/g, '');
    const read = parseWholeNumber(text);
    if (read === undefined) this.fault(field, 'organise-fault-whole');
    return read ?? 0;
  }

  /** One of these codes. */
  choice<const Codes extends readonly string[]>(field: string, codes: Codes): Codes[number] {
    const chosen = codes.find((code) => code === this.#values[field]);
    if (chosen === undefined) this.fault(field, 'organise-fault-choose');
    return chosen ?? codes[0] ?? '';
  }

  checks(field: string): readonly string[] {
    return (this.#values[field] ?? '').split(',').filter((each) => each !== '');
  }

  day(field: string): string {
    const text = (this.#values[field] ?? '').trim();
    if (parseIsoDate(text) === undefined) this.fault(field, 'organise-fault-day');
    return text;
  }

  /** Local time and the moment it means in the contest's zone. */
  moment(field: string): { readonly civil: string; readonly instant: string } {
    const civil = (this.#values[field] ?? '').trim().slice(0, 16);
    const resolved = resolveDeadline({ civil, zone: this.#zone });
    if (!resolved.ok) this.fault(field, 'organise-fault-moment');
    return { civil, instant: resolved.ok ? resolved.value.instant : '' };
  }

  /** Numbers by code, those above nothing only; empty means none. */
  counts<Code extends string>(field: string, codes: readonly Code[]): Partial<Record<Code, number>> {
    const counted = codes.flatMap((code): readonly (readonly [Code, number])[] => {
      const name = `${field}.${code}`;
      if ((this.#values[name] ?? '').trim() === '') return [];
      const papers = this.whole(name);
      return papers === 0 ? [] : [[code, papers]];
    });
    return Object.fromEntries(counted) as Partial<Record<Code, number>>;
  }

  fault(field: string, text: string, args?: FieldFault['args']): void {
    this.#faults.push(args === undefined ? { field, text } : { field, text, args });
  }

  /** What was made of the fields, or all that is wrong with them. */
  result<T>(make: () => T): Result<T, readonly FieldFault[]> {
    return this.#faults.length > 0 ? err(this.#faults) : ok(make());
  }
}
