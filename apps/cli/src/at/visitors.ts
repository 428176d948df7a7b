import type { SigningKey } from '@selectorate/machine';
import { type Visitor, visitorAt } from './visitor.ts';

/** Everybody who has a session at a server, by the key they sign with: one key is one account there. */
export class Visitors {
  readonly origin: string;
  readonly #byKey = new Map<string, Visitor>();

  constructor(origin: string) {
    this.origin = origin;
  }

  knows({ publicKey }: SigningKey): boolean {
    return this.#byKey.has(publicKey.key);
  }

  /** The session of a key, begun now if there is none. */
  of({ publicKey }: SigningKey): Visitor {
    const known = this.#byKey.get(publicKey.key);
    if (known !== undefined) return known;
    const made = visitorAt(this.origin);
    this.#byKey.set(publicKey.key, made);
    return made;
  }
}
