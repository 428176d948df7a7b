/**
 * The consonants of a folded word, with spellings of one sound made one: Mohammed, Muhammad and Mohamad are `mmd`, Hussein
 * and Husain `hsn`. Words of one consonant or none keep their vowels, or half of the short names would be one.
 */
export const skeleton = (word: string): string => ABBREVIATED.get(word) ?? makeSkeleton(word);

/**
 * Read once from left to right: ph is f, ck is k; q and c are k, x is ks, w is v, z is s; an h that does not begin the word is not heard.
 * The first letter stays, any vowel as a; of the others vowels fall away. Of two equal neighbours one is written.
 */
function makeSkeleton(word: string): string {
  const sounds = soundsOf(word);
  const first = sounds.slice(0, 1);
  let consonants = '';
  for (let i = 1; i < sounds.length; i++) {
    const sound = sounds.charAt(i);
    if (!VOWELS.includes(sound) && sound !== 'y') consonants += sound;
  }
  consonants = (VOWELS.includes(first) ? 'a' : first) + withoutDoubles(consonants);
  if (consonants.length > 1) return consonants;
  return withoutDoubles(sounds.replaceAll('ee', 'i').replaceAll('oo', 'u').replaceAll('y', 'i'));
}

function soundsOf(word: string): string {
  let sounds = '';
  for (let i = 0; i < word.length; i++) {
    const letter = word.charAt(i);
    const next = word.charAt(i + 1);
    if (letter === 'p' && next === 'h') {
      sounds += 'f';
      i++;
    } else if (letter === 'c' && next === 'k') {
      sounds += 'k';
      i++;
    } else if (letter !== 'h' || i === 0) sounds += SOUNDS.get(letter) ?? letter;
  }
  return sounds;
}

const SOUNDS: ReadonlyMap<string, string> = new Map([
  ['q', 'k'],
  ['c', 'k'],
  ['x', 'ks'],
  ['w', 'v'],
  ['z', 's'],
]);

/** Of three equal letters two stay: the first two are one. */
function withoutDoubles(letters: string): string {
  let single = '';
  let before = '';
  for (let i = 0; i < letters.length; i++) {
    const letter = letters.charAt(i);
    if (letter === before) before = '';
    else single += before = letter;
  }
  return single;
}

const VOWELS = 'aeiou';

/** Written short in registers and passports. */
const ABBREVIATED: ReadonlyMap<string, string> = new Map([
  ['md', 'mmd'],
  ['mohd', 'mmd'],
  ['mohamd', 'mmd'],
  ['muhd', 'mmd'],
  ['wm', 'vlm'],
]);
