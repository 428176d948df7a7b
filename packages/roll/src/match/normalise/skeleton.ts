/**
 * The consonants of a folded word, with spellings of one sound made one: Mohammed, Muhammad and Mohamad are `mmd`, Hussein
 * and Husain `hsn`. Words of one consonant or none keep their vowels, or half of the short names would be one.
 */
export function skeleton(word: string): string {
  const known = remembered.get(word);
  if (known !== undefined) return known;
  const made = ABBREVIATED[word] ?? makeSkeleton(word);
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(word, made);
  return made;
}

/** Words of names come again and again; what is remembered changes nothing but the time. */
const remembered = new Map<string, string>();
const MOST_REMEMBERED = 100_000;

function makeSkeleton(word: string): string {
  const sounds = word
    .replaceAll('ph', 'f')
    .replaceAll('ck', 'k')
    .replace(/([bcdgjkpqrstz])h/g, '$1')
    .replaceAll('q', 'k')
    .replaceAll('c', 'k')
    .replaceAll('x', 'ks')
    .replaceAll('w', 'v')
    .replaceAll('z', 's')
    .replace(/(?<=.)h/g, '');
  const first = sounds.slice(0, 1);
  const consonants =
    (VOWELS.includes(first) ? 'a' : first) +
    sounds
      .slice(1)
      .replace(/[aeiouy]/g, '')
      .replace(/(.)\1/g, '$1');
  return consonants.length > 1
    ? consonants
    : sounds.replaceAll('ee', 'i').replaceAll('oo', 'u').replaceAll('y', 'i').replace(/(.)\1/g, '$1');
}

const VOWELS = 'aeiou';

/** Written short in registers and passports. */
const ABBREVIATED: Readonly<Record<string, string | undefined>> = {
  md: 'mmd',
  mohd: 'mmd',
  mohamd: 'mmd',
  muhd: 'mmd',
  wm: 'vlm',
};
