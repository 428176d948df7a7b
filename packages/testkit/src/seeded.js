const WARM_UP = 16;
const RANGE = 2 ** 32;
/**
 * The small fast counter generator with four words of 32 bits (sfc32), started from an FNV-1a hash of the seed: the
 * same seed gives the same numbers on every machine and in every version of this project.
 */
export function seeded(seed) {
    const text = String(seed);
    let [a, b, c, counter] = [fnv1a(`a${text}`), fnv1a(`b${text}`), fnv1a(`c${text}`), 1];
    const next = () => {
        const result = (a + b + counter) | 0;
        counter = (counter + 1) | 0;
        a = b ^ (b >>> 9);
        b = (c + (c << 3)) | 0;
        c = ((c << 21) | (c >>> 11)) + result;
        return result >>> 0;
    };
    for (let i = 0; i < WARM_UP; i++)
        next();
    const int = (below) => {
        if (!Number.isInteger(below) || below < 1 || below > RANGE)
            throw new RangeError(`seeded: none below ${below}`);
        // Draws above the last whole multiple are thrown away: the rest would favour small numbers.
        const fair = RANGE - (RANGE % below);
        let drawn = next();
        while (drawn >= fair)
            drawn = next();
        return drawn % below;
    };
    return {
        next,
        int,
        between: (least, most) => least + int(most - least + 1),
        chance: (times, outOf) => int(outOf) < times,
        pick: (items) => items[int(items.length)],
        shuffle: (items) => shuffled(items, int),
        bytes: (length) => Uint8Array.from({ length }, () => int(256)),
        fork: (label) => seeded(`${text}/${label}`),
    };
}
function shuffled(items, int) {
    const order = [...items];
    for (let last = order.length - 1; last > 0; last--) {
        const other = int(last + 1);
        [order[last], order[other]] = [order[other], order[last]];
    }
    return order;
}
function fnv1a(text) {
    let hash = 0x811c9dc5;
    for (let i = 0; i < text.length; i++)
        hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    return hash | 0;
}
//# sourceMappingURL=seeded.js.map