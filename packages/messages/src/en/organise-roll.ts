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
    .lead = Whom a clause does not keep out, who may be left out, and the sample that shows how good the
        roll is.

# The list

organise-roll-continue = Continue with the list that is kept
organise-roll-first = Send the first list
organise-roll-another = Send another list
organise-roll-too-large = The file is larger than 12 MB. Save it as CSV, or leave out columns that are not
    needed.
organise-roll-failed = Rows that could not be read
organise-roll-failed-line = Line
organise-roll-failed-at = Line { $line }
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
    .do = Run the checks again, and publish their counts again: what they found was about the list before, and only
        the list in the report can be frozen.
organise-roll-not-reported = The report in the record is about version { $reported }, and the list is version
    { $version } by now
    .do = This list cannot be frozen yet. Run the checks again, publish their counts, and have both officers sign.
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
organise-roll-withheld = not published, because it is small or would show a small number
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
    .do = Run the checks again, and publish what they find: only the list in the report can be frozen.
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

# Contacts

organise-roll-contact-objected = { $objections ->
    [one] 1 member says that something is wrong
   *[other] { $objections } members say that something is wrong
}
    .do = What to do, for each of them:
organise-roll-contact-objection = Member { $member }, about a changed contact, on
organise-roll-contact-none = No contact was changed here
organise-roll-contacts = Changes made here, newest first
organise-roll-contact-change = Change a contact
organise-roll-contact-now = The roll is not frozen: the change counts at once. The old and the new contact are
    told.
organise-roll-contact-later = The roll is frozen: the member is asked at the old contact. After that the other
    officer
    agrees. Until both have happened the old contact stays.
organise-roll-contact-members = Member
organise-roll-contact-fields = Changed
organise-roll-contact-state = Where it stands
organise-roll-contact-notices = Who was told
organise-roll-contact-to = { $to ->
    [old] old contact
   *[new] new contact
}
organise-roll-contact-by-email = by e-mail
organise-roll-contact-by-phone = by phone
organise-roll-contact-by-post = by post
organise-roll-contact-way-mailed = sent
organise-roll-contact-way-by-hand = to be passed on by you
organise-roll-contact-answer-me = said: that was me
organise-roll-contact-answer-not-me = said: that was not me
organise-roll-contact-is-effective = In force
organise-roll-contact-is-awaits-member = Waits for the member, at the old contact
organise-roll-contact-is-awaits-officer = Waits for the other officer
organise-roll-contact-is-objected = The member says that it was not them
organise-roll-contact-is-refused = Refused
organise-roll-contact-is-expired = Nobody answered in time; the old contact stays
organise-roll-contact-approve = Approve
organise-roll-contact-refuse = Refuse it
organise-roll-contact-of = Change for member { $member }
organise-roll-contact-no-way = no contact is known
organise-roll-unreached = Letters to pass on yourself
    .do = No mail could bring these. Print them or call, by the contact that the roll has.
organise-roll-unreached-letter = What the member is to be told
organise-roll-unreached-way = How
organise-roll-unreached-since = Since
organise-roll-letter-contact-old = that their contact was changed (old contact)
organise-roll-letter-contact-new = that this is their contact now (new contact)
organise-roll-letter-contact-confirm = asked to confirm a change of contact
organise-roll-letter-contact-asked = that a change of contact was asked for
organise-roll-letter-exclusion-notice = that they may be left off the roll, and can reply
organise-roll-letter-exclusion-decided = what was decided, and that they can appeal
organise-roll-letter-exclusion-upheld = that their appeal was refused
organise-roll-letter-exclusion-over = that they stay on the roll
organise-roll-letter-waiver-granted = that a clause was waived for them
organise-roll-letter-my-entry = what stands in their entry
organise-roll-contact-made = The change is kept
    .told = The old and the new contact are told, each by the ways that they have.
    .by-hand = Some notices cannot be mailed from here. Pass them on yourself: the list below says which.
