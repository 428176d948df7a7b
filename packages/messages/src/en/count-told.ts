/** A count told in words, for any rule: the terminal and the page say the same. */
export const countTold = `
counting-headline = { $number ->
    [0] Nobody is elected.
    [one] { $elected } is elected.
   *[other] Elected: { $elected }.
}
counting-headline-answer = { $number ->
    [0] There is no answer.
   *[other] The answer is { $answer }.
}
counting-headline-how = Counted by { $rule } ({ $name }): { $number ->
    [one] 1 paper
   *[other] { $papers } papers
}, { $candidates ->
    [one] 1 candidate
   *[other] { $candidates } candidates
}, { $seats ->
    [one] one place
   *[other] { $seats } places
}, { $stages ->
    [one] one stage.
   *[other] { $stages } stages.
}
counting-headline-rounds = The papers of { $rounds } rounds of voting were read.
counting-headline-vacant = { $vacant ->
    [one] One place stays empty.
   *[other] { $vacant } places stay empty.
}

counting-heading-story = What happened
counting-heading-rounds = Round by round
counting-heading-ties = Ties
counting-heading-bounds = How close it was
counting-stage = Stage { $n }: { $action }
counting-stage-short = Stage { $n }
counting-action-first-preferences = first preferences
counting-action-scores-approvals = approvals
counting-action-scores-points = points by rank
counting-action-redistribution = votes shared out again
counting-action-surplus = surplus of { $of }
counting-action-exclusion = votes of { $of }, excluded
counting-action-exclusion-value = votes of { $of }, excluded, worth { $value } each
counting-action-next-pass = a new count for place { $seat }
counting-action-new-round = round { $round } of voting
counting-stopped = Stopped: { $reason }
counting-reason-blank = blank papers
counting-reason-exhausted = no further choice
counting-reason-overvote = several marked at one rank
counting-reason-skipped = too many ranks left out
counting-reason-duplicate = somebody marked twice
counting-reason-withdrawn = somebody who had withdrawn
counting-residual = Lost to rounding
counting-total = Total
counting-needed = Needed
counting-outcome-elected = elected, stage { $stage }
counting-outcome-excluded = excluded, stage { $stage }
counting-outcome-withdrawn = withdrawn
counting-outcome-not-elected = not elected
counting-rounded = Figures are rounded to { $places } decimals here; the count itself is exact, and so is the file
    of --json.

counting-said-opening = { $valid } of { $number ->
    [one] 1 paper
   *[other] { $papers } papers
} { $counting ->
    [one] counts
   *[other] count
}, for { $candidates ->
    [one] 1 candidate
   *[other] { $candidates } candidates
} and { $seats ->
    [0] as many places as the rule fills.
    [one] one place.
   *[other] { $seats } places.
}
counting-said-withdrawn-before-opening = { $candidate } withdrew before the papers were opened.
counting-said-withdrawn-after-opening = { $candidate } withdrew after the papers were opened.
counting-said-withdrawn-elected-elsewhere = { $candidate } had been elected to another place.
counting-said-new-round = Round { $round } of voting: new papers, counted afresh.
counting-said-next-pass = For place { $seat } all papers are counted afresh, without those already elected.
counting-said-scores-approvals = A paper counts once for everybody it approves of, so the figures add up to more than
    the papers.
counting-said-scores-points = A paper gives points by rank, so the figures are points and not papers.
counting-said-surplus = { $of } had { $surplus } more than needed, which moves on.
counting-said-surplus-value = { $of } had { $surplus } more than needed, which moves on; each paper that moves is now
    worth { $value }.
counting-said-value-class = Of the papers of { $of }, those worth { $value } each move now.
counting-said-redistribution = All votes are shared out again.
counting-said-redistribution-iterations = { $iterations ->
    [0] All votes are shared out again.
    [one] All votes are shared out again; it took one round of working out what each elected candidate keeps.
   *[other] All votes are shared out again; it took { $iterations } rounds of working out what each elected candidate
        keeps.
}
counting-said-sections = What the sections weigh: { $sections }.
counting-said-section = { $section } { $weight } votes ({ $live } papers)
counting-said-lead = { $number ->
    [one] { $candidates } leads with { $votes }.
   *[other] { $candidates } lead with { $votes } each.
}
counting-said-stopped = { $votes } of the { $of } of { $from } stopped counting: { $reason }.
counting-said-moves = Of the { $of } of { $from }: { $moves }.
counting-said-moved-to = { $votes } to { $to }
counting-said-moved-out = { $votes } stopped counting ({ $reason })
counting-said-overtake-because = { $candidate } overtook { $overtaken }, because { $votes } of the { $of } of
    { $from } moved to { $candidate }.
counting-said-pairwise = { $votes } papers prefer { $candidate } to { $other }, { $against } the other way.
counting-said-threshold-met = { $votes } { $what } are { $comparator } { $threshold } of { $base } ({ $of }): met.
counting-said-threshold-not-met = { $votes } { $what } are not { $comparator } { $threshold } of { $base } ({ $of }):
    not met.
counting-what-yes = yes votes
counting-what-cast = papers
counting-of-valid = those who said yes or no
counting-of-cast = all papers
counting-of-entitled = those entitled to vote
counting-comparator-more = more than
counting-comparator-at-least = at least
counting-said-guarded = { $candidate } is kept in: { $constraints } cannot be met otherwise.
counting-said-doomed = { $candidate } is left out: { $constraints } cannot be met otherwise.
counting-said-passed-over = { $candidate } had the votes and was passed over for { $constraints }.
counting-said-exclusion = { $number ->
    [one] { $candidates } went out with { $votes }.
   *[other] { $candidates } went out together with { $votes } in all.
}
counting-votes = { $number ->
    [one] 1 vote
   *[other] { $votes } votes
}
counting-said-election-quota = { $candidate } is elected with { $votes }.
counting-said-election-last-left = { $candidate } is elected with { $votes }: no more are left than places.
counting-said-election-most-votes = { $candidate } is elected with the most votes, { $votes }.
counting-said-election-guarded = { $candidate } is elected with { $votes }: a constraint cannot be met otherwise.
counting-said-election-pairwise = { $candidate } is elected, compared with the others one by one.
counting-said-election-thresholds = The answer is { $candidate }, with { $votes }.
counting-said-reopened = With that, nominations are to be re-opened.

counting-decided-unopposed = Nobody else was left to beat { $elected }.
counting-decided-overtook = { $elected } overtook { $over } at stage { $stage }; the last figures of both are
    { $votes } and { $against }.
counting-decided-overtook-because = { $elected } overtook { $over } at stage { $stage }, because { $moved }
    of the { $of } of { $from } moved to { $elected }. The last figures of both are { $votes } and { $against }.
counting-decided-led = { $elected } was ahead of { $over } all along; the last figures of both are { $votes } and
    { $against }, at stage { $stage }.
counting-decided-rule = The last figures of { $elected } and { $over } are { $votes } and { $against }, at stage
    { $stage }; the rule looks at more than these.
counting-decided-tie = { $elected } and { $over } were level, and { $rule } decided for { $elected }.
counting-decided-constraints = { $elected } and not { $over } takes the last place because of { $constraints }.
counting-decided-beats-all = { $elected } beats everybody else one by one, most narrowly { $over }: { $votes } papers to
    { $against }.
counting-decided-circle = Nobody beats everybody else. { $over } beats { $elected } with { $against } papers to
    { $votes }, but by the strengths that the rule compares { $elected } stands at { $strength } and { $over } at
    { $strengthAgainst }.

counting-said-tie-elect = { $tied } were tied to be elected.
counting-said-tie-exclude = { $tied } were tied to be excluded.
counting-said-tie-order = { $tied } were tied for who is taken first.
counting-tie-elect = Stage { $stage }: { $tied } were tied to be elected.
counting-tie-exclude = Stage { $stage }: { $tied } were tied to be excluded.
counting-tie-order = Stage { $stage }: { $tied } were tied for who is taken first.
counting-tie-step = By { $rule } ({ $evidence }), left: { $left }.
counting-tie-chosen-elect = Elected: { $chosen }.
counting-tie-chosen-exclude = Excluded: { $chosen }.
counting-tie-chosen-order = Taken first: { $chosen }.
counting-tie-rule-condorcet-among-tied = comparing the tied one by one
counting-tie-rule-fewest-first-preferences = first preferences
counting-tie-rule-earlier-stages-backwards = earlier stages, the nearest first
counting-tie-rule-earlier-stages-forwards = earlier stages, the first first
counting-tie-rule-lot-order = the lot order drawn before the count
counting-tie-rule-sha256 = the seeded generator
counting-tie-rule-physical-lot = a lot drawn by hand
counting-tie-rule-together = leaving together
counting-evidence-tallies = stage { $stage }: { $votes }
counting-evidence-pair = { $candidate } over { $over }: { $votes } to { $against }
counting-evidence-order = the order: { $order }
counting-evidence-seed = seed { $seed }
counting-evidence-digests = seed { $seed }; { $digests }
counting-evidence-lot = drawn among { $among }: { $drawn }
counting-evidence-harmless = together { $together }, below the next, { $next }

counting-bound-lower = Fewer than { $papers } papers, added or taken away, cannot change who is elected (stage
    { $stage } is the closest decision). This is a lower bound.
counting-bound-lower-none = No number of papers is proved to be too few to change who is elected.
counting-bound-upper = { $papers ->
    [one] One paper, added or taken away, is enough to change who is elected (by stage { $stage }). This is an
        upper bound.
   *[other] { $papers } papers, added or taken away, are enough to change who is elected (by stage { $stage }). This is
        an upper bound.
}
counting-bound-upper-none = No number of papers is proved to be enough to change who is elected.
counting-bound-means = These are bounds, not the margin itself: between them nothing is proved. A paper that is altered
    counts as two.
counting-missing-cannot = { $missing ->
    [0] No paper is said to be missing or disputed.
    [one] 1 missing or disputed paper could not have changed who is elected.
   *[other] { $missing } missing or disputed papers could not have changed who is elected.
}
counting-missing-not-excluded = { $missing ->
    [0] No paper is said to be missing or disputed.
    [one] 1 missing or disputed paper may have changed who is elected: it is not excluded.
   *[other] { $missing } missing or disputed papers may have changed who is elected: it is not
        excluded.
}
counting-missing-could = { $missing ->
    [one] 1 missing or disputed paper could have changed who is elected.
   *[other] { $missing } missing or disputed papers could have changed who is elected.
}
`;
