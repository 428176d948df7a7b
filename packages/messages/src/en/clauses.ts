/** Duties of the house, which no rulebook can waive: one sentence each. */
export const clauses = `
clause-house-canonical = Whatever enters the record is written in one valid form, so that two people who check it read
    the same thing.
clause-house-clock = Times never go back, and a deadline that has passed is recorded before anything else happens.
clause-house-duties = Each step is taken by the people who hold the role for it, and roles that must stay apart are
    never in one hand.
clause-house-frozen-bodies = Who decides is fixed together with who votes: once a roll is frozen its body changes only
    by a published replacement.
clause-house-exclusions = Nobody is left off the roll by decision but with notice, time to reply, reasons and an appeal,
    all of it before papers go out; silence decides nothing.
clause-house-intention = The incumbent says whether they stand again, or both officers record a vacancy, once and before
    the freeze.
clause-house-interests = Whoever runs or checks a contest declares their interests first, and some interests rule a
    person out.
clause-house-log = Every step has its one place in the record and is never taken out, moved or counted twice.
clause-house-overrides = A departure from the rules needs a power that the rulebook gives, and is published with its
    reasons.
clause-house-parts = Names, reasons and other private parts stay out of the public record, which seals them so that they
    cannot be changed afterwards.
clause-house-roll-report = What was found in the roll is told in counts that single nobody out, and the full report is
    the scrutineer’s.
clause-house-roll-sample = The sample of the roll is drawn from values that people committed to before the roll was
    frozen, so that nobody chooses it.
clause-house-rulebook = A contest keeps the version of the rulebook that it began with.
clause-house-semantics = The record says which meaning its entries have, and a program that does not know that meaning
    does not guess.
clause-house-signatures = Whoever does something signs it with a key of their own, over the history they had seen.
clause-house-stages = Each step belongs to a stage, and the stages follow one another.
clause-house-two-persons = What matters takes two different people, and nobody signs twice.
clause-house-units = Units vote in the sections that the rulebook names, within the number of people who may vote in
    them.

clause-invariant-1 = Every paper and every eligible member is accounted for: issued, returned, valid, spoilt, rejected
    and not returned add up.
clause-invariant-2 = Nobody holds more than one live voting credential, whichever way they vote.
clause-invariant-3 = After the freeze no changed address receives a credential unless the member confirms it at the old
    address and a second officer agrees.
clause-invariant-4 = Papers in doubt that could change the result stop the declaration until a named body decides with
    reasons.
clause-invariant-5 = Outcomes, percentages and margins are worked out from counts that two people signed; nobody types
    them in.
clause-invariant-6 = Every decision of judgement says who took it, by which power, why, when, whom it affects, and
    where an appeal lies.
clause-invariant-7 = Complaints and requests to pause have deadlines, and those not decided stand beside the result.
clause-invariant-8 = Nothing is announced before the scrutineer’s statement, and no part of the result is known before
    the end.
clause-invariant-9 = Papers and records are kept as long as the result can be challenged, void papers too.
clause-invariant-10 = Figures of groups so small that they would show how people voted are withheld; the contest’s own
    result never is.
clause-invariant-11 = A receipt proves that you took part, never what you chose.
`;
