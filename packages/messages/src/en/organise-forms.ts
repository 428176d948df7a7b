/** Texts of organise: the fields of each act’s form, what an act says, and what is wrong with a field. */
export const organiseForms = `
# What is wrong with a field

organise-fault-empty = Enter something here
organise-fault-whole = Enter a whole number, 0 or more
organise-fault-choose = Choose one
organise-fault-all = Put all of them in order
organise-fault-day = Enter a date
organise-fault-moment = Enter a date and a time
organise-fault-id = Use small letters, digits and hyphens, at most 64
organise-fault-zone = Enter a zone such as Europe/London
organise-fault-setting = This is not one of the values allowed
organise-fault-nobody = Enter at least one name
organise-fault-no-attempt = This unit has returned its vote already
organise-fault-no-winner = There is no count to declare yet
organise-fault-too-few-stay = There are not two people left who may sign for this
organise-fault-eligible = { $eligible } members may vote, and { $accounted } are accounted for
organise-fault-figures-differ = You entered { $own }, and { $other } was prepared. Look at the papers together
organise-fault-papers-due = { $keyed } papers are keyed, and the batch has { $due }
organise-fault-paper-not-a-number = Line { $line }: use the numbers of the candidates, with spaces between
organise-fault-paper-no-such-candidate = Line { $line }: there is no candidate of that number
organise-fault-paper-candidate-twice = Line { $line }: a candidate stands there twice
organise-fault-paper-no-preference = Line { $line }: there is no preference
organise-fault-rulebook = The rulebook could not be read
organise-fault-witness-key = Line { $line }: this is not a witness’s key
organise-fault-witness-address = Line { $line }: the address behind the key is not one
organise-fault-witnesses = The rulebook asks for { $needed } witnesses, and { $named } are named
organise-fault-affiliate = Line { $line }: give title, parent body and number of people, with semicolons between
organise-fault-candidates = Name at least { $least }
organise-fault-gap-too-short = { $days ->
    [one] 1 day
   *[other] { $days } days
} after: { WORDS("deadline", $from) }. The rule asks for at least { $needed }: { $rule }
organise-fault-gap-too-long = { $days } days after: { WORDS("deadline", $from) }. The rule allows at most
    { $needed }: { $rule }
organise-fault-out-of-order = This lies before: { WORDS("deadline", $from) }. { $rule }

# Fields

organise-field-reasons = Reasons
    .hint = They are published with the decision. Name nobody who is not named in it already.
organise-field-ground = Ground
organise-field-batch = Batch
organise-field-unit = Unit
organise-declare-interest-interest = Do you have an interest in this contest?
    .hint = It is published beside your role. “None” is a declaration too.
organise-declare-interest-details = Details
    .hint = Only the scrutineer sees them.
organise-state-intention-intention = Does the incumbent stand again?
organise-set-hustings-at = When
organise-set-hustings-place = Where
    .hint = It is published.
organise-set-shortlist-candidates = The shortlist, in the order of the ballot
    .hint = An incumbent whose seat was opened by the trigger ballot cannot be left off.
organise-open-ballot-lots = The order drawn by lot
    .hint = Draw it by hand, in front of the candidates, before any paper is counted. The first is kept longest in a
        tie.
organise-return-unit-vote-metOn = When did the unit meet?
organise-return-unit-vote-open = Papers for an open selection
organise-return-unit-vote-keep = Papers to keep the incumbent
organise-return-unit-vote-spoilt = Spoilt papers
organise-return-unit-vote-abstained = Abstentions
organise-return-unit-vote-form = What the paper form says, and who signed it
    .hint = Only both officers and the scrutineer see this.
organise-return-unit-vote =
    .means = The unit’s vote follows from these figures. Nobody types in an outcome.
    .does-not-mean = Figures of a small meeting are not published, because they would show how
        people voted; which way the unit voted is.
organise-set-aside-return-made = Which return
organise-decide-trigger =
    .lead = The outcome is worked out from the returns. A statement that differs from it is
        refused.
organise-issue-papers-batch = Name of the batch
    .hint = It stands in the record, so it names no person.
organise-issue-papers-channel = How the papers go out
organise-issue-papers-issued = Papers in the batch
organise-return-papers-returned = Papers that came back
organise-return-papers-spoilt = Spoilt papers, by reason
organise-return-papers-rejected = Rejected papers, by reason
organise-return-papers-with = The teller who signs with you
organise-key-batch-papers = The papers
    .hint = One line for each paper: the candidates’ numbers in the voter’s order, such as 2 1 3. For papers that
        say the
        same, 12x 2 1 3.
organise-key-batch =
    .lead = Key alone. The other teller’s work is compared with yours afterwards.
organise-agree-batch-how = Do the two keyings say the same?
organise-agree-batch-option-same = Yes, or we do not know yet
    .hint = The server compares them, and names every paper on which they differ.
organise-agree-batch-option-differ = No, and we have looked at those papers together
    .hint = You key the batch as the papers say.
organise-agree-batch-differences = Papers on which the keyings differed
organise-agree-batch-papers = The batch as the papers say
    .hint = One line for each paper, or 12x 2 1 3 for papers that say the same.
organise-reconcile-notIssued = Members who had no paper, by reason
    .hint = Every member who may vote is accounted for: papers issued and these make up the roll.
organise-freeze-roll =
    .lead = The server works out from the membership list and the rulebook who may vote, and seals the
        list. The next page shows the figures.
organise-record-count =
    .lead = The server counts the agreed papers. Your own browser counts them again before you sign.
organise-state-scrutiny-satisfied = Are you satisfied?
organise-state-scrutiny-option-satisfied = I am satisfied
organise-state-scrutiny-option-not-satisfied = I am not satisfied
    .hint = Then nothing is declared until you say otherwise.
organise-state-scrutiny-statement = Your statement
    .hint = It is published. Say what you looked at and what you found.
organise-decide-anomalies =
    .lead = Papers in doubt could change the result. Your body decides, with reasons, whether
        it can
        be declared all the same.
organise-declare =
    .lead = Nothing is typed in here: who won and the figures follow from the record.
organise-endorse-decision = Decision
organise-lodge-challenge-against = What is challenged
organise-lodge-challenge-grounds = Grounds
    .hint = Only the scrutineer sees them. The record says that there is a challenge, and against what.
organise-rule-on-challenge-challenge = Challenge
organise-rule-on-challenge-outcome = Outcome
organise-rule-on-challenge-remedy = Remedy
organise-report-incident-what = What happened
organise-report-incident-papers = Papers that it touches
    .hint = They are set against the margin until somebody rules.
organise-report-incident-account = What you saw
    .hint = Only the scrutineer sees this.
organise-report-incident-option-none = No batch, or not known
organise-rule-on-incident-incident = Incident
organise-rule-on-incident-remedy = Remedy
    .hint = The narrowest that reaches the papers touched.
organise-rule-on-incident-option-none = No remedy is needed
organise-override-effect = What is done
organise-override-deadline = Which date
organise-override-to = Moved to
organise-override-role = One role
organise-override-other = The other role
organise-override-outcome = Outcome of the trigger ballot
organise-override-candidate = Who is the candidate
organise-override-option-none = Nobody
organise-replace-officer-seat = Who leaves, and which role
organise-replace-officer-enters = Who takes over
    .hint = Invite them to that role on the people page first.
organise-close-contest =
    .lead = The window has closed and every challenge is decided. Papers are kept until the date
        given.
organise-set-calendar =
    .lead = Local times, in the zone of the contest. Until one of them has passed it can be set
        again.

# Facts beside a form

organise-outcome = Outcome
organise-share = Share for an open selection
    .percent = { $share } %
organise-formula = Formula
organise-units-each = Each unit
organise-doubt = Papers in doubt
organise-eligible = Members who may vote
organise-issued-so-far = Papers issued so far
organise-may-still-issue = Papers that may still be issued
organise-papers-key = Numbers of the candidates
organise-papers-keyed = { $keyed } of { $due } papers keyed
organise-order-up = Move { $name } up
organise-order-down = Move { $name } down
organise-order-leave-out = Leave { $name } out
organise-order-take-in = Take in { $name }
organise-order-others = Left out:
organise-order-now = { $name } is number { $place } now
organise-order-left-out = { $name } is left out

# What an act says, field by field

organise-said-semantics = Meaning of the entries
organise-said-binding = Decides something
organise-said-clock = Clock
organise-said-zone = Zone of the times
organise-said-rulebook = Rulebook (hash)
organise-said-log = Log
organise-said-name = Name
organise-said-key = Key
organise-said-alg = Kind of key
organise-said-witnesses = Witness
organise-said-server = Server’s key
organise-said-relyingParty = Passkeys are valid at
organise-said-rpId = Site
organise-said-origins = Pages
organise-said-returningOfficer = Returning officer
organise-said-secondOfficer = Second officer
organise-said-person = Person
organise-said-title = Title
organise-said-role = Role
organise-said-roles = Roles
organise-said-unit = Unit
organise-said-body = Body
organise-said-interest = Interest
organise-said-details = Details
organise-said-deadlines = Dates
organise-said-deadline = Date
organise-said-civil = Local time
organise-said-instant = That is
organise-said-section = Section
organise-said-parentBody = Parent body
organise-said-entitled = People entitled to vote
organise-said-intention = Intention
organise-said-version = Version
organise-said-root = Seal of the roll
organise-said-members = Members
organise-said-trigger = Trigger ballot
organise-said-ballot = Members’ ballot
organise-said-eligible = May vote
organise-said-withheld = Left out
organise-said-return-unit-vote-withheld = Instead of the figures
organise-said-units = Unit
organise-said-roll = Membership list
organise-said-leaves = Leaves
organise-said-enters = Takes over
organise-said-ground = Ground
organise-said-reasons = Reasons
organise-said-attempt = Vote number
organise-said-metOn = Met on
organise-said-signedOn = Signed
organise-said-figures = Figures
organise-said-open = For an open selection
organise-said-keep = To keep the incumbent
organise-said-spoilt = Spoilt
organise-said-abstained = Abstentions
organise-said-says = The papers say
organise-said-quorate = Enough people took part
organise-said-form = Paper form
organise-said-outcome = Outcome
organise-said-candidates = Candidates
organise-said-labels = Name on the ballot
organise-said-place = Place
organise-said-method = Counted by
organise-said-lots = Order drawn by lot
organise-said-batch = Batch
organise-said-channel = How they go out
organise-said-issued = Papers issued
organise-said-returned = Papers returned
organise-said-rejected = Rejected
organise-said-valid = Valid papers
organise-said-notReturned = Papers not returned
organise-said-ballots = Papers
organise-said-record-count-ballots = Papers (hash)
organise-said-differences = Papers on which the keyings differed
organise-said-notIssued = Had no paper
organise-said-satisfied = Satisfied
organise-said-concerns = Incidents not ruled on
organise-said-statement = Statement
organise-said-count = Count
organise-said-result = Result (hash)
organise-said-elected = Elected
organise-said-votes = Votes
organise-said-candidate = Candidate
organise-said-margin = Margin
organise-said-papers = Papers
organise-said-winner = Winner
organise-said-challengeCloses = Challenges close
organise-said-retentionEnds = Papers kept until
organise-said-decision = Decision
organise-said-challenge = Challenge
organise-said-against = Against
organise-said-grounds = Grounds
organise-said-remedy = Remedy
organise-said-incident = Incident
organise-said-what = What happened
organise-said-account = Account
organise-said-power = Power used
organise-said-effect = Effect
organise-said-kind = Kind
organise-said-id = Name
organise-said-size = Entries
organise-said-note = Checkpoint (hash)
organise-said-last = Last checkpoint
organise-said-kept = Kept up to
organise-said-lost = Lost
`;
