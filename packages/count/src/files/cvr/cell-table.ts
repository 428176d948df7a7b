/** Places to look in before the engine's own map is asked, whose hashing no file can foresee. */
const MOST_PROBES = 8;
const SLOTS = 8192;
/** Half of the slots stay free. */
const MOST_SLOTTED = SLOTS / 2;
const MOST_MAPPED = 100_000;

/**
 * What the texts of cells mean, worked out once for each text: a column of a million cells says a few dozen things. Cells are
 * compared where they stand, without making a string of each.
 */
export class CellTable<Meaning> {
  readonly #interpret: (text: string) => Meaning;
  readonly #slots = new Uint16Array(SLOTS);
  readonly #texts: string[] = [];
  readonly #meanings: Meaning[] = [];
  readonly #others = new Map<string, Meaning>();

  constructor(interpret: (text: string) => Meaning) {
    this.#interpret = interpret;
  }

  look(text: string, start: number, end: number): Meaning {
    const first = slotOf(text, start, end);
    const length = end - start;
    for (let probe = 0; probe < MOST_PROBES; probe++) {
      const slot = (first + probe) & (SLOTS - 1);
      const known = this.#slots[slot] ?? 0;
      if (known === 0) return this.#learn(text.slice(start, end), slot);
      const said = this.#texts[known - 1] ?? '';
      if (said.length === length && text.startsWith(said, start)) return this.#meanings[known - 1] as Meaning;
    }
    return this.#learn(text.slice(start, end), null);
  }

  #learn(text: string, slot: number | null): Meaning {
    const mapped = this.#others.get(text);
    if (mapped !== undefined) return mapped;
    const meaning = this.#interpret(text);
    if (slot !== null && this.#texts.length < MOST_SLOTTED) {
      this.#texts.push(text);
      this.#meanings.push(meaning);
      this.#slots[slot] = this.#texts.length;
    } else if (this.#others.size < MOST_MAPPED) this.#others.set(text, meaning);
    return meaning;
  }
}

/** From the length and three of the characters: names that differ elsewhere only share a slot. */
function slotOf(text: string, start: number, end: number): number {
  const length = end - start;
  if (length < 3) return length === 0 ? 0 : text.charCodeAt(start) * 2 + length;
  const mixed = Math.imul(text.charCodeAt(end - 1), 0x9e5) ^ Math.imul(text.charCodeAt(end - 3), 0x1f35);
  return mixed ^ Math.imul(text.charCodeAt((start + end) >> 1), 0x6b) ^ (length << 7);
}
