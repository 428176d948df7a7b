/** What the command that counts says about its own work. */
export const countCommand = `
usage-count = Usage: selectorate count FILE [FILE…] --rule NAME, and of these what is needed
    .count-1 = counts a file of ballots by one rule; several files are batches of one count
    .count-2 = --seats N: places to fill; else the file’s own number, else 1
    .count-3 = --option NAME=VALUE …: options of the rule, as count rules lists them
    .count-4 = --ties RUNG[,RUNG…]: how ties are broken, in this order; without it a tie ends the count
    .count-5 = --lot stage=3,exclude,among=c1+c2,drawn=c1: a lot that was drawn by hand
    .count-6 = --withdrawn NAME[:WHEN],…: who stopped standing, before-opening, after-opening or elected-elsewhere
    .count-7 = --contest FILE.json: seats, withdrawals, sections, constraints, re-open nominations
    .count-8 = --format NAME, --mapping FILE: what the files are, where that cannot be seen from them
    .count-8b = --rctab CONFIG.json: a contest as RCTab sets it out, with the files that it names
    .count-9 = --rounds: each FILE is a round of fresh voting
    .count-9b = --sections: each FILE holds the papers of a section, in the order of the contest file’s sections
    .count-10 = --keyed-twice: FILEs are pairs, A and B, two keyings of the same papers
    .count-11 = --title TEXT: a title; --missing N: how many papers are missing or disputed
    .count-12 = --explain: the story in plain words, every round, ties, bounds
    .count-13 = --json F, --html F, --csv F, --urcvt F: write the result; --blt F, --abif F: write the ballots
    .compare = Usage: selectorate count compare FILE [FILE…] [--seats N] [--rules NAME,…] [--ties …] [--json F]
    .compare-1 = counts the same ballots by many rules and shows where those elected differ
    .rules = Usage: selectorate count rules [NAME…] [--json F]
    .rules-1 = lists every rule with its options, their defaults and where each default comes from
    .nominations = Usage: selectorate count nominations CONTEST.json [--json F]
    .nominations-1 = says whether the contest’s constraints can be met by its candidates, and who is in or out already
    .status = F may be - for standard output. Exit status: 0 counted, 1 the ballots are faulty or a tie is open, 2 could
        not begin.

counting-nominations-one-file = Which contest? Name one file that lists candidates, seats and constraints.
counting-nominations-incomplete = { $file } lists no candidates or no seats. Both are needed to check nominations.
counting-nominations-possible = The constraints can be met by those nominated.
counting-nominations-impossible = The constraints cannot be met together by those nominated: { $constraints }. Invite
    others to stand, or change the constraints before the contest opens.
counting-nominations-category = { $category }: { $standing } stand, at least { $atLeast } are elected.
counting-nominations-category-to = { $category }: { $standing } stand, { $atLeast } to { $atMost } are elected.
counting-nominations-guarded = { $candidate } is elected whatever the votes, because of { $constraints }.
counting-nominations-doomed = { $candidate } is not elected whatever the votes, because of { $constraints }.
counting-see-help = selectorate count help lists what can be asked for.
counting-given-twice = --{ $option } is given twice. Give it once.
counting-not-a-number = --{ $option } { $found }: a whole number is expected.
counting-given-unknown = There is no option { $option }.
counting-given-value = { $option } takes no value.
counting-given-nothing = { $option }: a value is expected after it. If that begins with a dash, write { $option }=…
counting-given-option-shapeless = --option { $found }: NAME=VALUE is expected, for example --option electOn=>=
counting-given-option-ties = Ties have an option of their own: --ties earlier-stages-backwards
counting-given-option-unknown = The rule { $rule } has no option “{ $found }”. It has: { $known }.
counting-given-option-value = --option { $option }={ $found }: expected { $expected }.
    .do = What each option may be: selectorate count rules { $rule }
counting-no-rule = Which rule? Name one with --rule.
counting-rule-unknown = There is no rule “{ $found }”.
counting-rules-known = There are: { $known }
counting-ties-bad = --ties: “{ $found }” is not a way to break a tie.
    .do = There are: condorcet-among-tied, fewest-first-preferences, earlier-stages-backwards,
        earlier-stages-forwards, lot-order:c2+c1+…, sha256:HEX, physical-lot, together.
counting-lots-contradict = --lot: of the tie of { $tied } at stage { $stage } two lots are given, and different people
    were drawn. Give the one that was drawn.
counting-lot-unused = The lot of stage { $stage } among { $among } ({ $purpose ->
    [elect] to be elected
    [exclude] to be excluded
   *[order] to be taken first
}: { $drawn }) decided nothing: no such tie came to a lot in this count.
counting-lot-bad = --lot “{ $found }” is not a lot.
    .do = Expected: stage=N, then elect, exclude or order, then among=A+B and drawn=A, with commas between them.
counting-withdrawn-differ = The files differ in who is withdrawn: { $names }. Say it once with --withdrawn. Nothing was
    counted.
counting-sections-none = --sections: the contest has no sections. Name a contest file that lists them with --contest.
counting-sections-files = The contest has { $sections ->
    [one] 1 section: give 1 file, and --sections.
   *[other] { $sections } sections: give { $sections } files, one a section, and --sections.
}
counting-rule-takes-no-rounds = --rounds: the rule { $rule } counts one round of voting. Rules of several rounds are:
    { $known }.
counting-answers-not-two = A question has two answers, the first of them yes; here the paper has { $answers ->
    [one] 1.
   *[other] { $answers }.
} Nothing was counted.
counting-no-such-candidate = { $where }: “{ $found }” is nobody’s id and no one candidate’s name.
counting-candidates = There are: { $known }
counting-withdrawn-when = --withdrawn: “{ $found }” is no such moment. There are: { $known }.
counting-no-files = Which ballots? Name a file.
counting-no-file = { $file }: there is no such file.
counting-is-folder = { $file } is a folder. Name a file of ballots.
counting-too-large = { $file }: the file is larger than { $most } bytes. Nothing was counted.
counting-not-text = { $file }: the file is not text in UTF-8. Nothing was counted.
counting-not-json = { $file } is not JSON: { $problem }
counting-contest-wrong = { $file }, at { $at }: { $problem }
    .do = docs/count.md shows what a contest file may say. Nothing was counted.
counting-mapping-wrong =
    .do = docs/count.md shows a mapping in full. Nothing was counted.
counting-wrong-in-file = { $file }, line { $line }, column { $column }: { $problem }
    .do = Expected: { $expected }. Nothing was counted.
counting-other-candidates = { $file } has other candidates than { $first }. Batches of one count have the same
    candidates, by name. Nothing was counted.
counting-other-candidates-in-round = { $file } has candidates that are not in { $first }, the first round, or has one
    twice: { $strangers }. A later round is among those of the first, or some of them, by name. Nothing was counted.
counting-file-twice = { $file } is given twice. Its papers would count twice; name each file once.
counting-repaired = { $file }, line { $line }: { $repair } { $times ->
    [one] Its meaning was clear.
   *[other] So on { $times } lines; their meaning was clear.
}
counting-keyings-odd = --keyed-twice takes pairs of files: A B, or A1 B1 A2 B2.
counting-keyings-differ = { $differences ->
    [0] { $a } and { $b } say the same papers, but not the same about the count:
    [one] { $a } and { $b } differ in one paper:
   *[other] { $a } and { $b } differ in { $differences } papers:
}
    .do = Look at these papers together and correct the files. Nothing was counted.
counting-keyed-heading-candidates = not the same candidates
counting-keyed-heading-seats = not the same number of places
counting-keyed-heading-withdrawn = not the same candidates withdrawn
counting-keyed-heading-tieOrder = not the same order for ties
counting-keyed-heading-names = not the same names
counting-keyed-heading-title = not the same title
counting-keyed-differently = line { $lineA }: { $a }; second keying, line { $lineB }: { $b }
counting-keyed-only-in-first = line { $line }: { $ranking }; the second keying has no such paper
counting-keyed-only-in-second = second keying, line { $line }: { $ranking }; the first has no such paper
counting-blank-paper = a blank paper
counting-place-used = { $file } is one of the files read, or is to be written twice. Name another place.
counting-place-is-folder = { $file } is a folder. Name a file to write to.
counting-place-no-folder = { $file } cannot be written: there is no folder { $folder }.
counting-written = Written: { $file }

counting-fault-seats-out-of-range = { $seats ->
    [one] 1 place
   *[other] { $seats } places
} cannot be filled: the rule fills { $most ->
    [0] none with these candidates.
    [one] 1 with these candidates.
   *[other] 1 to { $most } with these candidates.
}
    .do = Say how many with --seats.
counting-fault-unknown-candidate = { $where }: nobody has the id “{ $candidate }”.
counting-fault-bad-option = The option { $option } cannot be set like this. Expected: { $expected }.
counting-fault-bad-contest = The contest’s { $field } cannot be set like this. Expected: { $expected }.
counting-fault-bad-ballots = The ballots do not fit what is counted. Expected: { $expected }.
counting-fault-rule-cannot = The rule { $rule } has no use for { $field }.
    .do = Leave { $field ->
        [reopenNominations] it
        [entitled] it
       *[other] them
    } out of the contest, or name another rule.
counting-fault-no-valid-votes = No paper says anything that counts, so nobody can be elected.
    .do = See whether the file and its candidates are the right ones.
counting-fault-infeasible = No choice of candidates meets all of these together: { $constraints }.
    .do = Somebody with the power to do so must change the constraints or the nominations.
counting-fault-round-needed = Nobody has won yet. Round { $round } of voting is due among: { $among }.
    .do = When it has been held, add its file after the others and say --rounds.
counting-fault-tie-elect = Stage { $stage }: { $tied } are tied, and not all of them can be elected.
counting-fault-tie-exclude = Stage { $stage }: { $tied } are tied, and one of them is to be excluded.
counting-fault-tie-order = Stage { $stage }: { $tied } are tied, and one of them is to be taken first.
counting-fault-lot-needed = Nothing declared decides it but a lot, and no lot of this tie is recorded. The count waits
    here; nothing was written.
counting-fault-tie-undecided = Nothing declared decides it. The count ends here; nothing was written.
counting-tie-add-ladder = If the rules of this contest say how ties are broken, add that and count again. For example:
counting-tie-ladder-order = A lot order names every candidate, as it was drawn before the count.
counting-tie-add-lot = If lots are drawn now, draw among the tied and add what came out. Had { $drawn } been drawn:

count-bad-ballots = The ballots do not fit what is to be counted.
count-bad-contest = The contest cannot be set like this.
count-infeasible = No choice of candidates meets all constraints together.
count-round-needed = Another round of voting is due.
count-rule-cannot = The rule has no use for a part of this contest.

counting-compare-rule = Rule
counting-compare-outcome = Outcome
counting-compare-elected = Elected
counting-compare-stages = Stages
counting-compare-ties = Ties
counting-compare-none = No rule comes to a result on these ballots.
counting-compare-agree = { $rules ->
    [one] The one rule that comes to a result elects { $elected }.
   *[other] All { $rules } rules that come to a result elect { $elected }.
}
counting-compare-differ = The rules come to { $outcomes } different outcomes:
counting-compare-means = Each rule was counted with its defaults and these ballots. That rules differ does not make one
    of them wrong: the rule is chosen before the ballots are seen.
counting-compare-fault-seats-out-of-range = does not fill so many places
counting-compare-fault-unknown-candidate = names somebody who does not stand
counting-compare-fault-bad-option = an option cannot be set like this
counting-compare-fault-bad-contest = the contest cannot be set like this
counting-compare-fault-bad-ballots = the ballots do not fit
counting-compare-fault-rule-cannot = has no use for a part of the contest
counting-compare-fault-no-valid-votes = no paper counts
counting-compare-fault-infeasible = the constraints cannot be met
counting-compare-fault-round-needed = a further round of voting is due
counting-compare-fault-lot-needed = a lot is due
counting-compare-fault-tie-undecided = a tie is open
`;
