/** Texts of organise: the pages about the roll. */
export const organiseRoll = `
organise-nav-roll = The roll
organise-roll-pages = Pages about the roll
organise-roll-not-yours = This page is for the officers and the scrutineer
    .do = What everybody may know about the roll stands in the record.
organise-roll-page-list = Membership list
    .short = List
    .lead = The list as your membership system gives it. Every version is kept, and every change is counted.
organise-roll-page-register = Register of electors
    .short = Register
    .lead = Before a register is used, somebody decides that it may be. Without one the checks work too.
organise-roll-page-checks = Checks of the roll
    .short = Checks
    .lead = The checks look for questions that somebody should ask. They decide nothing, and strike nobody off.
organise-roll-page-questions = Questions to settle
    .short = Questions
    .lead = One question at a time. You say what you found out; nobody is left out because of it.
organise-roll-page-contacts = Changed contacts
    .short = Contacts
    .lead = When a contact changes, the old and the new one are told. So a change that a member knows nothing
        of comes to
        light.
organise-roll-page-decisions = Waivers, exclusions and sample
    .short = Decisions
    .lead = Who may vote against a clause, who may be left out, and the sample that shows how good the roll is.

# The list

organise-roll-continue = Continue with the list that is kept
organise-roll-first = Send the first list
organise-roll-another = Send another list
organise-roll-too-large = The file is larger than 12 MB. Save it as CSV, or leave out columns that are not
        needed.
organise-roll-failed = Rows that could not be read
organise-roll-failed-line = Line
organise-roll-failed-column = Column
organise-roll-failed-shown = Found
organise-roll-failed-expected = Expected
organise-roll-failed-do = What to do
organise-roll-failed-whole = whole file
organise-roll-failed-more = { $rows } more could not be read. Correct these first.
organise-roll-remembered = The columns were read as last time
    .means = Look at the first rows all the same.
organise-roll-statuses = By status
organise-roll-status-full = Full
organise-roll-status-lapsed = Lapsed
organise-roll-status-suspended = Suspended
organise-roll-status-resigned = Resigned
organise-roll-status-deceased = Died
organise-roll-status-left = Left
organise-roll-dates = Dates
organise-roll-date-order = Which comes first in the dates of this file?
    .hint = The file alone does not tell 3 April from 4 March.
organise-roll-order-day-first = Day first: 31/12/2025
organise-roll-order-month-first = Month first: 12/31/2025
organise-roll-changed = Against the list before
    .counts = { $added } added, { $removed } gone, { $membersChanged } changed
organise-roll-repairs = What was put right
    .means = Nothing was lost by it. These are the same members, written the same way.
organise-roll-repair = Put right
organise-roll-times = Times
organise-roll-repair-white-space-trimmed = Spaces before or behind a value were taken away
organise-roll-repair-line-break-replaced = A line break within a value became a space
organise-roll-repair-invisible-removed = Characters that cannot be seen were taken away
organise-roll-repair-unicode-composed = Letters with accents were written in the usual way
organise-roll-repair-formula-guard-removed = A mark that keeps a spreadsheet from computing was taken away
organise-roll-repair-placeholder-emptied = A dash or “n/a” was read as nothing
organise-roll-repair-case-changed = Capital letters were made small, or the other way round
organise-roll-repair-label-translated = A word of your system was read as the roll’s own, such as “current” for
        full
organise-roll-repair-date-rewritten = A date was written as year, month, day
organise-roll-repair-cells-beyond-header-dropped = Empty cells behind the last column were passed over
organise-roll-repair-blank-lines = A blank line was passed over
organise-roll-sheet = Name of the sheet
    .hint = The workbook has several sheets. Enter the name that stands on the tab at the bottom.
organise-roll-sheet-read = Read this sheet
organise-roll-why = Why this list takes the place of the one before
organise-roll-why-none = Not said
organise-roll-authority = Who allowed it, or which rule
    .hint = A minute, a ruling or a clause. It stands in the log of versions.
organise-roll-reason-list-uploaded = a list was sent
organise-roll-reason-list-updated = a newer list of the membership system
organise-roll-reason-list-corrected = mistakes in the list before
organise-roll-reason-ruling-carried-out = a ruling carried out
organise-roll-kept-as = This list is kept as version { $version }
    .do = Run the checks again: what they found was about the list before.
organise-roll-frozen-means = The roll is frozen. Another list changes nothing any more; only an act that two
        officers sign does.
organise-roll-frozen-as = Frozen as version { $version } with { $members } members.
organise-roll-versions = Versions
    .means = Nothing is overwritten. Candidates see how much changed, never whom it concerns.
organise-roll-version = Version
organise-roll-version-n = Version { $version }
organise-roll-when = Kept
organise-roll-by = By, and why
organise-roll-added = Added
organise-roll-removed = Gone
organise-roll-altered = Changed
organise-roll-chain = How one can tell that no version was swapped
    .means = Each version has the fingerprint of the one before in its own. This is the last.
organise-roll-compare = What changed between two versions
    .means = Candidates and agents see these numbers too. Small ones are withheld, so that they point at nobody.
organise-roll-compare-from = From
organise-roll-compare-to = To
organise-roll-few = fewer than { $k }, or withheld
organise-roll-now-unreachable = Cannot be reached any more
organise-roll-coinciding = Given a contact that another was given too
organise-roll-by-field = Changes by field
organise-roll-field = Field
organise-roll-changes = Changes

# The checks

organise-part-report = Report of the checks
    .where = In full, for the scrutineer alone. You read it on the page of the checks.
organise-roll-check-run = Run the checks
organise-roll-check-again = Run the checks again
organise-roll-check-none = The checks have not been run yet
    .means = They look at the list, and at the register and the payments where they are there. A list of some
        thousands
        takes a few minutes.
organise-roll-check-failed = The checks did not come to an end
    .do = Run them again. If they fail once more, tell whoever runs the server.
organise-roll-check-waiting = Waiting to begin
organise-roll-check-register = Looking for the members in the register
organise-roll-check-leave = You can leave this page. The checks go on, and the report waits here.
organise-roll-check-means = A check says where somebody should ask. Each finding is a question to an officer or
        to a member.
organise-roll-check-does-not-mean = A check does not say that somebody may not vote. Honest lists raise many
        questions, and
    honest people are missing from registers.
organise-roll-report-old = This report is about version { $version }, and the list is version { $newest } by now
    .do = Run the checks again before you publish anything.
organise-roll-report-failed = The checks themselves were not good enough
    .do = Settle this before you rely on the rest.
organise-roll-report-of = About
organise-roll-report-run = Checks that were run
organise-roll-report-waiting = Questions to settle
organise-roll-report-settle = { $questions ->
    [one] Settle 1 question
   *[other] Settle { $questions } questions
}
organise-roll-report-not-run = { $checks ->
    [one] 1 check was not run
   *[other] { $checks } checks were not run
}
    .means = Nothing is wrong with that. This is what each of them would need.
organise-roll-report-each = Each check in full
organise-roll-report-scrutineer = For the scrutineer
    .means = The file names members. Hand it to the scrutineer only, and delete it when the appeals are over.
organise-roll-report-save = Save the private report
organise-roll-publish = For everybody
    .means = Candidates and members see counts: how many questions each check raised, and how many are open. No
        name, and no
        number below the limit. Both officers sign.
organise-roll-publish-do = Publish the counts
organise-roll-publish-later = The counts can be published once the contest is open.
organise-roll-publish-over = The roll is frozen. Counts are published before that.
organise-roll-publish-done = The counts of version { $version } are in the record. What you publish now takes
        their place.
organise-roll-found-table = What each check found, beside what an honest roll would show
organise-roll-found-check = Check
organise-roll-found-tested = Looked at
organise-roll-found-not-tested = Could not look at
organise-roll-found = Found
organise-roll-found-expected = Expected
organise-roll-found-picture = Found beside expected
organise-roll-found-waiting = To settle
organise-roll-found-more = more
organise-roll-found-as-expected = as expected
organise-roll-found-fewer = fewer
organise-roll-expected-range = { $low } to { $high }
organise-roll-expected-unknown = not known
organise-roll-fairness = Whom its questions fall on
    .means = How many of each group were asked, among entries that nobody disputes. Groups of fewer than 20 are
        not shown.
        Where a name is common is a guess for this table alone, and is not kept.

# Questions

organise-roll-question-n = Question { $number } of { $of }
organise-roll-question-later = Leave it for later
organise-roll-question-before = Go back one
organise-roll-questions-none = No question waits
    .means = Every question of the last report is settled.
organise-roll-questions-end = That was the last one
organise-roll-questions-from-start = { $questions } still wait. Begin with the first.
organise-roll-answer-settled = Your answer is kept
    .means = The next question is below.
organise-roll-answer-awaits-second = Your answer is kept, and waits for the other officer
    .means = This takes two people. The other officer answers by themselves; the same answer settles it. The
        next question
        is below.
organise-roll-ask-ri-01 = Is this entry written as it should be?
organise-roll-ask-ri-02 = Is this one person, or are these two?
organise-roll-ask-ri-03 = Do these members share this contact?
organise-roll-ask-ri-04 = Does this member live at this address?
organise-roll-ask-ri-05 = Has this member moved?
organise-roll-ask-ri-06 = Is this member still with us?
organise-roll-ask-ri-07 = Does mail still reach this member?
organise-roll-ask-ri-08 = Is this join date right?
organise-roll-ask-ri-09 = Why did so many join at once?
organise-roll-ask-ri-10 = Who paid for these members?
organise-roll-ask-ri-11 = How did these members join?
organise-roll-ask-ri-12 = Do so many members live here?
organise-roll-ask-ri-13 = Who asked for these changes?
organise-roll-ask-ri-14 = Did this member apply?
organise-roll-ask-ri-15 = Did these people cast their own ballots?
organise-roll-ask-ri-16 = Who allowed this change?
organise-roll-ask-ri-17 = Who has this copy, and why?
organise-roll-ask-ri-18 = Should this person be on the roll?
organise-roll-ask-ri-19 = Why is this group asked more often?
organise-roll-ask-ri-20 = Why did no check find this planted entry?
organise-roll-why-asked = Why the program asks
organise-roll-entries = { $entries ->
    [one] The entry, masked
   *[other] The { $entries } entries, masked
}
organise-roll-entry = Entry { $member }
organise-roll-not-known = not known
organise-roll-masked-initials = Initials
organise-roll-masked-bornIn = Born in
organise-roll-masked-district = Postcode area
organise-roll-masked-mailDomain = E-mail at
organise-roll-masked-hasPhone = Has a phone
organise-roll-masked-unit = Branch
organise-roll-masked-status = Status
organise-roll-masked-joined = Joined
organise-roll-weights = How the program weighed the two
    .means = Each line adds to the sum. Above 0 speaks for one person, below 0 for two. One step up doubles the
        odds.
organise-roll-weights-compared = Compared
organise-roll-weights-agree = How they agree
organise-roll-weights-frequency = { $agree }; weighed by how common it is
organise-roll-weights-step = Adds
organise-roll-weights-sum = Sum
organise-roll-compared-prior = Before anything is compared
organise-roll-compared-given = Given name
organise-roll-compared-family = Family name
organise-roll-compared-order = Order of the names
organise-roll-compared-address = Address
organise-roll-compared-born = Date of birth
organise-roll-compared-email = E-mail address
organise-roll-compared-phone = Phone
organise-roll-level-scope = two entries taken by chance are hardly ever one person
organise-roll-level-missing = not known on one side
organise-roll-level-exact = the same
organise-roll-level-same = the same
organise-roll-level-as-written = in the usual order
organise-roll-level-swapped = the names are swapped
organise-roll-level-first = the first name is the same
organise-roll-level-optional-words = the same but for a name that is often left out
organise-roll-level-optional-only = only a name that many bear
organise-roll-level-spelling = another spelling of one name
organise-roll-level-part = one is part of the other
organise-roll-level-nickname = a short form
organise-roll-level-initial = an initial that fits
organise-roll-level-close = a slip apart
organise-roll-level-one-slip = one slip apart
organise-roll-level-two-slips = two slips apart
organise-roll-level-similar = similar
organise-roll-level-different = different
organise-roll-level-elsewhere = another place
organise-roll-level-flat-form = the same house, the flat written otherwise
organise-roll-level-no-postcode = the same, without a postcode
organise-roll-level-postcode-slip = the same, with a slip in the postcode
organise-roll-level-same-postcode = the same postcode
organise-roll-level-same-district = the same postcode area
organise-roll-level-day-month = day and month are swapped
organise-roll-level-same-year = the same year
organise-roll-level-same-user = the same name before the @
organise-roll-settle = What did you find out?
organise-roll-settle-as-genuine = The entry is right
    .hint = You know it, or you looked it up.
organise-roll-settle-as-corrected = It was wrong and has been put right
    .hint = In your membership system. Send the new list, or change the contact.
organise-roll-settle-as-explained = There is an ordinary reason
    .hint = Such as twins, a shared phone, a stall on market day.
organise-roll-settle-as-member-confirmed = The member confirmed it
    .hint = You asked them, and they said so.
organise-roll-settle-as-referred = Somebody else has to decide
    .hint = The member stays on the roll. Leaving somebody out takes a notice, time to reply, two officers and
        an appeal.
organise-roll-settle-note = How you know
    .hint = A sentence. Officers and the scrutineer read it; it is not published.
organise-roll-settle-save = Save the answer

# The register

organise-roll-register-kept = { $rows ->
    [one] A register of 1 person is here
   *[other] A register of { $rows } people is here
}
    .means = The checks use it. It answers found, not found, or not to be found out, and strikes nobody off.
organise-roll-register-until = It is destroyed after
organise-roll-register-none = No register is here
organise-roll-register-hash = Fingerprint of the file
organise-roll-register-destroy = Destroy the register
organise-roll-register-destroy-now = Destroy it now
organise-roll-register-destroy-means = What the checks found stays. To check again you need the file again.
organise-roll-register-step-1 = Step 1: who decided that it may be used
organise-roll-register-step-2 = Step 2: the file
organise-roll-register-file = File with the register
    .hint = CSV or Excel (.xlsx), as the registration officer gives it out. The layout is worked out by itself.
organise-roll-register-another = Send another register
organise-roll-register-read = { $rows ->
    [one] 1 row was read
   *[other] { $rows } rows were read
}
    .means = Nothing is kept yet.
organise-roll-register-back = Go back to step 1
organise-roll-register-keep = Keep this register
organise-roll-basis-basis = By which right
organise-roll-basis-basis-registered-party-full-register = Registered party with the full register
organise-roll-basis-basis-open-register = Open register, which anybody may buy
organise-roll-basis-basis-members-consent = The members agreed
organise-roll-basis-basis-other = Another
organise-roll-basis-provision = The provision
    .hint = The section of the law, or the wording of the consent.
organise-roll-basis-decidedBy = Who decided
    .hint = The office or the body, such as: the executive committee.
organise-roll-basis-decidedOn = Decided on
organise-roll-basis-until = May be used until
    .hint = At most twelve months after the decision. After this day the register is destroyed by itself.
organise-roll-basis-purpose = For what
    .hint = Such as: to look for members of this contest’s roll in the register.
organise-roll-basis-continue = Continue to the file
organise-roll-basis-not-a-right = This program gives no legal advice. If you are not sure that you may use a
        register, leave it:
    the checks work without.
organise-roll-evidence = Payments and earlier changes
    .means = The checks see more with them. They are kept for the checks alone.
organise-roll-evidence-payments = First payments and returned mail
    .hint = One row for each member, as your membership system gives it out.
organise-roll-evidence-changes = Log of changes of your membership system
    .hint = One row for each change: when, by whom, which member, which field.
organise-roll-evidence-kept = { $rows ->
    [one] 1 row is kept
   *[other] { $rows } rows are kept
}
`;
