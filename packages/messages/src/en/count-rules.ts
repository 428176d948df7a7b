/** Rules of counting by name, and what each of their options means. */
export const countRuleTexts = `
counting-rules-intro = { $rules ->
    [one] One rule, with its options as --option takes them, their defaults and where each default comes from.
   *[other] { $rules } rules, with their options as --option takes them, their defaults and where each default
        comes from.
}
counting-rules-how = Set one with --option NAME=VALUE. Lists are joined by +, nothing is “none”, arithmetic is exact,
    fixed:PLACES:down (or up, half-up) or guarded:PLACES:GUARD. Ties have --ties.
counting-default-source = Default: { $source }.
counting-value-none = none
counting-seats-one = one place
counting-seats-any = any number of places
counting-seats-up-to = as many places as are asked for, or as the rule fills

counting-rule-plurality = first past the post, the most votes
counting-rule-approval = approval, the most approvals
counting-rule-yes-no = a yes or no question with thresholds
counting-rule-two-round = two rounds of voting
counting-rule-exhaustive-ballot = the exhaustive ballot, rounds of fresh voting
counting-rule-supplementary-vote = the supplementary vote
counting-rule-irv = instant run-off, the lowest excluded one by one
counting-rule-av = the alternative vote as the Electoral Reform Society counts it
counting-rule-sequential-irv = instant run-off repeated, place by place
counting-rule-bottoms-up = exclusion from the bottom until the places are filled
counting-rule-bottoms-up-threshold = exclusion from the bottom until all left have a share of the votes
counting-rule-borda = the Borda count, points by rank
counting-rule-schulze = Schulze’s method, strongest paths between pairs
counting-rule-ranked-pairs = Tideman’s ranked pairs
counting-rule-minimax = minimax, the mildest worst defeat
counting-rule-copeland = Copeland’s method, the most pairs won
counting-rule-wigm = single transferable vote, weighted inclusive Gregory
counting-rule-wigm-rational = single transferable vote, weighted inclusive Gregory in exact fractions
counting-rule-wigm-prf = single transferable vote, the Proportional Representation Foundation’s reference rule
counting-rule-wigm-prf-batch = the same reference rule, with exclusion of several at once
counting-rule-scotland = single transferable vote of Scottish local elections
counting-rule-cfer = single transferable vote of Californians for Electoral Reform
counting-rule-cfer-batch = the same Californian rule, with exclusion of several at once
counting-rule-mpls = single transferable vote of Minneapolis
counting-rule-stv-wigm-fractional = single transferable vote with fractional transfers, as RCTab counts it
counting-rule-stv-droop-hare-transfer = single transferable vote, whole votes transferred by Hare’s way
counting-rule-ers97 = single transferable vote, Electoral Reform Society rules of 1997
counting-rule-n-ireland-stv = single transferable vote of Northern Ireland
counting-rule-meek = single transferable vote, Meek’s rule
counting-rule-meek-prf = Meek’s rule, the reference form with nine decimals
counting-rule-warren = single transferable vote, Warren’s rule
counting-rule-qpq = quota preferential by quotient

counting-option-overvote = Several candidates at one rank: exhaust (the paper stops), skip (the rank is passed over),
    exhaust-if-several-continue, share.
counting-option-skippedRanks = How many ranks in a row may be left out before the paper stops, or none for any number.
counting-option-duplicates = A candidate marked again at a later rank: skip (passed over), or exhaust.
counting-option-unranked = Candidates whom a paper does not rank: below all it ranks, or nothing-said.
counting-option-majorityBase = What a majority is half of: votes continuing, valid votes, or all cast.
counting-option-electOn = Elected on more than the number asked for (>), or on reaching it (>=).
counting-option-runTo = Stop at the first majority, or go on until two are left.
counting-option-quota = droop-whole, droop-exact, droop-next (rounded up at the last place), hare-whole, hare-exact.
counting-option-quotaWhen = The quota is static, recalculated as votes stop counting, or until-first-election.
counting-option-arithmetic = How parts of votes are kept: exact, fixed:PLACES:ROUNDING, guarded:PLACES:GUARD.
counting-option-keepShare = The share of the votes that keeps a candidate in, an exact fraction such as 3/20.
counting-option-belowShare = Those below that share leave: the lowest one by one, or all at once.
counting-option-passIf = What a yes needs, each as yes:valid:>:1/2 or cast:entitled:>=:1/2, all of them.
counting-option-lastPoints = The points of the last rank, 0 or 1.
counting-option-strength = What makes one pairwise defeat stronger than another: winning-votes or margins.
counting-option-surplusOrder = Surpluses move largest-first, in order-of-election, or all-at-once.
counting-option-transferValue = What is rounded in a transfer: product-once, product-first or fraction-first.
counting-option-keepRounding = Where what is kept is rounded: for each paper, or for a pile of papers that say the same.
counting-option-keepFactorStages = A stage for each decision, or for each round of working out keep factors.
counting-option-batchStages = Several excluded together leave at one stage, or each at their own.
counting-option-electPerStage = How many of those who reach the quota are elected at one stage: all or one.
counting-option-deferSurpluses = Whether surpluses wait that could change nothing at the bottom: yes or no.
counting-option-omega = Sharing out stops when the surpluses together are not above this, an exact fraction.
counting-option-batchExclusion = The lowest go together when their sum is below the next (<), or does not
    exceed it (<=).
counting-option-minimumVotes = Candidates with fewer votes than this at stage 1 go together first.
counting-option-cannotWin = Candidates who count at stage 1 but are never elected and go first.
counting-option-stopAfter = Stop after this stage whatever it decided, or none.
counting-option-leaveAfterRound = After a round all-but-two leave, or only the lowest.
counting-option-nobodyVoted = When no paper says anything: no-result, or count-on by the rules for ties.
counting-option-withdrawnEffect = Papers of somebody who stopped standing: read-past, exclude-first, papers-stop,
    for each moment, as after-opening:papers-stop.
counting-option-reopened = “Re-open nominations” elected: one-seat stays empty, or all-open-seats.
counting-option-constraintRule = Constraints: guard-and-doom during the count, or pass-over at the election.
counting-option-ties = The ladder for ties, given with --ties.
`;