organise-roll-change-member = Membership number
organise-roll-change-email = New e-mail address
organise-roll-change-phone = New phone
organise-roll-change-address = New address
organise-roll-change-postcode = New postcode
organise-roll-change-leave = Leave empty what stays as it is.
organise-roll-change-reason = Why
organise-roll-change-authority = Who asked for it, and how you know
    .hint = Such as: the member, by letter of 3 May. No name is needed.
organise-roll-change-seen = Can the member be asked at the old contact?
    .hint = If not, you and the other officer both see the member and proof of who they are.
organise-roll-change-seen-no = Yes, ask them there
organise-roll-change-seen-mail-returned = No, post comes back; I saw the member
organise-roll-change-seen-email-bounced = No, e-mail comes back; I saw the member
organise-roll-change-seen-no-contact-held = No, there is none; I saw the member
organise-roll-change-nothing = Enter what changes
organise-roll-reason-moved-home = moved home
organise-roll-reason-member-asked = the member asked for it
organise-roll-reason-slip-corrected = a slip in typing
organise-roll-reason-contact-failed = the old one did not work

# Decisions

organise-roll-waivers = Waivers
    .means = A clause that would leave a member out is set aside for that one member. Before the freeze, by two
        officers.
organise-roll-waivers-none = No clause was waived.
organise-roll-exclusions = Leaving somebody out
    .means = It takes a reason of the list, a notice, at least { $days } days to reply, two officers and an
        appeal. Silence decides
        nothing. What is not settled when the ballot opens keeps nobody out.
organise-roll-exclusions-none = Nobody was given notice.
organise-roll-exclusion = Case
organise-roll-exclusion-reason = Reason
organise-roll-exclusion-stage = Where it stands
organise-roll-exclusion-clock = Clock
organise-roll-exclusion-next = What can be done now
organise-roll-stage-noticed = Notice given
organise-roll-stage-replied = The member replied
organise-roll-stage-silent = Time to reply is over, and there was no reply
organise-roll-stage-stays = The member stays on
organise-roll-stage-appeal-open = Left out, and may appeal
organise-roll-stage-appealed = Appealed: the member is in until it is ruled on
organise-roll-stage-excluded = Left out
organise-roll-stage-reversed = The appeal was granted: the member stays on
organise-roll-clock-reply = Reply until
organise-roll-clock-appeal = Appeal until
organise-roll-sample = Sample of the roll
    .means = Some members are drawn by chance after the freeze and asked whether they are members. From their
        answers follows how
        many entries can be wrong at most.
organise-roll-sample-size = Called for
organise-roll-sample-values = Values committed to
organise-roll-sample-revealed = Values revealed
organise-roll-sample-drawn = Drawn
organise-roll-sample-answers = Answers
    .counts = { $confirmed } confirmed, { $ineligible } may not vote, { $silent } silent
organise-roll-sample-none = No sample was called for. The scrutineer calls for one before the freeze.
organise-roll-sample-list = Members to ask
    .means = For the scrutineer only. Ask each of them yourself, by a contact that they had before any change.
organise-roll-sample-place = Place
organise-roll-sample-name = Name
organise-roll-sample-contact = Contact
organise-roll-sample-show = Show the members to ask
organise-roll-amend = After the freeze
    .means = Contacts that took effect, and exclusions that were decided or taken back, come into the roll by
        an act of two
        officers. It says how many, by which reason, and never who.
organise-roll-amended = Amended so far
organise-roll-decisions-later = These begin when the contest is open.

# Forms of the acts about the roll

organise-field-member = Membership number
    .hint = What you write is sealed under this member’s own key, and is never published.
organise-option-trigger = Trigger ballot
organise-option-ballot = Members’ ballot
organise-grant-waiver-electorate = In which ballot
organise-grant-waiver-clause = Which clause is set aside
organise-grant-waiver-reasons = Reasons
    .hint = They are not published. Officers, the scrutineer and the member see them.
organise-grant-waiver =
    .lead = Everybody sees that a clause was waived, and for how many. Nobody sees for whom.
organise-give-exclusion-notice-reason = Reason
organise-give-exclusion-notice-clause = Under which clause
organise-give-exclusion-notice-electorates = Left out of
organise-give-exclusion-notice-replyBy = Time to reply until
    .hint = Seven days at least.
