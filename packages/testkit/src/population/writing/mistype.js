import { throwIllegalValue } from '@selectorate/basics';
import { TYPING_ERRORS } from './alteration.js';
/** A letter, and those beside it on a keyboard. */
const NEIGHBOURS = new Map('asq bvn cxv dsf ewr fdg gfh hgj iuo jhk kjl lk mn nbm oip po qw ret sad try uyi vcb wqe xzc ytu zx'
    .split(' ')
    .map((keys) => [keys.charAt(0), keys.slice(1)]));
const MISREAD = [
    ['rn', 'm'],
    ['m', 'rn'],
    ['cl', 'd'],
    ['li', 'h'],
    ['vv', 'w'],
    ['l', 'i'],
    ['e', 'c'],
    ['h', 'b'],
    ['a', 'o'],
    ['u', 'v'],
];
const MISHEARD = [
    ['ph', 'f'],
    ['ck', 'k'],
    ['th', 'f'],
    ['ough', 'off'],
    ['ie', 'y'],
    ['ee', 'ea'],
    ['sh', 'ch'],
    ['ll', 'l'],
    ['tt', 't'],
    ['s', 'z'],
    ['c', 'k'],
    ['y', 'i'],
    ['er', 'ar'],
    ['d', 't'],
];
/** A word with one mistake in it, at random among those that the word allows; never in its first letter. */
export function mistype(word, random) {
    const first = random.int(TYPING_ERRORS.length);
    for (let i = 0; i < TYPING_ERRORS.length; i++) {
        const error = TYPING_ERRORS[(first + i) % TYPING_ERRORS.length];
        const value = withError(word, error, random);
        if (value !== word)
            return { value, done: [error] };
    }
    return { value: word, done: [] };
}
function withError(word, error, random) {
    if (word.length < 4)
        return word;
    const at = random.between(1, word.length - 2);
    const letter = word.charAt(at);
    switch (error) {
        case 'letters-transposed':
            return word.slice(0, at) + word.charAt(at + 1) + letter + word.slice(at + 2);
        case 'letter-lost':
            return word.slice(0, at) + word.slice(at + 1);
        case 'letter-doubled':
            return word.slice(0, at) + letter + word.slice(at);
        case 'neighbour-key': {
            const near = NEIGHBOURS.get(letter);
            return near === undefined ? word : word.slice(0, at) + random.pick([...near]) + word.slice(at + 1);
        }
        case 'misread-by-machine':
            return replaceOne(word, MISREAD, random);
        case 'misheard':
            return replaceOne(word, MISHEARD, random);
        default:
            return throwIllegalValue(error);
    }
}
function replaceOne(word, pairs, random) {
    const first = random.int(pairs.length);
    for (let i = 0; i < pairs.length; i++) {
        const [from, to] = pairs[(first + i) % pairs.length];
        const at = word.indexOf(from, 1);
        if (at > 0)
            return word.slice(0, at) + to + word.slice(at + from.length);
    }
    return word;
}
//# sourceMappingURL=mistype.js.map