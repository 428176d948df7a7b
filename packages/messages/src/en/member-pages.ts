/** What members read about their own entry in the roll: the question, the page behind the letter’s link, the answer to a notice. */
export const memberPages = `
member-ask = Am I on the roll?
    .lead = Ask with an e-mail address or a phone number of yours. If the membership list has it, you get a letter with
        a link to your own entry.
member-ask-contest = Contest
    .choose = Choose a contest
member-ask-contact = E-mail address or phone number
    .hint = Write it as your organisation has it. The letter goes to the e-mail address in the list.
member-ask-send = Ask for a letter
member-ask-busy = Sending …
member-ask-no-contest = There is no contest to ask about yet
    .do = Contests are listed here as soon as two officers open one.
member-fault-contest = Choose a contest.
member-fault-contact = Enter an e-mail address with an @, or a phone number with at least 7 digits.
member-ask-taken = Your question has been taken
    .lead = If the membership list has this contact, a letter is on its way to the e-mail address in the list.
    .why = This page cannot say whether it does: if it could, anybody could find out who is a member.
member-ask-taken-no-letter = If no letter comes within half an hour
    .junk = Look where your mail puts what it takes for advertising.
    .other = Ask again with another address or number that your organisation may have.
    .officers = Ask the officers of your organisation. They can look for you, and they can put a missing entry right
        before the list is fixed. If the list has no e-mail address for you, only they can help.
    .often = A member gets three letters a day at the most.
member-ask-again = Ask again

member-entry = Your entry in the membership list
member-entry-before = The link in your letter shows your entry once. Open it where nobody looks over your shoulder, and
    print or save what you want to keep.
member-entry-show = Show my entry
member-entry-opening = Opening your entry …
member-entry-once = This is shown once. When you close or reload the page it is gone; for another look ask for a new
    letter.
member-entry-lead = You are in the membership list of { $organisation }.
member-print = Print this page
member-link-used = This link has been used
    .what = Each link works once. If you opened it yourself, ask for a new letter.
    .not-you = If it was not you, ask for a new letter, look at your entry, and tell the officers through that page.
member-link-expired = This link is too old
    .what = Links to an entry work for a day, and links about a contact for two weeks. Ask for a new letter.
member-link-unknown = There is nothing behind this link
    .what = Part of it may be missing, or you are no longer in the list. Copy the whole link from the letter, or ask for
        a new letter.
member-ask-new = Ask for a new letter

member-may-vote = May I vote?
member-may-vote-so-far = The list is not fixed yet. This is how it would come out if nothing changed.
member-in-trigger = Trigger ballot
member-in-ballot = Members’ ballot
member-in-both = Trigger ballot and members’ ballot
member-yes = You may vote
member-no = You may not vote
member-no-by-rule = A rule is not met. It is marked below.
member-no-by-decision = You were left out by a decision: { $reason }.
member-yes-by-waiver = One rule is not met, and two officers set it aside for you.
member-rules-all = Every rule is met.
member-rules = The rules, one by one
member-rule-met = Met
member-rule-not-met = Not met
member-rule-set-aside = Set aside for you
member-fact-memberMonths = Whole months of membership
member-fact-joinedKnown = The list has a joining date
member-fact-joinedDay = Joined
member-fact-freezeDay = Day on which the list is fixed
member-fact-paymentKnown = The list has a date that you have paid until
member-fact-paidThroughDay = Paid until
member-fact-arrearsDays = Days not paid for
member-fact-ageKnown = The list has a date of birth
member-fact-ageYears = Age in years
member-fact-status = Status
member-fact-kind = Kind of membership
member-fact-unit = Branch
member-fact-tags = Tags
member-fact-not-known = not known
member-fact-yes = yes
member-fact-no = no
member-fact-nothing = none

member-status-full = Full
member-status-lapsed = Lapsed
member-status-suspended = Suspended
member-status-resigned = Resigned
member-status-deceased = Died
member-status-left = Left

member-own = What the list says about you
member-own-empty = nothing
member-changes = Changes made to your entry
    .none = None that were kept.
member-change-when = When
member-change-what = What
member-change-from = Before
member-change-to = After
member-change-how = By whom and why

member-proof = Is this entry really in the list that was fixed?
member-proof-not-yet = The list is not fixed yet. Once it is, ask for a letter again: the page then checks your entry
    against the public record.
member-proof-checking = Reading the public record and checking your entry against it …
member-proof-checked = Checked here: yes
    .says = Your entry, letter for letter as above, is one of the { $members } in the list that was fixed. This page
        worked that out itself from the public record.
member-proof-differs = Checked here: no
    .says = The entry that you were shown is not in the list that the public record names. Print this page, save the
        file below, and show both to the scrutineer.
member-proof-faulty = Checked here: the record itself has faults
    .says = Your entry fits the list that the record names, but some of the record is not as it should be. Look at the
        page “Check everything”.
member-proof-unread = It could not be checked here
    .says = The public record could not be read. Save the file below and check it later, or try again.
member-proof-again = Check again
member-proof-save = Save the file to check elsewhere
member-proof-details = For whoever wants to check it elsewhere
    .command = The file is checked by the command “selectorate roll prove --check” against what the record says. It
        holds your entry: pass it only to somebody you trust with that.
    .signatures = This page goes through every act of the record, but not through the signatures. “Check everything”
        does.
member-proof-root = Fingerprint of the list, from the record
member-proof-version = Version
member-proof-place = Your place in it, counted from 0
member-proof-act = Fixed by
member-proof-record = The public record of this contest

member-receipt = A receipt for being left out
    .lead = You are in the list without a vote. This says why, and is signed by the server’s key, so that you can show
        it to whoever decides about an appeal.
member-receipt-for = For
member-receipt-reason = Reason
member-receipt-clause = Rule
member-receipt-noticed = Notice given
member-receipt-decided = Decided
member-receipt-appeal-by = Appeal until
member-receipt-appeal-to = Appeal to
member-receipt-how = To appeal, write to { $body } and say why the reason is wrong; send the receipt with it. An
    officer, the scrutineer or a candidate’s agent enters your appeal into the record for you.
member-receipt-signed = Checked here: the signature is that of the key which the record names for the server.
member-receipt-not-signed = Checked here: the signature is not that of the key which the record names. Show this page to
    the scrutineer.
member-receipt-not-checked = The signature could not be checked here, because the record could not be read.
member-receipt-save = Save the receipt

member-wrong = Is something wrong?
    .lead = If a change was not made by you or for you, or if anything else is not right, say so. The officers and the
        scrutineer see that you did, and must settle it.
    .moved = You do not write anything here. An officer gets in touch at a contact that they had before, and never asks
        for a password.
member-wrong-say = Tell the officers that something is wrong
member-wrong-said = The officers and the scrutineer are told
    .means = Your entry stays as it is until an officer has settled it with you. Silence on their part is not an
        answer: if nobody gets in touch, write to the scrutineer.

member-notice = About your contact
member-notice-confirm = Did you ask for this change?
    .lead = On { $when } an officer of { $organisation } was asked to change how you are reached. The membership list of
        this contest is fixed, so nothing changes unless you say yes.
member-notice-notice = Was this you?
    .lead = On { $when } an officer of { $organisation } changed how a member is reached.
member-notice-objection = Is something wrong?
    .lead = With this you tell the officers of { $organisation } that something in your entry is not right.
member-notice-changed = What it is about
member-notice-expires = You can answer until
member-notice-no-contact = The new contact is not shown here: whoever holds this link may be a stranger.
member-notice-yes-confirm = Yes, make the change
member-notice-yes-notice = Yes, that was me
member-notice-no-confirm = No, that was not me
member-notice-no-notice = That was not me
member-notice-no-objection = Tell the officers that something is wrong
member-notice-silent-confirm = If you do not answer, nothing changes.
member-notice-silent-notice = If it was you, you need not answer.
member-notice-opening = Reading what the letter is about …
member-notice-busy = Sending …
member-noticed-me-confirm = You said yes
    .means = A second officer has to agree before the change is made.
member-noticed-me-notice = Noted: it was you
    .means = There is nothing else that you have to do.
member-noticed-not-me-confirm = The change is stopped
    .means = You said that it was not you. Everything stays as it was, and the officers and the scrutineer see what you
        said.
member-noticed-not-me-notice = The officers and the scrutineer are told
    .means = You said that it was not you. An officer gets in touch at a contact that they had before. Until it is
        settled, look at your entry: you can ask for a letter.
member-noticed-not-me-objection = The officers and the scrutineer are told
    .means = An officer gets in touch at a contact that they had before.
`;
