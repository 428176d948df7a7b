/** A contest told in plain words: `run` prints it, and the observers' page and the letters will. */
export const story = `
story-rehearsal = This was a rehearsal on a clock of its own. It binds nobody.
story-opened = { $officers } opened the contest on { $when }. The rulebook was pinned then:
    “{ $rulebook }” ({ $basis }).
story-roll = At the freeze on { $when } the roll had { $members } members. { $eligible } may vote in the
    members’ ballot; { $withheld } may not, and the record says how many for each reason.
story-roll-checks = Before the freeze the roll was checked against what the organisers had. A check asks questions; it
    takes nobody off the roll.
    .means = Everybody can see how many may vote, how many may not and why, what was changed, and what was asked.
    .does-not-mean = A question is not an answer, and a roll without questions proves nothing about who is on it.
story-roll-margin = The margin of the count is { $margin }.
story-roll-check = { $name } ({ $check }): { $questions ->
    [one] 1 question
   *[other] { $questions } questions
}.
story-roll-usual = An honest roll of this size shows { $low } to { $high }.
story-roll-sample = Of the frozen roll { $sample } places were drawn by chance. { $confirmed } confirmed that they are
    members, { $ineligible } were found not to be entitled, { $silent } did not answer. So at most { $bound } entries of
    the roll are not entitled, at 95 % confidence; at most { $ifSilentLikeRest }, if the silent are like the rest.
story-roll-reason = { $count } { $reason }
story-discretion = { $when }: { $act } ({ $affects }). Decided by { $by } under the clause “{ $power }”.
    Reasons: { $reasons }

story-trigger-units = { $units } units could vote. { $open } voted for an open selection, { $keep } to keep
    the incumbent, { $other } did not vote for either. Only units that voted for either count below, unless
    the rule says otherwise.
story-trigger-withheld = { $units ->
    [one] One unit was so small that its figures would show how people voted. They are withheld; its outcome is not.
   *[other] { $units } units were so small that their figures would show how people voted. They are withheld; their
        outcomes are not.
}
story-trigger-on-paper = { $units ->
    [one] One unit signed its return on paper; two officers keyed it, and the scrutineer can ask for the form.
   *[other] { $units } units signed their returns on paper; two officers keyed them, and the scrutineer can ask for the
        forms.
}
story-trigger-decided = The rulebook of this contest asks for { $label }. It came to { $share } %: { $outcome }
story-trigger-compared = The same votes under each formula that has been used or reported:
story-outcome-triggered = an open selection.
story-outcome-reselected = the incumbent is the candidate.
story-outcome-undetermined = not decided by the rule; the body that has the power settles it.

story-shortlist = On the ballot paper, in this order: { $candidates }.
story-papers = { $issued } papers were issued and { $returned } came back: { $valid } valid, { $spoilt } spoilt,
    { $rejected } rejected.
story-not-issued = { $count } members who could have voted were given no paper: { $reason }.
story-batches = The papers were keyed in { $batches } batches, each by two people working apart. { $differences ->
    [0] Their keyings did not differ.
    [one] They differed on one paper and looked at it together.
   *[other] They differed on { $differences } papers and looked at them together.
}
story-incident = Incident { $incident }: { $what }, touching { $papers } papers. { $ruling }
story-incident-open = Nobody has ruled on it.
story-incident-ruled = Ruling: { $remedy }.

story-count-needed = { $votes } votes are needed.
story-count-transfer = { $votes } of the { $of } votes of { $from } moved to { $to }.
story-count-overtake = { $candidate } overtook { $overtaken }.
story-result-figure = { $candidate }: { $votes } votes
story-margin = { $winner } is { $margin } ahead. { $unresolved ->
    [0] No paper is in doubt.
   *[other] { $unresolved } papers are in doubt.
}
story-scrutiny-satisfied = The scrutineer is satisfied, and said so before anything was announced: “{ $statement }”
story-scrutiny-not-satisfied = The scrutineer is not satisfied: “{ $statement }”
story-declared = { $winner } was declared selected on { $when }.
story-declared-trigger = The trigger ballot did not open a selection, so { $winner } is the candidate.
    This was declared on { $when }.
story-declared-override = The contest was ended by an override on { $when }.
story-not-declared = Nothing has been declared.
story-endorsed = The candidate was endorsed. Reasons: { $reasons }
story-endorsement-refused = The endorsement was refused. Reasons: { $reasons }
story-challenges = { $lodged ->
    [0] Nobody challenged the result.
    [one] One challenge was lodged: { $dismissed } dismissed, { $upheld } upheld, { $live } not decided.
   *[other] { $lodged } challenges were lodged: { $dismissed } dismissed, { $upheld } upheld, { $live } not decided.
}
story-window = Challenges can be lodged until { $closes }. The papers are kept until { $until } at least.

story-means = What this means
story-does-not-mean = What it does not mean
story-checks = Who can check what
story-limits = What no record can prove
story-heading-opened = How it was set up
story-heading-roll = The roll
story-heading-trigger = The trigger ballot
story-heading-ballot = The members’ ballot
story-heading-count = The count
story-heading-after = The declaration and after
story-heading-discretion = Decisions of discretion

finding-log-complete = Every entry up to the checkpoint shown is there, in order, unchanged since the witnesses saw it
finding-acts-signed-and-admitted = Every act was signed by people who had the role, and the rulebook allowed it then
finding-roll-counts-add-up = Members who may vote and members who may not add up to the roll
finding-unit-outcomes = Each unit’s outcome, wherever its figures are public
finding-trigger-formula = The trigger formula and its outcome
finding-papers-reconciled = Papers issued, returned, spoilt, rejected and valid add up
finding-papers-counted-again = The count, from the published papers
finding-kept-beyond-challenges = The papers’ retention clock outlasts the time for challenges
finding-discretion-published = Every decision of discretion, with the power it used and who signed
finding-roll-report-counts = The counts of what was found in the roll, as published
finding-roll-amendments-add-up = Each amendment of the frozen roll follows from the version before, by counted reasons
finding-roll-sample-drawn = Which entries of the roll the sample drew, and what it says of all of them
finding-roll-sample-values-missing = Why those who put a value into the sample did not reveal it: k of them could choose
    among 2^k samples
finding-roll-not-reported = Whether the roll was checked: the record has no report on it
finding-exclusions-in-order = Nobody is left off the roll by decision without notice, time to reply, decision and appeal
finding-roll-entries-amended = Which entries were amended, and that nothing else was
finding-roll-report-full = The full report on the roll, from which the counts come
finding-unit-rolls = The rolls of units and bodies, entry by entry
finding-roll-sample-answers = What each member of the sample answered
finding-exclusions-of-whom = Whom waivers and exclusions are about
finding-members-in-sample = That the members of the sample were asked, and answered so
finding-contacts-confirmed = That members confirmed changed contacts themselves
finding-roll-entries-and-eligibility = Each entry of the roll and whether the member may vote
finding-withheld-figures = Figures of small units, and the outcomes they give
finding-keyings-and-batches = Both keyings of each batch, and that the published papers are all of them
finding-reasons-given = That each decision of discretion has its reasons
finding-lot-values = The seed of the lots, from values committed to before the close and revealed after it
finding-lots-drawn = That the lot order for a tie was drawn fairly
finding-who-met-and-voted = That units met, and that those who voted there were entitled to
finding-papers-as-returned = That the papers keyed are the papers that came back
finding-people-behind-keys = Which person holds which key
finding-interests-declared = That interests were declared truthfully
finding-papers-kept = That the papers are kept until the day named
`;
