/** Members that no wave has touched, in a drawn order, at most so many. */
export function drawUntouched({ members }, count, { random, may = () => true }) {
    const free = members.filter((member) => member.truth.attack === null && may(member));
    const drawn = [];
    for (let i = 0; i < count && free.length > 0; i++) {
        const at = random.int(free.length);
        drawn.push(free[at]);
        free[at] = free.at(-1);
        free.pop();
    }
    return drawn;
}
//# sourceMappingURL=place-roll.js.map