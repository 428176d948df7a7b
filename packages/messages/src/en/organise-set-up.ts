/** Texts of organise: the wizard that sets a contest up. */
export const organiseSetUp = `
organise-new-page = Page { $number } of { $of }
organise-new-run = What do you want to run?
    .lead = The pages after this one ask for what the rules of that need.
organise-what-to-run = What to run
organise-run-reselection = Re-selection of an incumbent
    .hint = Units vote first whether the incumbent is the candidate again. If not, there is a full selection.
organise-run-selection = Selection by a ballot of all members
    .hint = A full selection of a candidate, or an association’s election of one person.
organise-does-it-decide = Does it decide anything?
organise-decides-rehearsal = It is a rehearsal
    .hint = Everything works as in earnest, on a clock that you move on yourself. Every page and the record say so.
organise-decides-binding = It decides
    .hint = On the real clock. The record says that it is binding.
organise-new-name = What is it called?
    .lead = Members see the title on every page.
organise-title = Title
    .hint = Such as: Selection for Exampleton, spring. The names of people do not belong in it.
organise-contest-id = Short name in addresses
    .hint = Small letters, digits and hyphens. It cannot be changed later.
organise-zone = Zone of the times
    .hint = Every date of the contest is local time there.
organise-new-rulebook = Which rules?
    .lead = A contest keeps the rules that it begins with. Each rule names where it comes from.
organise-which-rulebook = Rulebook
organise-own-rulebook = Our own rulebook, as a file
    .hint = YAML or JSON. It can name one of these presets and change what differs.
organise-preset-plain-association = Freeze, notice, candidates, ballot, count: to be set beside the association’s
    own rules.
organise-preset-reselection-pooled = Branches and affiliates in one pool, one unit one vote; more than half opens
    the selection.
organise-preset-reselection-either-third = A third of the branches or a third of the affiliates opens the selection.
organise-preset-reselection-each-half = More than half of each section opens the selection: often how it is
    misreported.
organise-preset-reselection-college = Branches and affiliates weigh half each; more than half together opens the
    selection.
organise-rulebook-file = Rulebook file
    .hint = Choose a file, or drop it here.
organise-rulebook-read = Read: { $title }
organise-line = Line { $line }, column { $column }:
organise-rulebook = Rulebook
organise-new-choices = What the rules leave to you
    .lead = No source settles these. They are asked, never filled in silently.
organise-where-from = Where these rules come from
organise-other-choices = Choices that have a usual answer
organise-every-rule = Every rule, with its source
organise-rule-says = What it says
organise-rule-from = Where it comes from
organise-seen-clause-text = the clause itself was seen
organise-seen-published-report = from a published report
organise-seen-press-report = from press reports; clause text not seen
organise-seen-not-seen = not seen
organise-number = A whole number from { $least } to { $most }.
organise-number-or-none = A whole number from { $least } to { $most }, or the word none.
organise-parameter-unitTieAgain = A unit that ties twice
organise-parameter-emptySection = A section in which no unit votes
organise-parameter-pooledTie = Exactly half of the pool
organise-parameter-capPerParent = Most votes of one parent body’s branches
organise-parameter-unitQuorum = Voters that a unit’s meeting needs
organise-parameter-unitMeetingDays = Days in which units meet
organise-parameter-membershipMonths = Months of membership
organise-parameter-arrearsDaysAllowed = Days behind with payments
organise-parameter-noticeDays = Days of notice
organise-parameter-ballotMethod = How the ballot is counted
organise-parameter-electOn = When somebody is elected
organise-parameter-channels = How papers go out
organise-parameter-shortlistAtLeast = Fewest on the shortlist
organise-parameter-shortlistAtMost = Most on the shortlist
organise-parameter-k = Smallest group whose figures are published
organise-parameter-signatureHours = Hours in which a signature is used
organise-parameter-bodyQuorum = Members of a body who sign
organise-parameter-challengeWindowDays = Days for challenges
organise-parameter-retentionDays = Days that papers are kept
organise-parameter-witnesses = Witnesses
organise-new-witnesses = Who watches the record?
    .lead = A witness runs a small program elsewhere, keeps a copy of the record and signs for what they saw.
organise-witnesses = Witnesses’ keys ({ $needed } needed)
    .hint = One to a line: the key that “selectorate witness new” printed, then the address of the witness.
    .means = With witnesses, nobody can show different people different records, or take something back, without it
        being
        seen.
    .does-not-mean = Witnesses do not see private parts, and they do not judge what happened.
organise-witness-names = Witnesses
organise-new-prepare = Check before you prepare the contest
    .lead = These answers cannot be changed afterwards. Members, dates, units and people come next and can be.
organise-trial-engine = This server runs on the trial engine
    .hint = In a power cut it can lose the last minutes. The body that may override the rules has to record that it
        accepts this, before the roll is frozen; it is shown on every page.
    .accept = Go on with the trial engine all the same
organise-complete-answers = Complete the answers
organise-prepare-contest = Prepare the contest

organise-steps = Pages of the set-up
organise-already-open = The contest is open
    .means = What stands here was the plan. The tasks say what is in the record.
organise-step-roll = Membership list
    .lead = The list as your membership system gives it. Nothing is kept before every row can be read.
organise-roll-file = File with the members
    .hint = CSV or Excel (.xlsx), at most 25,000 rows. Choose it, or drop it here.
organise-roll-paste = Paste it instead
organise-roll-read = Read what I pasted
organise-roll-reading = Reading the list
organise-roll-looked = What was read
organise-roll-members = Members
organise-roll-branches = By branch
organise-roll-faulty = { $rows ->
    [one] 1 row could not be read
   *[other] { $rows } rows could not be read
}
    .do = Correct them in the file and choose it again. Nothing was kept. Each is named below.
organise-roll-columns = How the columns were read
    .means = Change what was guessed wrongly; the list is read again at once.
organise-roll-not-used = Not used
organise-roll-preview = The first rows
organise-roll-keep = { $members ->
    [one] Keep this list of 1 member
   *[other] Keep this list of { $members } members
}
organise-roll-kept = { $members ->
    [one] A list of 1 member is kept
   *[other] A list of { $members } members is kept
}
    .means = Another file takes its place until the roll is frozen.
organise-step-dates = Dates
    .lead = Say when the roll is frozen; the other dates are worked out from the rulebook. Times are those of
        { $zone }.
organise-freeze-day = Day of the freeze
    .hint = Who is a member by then, and for long enough, may vote.
organise-work-out-dates = Work out the dates
organise-save-dates = Save the dates
organise-dates-zone = Every time here is local time in { $zone }, also when the clocks change.
organise-step-units = Units
    .lead = Branches come from the membership list. Affiliated branches say themselves how many of their people may
        vote.
organise-branches = { $units ->
    [one] 1 branch
   *[other] { $units } branches
}
organise-unit-title = Title of { $unit }
organise-affiliates = Affiliated branches
    .hint = One to a line: title; parent body; people entitled to vote. Such as: Carpenters 3; Union of Carpenters;
        120
organise-save-units = Save the units
organise-step-candidates = Candidates
    .lead = Names go on the ballot as you write them here. Whoever stands gets a link and a key of their own.
organise-incumbent = Incumbent
    .hint = Leave it empty when the place is vacant.
organise-candidates = Candidates
    .hint = One name to a line. The ballot’s order is settled with the shortlist.
organise-save-candidates = Save the candidates
organise-is-incumbent = { $name } (incumbent)
organise-step-people = Who runs this with you?
    .lead = No single person can run a contest. The second officer is needed before it opens; the others can take up
        their
        links later.
organise-continue-to-check-answers = Continue to check the answers
organise-people-count = { $people } invited, of whom { $accepted } have taken it up
organise-step-check = Check your answers
    .lead = Members, dates, units and people can still be changed. The opening fixes the rules, the log and both
        officers’
        keys.
organise-open-contest = Open the contest
    .lead = Next you see what both officers sign. The contest opens with the second signature.
organise-prepare-opening = Prepare the opening
organise-opening-waits = The opening is prepared and waits for signatures
`;
