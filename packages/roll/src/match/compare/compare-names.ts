import { bearKaurAndSingh, coreWords, isOptionalOnly, nameWords } from '../normalise/name-words.ts';
import { sameByNickname } from '../normalise/nicknames.ts';
import { skeleton } from '../normalise/skeleton.ts';
import { type Comparator, type Form, levelsOf } from './comparator.ts';
import { jaroWinkler, slips } from './similarity.ts';

/** A given or family name with all that its comparisons need, made once for every distinct name. */
export interface NameForm extends Form {
  readonly core: string;
  /** All words; `words` are those of the core. */
  readonly all: readonly string[];
  readonly words: readonly string[];
  readonly wordKeys: readonly string[];
  /** Skeleton of the core written as one word: Al-Hassan, El Hassan and Hassan are one. */
  readonly spelling: string;
  readonly optionalOnly: boolean;
}

const CLOSE = 0.9;
const SIMILAR = 0.8;

function nameForm(text: string, keyOf: (core: readonly string[]) => string): NameForm | null {
  const all = nameWords(text);
  if (all.length === 0) return null;
  const core = coreWords(all);
  return {
    key: keyOf(core),
    text: all.join(' '),
    core: core.join(' '),
    all,
    words: core,
    wordKeys: core.map(skeleton),
    spelling: skeleton(core.join('')),
    optionalOnly: isOptionalOnly(core),
  };
}

/** Whether all words of the shorter name are among those of the longer, however they are spelt. */
function isPart(a: NameForm, b: NameForm): boolean {
  const [few, many] = a.wordKeys.length <= b.wordKeys.length ? [a, b] : [b, a];
  return many.wordKeys.length > 1 && few.wordKeys.every((key) => many.wordKeys.includes(key));
}

const sharesAWord = (a: NameForm, b: NameForm): boolean => a.wordKeys.some((key) => b.wordKeys.includes(key));

const given = levelsOf([
  { level: 'exact', grade: 0, byFrequency: true },
  { level: 'first', grade: 0, byFrequency: true },
  { level: 'optional-words', grade: 1, byFrequency: true },
  { level: 'spelling', grade: 1, byFrequency: true },
  { level: 'part', grade: 1, byFrequency: true },
  { level: 'nickname', grade: 1 },
  { level: 'close', grade: 1 },
  { level: 'initial', grade: 2 },
  { level: 'similar', grade: 2 },
  { level: 'different', grade: 3 },
]);

/** Given names: Anna for Anna Maria, David and Dave, Mohammed and Md, Ji-woo and Jiwoo, J for John. */
export const givenNames: Comparator = {
  ...given,
  prepare: ([text = '']) => nameForm(text, (core) => skeleton(core[0] ?? '')),
  compare(a: NameForm, b: NameForm): number {
    if (a.text === b.text) return 0;
    if (bearKaurAndSingh(a.all, b.all)) return a.core === b.core ? 8 : 9;
    if (a.core === b.core) return 2;
    if (a.spelling === b.spelling) return 3;
    if (a.words[0] === b.words[0] && !isInitial(a, b)) return furtherNamesAgree(a.words, b.words) ? 1 : 8;
    if (isPart(a, b)) return 4;
    if (sameByNickname(a.words[0] ?? '', b.words[0] ?? '')) return 5;
    if (isInitial(a, b)) return 7;
    const likeness = jaroWinkler(a.words[0] ?? '', b.words[0] ?? '');
    if (likeness >= CLOSE) return 6;
    return likeness >= SIMILAR || sharesAWord(a, b) ? 8 : 9;
  },
};

/** Whether the names after the first are those of the other, as far as both give any: John, John P and John Paul, not John Ian. */
const furtherNamesAgree = (a: readonly string[], b: readonly string[]): boolean => {
  for (let i = 1; i < Math.min(a.length, b.length); i++) {
    const [left = '', right = ''] = [a[i], b[i]];
    if (!left.startsWith(right) && !right.startsWith(left) && jaroWinkler(left, right) < CLOSE) return false;
  }
  return true;
};

const isInitial = (a: NameForm, b: NameForm): boolean =>
  ((a.words[0] ?? '').length === 1 || (b.words[0] ?? '').length === 1) && a.core[0] === b.core[0];

