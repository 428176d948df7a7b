/** Letters to members about their entry in the roll, and about how they are reached. */
export const memberLetters = `
contact-email = e-mail address
contact-phone = telephone number
contact-address = postal address
contact-postcode = postcode

mail-contact-old = { $organisation }: how we reach you was changed
    .greeting = Hello,
    .says = On { $at } an officer of { $organisation } changed this in your entry in the membership list:
        { WORDS("contact", $fields) }. This letter goes to the contact that the list had before.
    .open = If that was not you, or if you did not ask for it, say so here. The link works once, until { $expires }:
    .leave = If it was you, there is nothing that you have to do.

mail-contact-new = { $organisation }: this is now how we reach you
    .greeting = Hello,
    .says = On { $at } an officer of { $organisation } wrote this contact into an entry of the membership list. What was
        changed: { WORDS("contact", $fields) }.
    .open = If you know nothing of it, say so here. The link works once, until { $expires }:
    .leave = If it was you, there is nothing that you have to do.

mail-contact-confirm = { $organisation }: did you ask for this change?
    .greeting = Hello,
    .says = On { $at } an officer of { $organisation } was asked to change how you are reached in “{ $title }”:
        { WORDS("contact", $fields) }. The membership list is closed, so nothing changes unless you say yes.
    .open = Say yes or no here. The link works once, until { $expires }:
    .leave = If you do not answer, everything stays as it is, and what you get for “{ $title }” comes to this contact.

mail-contact-asked = { $organisation }: a change to this contact was asked for
    .greeting = Hello,
    .says = On { $at } an officer of { $organisation } was asked to write this contact into an entry of the membership
        list of “{ $title }”. It waits for an answer from the contact that the list has.
    .open = If you know nothing of it, say so here. The link works once, until { $expires }:
    .leave = If it was you, answer the letter that went to your earlier contact.

mail-my-entry = { $organisation }: your entry in the membership list
    .greeting = Hello,
    .says = Somebody, we hope you, asked whether this address is in the membership list of “{ $title }”. It is.
    .open = This link shows your entry, once, until { $expires }. Do not pass it on:
    .leave = If you did not ask, leave it. Nobody was told anything.

mail-exclusion-notice = { $organisation }: it is proposed to leave you out of a vote
    .greeting = Hello,
    .says = For “{ $title }” an officer proposes to leave you out, under clause { $clause }. The reason given:
        { WORDS("reason", $reason) }. Nothing is decided yet.
    .open = Your entry, how every rule came out for you, and how to say that something is wrong are behind this link.
        It works once, until { $expires }:
    .leave = You can reply until { $until }. If you do not, that decides nothing by itself: two officers decide, with
        reasons, and you can appeal.

mail-exclusion-decided = { $organisation }: two officers decided to leave you out of a vote
    .greeting = Hello,
    .says = For “{ $title }” two officers decided to leave you out, under clause { $clause }. The reason given:
        { WORDS("reason", $reason) }.
    .open = Your entry, how every rule came out for you, and how to say that something is wrong are behind this link.
        It works once, until { $expires }:
    .leave = You can appeal until { $until }. As long as an appeal is open you are not left out.

mail-exclusion-upheld = { $organisation }: your appeal was heard
    .greeting = Hello,
    .says = For “{ $title }” the decision to leave you out was upheld, under clause { $clause }. The reason given:
        { WORDS("reason", $reason) }.
    .open = Your entry, with a signed receipt once the list is closed, is behind this link. It works once, until
        { $expires }:
    .leave = The receipt is yours to show to whoever decides about challenges.

mail-exclusion-over = { $organisation }: you are not left out
    .greeting = Hello,
    .says = For “{ $title }” it was proposed to leave you out, under clause { $clause }. It was decided that you are
        not left out.
    .open = Your entry is behind this link. It works once, until { $expires }:
    .leave = There is nothing that you have to do.

mail-waiver-granted = { $organisation }: a rule was set aside for you
    .greeting = Hello,
    .says = For “{ $title }” two officers decided that clause { $clause } does not keep you out.
    .open = Your entry is behind this link. It works once, until { $expires }:
    .leave = There is nothing that you have to do.
`;
