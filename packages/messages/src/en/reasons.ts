/** Codes that the record gives as reasons, grounds, effects and remedies (`reason-`), and its other words (`word-`). */
export const reasons = `
# Why a paper is spoilt
reason-no-preference = No preference shown
reason-two-first-preferences = More than one first preference
reason-unclear = The choice is not clear
reason-identifies-voter = The paper shows who voted
reason-not-stated = Not stated

# Why a paper is rejected
reason-late = Came too late
reason-no-declaration = No signed declaration
reason-duplicate = A second one for the same vote
reason-not-eligible = Not from an eligible member
reason-surrendered = Given up for another way of voting

# Why a member has no paper
reason-did-not-apply = Did not apply for one
reason-did-not-attend = Did not come
reason-no-address = No address to send it to
reason-declined = Declined it
reason-arrived-late = Came too late to be given one

# Grounds of an override
reason-illness = Illness
reason-bad-weather = Bad weather
reason-post-disrupted = The post was disrupted
reason-premises-lost = The premises could not be used
reason-error-corrected = An error is put right
reason-too-few-people = Too few people
reason-urgency = Urgency
reason-other = Something else

# Effects of an override
reason-move-deadline = A deadline is moved
reason-admit-late-return = A late return is admitted
reason-permit-merge = One person may hold two roles
reason-accept-trial-engine = Kept on the trial engine
reason-declare-over-anomalies = The result may be declared despite papers in doubt
reason-settle-trigger = The trigger ballot’s outcome is settled
reason-end-contest = The contest is ended

# Why an officer is replaced
reason-resigned = Resigned
reason-unavailable = Not available
reason-interest = Has an interest
reason-removed = Removed from the role
reason-term-ended = The term ended

# Interests
reason-none = None
reason-candidate-employs = Employed by a candidate
reason-agent-of-candidate = Agent of a candidate
reason-relative-of-candidate = Relative of a candidate
reason-supplier = Supplies something to a candidate or to the contest
reason-endorser = Has endorsed a candidate

# Why a member is left off the roll by decision
reason-died = Has died
reason-moved-out-of-area = Moved out of the area
reason-entered-twice = On the roll twice
reason-identity-not-confirmed = Identity not confirmed
reason-application-not-valid = No valid application
reason-paid-by-another = Paid for by somebody else
reason-member-elsewhere = Member of another organisation
reason-suspended-under-rules = Suspended under the rules
reason-asked-to-be-left-out = Asked to be left out

# Why the frozen roll is amended
reason-contact-confirmed = Contact changed, confirmed by the member
reason-contact-in-person = Contact changed, member seen in person
reason-entry-corrected = Entry corrected
reason-sample-corrected = Answer of the sample corrected
reason-entry-added = Entry added
reason-exclusion-decided = Left out by decision
reason-exclusion-lifted = Let back in

# Why a unit’s return is set aside
reason-meeting-not-held = The meeting was not held
reason-notice-not-given = Members were not given notice
reason-not-entitled = The unit was not entitled to vote
reason-secrecy-broken = The vote was not secret
reason-figures-disputed = The figures are disputed

# What happened to papers
reason-seal-broken = A seal was broken
reason-papers-missing = Papers are missing
reason-papers-surplus = There are more papers than there should be
reason-papers-disputed = Papers are disputed
reason-custody-gap = For some time nobody can say who held the papers
reason-handling-breach = Papers were handled by somebody who may not

# Why the declaration goes ahead despite papers in doubt
reason-papers-found = The papers were found
reason-cause-established = The cause is known
reason-no-effect-possible = They cannot change the result
reason-accepted-with-reasons = Accepted, for the reasons given

# Remedies, the narrowest first
reason-correct-entry = One entry is corrected
reason-recount-batch = One batch is keyed again
reason-exclude-batch = One batch is excluded
reason-exclude-channel = One way of voting is excluded
reason-rerun = The whole is run again

# Why a new log takes over
reason-store-lost = The store was lost
reason-store-rolled-back = The store went back to an earlier state
reason-log-key-changed = The log’s key was changed
reason-operator-replaced = Another operator took over

# Other words of the record
word-civil = Real clock
word-rehearsal = Rehearsal
word-devices = Signed on devices
word-paper = Signed on paper, keyed by two officers
word-post = By post
word-in-person = In person
word-plurality = Most first choices
word-av = Alternative vote
word-elect = Elected
word-exclude = Excluded
word-order = Taken first
word-supplementary-vote = Supplementary vote
word-irv = Instant run-off
word-sequential-irv = Instant run-off, place by place
word-bottoms-up = Exclusion from the bottom
word-borda = Borda count
word-schulze = Schulze’s method
word-ranked-pairs = Ranked pairs
word-minimax = Minimax
word-copeland = Copeland’s method
word-wigm = Transferable vote, weighted Gregory
word-wigm-rational = Transferable vote, weighted Gregory in fractions
word-wigm-prf = Transferable vote, reference rule
word-wigm-prf-batch = Transferable vote, reference rule with batches
word-scotland = Transferable vote, Scottish rule
word-cfer = Transferable vote, Californian rule
word-cfer-batch = Transferable vote, Californian rule with batches
word-mpls = Transferable vote, Minneapolis
word-stv-wigm-fractional = Transferable vote, fractional transfers
word-stv-droop-hare-transfer = Transferable vote, Hare’s transfers
word-ers97 = Transferable vote, rules of 1997
word-n-ireland-stv = Transferable vote, Northern Ireland
word-meek = Transferable vote, Meek’s rule
word-meek-prf = Transferable vote, Meek’s reference rule
word-warren = Transferable vote, Warren’s rule
word-qpq = Quota preferential by quotient
word-section = The section, shared by its papers
word-stands = Stands again
word-does-not-stand = Does not stand again
word-vacancy = Vacancy
word-open = For an open selection
word-keep = To keep the incumbent
word-tie = Tied
word-none = No vote for either
word-stay = Stays on the roll
word-reversed = Reversed
word-done = Done
word-not-run = Not run
word-triggered = Full selection
word-reselected = Reselected
word-undetermined = Not determined
word-endorsed = Endorsed
word-refused = Refused
word-dismissed = Dismissed
word-upheld = Upheld
word-roll = Roll
word-trigger = Trigger ballot
word-shortlist = Shortlist
word-ballot = Members’ ballot
word-count = Count
word-declaration = Declaration
word-conduct = Conduct of the contest
word-no-preference = No preference
word-abstained = Abstained
word-quorum-missed = Too few took part
word-late = Late
word-set-aside = Set aside
word-no-return = No return
word-override = Ended by an override
word-rerun = To be run again
`;