const family = levelsOf([
  { level: 'exact', grade: 0, byFrequency: true },
  { level: 'optional-words', grade: 1, byFrequency: true },
  { level: 'spelling', grade: 1, byFrequency: true },
  { level: 'part', grade: 1 },
  { level: 'close', grade: 1 },
  { level: 'similar', grade: 2 },
  { level: 'optional-only', grade: 2 },
  { level: 'different', grade: 3 },
]);

/** Family names: Chowdhury and Choudhury, Garcia for Garcia Lopez, Kaur or Begum where the other list has another name. */
export const familyNames: Comparator = {
  ...family,
  prepare: ([text = '']) => nameForm(text, (core) => skeleton(core.join(''))),
  compare(a: NameForm, b: NameForm): number {
    if (a.text === b.text) return 0;
    if (a.core === b.core) return 1;
    if (a.spelling === b.spelling) return 2;
    if (isPart(a, b)) return 3;
    const likeness = jaroWinkler(a.core, b.core);
    if (likeness >= CLOSE) return 4;
    if (likeness >= SIMILAR || sharesAWord(a, b)) return 5;
    return a.optionalOnly !== b.optionalOnly ? 6 : 7;
  },
};

/**
 * Whether the given name of each is the family name of the other, further given names aside. Asked only where neither name agrees
 * in its own place.
 */
export const namesSwapped = (a: FullName, b: FullName): boolean =>
  sameAcross(a.given, b.family) && sameAcross(b.given, a.family);

/**
 * Whether the words of one full name are all in the other, divided otherwise between given and family name: Choi Woo, Fai and Woo Fai,
 * Choi; Ana Costa, Silva and Ana Maria, Costa Silva; Ana, Costa and Ana Costa, Silva.
 */
export function namesDividedOtherwise(a: FullName, b: FullName): boolean {
  const [few, many] = wordCount(a) <= wordCount(b) ? [a, b] : [b, a];
  if (wordCount(many) < 3) return false;
  if (wordCount(few) < wordCount(many) && few.given.key !== many.given.key) return false;
  const left = [...many.given.wordKeys, ...many.family.wordKeys];
  for (const key of [...few.given.wordKeys, ...few.family.wordKeys]) {
    const at = left.indexOf(key);
    if (at < 0) return false;
    left.splice(at, 1);
  }
  return true;
}

const wordCount = ({ given: first, family: last }: FullName): number => first.words.length + last.words.length;

const sameAcross = (givenName: NameForm, familyName: NameForm): boolean =>
  givenName.key === familyName.spelling ||
  givenName.spelling === familyName.spelling ||
  jaroWinkler(givenName.words[0] ?? '', familyName.core) >= ALMOST;

const ALMOST = 0.93;

/** From this level on a name does not agree in its own place. */
export const GIVEN_DISAGREES = 8;
export const FAMILY_DISAGREES = 5;

export interface FullName {
  readonly given: NameForm;
  readonly family: NameForm;
}

const ALIKE_WORDS = 0.85;

/** Whether any word of one name is any word of the other, given or family, by spelling, nickname or likeness. */
export function anyNamePartAgrees(a: readonly NameForm[], b: readonly NameForm[]): boolean {
  return a.some((left) => b.some((right) => partAgrees(left, right)));
}

function partAgrees(a: NameForm, b: NameForm): boolean {
  if (a.spelling === b.spelling || sharesAWord(a, b) || isInitial(a, b)) return true;
  if (writtenAsOne(a, b) || writtenAsOne(b, a)) return true;
  return a.all.some((left) => b.all.some((right) => wordAgrees(left, right)));
}

const wordAgrees = (a: string, b: string): boolean =>
  a === b ||
  sameByNickname(a, b) ||
  jaroWinkler(a, b) >= ALIKE_WORDS ||
  (Math.min(a.length, b.length) >= SLIP_SHOWS && slips(a, b) === 1);

/** From so many letters on, another word is hardly ever one letter away. */
const SLIP_SHOWS = 4;

/** Whether some of the words of one, in order, are the other written as one: Tony Li Wai and Liwai. */
const writtenAsOne = (a: NameForm, b: NameForm): boolean =>
  a.words.length > 2 &&
  b.words.length === 1 &&
  a.words.some((_, i) => skeleton(a.words.slice(i).join('')) === b.spelling);
