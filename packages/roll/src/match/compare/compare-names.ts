import { coreWords, isOptionalOnly, nameWords } from '../normalise/name-words.ts';
import { formalNames, type MaybeShort, sameByNickname } from '../normalise/nicknames.ts';
import { skeleton } from '../normalise/skeleton.ts';
import { bitOf, otherBitOf } from './bit-of.ts';
import { type Comparator, type Form, levelsOf } from './comparator.ts';
import { isOneSlip, likenessFrom, type Spelt, spelt } from './similarity.ts';

/** A word of a name, with its {@link skeleton} and the names that it may be short for. */
interface NameWord extends Spelt, MaybeShort {
  readonly key: string;
  /** Of the word and the names that it may be short for (see {@link bitOf}). */
  readonly nicknameBits: number;
  readonly otherNicknameBits: number;
}

/** A given or family name with all that its comparisons need, made once for every distinct name. */
export interface NameForm extends Form {
  /** All words; `words` are those of the core. */
  readonly all: readonly NameWord[];
  readonly words: readonly NameWord[];
  /** The core as one text. */
  readonly core: Spelt;
  /** Skeleton of the core written as one word: Al-Hassan, El Hassan and Hassan are one. */
  readonly spelling: string;
  /** Of the keys of its words and of its spelling (see {@link bitOf}); of an initial, all bits. */
  readonly keyBits: number;
  readonly otherKeyBits: number;
  /** Of the first word and the names that it may be short for. */
  readonly nicknameBits: number;
  readonly otherNicknameBits: number;
  /** Letters of the first word and of the core (see {@link Spelt}), and the character with which both begin. */
  readonly firstLetters: number;
  readonly coreLetters: number;
  readonly begins: number;
  readonly optionalOnly: boolean;
  readonly kaur: boolean;
  readonly singh: boolean;
}

export const CLOSE = 0.9;
export const SIMILAR = 0.8;

function nameForm(name: string, keyOf: (core: readonly NameWord[], spelling: string) => string): NameForm | null {
  const texts = nameWords(name);
  if (texts.length === 0) return null;
  const coreTexts = coreWords(texts);
  const all = texts.map(nameWord);
  const words = coreTexts.length === all.length ? all : coreTexts.map(nameWord);
  const [first = NO_WORD] = words;
  const core = words.length === 1 ? first : spelt(coreTexts.join(' '));
  const spelling = words.length === 1 ? first.key : skeleton(coreTexts.join(''));
  const keys = [spelling, ...words.map(({ key }) => key)];
  const initial = first.text.length < 2;
  return {
    text: words === all ? core.text : texts.join(' '),
    key: keyOf(words, spelling),
    all,
    words,
    core,
    spelling,
    keyBits: initial ? -1 : bitsOfAll(keys, bitOf),
    otherKeyBits: initial ? -1 : bitsOfAll(keys, otherBitOf),
    nicknameBits: first.nicknameBits,
    otherNicknameBits: first.otherNicknameBits,
    firstLetters: first.letters,
    coreLetters: core.letters,
    begins: core.text.charCodeAt(0),
    optionalOnly: isOptionalOnly(coreTexts),
    kaur: texts.includes('kaur'),
    singh: texts.includes('singh'),
  };
}

/** Words come again and again in the names of a country: each is one object, as long as it is remembered. */
const remembered = new Map<string, NameWord>();
const MOST_REMEMBERED = 100_000;

function wordOf(text: string): NameWord {
  const formals = formalNames(text);
  const names = [text, ...(formals ?? [])];
  return {
    ...spelt(text),
    key: skeleton(text),
    formals,
    nicknameBits: bitsOfAll(names, bitOf),
    otherNicknameBits: bitsOfAll(names, otherBitOf),
  };
}

const bitsOfAll = (texts: readonly string[], bit: typeof bitOf): number =>
  texts.reduce((bits, text) => bits | bit(text), 0);

function nameWord(text: string): NameWord {
  const known = remembered.get(text);
  if (known !== undefined) return known;
  const made = wordOf(text);
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(text, made);
  return made;
}

/** Whether all words of the shorter name are among those of the longer, however they are spelt. */
function isPart({ words: a }: NameForm, { words: b }: NameForm): boolean {
  if (a.length <= 1 && b.length <= 1) return false;
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  for (const word of few) if (!hasWord(many, word)) return false;
  return true;
}

function sharesAWord({ words: a }: NameForm, { words: b }: NameForm): boolean {
  for (const word of a) if (hasWord(b, word)) return true;
  return false;
}

function hasWord(words: readonly NameWord[], { key }: NameWord): boolean {
  for (const word of words) if (word.key === key) return true;
  return false;
}