organise-give-exclusion-notice-reasons = What you tell the member
    .hint = The member reads it. It is not published.
organise-give-exclusion-notice =
    .lead = The member is told, and stays on the roll until two officers decide otherwise.
    .means = The member is asked to reply, with the reason and the clause before them.
    .does-not-mean = Nothing follows from a notice by itself, and nothing from silence.
organise-record-exclusion-reply-exclusion = Case
organise-record-exclusion-reply-reply = What the member said
    .hint = It is not published.
organise-decide-exclusion-exclusion = Case
organise-decide-exclusion-decision = Decision
    .hint = That the member is left out can be chosen once the time to reply is over. To keep them, nobody has to wait.
organise-decide-exclusion-option-stay = The member stays on the roll
organise-decide-exclusion-option-exclude = The member is left out
    .hint = Only when the time to reply is over, whatever was replied. The member can appeal.
organise-decide-exclusion-appealBy = Time to appeal until
    .hint = Seven days at least, and before the ballot opens.
organise-decide-exclusion-reasons = Reasons
    .hint = The member reads them. They are not published.
organise-appeal-exclusion-exclusion = Case
organise-appeal-exclusion-grounds = What the member says
    .hint = It is not published. From now on the member is in again, until somebody rules.
organise-rule-on-exclusion-exclusion = Case
organise-rule-on-exclusion-outcome = Ruling
organise-rule-on-exclusion-option-reversed = The appeal is granted: the member stays on
organise-rule-on-exclusion-option-upheld = The appeal is refused: the member is left out
organise-rule-on-exclusion-reasons = Reasons
    .hint = The member reads them. They are not published.
organise-amend-roll =
    .lead = The server works out what has taken effect since the freeze. The next page shows the figures.
organise-call-roll-sample-size = How many members are drawn
    .hint = 59 clean answers show that fewer than one entry in twenty is wrong.
organise-call-roll-sample =
    .lead = How many is fixed now, before anybody knows which.
organise-commit-sample-value-value = Your value
    .hint = Keep it and show it to nobody until the roll is frozen. Only its hash is recorded now.
organise-commit-sample-value =
    .lead = Whom the sample takes follows from the values of several people. Nobody can choose them who does
        not know all the
        others.
organise-reveal-sample-value-value = The value that you kept
organise-reveal-sample-value =
    .lead = The roll is frozen, so the sample can be drawn. A value that is not revealed within a day is left
        out.
organise-draw-roll-sample =
    .lead = Nothing is typed in here: whom the sample takes follows from the record, and everybody can work it
        out.
organise-report-roll-sample-ineligible = Places of those who may not vote, or do not exist
    .hint = The numbers of the list, with commas between.
organise-report-roll-sample-silent = Places of those who have not answered
    .hint = Everybody else who was drawn counts as confirmed. You can report again when more have answered.
organise-report-roll-sample-corrected = Places whose answer was reported otherwise before
    .hint = Only where an answer was wrong. Members who were silent and answer now are no correction.
organise-report-roll-sample-second = Who signs with you
organise-report-roll-sample-reasons = Why the answers before were wrong
    .hint = They are not published. That something was corrected, and how much, is.
organise-report-roll-sample =
    .lead = Each report says all answers again, those of before too, until the papers are reconciled.
organise-said-report-roll-sample-corrected = Answers corrected since the report before
organise-fault-sample-place = Use numbers of places that were drawn, each once
organise-fault-sample-twice = A place stands in both fields

# Tasks

organise-task-roll-checks = Run the checks of the roll and publish their counts
organise-task-roll-checks-again = Run the checks of the new list and publish their counts again
organise-task-exclusion = Decide on { $exclusion }
organise-why-reply-awaited = The member can reply until { $until }.
organise-hint-keep-only = The member replied. To leave them out can be decided after { $until }; to keep them, now.
organise-why-report-old = First: report on the new membership list. The report in the record is about another one.
organise-why-sample-reveal = The values have to be revealed first, or a day has to pass after the freeze.
`;
