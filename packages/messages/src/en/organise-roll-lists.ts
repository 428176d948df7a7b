/** Texts of organise: lists for the checks, lists of units, letters by hand, and who answers a question. */
export const organiseRollLists = `
organise-roll-page-evidence = What the checks know
    .short = What checks know
    .lead = Each check looks at the membership list, and most at something besides. Without it a check says
        that it
        was not run; nothing is wrong with that.
organise-roll-page-units = Lists of units and committees
    .short = Units
    .lead = A unit or a committee that decides something can have a list of its own, fixed before its vote.
        After
        that nobody can be brought in.
organise-nav-unit-list = Your unit’s list

# What the checks know

organise-roll-known = What there is, and which checks look at it
organise-roll-known-what = List
organise-roll-known-here = Here since
organise-roll-known-feeds = Looked at by
organise-roll-known-no = Not here
organise-roll-known-later = Kept by itself when you send another membership list
organise-roll-known-rows = { $rows ->
    [one] 1 row,
   *[other] { $rows } rows,
}
organise-roll-known-rows-of = { $rows ->
    [one] 1 row ({ $source }),
   *[other] { $rows } rows ({ $source }),
}
organise-roll-known-register-page = Its own page
organise-roll-known-register = Register of electors
organise-roll-known-elsewhere = Second register, of other places
organise-roll-known-previous = Membership list before this one
organise-roll-known-payments = Payments and returned mail
organise-roll-known-paid-up = Paid-up members, by the accounts
organise-roll-known-changes = Log of changes of your membership system
organise-roll-known-deceased = People who have died
organise-roll-known-gone-away = People who have gone away
organise-roll-known-applications = Applications for a remote vote
organise-roll-known-ballot-devices = Devices that ballots came from
organise-roll-known-decoys = Planted entries
organise-roll-evidence-send = Send a list
organise-roll-evidence-which = Which list
organise-roll-evidence-file = File with this list
organise-roll-evidence-needs-payments = CSV or Excel (.xlsx), one row for each member: membership number,
    first and last
    payment that cleared; if you have them, the token of the account, who recruited the member, device, mail
    returned,
    e-mail bounced.
organise-roll-evidence-needs-paid-up = CSV or Excel (.xlsx), one row for each member: membership number and
    last payment
    that cleared. It comes from the accounts, not from the membership system.
organise-roll-evidence-needs-changes = CSV or Excel (.xlsx), one row for each change: when, by whom, which
    member, which
    field, old and new value.
organise-roll-evidence-needs-deceased = CSV or Excel (.xlsx), one row for each person: membership number, or
    name with
    address, postcode and date of birth.
organise-roll-evidence-needs-gone-away = CSV or Excel (.xlsx), one row for each person: membership number, or
    name with
    address and postcode.
organise-roll-evidence-needs-applications = CSV or Excel (.xlsx), one row for each application: membership
    number, when,
    and the token of the device.
organise-roll-evidence-needs-ballot-devices = CSV or Excel (.xlsx), one row for each ballot that came by the
    web: the
    token of the device, and whether it is a shared one such as a kiosk. Nothing about the voter.
organise-roll-evidence-needs-decoys = CSV or Excel (.xlsx), with the columns of the membership list and a
    column “decoy”
    that says what each planted entry is. Nobody real: these entries show whether the checks find such things.
organise-roll-evidence-source = Whose list it is
    .hint = Such as: register of deaths. A list of another source stands beside it; one of the same takes its
        place.
organise-roll-evidence-source-first = Enter whose list it is, and the field for the file comes up.
organise-roll-evidence-sealed = These lists are kept for the checks alone, and sealed. Nothing else
    uses them, and no check decides anything by them.
organise-roll-evidence-kept = { $rows ->
    [one] 1 row is kept
   *[other] { $rows } rows are kept
}
    .do = Run the checks again, so that they look at it.
organise-roll-evidence-keep = Keep this list
organise-roll-evidence-replace = Put it in the place of the one before
organise-roll-evidence-replaces = Nothing is kept yet. There is such a list already: this one would take its
    place.
organise-roll-evidence-destroy = Destroy a list
    .means = What the checks found with it stays in their report. To use it again you need the file again.

# A second register

organise-roll-elsewhere = A second register, of other places
    .means = Members who are not on the register above are looked for in this one: most of them moved. It is
        used
        under a decision of its own.
organise-roll-elsewhere-send = Send a second register
organise-roll-register-destroy-both = Destroy both registers

# Lists of units and committees

organise-roll-units-none = No list of a unit or committee is frozen yet.
organise-roll-units-frozen = Lists that are frozen
organise-roll-units-of = Whose
organise-roll-units-entry = In the record
organise-roll-units-entry-n = Entry { $entry }
organise-roll-units-root = Seal of the list
organise-roll-units-nothing = No list can be frozen now: that of a unit until its vote is returned, that of a
    committee
    until the day of the freeze, and each of them once.
organise-roll-units-freeze = Freeze a list
organise-roll-units-whose = Whose list
    .hint = Units that have not voted, and before the freeze every committee.
organise-roll-units-branch = The members of this branch, with the columns of the membership list. A row of
    another
    branch is not taken.
organise-roll-units-affiliate = The members of this affiliated unit, with the columns of the membership list:
    membership
    number, branch, date joined and status at least.
organise-roll-units-body = Those who sit on this committee, with the columns of the membership list:
    membership number,
    branch, date joined and status at least.
organise-roll-units-too-large = The file is larger than 700 kB. Save it as CSV, or leave out columns that are
    not needed.
organise-roll-units-check = Compare the counts with the unit’s own. Once it is frozen, this list cannot be
    changed.
organise-roll-units-go-on = { $members ->
    [one] Continue with this list of 1 member
   *[other] Continue with this list of { $members } members
}
organise-roll-units-means = The record says how many stand on the list, and a seal over every entry. A
    unit cannot
    return more papers than its list has members.
organise-roll-units-does-not-mean = Nobody outside sees who stands on it. The list is sealed, for whoever
    signs and for
    the scrutineer.

# Letters that were posted

organise-roll-unreached-all = Every letter of this kind was passed on.
organise-roll-posted-mark = Mark letters as posted
organise-roll-posted-letters = Which letters went out, or which members were told
organise-roll-posted-letter = { $member }: { $letter }
organise-roll-posted-day = Day
    .hint = The day on which they were posted, or the members told.
organise-roll-posted-save = Mark as posted
organise-roll-posted = { $letters ->
    [one] 1 letter was posted
   *[other] { $letters } letters were posted
}
organise-roll-posted-when = Posted
organise-roll-posted-on = on { $day }, says { $name }
organise-roll-posted-wrong = Marked by mistake
organise-roll-posted-take-back = Take this mark back
organise-fault-day-to-come = This day is still to come

# Members who object

organise-roll-contact-objection-entry = Member { $member }, about their entry, on
organise-roll-objected-ask = Ask the member by a way that was not changed, such as the old number or a
    letter. Until then
    treat a new contact as a stranger’s.
organise-roll-objected-contact = If a contact is wrong, change it. The old and the new one are told.
organise-roll-objected-contact-frozen = If a contact is wrong, ask for the change: it counts once the member
    has confirmed
    it and the other officer has agreed.
organise-roll-objected-entry = If anything else is wrong, put it right in your membership system, send the
    list again, and
    run the checks again.
organise-roll-objected-entry-frozen = If anything else is wrong, somebody has to rule on it: the frozen list
    changes by an
    act of two officers alone.

# How many people answer

organise-roll-two = It takes two people to settle this question
    .means = You answer first. Then the other officer answers without seeing what you said; the same answer
        settles it.
organise-roll-two-yours = You have answered; a second person has not
    .do = The other officer opens this page and answers. Answer again only if you think otherwise by now.
organise-roll-two-theirs = { $name } has answered, and yours is the second answer
    .do = Answer for yourself: you are not shown what was said. The same answer settles it; another one
        begins anew.
organise-roll-two-since = Answered on
organise-roll-question-names-you = This question names you, so somebody else answers it
    .do = The other officer can. If it takes two people and there is no third, it stays open, and the report
        says so.
`;
