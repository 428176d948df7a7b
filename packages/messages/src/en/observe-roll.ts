/** The observers' page of the roll. */
export const observeRoll = `
observe-roll-not-frozen = The roll is not frozen yet. Until then it can change, and every change is counted.
observe-roll-none = Nothing is known of the roll yet
    .do = What the checks find is reported before the freeze date, and the roll itself is fixed on it.

observe-roll-who = Who may vote, and who may not
observe-roll-members = Members
observe-roll-ballot = Members’ ballot
observe-roll-eligible = may vote
observe-roll-withheld = may not: { $reason }
observe-roll-excluded = left out by a decision: { $reason }
observe-roll-all = on the roll
observe-roll-proof-sum = May vote and may not, by reason, add up to the members of the roll.
observe-roll-small = Committees and affiliated units, each with a frozen roll of its own
observe-roll-people = People
observe-roll-root = Fingerprint of the list

observe-roll-decisions = Waivers and exclusions
observe-roll-waivers = { $waivers ->
    [one] 1 waiver: a clause would leave the member out, and two officers let them in
   *[other] { $waivers } waivers: a clause would leave the members out, and two officers let them in
}
observe-roll-exclusions = { $exclusions ->
    [one] 1 exclusion, with each step and its time
   *[other] { $exclusions } exclusions, with each step and its time
}
observe-roll-waiver = Waiver
observe-roll-electorate = For
observe-roll-in-trigger = the trigger ballot
observe-roll-in-ballot = the members’ ballot
observe-roll-act = Act
observe-roll-exclusion = Exclusion
observe-roll-reason = Reason and clause
observe-roll-steps = Steps
observe-roll-step-notice = notice given
observe-roll-step-reply = member replied
observe-roll-step-exclude = decided to leave out
observe-roll-step-stay = decided that the member stays
observe-roll-step-appeal = appeal lodged
observe-roll-step-upheld = appeal refused
observe-roll-step-reversed = appeal granted
observe-roll-exclusion-in-force = in force
observe-roll-exclusion-open = open: the member stays in
observe-roll-exclusion-not-in-force = the member stays in
observe-roll-proof-decisions = Nobody is left out without a notice, time to reply, a second decider and an appeal.

observe-roll-changes = What was changed before the freeze
    .means = Every candidate may see these numbers. Many changes by one officer in one sitting, or many members with one
        new address, are worth asking about. They may have a good reason.
observe-roll-fewer = fewer than { $k }
observe-roll-none-large = none of { $k } or more
observe-roll-since = Counted from
observe-roll-since-first = the first list
observe-roll-added = Members added
observe-roll-removed = Members taken off
observe-roll-members-changed = Members with a changed field
observe-roll-sessions = Largest sittings, in changes
observe-roll-editors = Officers with most changes
observe-roll-coinciding = Members given a contact that another was given too
observe-roll-unreachable = Members who cannot be reached any more
observe-roll-reachable = Members who can be reached now
observe-roll-by-field = Changes by field
observe-roll-by-channel = Changes by the way they came
observe-roll-by-import = from a file
observe-roll-by-officer = by an officer
observe-roll-by-member = by the member
observe-roll-by-ruling = by a ruling
observe-roll-or-more = { $count } or more
observe-roll-field = Field
observe-roll-channel = Way
observe-roll-count = Changes
observe-roll-proof-changes = The scrutineer has every change and counts them again.

observe-roll-checks = What the checks of the roll asked
    .means = A check asks questions. It never takes anybody off the roll: a named person decides, under a cited rule,
        with notice and time to reply.
    .not-found = Registers are about 85 % complete, so many honest members are not on one. Not on the register does not
        mean that somebody does not exist.
observe-roll-checks-none = Nobody reported checks of the roll in this record.
observe-roll-checks-meanings = What each check looks at, and what a question means
observe-roll-checks-failed = What the report itself says is not good enough
observe-roll-checks-not-run = { $checks ->
    [one] 1 check could not be made
   *[other] { $checks } checks could not be made
}
observe-roll-checks-proof = The scrutineer has the whole report; these lines are worked out from it again.
observe-roll-check = Check
observe-roll-check-tested = Looked at
observe-roll-check-signals = Questions
observe-roll-check-expected = Usual for an honest roll
observe-roll-check-outstanding = Not settled
observe-roll-check-from-to = { $low } to { $high }
observe-roll-fairness = Whom the questions fall on
    .means = The share of members with a question, by group. Groups of fewer than 20 are not shown. An interval holds
        the true share 19 times in 20; small groups have wide ones. Groups by name are a guess for this table alone.
observe-roll-fairness-group = Group
observe-roll-fairness-members = Members
observe-roll-fairness-share = With a question
observe-roll-fairness-interval = 95 % interval
observe-roll-fairness-ratio = Beside all

observe-roll-sample = Random sample of the roll
    .means = { $size } places of the frozen roll were to be drawn by chance. People put in secret values before the freeze and
        showed them after it, so nobody could choose the places. The members drawn are asked whether they are members.
observe-roll-sample-bound = A sample of { $sample } with { $bad } not confirmed: at most { $bound } entries of the roll
    are not entitled.
observe-roll-sample-bound-margin = A sample of { $sample } with { $bad } not confirmed: at most { $bound } entries of
    the roll are not entitled. The margin is { $margin }.
observe-roll-sample-margin-above-bound = That is larger: entries that are not entitled cannot have decided.
observe-roll-sample-margin-within-bound = That is not larger: the sample alone does not settle the matter, and
    says nothing against the result either.
observe-roll-sample-confirmed = Confirmed they are members
observe-roll-sample-ineligible = Found not to be entitled
observe-roll-sample-silent = Did not answer, and counted as not entitled
observe-roll-sample-like-rest = At most, if the silent are like the rest
observe-roll-sample-missing = Values put in and not shown; both figures are larger for each
observe-roll-sample-added = Added to the roll since the freeze, and counted as not entitled
observe-roll-sample-entries-corrected = Entries corrected since the freeze; the sample says how they were before
observe-roll-sample-answers-corrected = Answers that a later report corrected
observe-roll-sample-proof = Values, places and bound can be worked out again, at 95 % confidence.
observe-roll-sample-proof-answers = What the members answered is the scrutineer’s word.
observe-roll-sample-values = Whose values chose the places
observe-roll-sample-committed = Put in
observe-roll-sample-value = Value shown
observe-roll-sample-not-revealed = not shown
observe-roll-sample-not-drawn = The places are not drawn yet.
observe-roll-sample-places = Places drawn, counted from 0, in the order of drawing:

observe-roll-deltas = Changes after the freeze
observe-roll-deltas-none = None: the roll is as it was frozen.
observe-roll-deltas-reasons = Entries changed, by reason
observe-roll-deltas-proof = The scrutineer has each change and works the roll out again.
`;
