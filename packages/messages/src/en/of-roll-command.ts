/** What the commands about a roll say about their own work. */
export const rollCommand = `
usage-roll = A roll from files: import it, check it, freeze it, prove entries, sample and bound it.
    .line-1 = selectorate roll import FILE --out DIR
    .line-2 = selectorate roll check ROLL --register REGISTER --out DIR
    .line-3 = selectorate roll diff OLD NEW
    .line-4 = selectorate roll freeze ROLL --contest ID --version V --out DIR
    .line-5 = selectorate roll prove DIR --member ID
    .line-6 = selectorate roll sample DIR --n N --reveals FILE
    .line-7 = selectorate roll bound --roll N --sample n --bad z
    .line-8 = “selectorate roll STEP --help” says more. ROLL is a folder of roll import, or a CSV or XLSX file.
    .line-9 = --json FILE writes the answer as data everywhere; FILE may be - for standard output.
    .line-10 = Exit status: 0 fine, 1 a file is faulty or a gate failed, 2 could not begin. Signals alone are 0.
usage-roll-import = Usage: selectorate roll import FILE --out DIR [--columns FILE] [--dates day-first |
    month-first] [--evidence FILE] [--changes FILE] [--previous DIR] [--by ID] [--reason CODE] [--authority TEXT]
    .line-0 = also [--sheet NAME] for a workbook of several, and [--replace] where DIR was written before
    .line-1 = Reads CSV or XLSX in any column order: every row, or none and each that failed named. DIR then holds the
        entries, the version with what changed since --previous, what was put right, and the columns as --columns
        takes
        them. --evidence: payments and returned mail; --changes: the log of the membership system.
    .line-2 = selectorate roll import FILE --register --basis BASIS.yaml --out DIR [--replace]
    .line-3 = Reads an electoral register, under a legal basis that says who decided and until when.
usage-roll-check = Usage: selectorate roll check ROLL --out DIR [--register R [--basis FILE]] [--previous
    P] [--evidence FILE] [--changes FILE] [--deceased FILE]… [--gone-away FILE]… [--decoys FILE] [--rulebook
    FILE] [--day DATE] [--seed TEXT] [--engine NAME] [--replace]
    .line-1 = Writes report.json and report.html, which name members and are private, and counts.json and
        counts.html for
        everybody. R is a folder of roll import --register, or a file with R.basis.yaml beside it.
    .line-2 = Lists of people have a column member_id; decoys have member_id and kind, ghost or second.
usage-roll-diff = Usage: selectorate roll diff OLD NEW [--private]
    .line-1 = Counts of what differs between two versions. With --private every value, for the officer’s eyes.
usage-roll-freeze = Usage: selectorate roll freeze ROLL --contest ID --version V --out DIR [--rulebook
    FILE] [--day DATE] [--replace]
    .line-1 = Writes frozen.json, which is private, and summary.json with root and counts, for everybody. The day
        is today
        unless said. Without a rulebook everybody on the roll may vote.
usage-roll-prove = Usage: selectorate roll prove DIR --member ID [--out FILE]
    .line-1 = Writes what a member needs to check their own entry. DIR is a folder of roll freeze.
    .line-2 = selectorate roll prove --check PROOF --summary FILE [--member ID]
    .line-3 = A member’s own check of such a file against the published summary.
usage-roll-sample = Usage: selectorate roll sample DIR --n N --reveals FILE [--out DIR] [--replace]
    .line-1 = Draws N entries of a frozen roll by values that people committed to and revealed. With --out it
        writes whom the
        auditor contacts, which is private.
usage-roll-bound = Usage: selectorate roll bound --roll N --sample n --bad z [--silent s] [--margin
    m] [--confidence 0.95]
    .line-1 = The most ineligible entries that such a sample leaves room for, set against the margin.

roll-given-twice = --{ $option } is given twice. Give it once.
roll-not-a-number = --{ $option } { $found }: a whole number is expected.
roll-not-an-id = --{ $option } { $found }: expected lower-case letters, digits, points and hyphens, at most 64.
roll-not-a-day = { $found }: a day as 2022-09-12 is expected.
roll-confidence-bad = --confidence { $found }: expected a share between 0 and 1, such as 0.95.
roll-dates-bad = --dates { $found }: expected day-first or month-first.
roll-engine-none = --engine { $found }: only typescript is built in here.
roll-no-file = { $file }: there is no such file or folder.
roll-workbook-too-large = { $file }: a workbook of that size is not opened. Save the list as CSV, of any size.
roll-list-name = { $file }: a list is named after its file, so the name may have letters, digits, points and hyphens.
roll-columns-bad = { $file }: expected JSON that names a column for each field, as columns.json of an import does.
roll-reading = reading { $file }
roll-matching = looking in the register, rows
roll-checking = checking the roll, checks
roll-matching-failed = The register could not be matched ({ $code }).

roll-out-no-parent = { $folder }: there is no such folder to write into. Make it first.
roll-out-not-a-folder = { $folder } is not a folder.
roll-out-not-empty = { $folder } is not empty, and nothing was written. Name another folder, or add --replace.
roll-out-not-ours = { $folder } was not written by selectorate roll, so --replace does not touch it. Name another
    folder.
roll-readme-private = { $file }: private. It holds personal data; keep it to those who need it, and destroy it in
    time.
roll-readme-public = { $file }: holds nothing about a single person.
roll-wrote = Written into { $folder }; README.txt says what is private.
roll-folder-none = { $folder }: not a folder that selectorate roll import wrote.
roll-folder-changed = { $folder }: { $file } is not as it was written. Import again from the source.
roll-line-damaged = { $file }, line { $line }: not as it was written. Import again from the source.

roll-nothing-imported = { $file }: nothing was imported. { $total ->
    [one] { $total } fault
   *[other] { $total } faults
}.
roll-at-line = line { $line }
roll-at-column = column { $column } { $name }
roll-row-failed = { $place }: found “{ $found }”; expected { $expected }.
roll-row-remedy = What to do: { $remedy }.
roll-rows-more = … and { $more } more.
roll-imported = { $members } members of { $units ->
    [one] { $units } unit
   *[other] { $units } units
} imported.
roll-column = Column “{ $header }” was read as { $field }.
roll-columns-unread = Not read: { $headers }.
roll-repair = Put right { $times ->
    [one] once
   *[other] { $times } times
}, first in line { $line }: { $what } ({ $field }).
roll-register-imported = { $electors } electors imported.
roll-register-until = { $decidedBy } decided on its use. Destroy it by { $until }.
roll-basis-missing = A register is read only under a legal basis, and { $file } is not there. Write it with these
    lines:
roll-basis-lines = The legal basis must have these lines:

roll-diff-what = What
roll-diff-how-many = How many
roll-diff-added = members who came
roll-diff-removed = members who went
roll-diff-members = members with a change
roll-diff-changes = changes of one field each
roll-diff-field = changes of { $field }
roll-diff-one-added = { $member }: came
roll-diff-one-removed = { $member }: went
roll-diff-one-changed = { $member }: { $field } from “{ $from }” to “{ $to }”

roll-froze = { $members } entries are frozen as of { $day }. Root: { $root }
roll-froze-everybody = No rulebook was given: everybody on the roll counts as eligible.
roll-froze-electorate = { $electorate }: { $eligible } eligible, { $withheld } withheld.
roll-root-differs = { $folder }: the entries do not give the root of the summary. One of the two files was changed.
roll-not-a-summary = { $file }: not the summary of a frozen roll.

roll-prove-nobody = Nobody with the number { $member } is in this frozen roll.
roll-proved = The proof for { $member } is in { $file }. It is for this member only.
roll-proof-holds = This entry is in roll { $version } of { $contest }, one of { $members }, under the root { $root }.
roll-proof-field = { $field }: { $value }
roll-proof-nothing = (nothing)
roll-proof-malformed = { $file } is not a proof, or is damaged.
roll-proof-other-contest = { $file } is a proof for another contest.
roll-proof-other-version = { $file } is a proof for another version of the roll.
roll-proof-other-roll-size = { $file } is a proof for a roll of another size.
roll-proof-other-member = { $file } is a proof of somebody else’s entry.
roll-proof-not-in-roll = { $file }: this entry is not in the roll whose root was published.

roll-sampled = { $n } of { $members } entries drawn. Seed: { $seed }
roll-sample-silent = { $person } committed to a value and did not reveal it. It is left out.
roll-sample-indexes = Places, in the order drawn: { $indexes }
roll-sample-no-list = Add --out DIR for the private list of whom to contact.
roll-sample-too-large = --n { $n }: the roll has { $members } entries.
roll-sample-commitment-missing = { $person } revealed a value without having committed to one. Nothing was drawn.
roll-sample-commitment-late = { $person } committed after the first value was revealed. Nothing was drawn.
roll-sample-commitment-twice = { $person } is listed twice. Nothing was drawn.
roll-sample-value-unfit = What { $person } revealed is not what { $person } committed to. Nothing was drawn.
roll-sample-nothing-revealed = Nobody has revealed a value. Nothing was drawn.

roll-bound-not-a-count = A count is a whole number of 0 or more.
roll-bound-too-many = That is more than this command works out: 100 million entries, 10,000 of them sampled.
roll-bound-sample-beyond-roll = The sample is larger than the roll.
roll-bound-found-beyond-sample = More were found or silent than were sampled.
roll-bound-confidence = The confidence lies between 0 and 1.

roll-signals-mean = A signal is a question, never a decision.
`;
