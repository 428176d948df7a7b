/** The observers’ pages: what stands there besides the words of acts, stages, stories and faults. */
export const observe = `
observe-footer = Everything on these pages is worked out in your browser from the public record of each contest. You
    need not trust this server to have worked it out for you.
observe-footer-no-third-party = These pages ask no other site for anything and keep nothing about you.

observe-contests = Contests
    .lead = Each has a public record of everything that was done and who signed it. Anybody can read it and check it.
observe-no-contests = There is no contest here yet
    .do = As soon as two officers open one, it is listed here.
observe-listed-acts = { $count ->
    [one] 1 act on record
   *[other] { $acts } acts on record
}
observe-not-found = There is no page at this address
    .do = It may have been mistyped, or it belongs to a contest that is not on this server.
observe-page-failed = This page could not be shown
    .what = A part of this page could not be loaded or drawn.
    .do = Load it again. If that does not help, the record can still be read and checked without these pages.
observe-load-again = Load again
observe-loading-page = Loading the page …
observe-loading-contests = Loading the contests …
observe-loading-record = Reading the record and going through every act …
observe-loading-count = Reading the count …
observe-loading-checkpoints = Reading checkpoints and checking their signatures …
observe-loading-policy = Loading the policy that this server suggests …
observe-unreadable = This contest cannot be shown
observe-reading-no-connection = There is no connection to the server.
    .do = Look at your connection, then load again. What you have read before is still there when you go back.
observe-reading-not-there = There is no such record on this server.
    .do = Look at the list of contests. If this one was there before, ask the organisation: a record is never taken
        away.
observe-reading-server-failed = The server could not answer.
    .do = Try again in a few minutes. Witnesses hold copies of the record, if it stays away.
observe-reading-not-as-expected = What the server answered cannot be read.
    .do = Load again. If it stays so, check the record with the command “selectorate verify”, which names what is wrong.
observe-record-faulty = This record has faults
    .means = Some of it is not what the rules allow, or not what the last checkpoint says. What stands below is what
        the sound acts come to. Check everything to see each fault.

observe-pages = Pages of this contest
observe-page-overview = Overview
    .short = Overview
observe-page-timetable = Timetable
    .short = Timetable
observe-page-roll = The roll: who may vote
    .short = Roll
observe-page-trigger = Trigger ballot
    .short = Trigger ballot
observe-page-result = Result
    .short = Result
observe-page-decisions = Incidents, decisions and challenges
    .short = Decisions
observe-page-people = People and interests
    .short = People
observe-page-acts = Who has signed what
    .short = Acts
observe-page-checkpoints = Checkpoints and witnesses
    .short = Checkpoints
observe-page-check = Check everything yourself
    .short = Check everything

observe-print-as-of = As of
observe-print-unwitnessed = No witness has cosigned the last checkpoint
observe-print-root = { $size } acts, root

observe-act = act { $act }
observe-acts-count = { $acts ->
    [one] 1 act
   *[other] { $acts } acts
}

observe-now-set-up = The contest is being set up. Nobody has voted on anything yet.
observe-now-trigger = Branches and affiliated branches are voting on whether there is a full selection.
observe-now-shortlist = There is a full selection. The shortlist is being settled.
observe-now-ballot = The members’ ballot is open, or its papers are being keyed. Nothing has been counted.
observe-now-count = The papers are being counted. Nothing has been announced.
observe-now-declared = The result is declared.
observe-now-closed = The contest is closed.
observe-ended-override = The contest was ended by an override on { $when }. { $winner } is the candidate.
observe-ended-rerun = It was ruled on { $when } that the whole is run again. This contest has no winner.
observe-rehearsal = This is a rehearsal on a clock of its own. It binds nobody.
observe-steps = Stages of this contest
observe-step-done = Done
observe-step-now = Now
observe-step-to-come = To come
observe-step-not-needed = Not needed here
observe-facts = The public figures
    .means = Worked out in this page from { $acts } acts, by the rulebook pinned at the start. Signatures are checked
        when you check everything.
observe-check-yourself = Do not take our word for it
    .lead = Your browser can check every signature, every rule and the whole count of this contest in a few seconds.
observe-check-start = Check everything
observe-check-again = Check everything again
observe-check-stop = Stop checking
observe-votes-last-round = Votes in the deciding round
observe-proof-count = The published papers were counted again in this page, with the same result.
observe-counting-again = Counting the published papers again …
observe-result-how = How the result came about, round by round
observe-endorsement-endorsed = The candidate was endorsed.
observe-endorsement-refused = The endorsement was refused.
observe-next = Next date
observe-whole-timetable = The whole timetable

observe-fact-rulebook = Rulebook
observe-proof-rulebook = It was pinned by its hash when the contest was opened.
observe-fact-roll = Frozen roll
    .says = { $members } members, of whom { $eligible } may vote in the members’ ballot.
    .root = Hash:
observe-proof-roll = Each entry of the roll and each member’s right to vote.
observe-fact-candidates = Candidates
observe-proof-statuses = Each status follows from the acts; nobody types it in.
observe-status-stands = stands
observe-status-withdrawn = stands no more
observe-status-shortlisted = on the shortlist
observe-status-not-shortlisted = not on the shortlist
observe-status-not-selected = not selected
observe-status-selected = selected; not endorsed yet
observe-status-endorsed = selected and endorsed
observe-status-endorsement-refused = selected; endorsement refused
observe-fact-papers = Papers
    .says = { $issued } issued, { $returned } returned: { $valid } valid, { $spoilt } spoilt, { $rejected } rejected.
observe-proof-papers = That these are the papers that came back.
observe-fact-open = Incidents and challenges
    .says = { $incidents ->
        [0] No incident was reported.
        [one] One incident was reported; { $open } not ruled on.
       *[other] { $incidents } incidents were reported; { $open } not ruled on.
    } { $challenges ->
        [0] Nobody lodged a challenge.
        [one] One challenge was lodged; { $live } not decided.
       *[other] { $challenges } challenges were lodged; { $live } not decided.
    } { $overrides ->
        [0] No rule was overridden.
        [one] One rule was overridden.
       *[other] { $overrides } rules were overridden.
    }
observe-fact-checkpoint = Last checkpoint

observe-timetable = Timetable
    .lead = What was planned, and when it was done. Times are those of { $zone }.
observe-timetable-table = Planned and actual times
observe-timetable-note = The date of something done is the date of the act that did it. Dates that nobody acts on are
    passed by the clock, which records each.
observe-timeline = Timeline of planned and actual times; the table below gives the same dates
observe-timeline-legend = Diamonds are planned dates, dots what was done, crosses dates that were moved. The broken line
    is the last checkpoint: { $when }.
observe-what = What
observe-planned = Planned
observe-actual = Done or passed
observe-moved-from = moved by an override from
observe-stages-mean = What each stage means

observe-no-trigger = There is no trigger ballot to show
    .do = This contest has none, or its units are not registered yet.
observe-trigger-running = Units are returning their votes. The figures below change with each return.
observe-trigger-triggered = The units opened a full selection. The incumbent stays on the shortlist.
observe-trigger-reselected = The units kept the incumbent, who is the candidate.
observe-trigger-undetermined = The rule gives no outcome; the body that has the power settles it.
observe-trigger-so-far = Not decided. With these returns alone it would come to: { $outcome }
observe-trigger-working = The working with the numbers
observe-trigger-rule = The rulebook asks for { $label }: { $aggregator }, { $compared } { $threshold }.
observe-trigger-met = is { $compared } { $threshold }.
observe-trigger-not-met = is not { $compared } { $threshold }.
observe-proof-trigger = Worked out here from the units’ returns, in exact fractions.
observe-all-together = All units together
observe-added-by-weight = Sections added by weight
observe-threshold-line = The broken line is the threshold, { $threshold }.
observe-section-figures = { $open } of { $of } for an open selection; { $keep } to keep the incumbent; { $none }
    without a preference; { $absent } not voting
observe-units = Each unit
observe-unit = Unit
observe-unit-open = For open
observe-unit-keep = To keep
observe-unit-entitled = Entitled
observe-unit-outcome = Outcome
observe-unit-return = Return
observe-withheld = withheld
observe-proof-units = Each outcome follows from the figures; nobody types it in. Of small units the figures are
    withheld.
observe-what-if = What other formulas would have made of it
    .lead = The same returns, worked under each formula that has been used or reported. Only the rulebook’s own
        counts here.
observe-formula = Formula
observe-formula-own = the rulebook of this contest
observe-formula-votes = Votes for an open selection
observe-formula-share = Share
observe-proof-what-if = Worked out here, from the same returns.

observe-people = People
    .lead = { $people } keys can sign in this contest, the server’s among them. Here is what each holder may do, and
        which interests they declared.
observe-people-contest = People of the contest
observe-people-units = People of the units
observe-person = Person
observe-roles = Roles
observe-since = since
observe-until = until
observe-interests = Interests
observe-not-declared = not declared
observe-key = Fingerprint of the key

observe-acts = Acts
    .lead = All { $acts } acts in the order in which they were recorded. Nothing else has made this contest what it is.
observe-about-report-roll = { $made ->
        [one] 1 check made
       *[other] { $made } checks made
    }{ $failed ->
        [0] {""}
        [one] , 1 thing not good enough
       *[other] , { $failed } things not good enough
    }
observe-about-freeze-roll = { $members } members
observe-about-people = { $people ->
    [one] 1 person
   *[other] { $people } people
}
observe-about-places = { $places ->
    [one] 1 place
   *[other] { $places } places
}
observe-about-sample = { $confirmed } confirmed, { $ineligible } not entitled, { $silent } did not answer
observe-roll-clause = Clause
observe-ask-roll = Am I on the roll?
observe-acts-kind = Show
observe-acts-all = All acts
observe-signed-by = Signed by
observe-act-details = What exactly was signed
observe-act-body = Public body
observe-act-clauses = Allowed by these clauses
observe-act-signatures = Signatures
observe-act-signature = { $signer }, by { $type }, having seen { $seen } acts, on
observe-part-sealed = { $part }: sealed; the act holds its hash.
observe-part-published = { $part }, published:
observe-part-title = Title
observe-part-name = Name
observe-part-reasons = Reasons
observe-part-details = Details
observe-part-roll = Roll
observe-part-figures = Figures of a small unit
observe-part-labels = Names on the ballot paper
observe-part-place = Place
observe-part-ballots = Papers as keyed
observe-part-account = Account
observe-part-statement = Statement
observe-part-count = Count as the scrutineer saw it
observe-part-grounds = Grounds
observe-part-member = Which member
observe-part-reply = Reply
observe-part-report = Report in full
observe-part-changes = Log of changes
observe-part-delta = What was amended
observe-part-sample = What each member said

observe-decisions = Decisions
    .lead = { $undecided ->
        [0] Nothing is waiting for a decision.
        [one] One matter is waiting for a decision.
       *[other] { $undecided } matters are waiting for a decision.
    }
observe-challenges = Challenges
observe-challenges-until = A challenge can be lodged until
observe-challenges-were-until = Challenges could be lodged until
observe-no-challenges = Nobody has lodged a challenge
observe-challenge = Challenge
observe-against = Against
observe-lodged = Lodged
observe-state = State
observe-days = Days
observe-undecided = Not decided
observe-proof-clocks = Days run from the act that lodged it to the ruling, or to the last checkpoint.
observe-incidents = Incidents with papers
observe-no-incidents = No incident was reported
observe-incident = Incident
observe-batch = Batch
observe-papers = Papers
observe-ruling = Ruling: { $remedy }
observe-no-remedy = nothing needs to be done
observe-discretion = Discretion
    .lead = Where the rulebook leaves something to people, or lets them depart from a rule, they sign for it and give
        reasons.
observe-no-discretion = Nobody has used a power of discretion
observe-discretion-says = { $ground } ({ $affects }). Signed by { $by }.
observe-power = Power used:
observe-reasons-sealed = The reasons are sealed. The scrutineer can read them.

observe-no-result = Nothing has been counted
    .do = The result stands here as soon as it is recorded, after the scrutineer’s statement.
observe-count-missing = The published papers do not give this count
    .do = They were counted again in this page: a file is missing or altered, or the count is wrong. Check everything
        to see which.
observe-story = How it came about
observe-rounds = Round by round
observe-one-round = One candidate had enough votes in the first round, so no votes moved.
observe-rounds-table = Votes in each round
observe-candidate = Candidate
observe-round = Round { $n }
observe-standing = Outcome
observe-elected = Elected
observe-not-elected = Not elected
observe-out = Out after round { $n }
observe-stopped = No further choice
observe-needed = Votes needed
observe-flow = Picture of how votes moved from round to round; the table below gives the same figures
    .means = Each column is a round. A band is votes that stayed or moved on; its thickness is their number.
observe-scrutiny-satisfied = The scrutineer is satisfied, and said so before anything was announced.
observe-scrutiny-not-satisfied = The scrutineer is not satisfied.

observe-checkpoints = Checkpoints
    .lead = A checkpoint fixes everything recorded so far in one hash. Witnesses keep a copy and cosign, so that
        nobody can be shown another past.
observe-witnesses = Witnesses
    .means = Their signatures below were checked in this page with the keys that the record names. Whether these are the
        witnesses that you trust is for your policy to say.
observe-no-witnesses = This contest has no witnesses. It is not excluded that others were shown another record.
observe-checkpoints-all = Show all { $total } checkpoints
observe-proof-checkpoints = Signatures of the checkpoints shown.
observe-size = Covers
observe-cosigned = Last cosigned
observe-root = Root
observe-not-cosigned = not cosigned
observe-unsound = Does not hold

observe-check = Check
    .lead = Your browser reads every file of the record and checks it from the first byte to the result. It takes a few
        seconds. You can leave this page and come back.
observe-check-leave = You can go to other pages meanwhile; the check goes on.
observe-check-took = It took { $tenths } seconds in this browser.
observe-check-failed = The check stopped before it was done
    .do = Begin again. If it stops again, use the command below.
observe-check-offline = Check without this server’s pages
    .means = These pages come from the server that you are checking. The same check runs on your own machine, from a
        copy of the program that you got elsewhere:
observe-policy-whose = Whose word do you take for the log’s key and its witnesses?
    .hint = A policy names the log, the witnesses, and how many of them must have signed.
observe-policy-server = The policy that this server suggests
    .hint = It is the word of those you are checking. Compare it with your printed notice.
    .used = The last checkpoint was held against the policy that this server suggests, which is the server’s own word.
observe-policy-own = My own policy
    .hint = From the printed notice, or from somebody you trust.
    .used = The last checkpoint was held against your own policy.
observe-policy-none = No policy
    .hint = The record is checked against itself. It is not excluded that others were shown another one.
observe-policy-text = Your policy
observe-policy-file = Or take it from a file
observe-policy-show = Show this policy
observe-policy-absent = This server suggests none.
observe-policy-empty = Paste your policy first, or take it from a file.
observe-policy-refused = This policy cannot be read
    .do = Correct these lines and check again.
observe-policy-line = Line { $line }:
observe-policy-download = Save the suggested policy
observe-verdict = What the check found
observe-more-faults = … and { $more } more.
observe-download-record = Save the record as one file
observe-mark-confirmed = Confirmed:
observe-mark-unconfirmed = Not confirmed:
observe-mark-not-checked = Not checked here:
observe-check-archive = Check the archive of a secret ballot
`;