/** Whether one bears Kaur and the other Singh: of two Sikhs of one given name that is a woman and a man. */
const bearKaurAndSingh = (a: NameForm, b: NameForm): boolean => (a.kaur && b.singh) || (a.singh && b.kaur);

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
  prepare: ([text = '']) => nameForm(text, ([first]) => first?.key ?? ''),
  compare(a: NameForm, b: NameForm): number {
    if (a.text === b.text) return 0;
    if (bearKaurAndSingh(a, b)) return a.core.text === b.core.text ? 8 : 9;
    if (a.core.text === b.core.text) return 2;
    if (a.spelling === b.spelling) return 3;
    const [first = NO_WORD] = a.words;
    const [other = NO_WORD] = b.words;
    if (first.text === other.text && !isInitial(a, b)) return furtherNamesAgree(a.words, b.words) ? 1 : 8;
    if (isPart(a, b)) return 4;
    if (sameByNickname(first, other)) return 5;
    if (isInitial(a, b)) return 7;
    const likeness = likenessFrom(SIMILAR, first, other);
    if (likeness >= CLOSE) return 6;
    return likeness >= SIMILAR || sharesAWord(a, b) ? 8 : 9;
  },
};

/** A name has a first word; this is what is said of one that had none. */
const NO_WORD = wordOf('');

/** Whether the names after the first are those of the other, as far as both give any: John, John P and John Paul, not John Ian. */
const furtherNamesAgree = (a: readonly NameWord[], b: readonly NameWord[]): boolean => {
  for (let i = 1; i < Math.min(a.length, b.length); i++) {
    const [left = NO_WORD, right = NO_WORD] = [a[i], b[i]];
    const begins = left.text.startsWith(right.text) || right.text.startsWith(left.text);
    if (!begins && likenessFrom(CLOSE, left, right) < CLOSE) return false;
  }
  return true;
};

const isInitial = (a: NameForm, b: NameForm): boolean =>
  (a.words[0]?.text.length === 1 || b.words[0]?.text.length === 1) &&
  a.core.text.charCodeAt(0) === b.core.text.charCodeAt(0);

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
  prepare: ([text = '']) => nameForm(text, (_, spelling) => spelling),
  compare(a: NameForm, b: NameForm): number {
    if (a.text === b.text) return 0;
    if (a.core.text === b.core.text) return 1;
    if (a.spelling === b.spelling) return 2;
    if (isPart(a, b)) return 3;
    const likeness = likenessFrom(SIMILAR, a.core, b.core);
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
  const left = [...many.given.words, ...many.family.words].map(({ key }) => key);
  for (const { key } of [...few.given.words, ...few.family.words]) {
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
  likenessFrom(ACROSS, givenName.words[0] ?? NO_WORD, familyName.core) >= ACROSS;

/** How alike a given and a family name must be to be one. */
export const ACROSS = 0.93;

/** From this level on a name does not agree in its own place. */
export const GIVEN_DISAGREES = 8;
export const FAMILY_DISAGREES = 5;

/** From this level on a name agrees otherwise than by a key: by a nickname, an initial, likeness. */
export const GIVEN_BY_NICKNAME = 5;
export const FAMILY_CLOSE = 4;

export interface FullName {
  readonly given: NameForm;
  readonly family: NameForm;
}

const ALIKE_WORDS = 0.85;

/** Whether any word of one name is any word of the other, given or family, by spelling, nickname or likeness. */
export function anyNamePartAgrees(a: readonly NameForm[], b: readonly NameForm[]): boolean {
  for (const left of a) for (const right of b) if (partAgrees(left, right)) return true;
  return false;
}

function partAgrees(a: NameForm, b: NameForm): boolean {
  if (a.spelling === b.spelling || sharesAWord(a, b) || isInitial(a, b)) return true;
  if (writtenAsOne(a, b) || writtenAsOne(b, a)) return true;
  for (const left of a.all) for (const right of b.all) if (wordAgrees(left, right)) return true;
  return false;
}

const wordAgrees = (a: NameWord, b: NameWord): boolean =>
  a.text === b.text ||
  sameByNickname(a, b) ||
  likenessFrom(ALIKE_WORDS, a, b) >= ALIKE_WORDS ||
  (Math.min(a.text.length, b.text.length) >= SLIP_SHOWS && isOneSlip(a, b));

/** From so many letters on, another word is hardly ever one letter away. */
const SLIP_SHOWS = 4;

/** Whether some of the words of one, in order, are the other written as one: Tony Li Wai and Liwai. */
const writtenAsOne = (a: NameForm, b: NameForm): boolean =>
  a.words.length > 2 &&
  b.words.length === 1 &&
  a.words.some((_, i) => skeleton(textOf(a.words.slice(i))) === b.spelling);

const textOf = (words: readonly NameWord[]): string => words.map(({ text }) => text).join('');
