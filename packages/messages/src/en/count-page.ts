/** Headings and labels of the page that count --html writes. */
export const countPage = `
counting-page-untitled = Count of { $files }
counting-page-skip = Go to the result
counting-page-contents = On this page
counting-page-flow = Where the votes went
counting-page-flow-means = Each column is a stage, each bar a candidate’s votes there; bands are votes that
    stay or move. A figure with a plus is what was gained at that stage. The table below has
    every figure with all its decimals.
counting-page-flow-strip = Stages { $from } to { $to }: votes of each candidate, and how they moved
counting-page-bars = Votes of each candidate
counting-page-bars-means = The same figures are in the table below.
counting-page-legend = Candidates
counting-page-stopped = Stopped
counting-page-rounds-caption = Votes of each candidate at each stage
counting-page-rounds-part = Votes at stages { $from } to { $to }
counting-page-candidate = Candidate
counting-page-outcome = Outcome
counting-page-elected = elected
counting-page-excluded = excluded
counting-page-workings = Workings
counting-page-options = Options of this count
counting-page-options-caption = Every option that this rule reads
counting-page-option = Option
counting-page-value = Value
counting-page-standing = Standing
counting-page-default = default
counting-page-chosen = chosen
counting-page-meaning = Meaning
counting-page-default-was = by default it is { $value }
counting-page-source = Where the default comes from
counting-page-repeat = Count it again
counting-page-repeat-how = Whoever has the same ballots can repeat this count with the command below, or with any other
    program that follows the same rule. The hash tells whether the ballots are the same.
counting-page-command = Command
counting-page-rule = Rule
counting-page-files = Files
counting-page-hash = SHA-256 of the ballots
counting-page-hash-means = Of the canonical JSON of the ballots (selectorate-ballots/1): each ranking once, with
    how many papers bear it, so that the order of the papers makes no difference.
counting-page-made-by = Made by Selectorate. This page asks nothing of any network.
counting-page-pairwise = Stage { $stage }: papers that prefer the row to the column
counting-page-strengths = Stage { $stage }: strength of the row over the column
counting-page-keep-factors = Keep factors: the share of each vote that a candidate keeps
counting-page-quotients = Quotients
counting-page-thresholds = Stage { $stage }: what a yes needs
counting-page-sections = Stage { $stage }: sections
counting-page-judged = Stage { $stage }: what the constraints leave no other way
counting-page-passed-over = Stage { $stage }: passed over for a constraint
counting-page-section = Section
counting-page-weight = Votes of the section
counting-page-live = Papers that count
counting-page-per-paper = Votes per paper
counting-judgement-guarded = kept in
counting-judgement-doomed = left out
counting-judgement-passed-over = passed over
counting-page-judgement = Judgement
counting-page-constraints = Constraints
`;
