import { organiseForms } from './organise-forms.ts';
import { organiseRoll } from './organise-roll.ts';
import { organiseRollLists } from './organise-roll-lists.ts';
import { organiseSetUp } from './organise-set-up.ts';

/** Texts of organise: pages, tasks and signing here; forms and the wizard in files of their own. */
const organisePages = `
organise-place = Organise
organise-yes = Yes
organise-no = No
organise-nothing = None
organise-nobody = Nobody
organise-choose = Choose one
organise-optional = { $label } (optional)
organise-busy = One moment…
organise-try-again = Load the page again. What you typed is kept on this device.
organise-by-rule = The rule:
organise-back = Back
organise-continue = Continue
organise-loading = Loading
organise-loading-contest = Reading the contest and working out where it stands
organise-not-set-up = This server has not been set up yet
    .do = When it was started for the first time it printed a link. Whoever opens that link first sets the server up.

# Signing in

organise-sign-in = Sign in
    .lead = With the passkey or the device that you used when you took up your invitation.
organise-sign-in-passkey = Sign in with a passkey
organise-sign-in-device = Keys kept on this device
    .means = They never leave this browser. Use the one that was made for you.
organise-sign-in-as = Sign in as { $name }
organise-sign-in-oidc = Sign in with { $name }
organise-sign-in-no-link = No account? Officers, tellers, candidates and units get a link from whoever organises the
    contest. To watch a contest nobody needs to sign in.
organise-sign-out = Sign out
organise-signed-in-as = Signed in as { $name }
organise-your-contests = Your contests
organise-no-contests = You have no place in a contest yet
    .do = Contests are set up by whoever set up this server. They invite you with a link.
    .operator = Set up the first one. A rehearsal decides nothing and takes ten minutes.
organise-new = Set up a contest
organise-contest = Contest
organise-your-role = Role
organise-role = Role
organise-stage = Stage
organise-preparing = Being prepared
organise-organisation = Organisation

# One-time links

organise-link = A one-time link
organise-link-set-up = Set up this server
    .lead = You become the first officer here: you can set up contests and invite the people who run them with you.
organise-link-invitation = You are invited as { WORDS("role", $role) }
organise-link-works-until = The link works until
organise-link-organisation = Organisation
    .hint = As members know it.
organise-link-name = Your name
    .hint = Officers of the contest see it. It is not published.
organise-link-email = Your e-mail address (optional)
    .hint = For notices from this server, and to sign in with your organisation’s own account.
organise-link-with-passkey = Make a passkey and go on
organise-link-with-key = Make a key on this device and go on
organise-link-with-account = Go on as { $name }
organise-link-key-means-passkey = A passkey is kept by your phone or computer. You sign with it what you decide in
    this
    contest, and nobody can sign for you.
organise-link-key-means-key = The key is kept in this browser on this device and never leaves it. Use this device for
    everything you sign in this contest, and do not clear the browser’s data before it ends.
organise-link-account = You are signed in as { $name }
    .means = If that is you, take up this place with the key that you have.
organise-link-taken = You are in
    .lead = The link is used up. From now on you sign in with your key.
organise-what-next = What happens next
organise-go-to-tasks = Go to your tasks
organise-next-set-up = Set up a contest. It takes about ten minutes, and everything is saved as you go.
organise-next-returning-officer = The list of tasks says what comes first.
organise-next-second-officer = The returning officer prepares the opening of the contest. You look at it on your own
    device and sign it too; without you it does not open.
organise-next-scrutineer = Both officers introduce you. Then you declare your interests. Before any result you look at
    the papers and say what you found.
organise-next-teller = Both officers introduce you. After the ballot has closed you key batches of papers, alone, and
    compare them with another teller’s.
organise-next-body-member = Both officers introduce you. When your body has something to decide it stands in your
    tasks, and as many of you sign as the rules ask for.
organise-next-unit-secretary = Both officers introduce you. After your meeting you enter its figures, and your teller
    confirms them on a device of their own.
organise-next-unit-teller = Both officers introduce you. After your meeting the secretary enters its figures, and you
    enter yours on this device to confirm them.
organise-next-incumbent = Both officers introduce you. Then you state in your own hand whether you stand again.
organise-next-candidate = Both officers introduce you. You can follow every step, and challenge the result with your
    key.
organise-next-agent = Both officers introduce you. You can follow every step, report incidents and challenge the
    result.
organise-invited-returning-officer = You run the contest together with a second officer.
organise-invited-second-officer = You run the contest together with the returning officer: what matters is signed by
    both of you.
organise-invited-scrutineer = You check the contest independently of its officers. No result is announced before you
    have said what you found.
organise-invited-teller = You key papers after the ballot, alone, so that two people’s work can be compared.
organise-invited-body-member = You decide together with the others of your body: challenges, departures from the
    rules,
    endorsement.
organise-invited-unit-secretary = You return the figures of your unit’s meeting.
organise-invited-unit-teller = You confirm the figures of your unit’s meeting on a device of your own.
organise-invited-incumbent = You state whether you stand again, and follow the contest.
organise-invited-candidate = You follow the contest, and can challenge its result.
organise-invited-agent = You follow the contest for a candidate, and can report incidents.
organise-invited-server = You are invited.

# Inside a contest

organise-nav = This contest
organise-nav-tasks = Tasks
organise-nav-people = People
organise-nav-departures = Departures from the rules
organise-nav-clock = Rehearsal’s clock
organise-nav-record = The public record
organise-you-are = You are { $name }
organise-rehearsal-now = Rehearsal, now
organise-history-head-differs = The server shows entries that do not fit the record it names
    .do = Nothing can be signed here. Tell the other officers and the scrutineer, and ask the operator.
organise-history-history-changed = The server shows another history than this device has seen before
    .do = Nothing can be signed here. Tell the other officers, the scrutineer and the witnesses.

organise-tasks = Tasks
    .stage = The contest is at this stage: { WORDS("stage", $stage) }.
    .preparing = The contest is being prepared. Nothing is in the record yet.
organise-waiting = { $drafts ->
    [one] 1 thing waits for your signature
   *[other] { $drafts } things wait for your signature
}
    .more = and { $drafts } more
organise-sign-all = { $drafts ->
    [one] Sign this one
   *[other] Sign these { $drafts }
}
organise-closed = The contest is closed
organise-stages-over = Stages that are over
organise-back-to-tasks = Back to the tasks

organise-task-introduce = { $people ->
    [0] Introduce people
    [one] Introduce 1 person
   *[other] Introduce { $people } people
}
organise-task-units = { $units ->
    [0] Register the units
    [one] Register 1 unit
   *[other] Register { $units } units
}
organise-task-return = Return the vote of { $unit }
organise-task-retake = Return the second vote of { $unit }, which was tied
organise-task-issue-more = Issue another batch of papers
organise-task-returned = Record what came back of { $batch }
organise-task-key = Key { $batch }
organise-task-agree = Agree on { $batch }
organise-task-rule = Rule on { $challenge }
organise-task-rule-incident = Rule on { $incident }

organise-hint-waits-for-you = Prepared. It waits for your signature.
organise-hint-waits-for = Prepared. It waits for { $people }.
organise-hint-drafts-wait = Some are prepared and wait for signatures.
organise-hint-for = For: { WORDS("role", $roles) }
organise-hint-for-body = For: { $body }
organise-hint-others-declare = Not declared yet: { $people }
organise-hint-keyed-by = Keyed already by { $people }

organise-why-deadline = It can start when this date has passed: { WORDS("deadline", $deadline) }.
organise-why-act = First: { WORDS("act", $act) }.
organise-why-step = First: { WORDS("organise-step", $step) }.
organise-why-accepts = { $people ->
    [0] Nobody is waiting to be introduced. Invite people on the people page.
   *[other] Nobody has taken up an invitation yet. Open: { $people }.
}
organise-why-second-invited = First: invite the second officer.
organise-why-second-accepts = First: the second officer takes up the invitation.
organise-why-incumbent = First: introduce the incumbent.
organise-why-scrutineer = First: introduce the scrutineer.
organise-why-interests = First: everybody who runs or checks the contest declares their interests.
organise-why-roll = First: the membership list.

# Preparing and signing

organise-understand = To understand this step
organise-no-such-form = There is no form for this now
    .do = Go to the tasks: they say what can be done now, and by whom.
organise-continue-to-check = Continue to what will be signed
organise-draft = What will be signed
    .lead = Read it before you sign. This page worked out by itself, from what you see here, what your key will sign.
organise-becomes-public = What becomes public
organise-only-that = That it was done, when, and who signed. Nothing else.
organise-stays-private = What stays private
    .means = Only those who sign it and the scrutineer see this. The public record holds a seal, so that it cannot be
        changed later.
organise-parts-not-for-you = There are private parts that are not for you to see.
organise-part-roll = Membership list
    .members = { $members } members
organise-papers = { $papers ->
    [one] 1 paper
   *[other] { $papers } papers
}
organise-rests-on = The rules it rests on
organise-parts-checked = This page compared the private parts with what becomes public: they agree.
organise-parts-none = There are no private parts to compare.
organise-parts-for-the-scrutineer = The private parts are compared by the server and by the scrutineer, who see what
    this
    page may not.
organise-who-signs = Who signs
organise-you = { $name } (you)
organise-signed = Signed
organise-not-signed = Not yet
organise-sign-with-passkey = Sign with your passkey
organise-sign-with-key = Sign with this device’s key
organise-signing = Signing
organise-withdraw = Withdraw this
organise-waits-for = Waiting for { $people }
    .means = They find it in their tasks when they sign in. It enters the record with the last signature.
organise-recorded = In the record as entry { $entry }
    .at = Recorded on
    .see = See it in the public record
organise-withdrawn = This was withdrawn
    .means = Nothing of it is in the record.
organise-prepare-again = Prepare it again
organise-open-draft = Open it by itself
organise-draft-faulty = Do not sign this
organise-draft-fault-part-not-shown = The server did not show the private part “{ $what }”, so it cannot be checked.
organise-draft-fault-part-differs = The private part “{ $what }” is not the one that would be sealed.
organise-draft-fault-part-unannounced = There is something that does not belong here: “{ $what }”.
organise-draft-fault-other-contest = This belongs to another contest: “{ $what }”.
organise-draft-fault-blob-missing = Something large that is named here was not shown: “{ $what }”.
organise-draft-fault-says-otherwise = What becomes public says something else than what stands behind it ({ $what }).
organise-sign-no-key = No key of yours is known in this contest
    .do = Take up your invitation first.
organise-sign-turned-down = Nothing was signed: the passkey was not used
    .do = Try again, and choose the passkey that you made for this site.
organise-sign-other-key = That was another passkey than the one known in this contest
    .do = Try again with the passkey that you made when you took up your invitation.
organise-sign-no-passkeys-here = Passkeys are not used in this contest
    .do = Sign on the device that keeps your key.
organise-sign-key-elsewhere = Your key is not on this device
    .do = Sign on the device and in the browser where you took up your invitation.
organise-sign-draft-faulty = What the server sent does not fit together, so nothing was signed
    .do = Load the page again. If it stays so, tell the scrutineer.
organise-sign-rules-refuse = The rules do not allow this as things stand now, so nothing was signed
    .do = Open it on its own page: it says which rule, and what to do.
organise-sign-history-doubted = The history of this contest is in doubt, so nothing was signed
    .do = Tell the other officers and the scrutineer.
organise-sign-page = Sign what waits for you
    .lead = Unfold and read each one. They are signed one after another, each by itself; a passkey asks you each time.
organise-nothing-waits = Nothing waits for your signature
organise-nothing-to-prepare = There is nothing left to prepare here
organise-preparing-drafts = Preparing
organise-all-introduce-person = Introduce people
    .lead = Compare each fingerprint with the person, on paper or by phone. Their key signs in their name from then
        on.
organise-all-register-unit = Register the units
    .lead = The units of your plan that are not in the record yet.
organise-prepare-introduce-person = { $items ->
    [one] Prepare 1 introduction
   *[other] Prepare { $items } introductions
}
organise-prepare-register-unit = { $items ->
    [one] Prepare 1 registration
   *[other] Prepare { $items } registrations
}
organise-confirm-figures = Enter the figures from your own sheet
    .do = You counted apart from your secretary. When your figures are the same as theirs, you can sign.
organise-compare-figures = Compare the figures

organise-after-open-contest = The contest is open. Next: introduce the people, declare interests, set the calendar.
organise-after-freeze-roll = Who may vote is fixed now.
organise-after-declare = The result is public now, and the time for challenges runs.

# Departures and the clock

organise-departures = Departures from the rules
    .lead = What goes beside the usual way is signed by those who have the power, with reasons that are published.
    .none = There is nothing of this kind that you may do now
organise-departures-made = Decisions of judgement so far
organise-departure-override = A date is moved, a late return admitted, a contest ended: by the body that the
    rulebook names.
organise-departure-replace-officer = Somebody resigns, is not available or has an interest: another person takes over.
organise-departure-set-aside-return = A unit’s return is ruled invalid. It stays in the record.
organise-departure-report-incident = Something went wrong with papers. One signature is enough to put it on record.
organise-departure-lodge-challenge = The result is challenged, within the time that the rules give.
organise-what = What
organise-by = By
organise-entry = Entry
organise-clock = Move the rehearsal’s clock on
    .lead = A rehearsal has a time of its own. Dates that you pass are recorded at once, and the clock never goes
        back.
organise-clock-now = It is now
organise-clock-to = Move it on to
organise-clock-after = just after: { $date }
organise-clock-other = another time
organise-clock-move = Move the clock on

# People

organise-people = People
    .lead = Who runs, checks, decides and returns, and how far each of them is.
organise-nobody-yet = Nobody has a place here yet
organise-name = Name
organise-email-optional = E-mail address (optional)
organise-standing = Standing
organise-standing-invited = Invited
organise-standing-accepted = Accepted
organise-standing-introduced = In the record
organise-fingerprint = Fingerprint of the key
organise-withdraw-invitation = Withdraw the invitation
organise-places-free = Places still free
    .none = Everybody that the rules ask for has been invited.
organise-another-place = Another place
organise-add-place = Add this place
organise-invite = Invite these people
    .do = Leave a name empty to invite that person later. Each gets a link that works once.
organise-inviting = Making links
organise-invited = { $people ->
    [one] 1 person was invited
   *[other] { $people } people were invited
}
    .links = Pass each link on yourself, to that person only. They are shown here once and nowhere else.
    .mailed = The links are on their way by e-mail.
organise-copy = Copy the link
organise-copied = Copied
`;

export const organise = `${organisePages}
${organiseForms}
${organiseSetUp}
${organiseRoll}
${organiseRollLists}`;
