import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PersonId } from '@selectorate/basics';
import { newKey, readKeyFile, type SigningKey } from '@selectorate/machine';

/** Keys by person: made as people turn up in a rehearsal, or read from a folder with a file for each. */
export class Keyring {
  readonly #keys = new Map<string, SigningKey>();

  /** Every `*.key` of the folder that the people need; answers with those that are missing or unreadable. */
  async read(folder: string, people: readonly PersonId[]): Promise<readonly string[]> {
    const missing: string[] = [];
    for (const person of people) {
      const text = await readFile(join(folder, `${person}.key`), 'utf8').catch(() => '');
      const key = readKeyFile(text);
      if (key === undefined) missing.push(`${person}.key`);
      else this.#keys.set(person, key);
    }
    return missing;
  }

  /** The person's key, made now if there is none. People of units sign with device keys, which are ES256. */
  of(person: PersonId): SigningKey {
    const known = this.#keys.get(person);
    if (known !== undefined) return known;
    const made = newKey(person, person.startsWith('unit-') ? 'ES256' : 'EdDSA');
    this.#keys.set(person, made);
    return made;
  }

  /** This is the person's key from now on. */
  put(person: PersonId, key: SigningKey): void {
    this.#keys.set(person, key);
  }

  all(): readonly SigningKey[] {
    return [...this.#keys.values()];
  }
}
