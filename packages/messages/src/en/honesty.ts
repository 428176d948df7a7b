/** Who can check a statement, and what software cannot do at all. */
export const honesty = `
standing-P = Recomputed here
    .explained = Anybody can work this out again from the public record. This program has just done so.
standing-S = For the scrutineer
    .explained = The scrutineer can work this out from parts that are sealed for everybody else.
standing-W = Somebody’s word
    .explained = This rests on what somebody said and signed. Nothing in the record can prove it.

limits-who-held-the-phone = No software can prove who held the phone, or the pen.
limits-pressure-at-home = No software can see whether somebody was put under pressure at home.
limits-who-died-or-moved = No software knows who has died or moved away, unless somebody outside says so.
limits-one-administrator = No software can stop one administrator who controls the roll, the mail and the server at
    once. Only divided duties and outside witnesses help.
limits-judgement = No software decides what the rulebook leaves to people’s judgement.
limits-not-at-address = It is ordinary that about 12 in 100 people are not found at their listed address: people move.
    By itself that proves nothing. What tells is clusters, and votes cast in the names of people who were not found.
`;
