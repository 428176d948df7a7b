/**
 * Roles, dates, and the stages and moments of a contest with what each means and does not mean. `.inline` is the form
 * inside a sentence.
 */
export const stages = `
role-returning-officer = Returning officer
    .inline = returning officer
role-second-officer = Second officer
    .inline = second officer
role-scrutineer = Scrutineer
    .inline = scrutineer
role-teller = Teller
    .inline = teller
role-body-member = Member of a deciding body
    .inline = member of a deciding body
role-unit-secretary = Secretary of a unit
    .inline = secretary of a unit
role-unit-teller = Teller of a unit
    .inline = teller of a unit
role-incumbent = Incumbent
    .inline = incumbent
role-candidate = Candidate
    .inline = candidate
role-agent = Candidate’s agent
    .inline = candidate’s agent
role-server = Server
    .inline = server

stage-set-up = Setting up
    .inline = setting up
    .means = The officers, the rulebook, the dates and the units are put on record, and the roll is frozen at the end.
    .does-not-mean = Nobody has voted on anything, and nothing is decided about the incumbent.
stage-trigger = Trigger ballot
    .inline = trigger ballot
    .means = Branches and affiliated branches vote on one question: is the incumbent the candidate again, or is there a
        full selection?
    .does-not-mean = It never deselects anybody. If it goes one way it opens a full selection, and the incumbent is on
        that shortlist.
stage-shortlist = Shortlist
    .inline = shortlist
    .means = There is a full selection. It is settled who is on the members’ ballot, and when they are heard.
    .does-not-mean = A place on the shortlist, first or last, says nothing about the result.
stage-ballot = Members’ ballot
    .inline = members’ ballot
    .means = Papers go out, come back, and are keyed twice by people working apart.
    .does-not-mean = Nothing has been counted, and figures of papers returned say nothing about how they voted.
stage-count = Count
    .inline = count
    .means = What there is to count is accounted for. The result is worked out, and the scrutineer looks at all of it.
    .does-not-mean = A count is not yet a result. Nothing is announced before the scrutineer’s statement.
stage-declared = Result declared
    .inline = result declared
    .means = The result is announced, and the time in which it can be challenged runs.
    .does-not-mean = It is not beyond challenge until that time is over, and an endorsement is a decision of its own.
stage-closed = Closed
    .inline = closed
    .means = The contest is over. Papers and records are kept until the date given.
    .does-not-mean = Closing deletes nothing, and anybody can still check the record.

# Dates that the presets name, and the two that follow a declaration

deadline-freeze = Freeze of the roll
deadline-notice = Notice to members
deadline-units-meet-from = Units meet from
deadline-returns-due = Returns of units due
deadline-shortlist = Shortlist
deadline-hustings = Hustings
deadline-ballot-opens = Ballot opens
deadline-ballot-closes = Ballot closes
deadline-count = Count
deadline-exclusion-appeal = Appeal against being left off the roll
deadline-challenge-closes = Challenges close
deadline-retention-ends = Papers kept until

moment-freeze = Freeze of the roll
    .means = It fixes who may vote, and who sits on the bodies that decide.
    .does-not-mean = It says nothing about how anybody will vote, and nobody joins or leaves the list later without an
        entry that says so.
moment-intention = The incumbent’s intention
    .means = The incumbent has said whether they stand again, or there is a vacancy.
    .does-not-mean = To stand again is not to be selected, and not to stand is no judgement on anybody.
moment-hustings = Hustings
    .means = The candidates are heard, by the same rules for each.
    .does-not-mean = Nobody’s vote is known or counted there.
moment-reconciliation = Reconciliation
    .means = Papers issued, returned, valid, spoilt and rejected agree with one another and with the frozen roll.
    .does-not-mean = It says nothing about who is ahead.
moment-scrutiny = The scrutineer’s statement
    .means = Somebody independent has looked at the papers and at what only they may see, and says what they found.
    .does-not-mean = It takes the place of no check that you can make yourself.
moment-endorsement = Endorsement
    .means = The body that the rulebook names accepts the candidate, or refuses with reasons.
    .does-not-mean = It does not change how anybody voted.
moment-challenge-window = Time for challenges
    .means = Whoever finds something wrong can say so, counted from the publication of the result.
    .does-not-mean = A challenge is not a finding; it stands beside the result until somebody decides on it.
moment-retention = Keeping the papers
    .means = All papers, void ones too, are kept until the date given and until every challenge is decided.
    .does-not-mean = Nobody may look at them for any other purpose.
moment-override = Override
    .means = A body used a power of the rulebook to depart from a rule, and published its reasons.
    .does-not-mean = It is not hidden and not final: the record says where an appeal lies.
`;
