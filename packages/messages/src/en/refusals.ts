/**
 * Why an act may not be done: what happened, with the figures, and `.do`, what to do about it. The variables are those
 * that every place passes where `selection` refuses with that code.
 */
export const refusals = `
# The act itself

refusal-act-malformed = What was sent is not in the form that this record takes.
    .do = Make it again with a current version of the program and send it once more.

refusal-act-of-another-contest = This was signed for the contest “{ $contest }”, which is another one.
    .do = Open the right contest, sign there, and send it again.

refusal-act-out-of-sequence = This has the number { $seq } in the record, and number { $due } is due.
    .do = Load the record again and send it once more; the next number is given when it is recorded.

refusal-signature-used = The signature of “{ $person }” already stands in this record, for: { WORDS("act", $kind) }.
    .do = A signature counts once. To do the same thing a second time, everybody signs again.

refusal-commitment-repeated = The private part “{ $part }” has been used before (in: { WORDS("act", $kind) }).
    .do = Make the private part afresh, with a salt of its own, and sign again.

refusal-time-decreases = This is timed at { $at }, and the last entry of the record at { $after }.
    .do = Check the server’s clock, then send it again. Times in a record never go back.

refusal-commitment-missing = The seal of the private part “{ $part }” is missing.
    .do = Fill in that part and sign again. It stays private; the record holds only its seal.

refusal-commitment-unexpected = There is a seal of a private part “{ $part }”, which does not belong here.
    .do = Leave that part out and sign again.

# Who signed

refusal-signer-unknown = Nobody is known in this contest as “{ $person }”.
    .do = Have the two officers introduce this person and their key first, then sign again.

refusal-signer-twice = One person signed more than once; there are { $signers } signatures.
    .do = Have another person with the role sign. Nobody signs twice.

refusal-signer-left = “{ $person }” does not hold a role here any longer.
    .do = Have the person who took over the role sign.

refusal-signer-lacks-role = Signed by: { $signers }. Needed: { WORDS("role", $needed) }.
    .do = Have the people who hold these roles sign, a different person for each, and nobody else.

refusal-signature-missing = People named as signing: { $named }. Signatures: { $signed }. They do not match one another.
    .do = Have each person who is named sign once, in the order of the names.

refusal-signature-invalid = The signature of “{ $person }” does not fit what was signed and the key in the record.
    .do = Have this person sign again with the key that the officers introduced. If it fails again, compare the key’s
        fingerprint with the set-up sheet.

refusal-signature-too-old = “{ $person }” signed at { $signedAt }, too long before { $at }.
    .do = Have this person look at what has happened since and sign again.

refusal-signature-from-the-future = “{ $person }” signed at { $signedAt }, by a clock that is ahead of { $at }.
    .do = Set the clock of the signing device and sign again.

refusal-seen-too-early = “{ $person }” signed having seen { $saw } entries; this needs entry { $entry } to be seen.
    .do = Load the record as it stands and sign again.

refusal-seen-differs = “{ $person }” signed over a history of { $size ->
        [one] one entry
       *[other] { $size } entries
    } that is not the history of this record.
    .do = Load the record again and sign again. If it happens once more, keep what the device shows and tell the
        scrutineer: two people may have been shown different records.

refusal-two-persons-needed = { $signed ->
        [one] One person has signed
       *[other] { $signed } people have signed
    }; this needs { $needed }.
    .do = Ask the others who hold the needed roles to sign.

# People and duties

refusal-person-already-holds-role = “{ $person }” already holds the role “{ WORDS("role", $role) }”.
    .do = Choose another person, or leave things as they are.

refusal-person-key-differs = “{ $person }” is in the record with another key.
    .do = Use the key that is in the record. Somebody with a new key enters as a new person, by a replacement.

refusal-key-held-by-another = This key belongs to somebody else in this contest.
    .do = Make a new key on this person’s own device. Each person, the server, the log and each witness has a key of
        their own.

refusal-key-not-canonical = This key is not written in its one valid form.
    .do = Make a new key with the program and enter it again.

refusal-barred-pair = One person may not be both { WORDS("role", $held) } and { WORDS("role", $role) }.
    .do = { $waivable ->
        [no] Choose another person for one of the two; nothing can waive this.
       *[other] Choose another person, or have the body with that power permit the pair by a published override.
    }

refusal-merge-not-needed = One person may hold these two roles anyway: { WORDS("role", $held) } and
    { WORDS("role", $role) }.
    .do = No permission is needed; introduce the person in both roles.

refusal-interest-bars-role = A declared interest rules out the role “{ WORDS("role", $role) }”. The interest is:
    { WORDS("reason", $interest) }.
    .do = Choose another person for this role. The declaration stays in the record.

refusal-interest-not-declared = “{ $person }” is { WORDS("role", $role) } and has not declared any interest, or that
    there is none.
    .do = Ask this person to declare their interests. “None” is a declaration too.

refusal-role-needs-unit = The role “{ WORDS("role", $role) }” and the unit named do not go together.
    .do = Name a unit for its secretary and its teller, and for nobody else.

refusal-role-needs-body = The role “{ WORDS("role", $role) }” and the body named do not go together.
    .do = Name a body of the rulebook for each of its members, and for nobody else.

refusal-role-not-held = Nobody holds the role “{ WORDS("role", $role) }” here.
    .do = Introduce a person for this role first, or name the person who holds it.

refusal-composition-frozen = The roll is frozen, and with it who sits on the bodies that decide. A new person cannot be
    added as { WORDS("role", $role) }.
    .do = Replace a member who leaves, by a published replacement with reasons.

# Stage and clock

refusal-wrong-stage = The contest is here: { WORDS("stage", $stage) }. What you want to do belongs here:
    { WORDS("stage", $due) }.
    .do = Look at the task list for what comes next.

refusal-contest-already-open = This contest is already open.
    .do = Go on with the next task. For another seat, start another contest.

refusal-contest-not-open = This contest has not been opened.
    .do = Have the returning officer and the second officer open it first.

refusal-rulebook-pinned = The rulebook named is not the one beside this record.
    .do = Use the rulebook that was chosen for this contest. A contest keeps the version it began with.

refusal-succession-differs = This says that { $kept } of the old log’s { $size } entries are kept; { $before } stand before
    it. That, or the old log’s last checkpoint, is not as said.
    .do = Name the last checkpoint that witnesses signed, and as many entries as are still there.

refusal-semantics-unknown = This record was made for “{ $named }”, which this program does not know.
    .do = Use a version of the program that knows it.

refusal-binding-clock-required = A contest that decides something cannot run on a simulated clock.
    .do = Choose the real clock, or make this a rehearsal.

refusal-too-few-witnesses = { $named ->
        [0] No witness is named
        [one] One witness is named
       *[other] { $named } witnesses are named
    }; the rulebook asks for at least { $needed }.
    .do = Name more witnesses, each with a key of its own.

refusal-calendar-breaks-rule = The time between two dates is not what the rulebook allows.
    .do = Move one of the dates so that the clause is kept, or have the body with that power decide on an override.

refusal-calendar-incomplete = The calendar has no date for “{ WORDS("deadline", $deadline) }”.
    .do = Set that date; the rulebook asks for it.

refusal-deadline-unknown = There is no date called “{ WORDS("deadline", $deadline) }” in this contest.
    .do = Use a name from the rulebook’s calendar, or set this date first.

refusal-deadline-not-reached = “{ WORDS("deadline", $deadline) }” has not passed yet.
    .do = Wait until the record says that it has passed.

refusal-deadline-passed = The time for “{ WORDS("deadline", $deadline) }” has passed, or is not one that can still be
    kept.
    .do = Choose a time that lies ahead and leaves room for what follows. A deadline that has passed stays passed.

refusal-deadline-not-resolved = { $means ->
        [nothing] “{ WORDS("deadline", $deadline) }”: the time { $civil } does not exist in this contest’s time zone.
       *[other] “{ WORDS("deadline", $deadline) }”: the time { $civil } means { $means } in this contest’s time zone,
            and something else was stated.
    }
    .do = Set the local time again and let the program work out the moment. Near a change of the clocks, choose an hour
        that happens once.

refusal-lapse-missing = “{ WORDS("deadline", $deadline) }” passed at { $was } and the record does not say so.
    .do = Have the server record that it passed. Everything else waits for that, so that no deadline can be skipped.

refusal-lapse-repeated = The record already says that “{ WORDS("deadline", $deadline) }” has passed.
    .do = Nothing more is needed.

# Units and the trigger

refusal-unit-unknown = No unit is called “{ $unit }” in this contest.
    .do = Check the unit’s id against the list of units.

refusal-unit-already-registered = The unit “{ $unit }” is already registered.
    .do = Use another id for another unit, or go on with the next task.

refusal-section-unknown = The rulebook has no section called “{ $section }”.
    .do = Use one of the sections that the rulebook names.

refusal-no-trigger-here = The rulebook of this contest has no trigger ballot, or it does not take place here.
    .do = Go on without it; the task list shows what comes next.

refusal-intention-missing = It is not recorded whether the incumbent stands again.
    .do = Ask the incumbent to state it, or have both officers record a vacancy.

refusal-intention-already-stated = It is already recorded whether the incumbent stands again.
    .do = Nothing more is needed.

refusal-incumbent-in-office = There is an incumbent in this contest (“{ $incumbent }”), so there is no vacancy.
    .do = The incumbent says in their own hand whether they stand; anything else needs an override.

refusal-roll-not-consistent = The roll’s figures do not agree with one another, or with the units.
    .do = Work the figures out again from the frozen roll: each member is eligible or left out for a reason, and belongs
        to one branch. An affiliate states how many of its people may vote.

refusal-roll-counts-differ = The report does not agree with the counts published with it.
    .do = Make the report afresh from the checks; its lines and its counts come from one run.

refusal-roll-not-reported = The list to be frozen is { $version }; the report in the record is on { $reported }, or on
    another number of members.
    .do = Check this list and report on it, then freeze it.

refusal-count-too-small = The report has a count of fewer than { $k }, which could single people out.
    .do = Withhold it: leave the place empty, and with it any count from which it would follow.

refusal-clause-not-of-electorate = “{ $named }” is no rule of this electorate: { WORDS("word", $electorate) }.
    .do = Name the rule that leaves the member out. Where no rule does, there is nothing to waive.

refusal-exclusion-unknown = No notice was given under “{ $exclusion }”.
    .do = Give the member notice first, with a reason, and time to reply.

refusal-window-too-short = The time for the member to answer is shorter than { $days } days, or ends after the
    ballot opens.
    .do = Choose a later time. Where too little is left before the ballot opens, the member stays on the roll.

refusal-reply-awaited = The member of “{ $exclusion }” can still reply, until { $until }.
    .do = Wait until then, also where a reply is recorded already. Silence decides nothing by itself. To keep the
        member is possible at any time.

refusal-not-excluded = Nobody was left off the roll by “{ $exclusion }”.
    .do = Look at what was decided; there is nothing to appeal against.

refusal-not-appealed = There is no appeal against “{ $exclusion }” to rule on.
    .do = Record the member’s appeal first.

refusal-decider-not-fresh = “{ $person }” already took part in this case, and this is for somebody else.
    .do = Have people decide who neither gave the notice nor took the decision before. Whoever gave the notice does not
        record the reply either.

refusal-exclusions-differ = Left out or let back in by decision ({ WORDS("reason", $reason) }): { $stated } stated, and
    the record has decisions on { $recorded }.
    .do = Work the roll out again from the record. Whoever has no decision of their own stays on the roll.

refusal-waivers-differ = Let in past “{ $power }”: { $stated } stated, and the record has { $recorded } waivers of it.
    .do = Record each waiver first, with its reasons, and work the roll out again.

refusal-exclusion-in-doubt = The roll leaves a member out whose case, “{ $exclusion }”, was decided otherwise or is
    open.
    .do = Amend the roll so that they can vote, then open the ballot.

refusal-amendment-too-late = The ballot is open, and who may vote is fixed. Not possible now:
    { WORDS("reason", $reason) }.
    .do = Only contacts change now, each confirmed by the member. Anything else is for a challenge.

refusal-contact-not-confirmed = Contacts changed: { $changed }. Confirmed by the member at the old contact:
    { $confirmed }; by a second officer: { $second }. All three have to be the same.
    .do = Ask each member at the contact held before the freeze. Whoever cannot be asked there is seen in person by two
        officers, and counted apart.

refusal-sample-not-called = No sample of the roll was called for.
    .do = The scrutineer calls for one before the freeze, and says how large it is.

refusal-sample-not-drawn = The sample of the roll is not drawn yet, or nobody revealed a value to draw it from.
    .do = Reveal the values, then have the scrutineer draw.

refusal-values-awaited = Values not revealed yet: { $awaited }. There is time for them until { $until }.
    .do = Wait for them or for that time; afterwards the sample is drawn from the others.

refusal-value-missing = The sample needs a value that the scrutineer put in before the freeze and revealed within a day
    of it, and one of somebody who did not sign the freeze. Later values are not taken.
    .do = Where that day is over without them, the roll stays without a sample, and the record says so.

refusal-value-used-before = The same value is in the sample of the roll and in the lots of a tie. Once revealed for
    one, it is no secret for the other.
    .do = Make a fresh value for each draw.

refusal-sample-restated = Answers reported before that are changed now: { $changed }. Said to be corrected:
    { $corrected }.
    .do = Add the answers of members who were silent. To change another answer, say how many are corrected, give
        reasons, and sign with a second person.

refusal-sample-closed = The papers are reconciled. What the sample found is not reported any more.
    .do = The last report stands. Who doubts it challenges the result.

refusal-attempt-not-due = { $due ->
        [none] No further return of unit “{ $unit }” is due, and this is marked as attempt { $attempt }.
       *[other] Unit “{ $unit }” is due to return attempt { $due }, and this is marked as attempt { $attempt }.
    }
    .do = A second attempt follows a tie at the first, where the rulebook orders a retake. To correct a return, ask the
        officers to set the first one aside.

refusal-more-papers-than-roll = Unit “{ $unit }” returned { $papers ->
        [one] one paper
       *[other] { $papers } papers
    }; { $roll ->
        [one] one person
       *[other] { $roll } people
    } may vote in it.
    .do = Count the papers again, each once: for an open selection, to keep, spoilt, abstained.

refusal-cell-too-small = Unit “{ $unit }” returned fewer than { $k } papers for and against together. Figures that small
    show how people voted.
    .do = Withhold the figures and state only what they come to; the scrutineer checks them. The unit’s outcome stays
        public.

refusal-meeting-outside-window = Unit “{ $unit }” met on { $metOn }. Meetings count from { $from } to the
    day of the return, { $to }.
    .do = Check the date of the meeting. If it is right, the unit has to meet again while there is time.

refusal-return-unknown = Unit “{ $unit }” has no return that this could apply to.
    .do = Check the unit and the attempt against the list of returns.

refusal-outcome-differs = You state “{ WORDS("word", $stated) }”; the record works out to
    “{ WORDS("word", $computed) }”.
    .do = Look at the working with its figures, then state what it comes to. If a figure is wrong, correct the figure,
        not the outcome.

# Shortlist and ballot

refusal-incumbent-missing = The incumbent, “{ $incumbent }”, is not on the shortlist. When the trigger ballot
    opens a full selection, the incumbent is on it automatically.
    .do = Add the incumbent to the shortlist.

refusal-shortlist-size = { $size ->
        [one] One person is on the shortlist
       *[other] { $size } people are on the shortlist
    }. The rulebook asks for at least { $atLeast }{ $atMost ->
        [any] .
       *[other] {" "}and at most { $atMost }.
    }
    .do = Change the shortlist so that it has the right length.

refusal-candidate-twice = Somebody is on the list twice.
    .do = Name each candidate once.

refusal-candidate-unknown = Nobody stands in this contest as “{ $candidate }”.
    .do = Check the id, or introduce this person as a candidate first.

refusal-not-shortlisted = The list does not agree with the shortlist.
    .do = Name exactly the people on the shortlist.

refusal-channel-unknown = The rulebook has no voting by “{ $channel }”.
    .do = Use one of the ways of voting that the rulebook allows.

refusal-batch-unknown = No batch is called “{ $batch }”.
    .do = Check the batch against the issue sheet.

refusal-batch-already-issued = Batch “{ $batch }” is already issued.
    .do = Give another batch another id.

refusal-more-issued-than-eligible = With batch “{ $batch }” the papers issued would be { $issued }; the frozen roll has
    { $eligible } eligible { $eligible ->
        [one] member
       *[other] members
    }.
    .do = Count the papers again and correct the batch. There is never more than one paper out for each eligible member.

refusal-more-returned-than-issued = Batch “{ $batch }” has { $returned } returned and { $issued } issued.
    .do = Count the batch again. If there really are more papers than went out, report an incident.

refusal-papers-do-not-add-up = The figures of batch “{ $batch }” do not add up.
    .do = Count the batch again, each paper once: returned is valid, spoilt and rejected together, and no more than was
        issued.

refusal-keying-repeated = Batch “{ $batch }” has been keyed by this teller, or by two tellers already.
    .do = Two tellers key each batch once, alone. Have another teller key it, or have the two agree on it.

refusal-keying-missing = Batch “{ $batch }” has { $keyings ->
        [0] not been keyed
        [one] been keyed once
       *[other] been keyed { $keyings } times
    }; two tellers key each batch.
    .do = Have a second teller key it alone, then agree on it together.

refusal-keyings-differ = The two keyings of batch “{ $batch }” differ, and no difference was stated.
    .do = Look together at each paper on which you differ, say how many there were, and sign again.

refusal-batch-not-agreed = Batch “{ $batch }” has not been agreed by its two tellers.
    .do = Have both tellers key it, look together at what differs, and agree on it.

refusal-batch-already-agreed = Batch “{ $batch }” is already agreed.
    .do = Nothing more is needed. If the papers are in doubt, report an incident.

refusal-ballot-not-issued = No papers have been issued.
    .do = Issue the papers first.

refusal-not-reconciled = The papers have not been reconciled.
    .do = Account for every paper and every eligible member first, with the scrutineer.

refusal-eligible-not-accounted = The frozen roll has { $eligible } eligible { $eligible ->
        [one] member
       *[other] members
    }; papers issued and members without a paper account for { $accounted }.
    .do = Find the difference before anything is counted: each eligible member was issued a paper, or is counted under a
        reason why not.

refusal-figures-differ = You state { WORDS("word", $stated) }; the record gives { WORDS("word", $computed) }.
    .do = Look at where the record’s figure comes from. If an entry is wrong, correct that entry first.

refusal-ballots-differ = The papers to be counted are missing, or are not the papers that the tellers agreed on.
    .do = Publish the agreed batches as one file, in the order of the shortlist, and count that file.

refusal-count-differs = The count stated is not the count that the papers give, or no count has elected anybody.
    .do = Count the published papers again under the pinned method and record what comes out.

refusal-counters-differ = The two counters do not agree on these papers. The first of the differences
    ({ $differences } in all) is: { $first }.
    .do = Declare nothing. Count the published papers with another program and with the weights of the frozen roll; then
        correct the count or have the program mended.

refusal-lot-needed = The count pauses at stage { $stage } for a lot ({ WORDS("word", $purpose) }) among: { $tied }.
    .do = Draw it by hand before witnesses, and have the returning officer and a second person record who was drawn.

refusal-lot-not-due = No such lot is due here ({ $rung }).
    .do = Look at the rulebook’s ladder of ties, and at what the count says: who is tied, at which stage, and for what.

refusal-lot-value-differs = “{ $person }” has not committed to this value.
    .do = Reveal the value whose hash you signed before. Each person reveals only their own.

refusal-lot-contributor-too-late = “{ $person }” came to this role too late, and gives no value to this draw.
    .do = Leave it to the officers, scrutineer and agents who held their role before: for the lots of a tie before the
        ballot opened, for the sample of the roll before it was called for.

refusal-tie-unresolved = There is a tie that the rulebook’s steps do not break.
    .do = Look at the clause on ties for who decides, and how.

# Declaration and after

refusal-scrutiny-missing = The scrutineer has not made a statement.
    .do = Ask the scrutineer for it. Nothing is announced before.

refusal-scrutiny-not-satisfied = The scrutineer has stated that they are not satisfied.
    .do = Deal with the concerns in the statement, or have the named body decide with published reasons.

refusal-anomalies-reach-margin = Papers in doubt: { $papers }. Margin: { $margin }. They could change the result.
    .do = Have the incidents ruled on, or have the named body decide with published reasons.

refusal-not-declared = No candidate has been declared.
    .do = Wait for the declaration.

refusal-already-decided = The record already has a decision or an entry on this.
    .do = Look at what it says. A new matter needs an id of its own; against a decision there is an appeal or a
        challenge.

refusal-challenge-unknown = No challenge is called “{ $challenge }”.
    .do = Check the id against the list of challenges.

refusal-challenges-live = { $live ->
        [one] One challenge is
       *[other] { $live } challenges are
    } undecided.
    .do = Have each decided, with reasons, before the contest is closed.

refusal-incident-unknown = No incident is called “{ $incident }”.
    .do = Check the id against the list of incidents.

refusal-remedy-broader-than-needed = The remedy chosen is “{ WORDS("reason", $remedy) }”. The incident touches
    { $papers ->
        [one] one paper
       *[other] { $papers } papers
    }, and the broadest remedy it needs is “{ WORDS("reason", $broadest) }”.
    .do = Choose that remedy or a narrower one, so that no other votes are lost.

refusal-effect-not-in-power = The power used does not reach what was decided.
    .do = Choose an effect or a remedy that the clause names, or use the power that has it. An upheld challenge needs a
        remedy; a dismissed one has none.

refusal-power-unknown = The rulebook gives no power to override by the clause “{ $power }”.
    .do = Name a clause of the rulebook that gives one.

# What only the scrutineer sees

refusal-part-missing = The private part “{ $part }” is not there, or cannot be read.
    .do = Send it together with the act. If you are checking, ask the officers for the bundle that holds it.

refusal-part-differs = The private part “{ $part }” does not say what the public record says.
    .do = Compare the two and sign again with figures that agree. If you are checking, report this as a fault.

refusal-withheld-without-need = Unit “{ $unit }” withheld its figures although there are enough papers to publish them.
    .do = Return the figures openly.

refusal-reasons-missing = This needs reasons, and there are none: { WORDS("act", $kind) }.
    .do = Write the reasons and sign again.
`;
