export const USUAL_RATES = {
    movedRollBehind: 35,
    movedRegisterBehind: 12,
    movedAway: 18,
    dead: 8,
    goneAway: 10,
    duplicates: 10,
    errors: 1000,
    emailKnown: 860,
    phoneKnown: 740,
    bornKnown: 820,
    addressChanges: 100,
    phoneChanges: 80,
    emailChanges: 60,
};
//# sourceMappingURL=population-plan.js.map