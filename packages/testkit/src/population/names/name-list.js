/** A power of two, so that a draw is cut to it by its last bits. */
const PLACES = 8192;
export const drawFrom = (names, random) => names[random.next() & (PLACES - 1)];
export const poolOf = ({ male, female, family, givenSpread, familySpread }) => ({
    male: spread(male.split(' '), givenSpread),
    female: spread(female.split(' '), givenSpread),
    family: spread(family.split(' '), familySpread),
});
function spread(names, power) {
    const weights = names.map((_, index) => (index + 3) ** -power);
    const whole = weights.reduce((sum, weight) => sum + weight, 0);
    const places = [];
    let reached = 0;
    for (const [index, name] of names.entries()) {
        reached += ((weights[index] ?? 0) * PLACES) / whole;
        while (places.length < Math.round(reached))
            places.push(name);
    }
    return places;
}
//# sourceMappingURL=name-list.js.map