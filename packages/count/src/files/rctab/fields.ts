import { type Json, parseWholeNumber } from '@selectorate/basics';
import type { RctabFault } from './rctab.ts';

type JsonObject = { readonly [key: string]: Json };

/**
 * One object of a configuration file: fields are taken by name, and what nobody took is a fault at the end. Numbers may be
 * written as text, as RCTab does; `""` and `null` mean that nothing was given.
 */
export class Fields {
  readonly #faults: RctabFault[];
  readonly #path: string;
  readonly #object: JsonObject;
  readonly #taken = new Set<string>();

  constructor(json: Json | undefined, path: string, faults: RctabFault[]) {
    this.#faults = faults;
    this.#path = path;
    const isObject = typeof json === 'object' && json !== null && !Array.isArray(json);
    this.#object = isObject ? (json as JsonObject) : {};
    if (!isObject) this.#fault(json === undefined ? 'missing' : 'bad-value', '', 'give an object in braces');
  }

  pathOf(key: string): string {
    return this.#path === '' ? key : `${this.#path}.${key}`;
  }

  take(key: string): Json | undefined {
    this.#taken.add(key);
    const value = Object.hasOwn(this.#object, key) ? this.#object[key] : undefined;
    return value === '' || value === null ? undefined : value;
  }

  text(key: string): string | undefined {
    const value = this.take(key);
    if (value === undefined || typeof value === 'string') return value;
    this.#fault('bad-value', key, 'give a text in quotation marks');
    return undefined;
  }

  flag(key: string): boolean {
    const value = this.take(key) ?? false;
    if (typeof value !== 'boolean') this.#fault('bad-value', key, 'give true or false');
    return value === true;
  }

  /** A whole number within limits, plain or as text. */
  number(key: string, [least, most]: readonly [number, number]): number | undefined {
    const value = this.take(key);
    if (value === undefined) return undefined;
    const text = typeof value === 'string' || typeof value === 'number' ? `${value}` : '';
    const digits = parseWholeNumber(text.replace(/^-/, ''));
    const number = digits === undefined ? undefined : text.startsWith('-') ? -digits : digits;
    if (number !== undefined && number >= least && number <= most) return number;
    this.#fault('bad-value', key, `give a whole number from ${least} to ${most}`);
    return undefined;
  }

  required<T>(key: string, value: T | undefined): T | undefined {
    const isSaid = this.take(key) !== undefined;
    if (value === undefined && !isSaid) this.#fault('missing', key, 'give it: RCTab requires it too');
    return value;
  }

  /** A word of a closed list, under its present or an older name. */
  choice<T extends string>(key: string, words: Readonly<Record<string, T>>): T | undefined {
    const value = this.text(key);
    if (value === undefined) return undefined;
    if (Object.hasOwn(words, value)) return words[value];
    this.#fault('bad-value', key, `give one of ${[...new Set(Object.values(words))].join(', ')}`);
    return undefined;
  }

  list(key: string): readonly Json[] {
    const value = this.take(key);
    if (value === undefined) return [];
    if (Array.isArray(value)) return value as readonly Json[];
    this.#fault('bad-value', key, 'give a list in square brackets');
    return [];
  }

  unsupported(key: string, whatToDo: string): void {
    this.#fault('unsupported', key, whatToDo);
  }

  bad(key: string, whatToDo: string): void {
    this.#fault('bad-value', key, whatToDo);
  }

  /** Faults for every key that nobody has taken. */
  close(): void {
    for (const key of Object.keys(this.#object)) {
      if (!this.#taken.has(key)) this.#fault('unknown-key', key, 'take it out if the count does not need it');
    }
  }

  #fault(code: RctabFault['code'], key: string, whatToDo: string): void {
    this.#faults.push({ code, path: key === '' ? this.#path : this.pathOf(key), whatToDo });
  }
}
