/** How a report of the roll’s checks is told, and what a sample bounds. The words of each check are in of-roll.ts. */
export const rollReport = `
roll-told-title = Checks of the roll, { $day }
roll-told-title-counts = Checks of the roll in counts, { $day }
roll-told-headline = { $questions ->
    [one] { $members } members, { $questions } question to settle
   *[other] { $members } members, { $questions } questions to settle
}
roll-told-headline-counts = { $members } members: what the checks found, in counts
roll-told-private = This report names members. Keep it private, and destroy it when the appeals are over.
roll-told-question = A signal is a question to an officer or to a member, never a decision. Nobody is left out
    because of
    one: a named person decides, under a rule, with reasons, notice, time to reply, and appeal.
roll-told-small = Numbers from 1 to below { $k }, and any that would give one away, are withheld.
roll-told-overview = What each check found, beside what an honest roll of this size would show
roll-told-check = Check
roll-told-name = About
roll-told-population = Entries it is about
roll-told-tested = Tested
roll-told-signals = Signals
roll-told-expected = An honest roll would show
roll-told-expected-short = Expected
roll-told-expected-between = { $low } to { $high } ({ $source })
roll-told-expected-range = { $low } to { $high }
roll-told-expected-unknown = not known
roll-told-outstanding = To settle
roll-told-model = Model
roll-told-data = Data
roll-told-withheld = withheld
roll-told-not-run = Not run, for lack of
roll-told-not-run-short = not run
roll-told-open = open
roll-told-no-ratio = –
roll-told-unasked = Nobody was asked, in any group.
roll-told-interval = { $low } to { $high }
roll-told-signal-list = Questions
roll-told-more = { $more } more stand in report.json.
roll-told-of-question = Question
roll-told-of-asks = Who
roll-told-of-members = Members
roll-told-of-figures = With
roll-told-of-settled = Settled
roll-told-of-group = Group
roll-told-of-asked = Asked
roll-told-of-interval = 95 % interval
roll-told-of-ratio = Against all
roll-told-hash-roll = Roll (SHA-256)
roll-told-hash-register = Register (SHA-256)
roll-told-hash-previous = Roll before (SHA-256)
roll-told-bound = A sample of { $sample } with { $bad } bad bounds ineligible voters at { $bound }: at most so
    many of the
    { $roll } entries, with a confidence of { $confidence } %{ $silent ->
    [0] .
   *[other] . The { $silent } who did not answer count as ineligible here ({ $counted } in all).
}
roll-told-choosers = A value for the draw was not revealed, and { $choosers ->
    [one] one person
   *[other] { $choosers } people
    } could have chosen between samples by keeping theirs back. The bound allows for that: the doubt is halved for each.
roll-told-added = { $added ->
    [one] One entry was added since the freeze. It could not be drawn, and counts as ineligible in these figures.
   *[other] { $added } entries were added since the freeze. None could be drawn, and all count as ineligible in
        these figures.
}
roll-told-corrected = { $corrected ->
    [one] One entry was corrected since the freeze. What the sample says of it is how it was before.
   *[other] { $corrected } entries were corrected since the freeze. What the sample says of them is how they were
        before.
}
roll-told-silent = If the silent are like the rest: a sample of { $answered } with { $bad } bad bounds ineligible
    voters
    at { $bound }. That holds only if not answering has nothing to do with eligibility.
roll-told-margin-above-bound = The margin is { $margin }, more than { $bound }: ineligible entries cannot have
    made the
    result, even if each of them voted for the winner.
roll-told-margin-within-bound = The margin is { $margin }, not more than { $bound }: this sample does not settle
    whether
    ineligible entries could have made the result. It says nothing against the result either.

roll-page-skip = Skip to the checks
roll-page-overview = All checks
roll-page-sources = What was checked
roll-page-fairness = Who is asked, by group
roll-page-fairness-means = Asked at least one question, by group, among entries that nobody disputes.
roll-page-burden-means = Asked at least one question, by group, among all entries, whatever came of it.
roll-page-contents = Checks on this page
roll-page-made-by = Made by selectorate roll check. The page works without a connection and sends nothing anywhere.
`;
