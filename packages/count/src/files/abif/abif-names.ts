import { MOST_CANDIDATES } from '../../ballots/packed-ballots.ts';
import type { AbifName } from './abif-ballot.ts';

interface Candidate {
  readonly token: string;
  name: string;
  isDeclared: boolean;
}

/** Who is named in a file: declared (`=A:[Candidate A]`) or just used, by token or by name in brackets. */
export class AbifNames {
  readonly #candidates: Candidate[] = [];
  readonly #byToken = new Map<string, number>();
  readonly #byName = new Map<string, number>();
  #undeclared = 0;

  /** A declaration; false where token or name is somebody else's already. */
  declare(token: string, name: string): boolean | 'too-many' {
    const used = this.#byToken.get(token) ?? this.#byName.get(name);
    const index = used ?? this.#add({ token, name, isDeclared: true });
    const candidate = index === undefined ? undefined : this.#candidates[index];
    if (index === undefined || candidate === undefined) return 'too-many';
    const isNews = !candidate.isDeclared || used === undefined;
    const clash = this.#byName.get(name) ?? index;
    if (!isNews || clash !== index || (this.#byToken.get(token) ?? index) !== index) return false;
    if (!candidate.isDeclared) this.#undeclared--;
    candidate.isDeclared = true;
    candidate.name = name;
    this.#byToken.set(token, index);
    this.#byName.set(name, index);
    return true;
  }

  /** The index of whom a ballot names; undefined when there are too many. */
  indexOf({ kind, text }: AbifName): number | undefined {
    const known = kind === 'token' ? this.#byToken.get(text) : this.#byName.get(text);
    if (known !== undefined) return known;
    const index = this.#add({ token: text, name: text, isDeclared: false });
    if (index === undefined) return undefined;
    this.#undeclared++;
    (kind === 'token' ? this.#byToken : this.#byName).set(text, index);
    return index;
  }

  get all(): readonly Readonly<Candidate>[] {
    return this.#candidates;
  }

  /** Some are declared and some are not: a mistyped token would look like this. */
  get isMixed(): boolean {
    return this.#undeclared > 0 && this.#undeclared < this.#candidates.length;
  }

  #add(candidate: Candidate): number | undefined {
    if (this.#candidates.length >= MOST_CANDIDATES) return undefined;
    return this.#candidates.push(candidate) - 1;
  }
}
