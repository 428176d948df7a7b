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
    .line-8 = selectorate roll canaries ROLL --recipient ID --key FILE --n N --out DIR
    .line-9 = selectorate roll whose LEAKED --recipients FILE --key FILE
    .line-a = “selectorate roll STEP --help” says more. ROLL is a folder of roll import, or a CSV or XLSX file.
    .line-b = --json FILE writes the answer as data everywhere; FILE may be - for standard output.
    .line-c = Exit status: 0 fine, 1 a file is faulty or a gate failed, 2 could not begin. Signals alone are 0.
usage-roll-import = Usage: selectorate roll import FILE --out DIR [--columns FILE] [--dates day-first |
    month-first] [--evidence FILE] [--changes FILE] [--previous DIR] [--by ID] [--reason CODE] [--authority TEXT]
    .line-0 = also [--sheet NAME] for a workbook of several, and [--replace] where DIR was written before
    .line-1 = Reads CSV or XLSX in any column order: every row, or none and each that failed named. DIR then holds the
        entries, the version with what changed since --previous, what was put right, and the columns as --columns
        takes
        them. --evidence: payments and returned mail; --changes: the log of the membership system.
    .line-1-mapping = --columns FILE: JSON, the column of each field; --statuses FILE: JSON, the status that each of
        your words means
    .line-2 = selectorate roll import FILE --register --basis BASIS.yaml --out DIR [--replace]
    .line-3 = Reads an electoral register, under a legal basis that says who decided and until when.
    .line-4 = --rehearsal --day DATE: nobody in the file lives, and the basis has to hold on that day.
usage-roll-check = Usage: selectorate roll check ROLL --out DIR [--register R] [--previous P] [more]
    .line-0 = Writes report.json and report.html, which name members and are private, and counts.json and
        counts.html for everybody. A check that lacks its material is not run, and says what it needs.
    .line-1-register = --register R: a folder of roll import --register, or a file with its legal basis in
        R.basis.yaml or --basis FILE
    .line-1-second = --elsewhere R: a second register, of another place (RI-05)
    .line-1-the-engine = --engine typescript or duckdb: the same answers; DuckDB for registers of millions
    .line-2-previous = --previous P: the roll before; --evidence FILE: payments and returned mail;
        --changes FILE: the log of changes
    .line-2-rulebook = --rulebook FILE: who may vote (RI-08); --day DATE: the day of the report, today unless said
    .line-3-deceased = --deceased FILE, --gone-away FILE, as often as there are lists (RI-06, RI-07): column
        member_id, or name, address, postcode and perhaps born; who is on a list by name counts with a second list
    .line-4-applications = --applications FILE: member_id, at, perhaps device (RI-14)
    .line-4-ballots = --ballot-devices FILE: device, perhaps kiosk; a row for each ballot (RI-15)
    .line-4-frozen = --frozen DIR: a folder of roll freeze; --amendments FILE: member_id, what, authority (RI-16)
    .line-4-releases = --exports FILE: YAML, who had the list (RI-17)
    .line-5-paid = --paid-up FILE: member_id, last_cleared (RI-18)
    .line-6-decoys = --decoys FILE: entries like those of a roll with a column decoy, ghost or second; they are
        put among the others for RI-20 alone
    .line-7-resolutions = --resolutions FILE: signal, resolution, by, note, at, perhaps second: how people settled
        the questions of an earlier report
    .line-8-rehearsal = --rehearsal: nobody in these files lives, and the legal basis has to hold on --day
    .line-9-rest = also [--seed TEXT] and [--replace] where DIR was written before
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
        auditor contacts, which is private. FILE holds what each person committed to before, and revealed; where it
        is missing, its lines are shown.
usage-roll-bound = Usage: selectorate roll bound --roll N --sample n --bad z [--silent s] [--margin
    m] [--missing k] [--committed c] [--confidence 0.95]
    .line-1 = The most ineligible entries that such a sample leaves room for, set against the margin.
    .line-2 = k of c values for the draw were committed to and not revealed: the bound allows for that choice.
usage-roll-canaries = Usage: selectorate roll canaries ROLL --recipient ID --key FILE --n N --out DIR
    also [--by ID] and [--replace]
    .line-1 = Writes one recipient’s copy of the list, with N entries of nobody by which the copy can be known again.
        FILE has the secret key, the columns that go out, and where mail to such entries reaches the organisers;
        where it is missing, its lines are shown.
usage-roll-whose = Usage: selectorate roll whose LEAKED --recipients FILE… --key FILE
    .line-1 = Whose copy a list was made from. LEAKED is text of any form, or a workbook; FILE of --recipients is
        release.jsonl of roll canaries, or several of them put after each other.

roll-step-none = { $name }: there is no such step.
roll-place-missing = { $what } is missing.
roll-place-too-many = “{ $place }” is too much here. A name with spaces in it stands between quotation marks.
roll-place-empty = A name is empty. Name a file or folder.
roll-option-missing = --{ $option } is missing.
roll-not-with = --{ $option } does not go with --{ $other }.
roll-given-twice = --{ $option } is given twice. Give it once.
roll-not-a-number = --{ $option } { $found }: a whole number is expected.
roll-not-an-id = --{ $option } { $found }: expected lower-case letters, digits, points and hyphens, at most 64.
roll-not-a-day = { $found }: a day as 2022-09-12 is expected.
roll-confidence-bad = --confidence { $found }: expected a share between 0 and 1, such as 0.95.
roll-dates-bad = --dates { $found }: expected day-first or month-first.
roll-engine-none = --engine { $found }: expected typescript or duckdb.
roll-only-with = --{ $option } goes with --{ $other }.
roll-no-file = { $file }: there is no such file or folder.
roll-is-folder = { $file } is a folder. Name a file.
roll-workbook-too-large = { $file }: a workbook of that size is not opened. Save the list as CSV, of any size.
roll-list-name = { $file }: a list is named after its file, and this name has no letter or digit. Rename the file.
roll-columns-bad = { $file }: expected JSON that names a column for each field, as columns.json of an import does. The
    fields: { $known }.
roll-statuses-bad = { $file }: expected JSON that gives each of your words its status. The statuses: { $known }.
roll-reading = reading { $file }
roll-table-unread = { $file }, columns not read: { $headers }.
roll-matching = looking in the register, rows
roll-preparing = preparing the register, rows
roll-checking = checking the roll, checks
roll-matching-failed = The register could not be matched ({ $code }).
roll-duckdb-missing = --engine duckdb: DuckDB is not installed here (@duckdb/node-api). Leave the option out: the
    answers are the same.
roll-rehearsal = A rehearsal: nobody in these files lives, or nobody should. Not for a real register.
roll-list-by-name-alone = Lists by name speak of { $count ->
    [one] one member
   *[other] { $count } members
} whom no second list names. Nothing is asked of them.
roll-decoy-taken = { $file }: { $member } is planted and on the roll, or planted twice. Give each planted entry a number
    of its own; the real roll has none of them.
roll-resolution-refused = The resolution of { $signal } was not taken. { $why }
roll-resolutions-gone = { $count ->
    [one] One resolution is
   *[other] { $count } resolutions are
} about questions that are no longer asked.

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
roll-register-folder-none = { $folder }: not a folder that selectorate roll import --register wrote.
roll-not-frozen = { $file }: not a folder that selectorate roll freeze wrote. Freeze the roll first.
roll-folder-changed = { $folder }: { $file } is not as it was written. Import again from the source.
roll-line-damaged = { $file }, line { $line }: not as it was written. Import again from the source.

roll-nothing-imported = { $file }: nothing was imported. { $total ->
    [one] { $total } fault
   *[other] { $total } faults
}.
roll-at-line = line { $line }
roll-at-column = column { $column } { $name }
roll-at-column-alone = column { $column }
roll-at-name = “{ $name }”
roll-row-failed = { $place }: found “{ $found }”; expected { $expected }.
roll-row-failed-empty = { $place }: found nothing to read; expected { $expected }.
roll-row-remedy = What to do: { $remedy }.
roll-rows-more = … and { $more } more.
roll-hint-columns = The mapping is --columns FILE, which is JSON such as { $example }
roll-hint-unmapped = There is no mapping here. A roll or register is imported first, with --columns; the columns of
    other tables have the names that docs/roll-check.md gives.
roll-hint-statuses = The mapping is --statuses FILE, which is JSON such as { $example }
roll-hint-dates = To say which comes first, add --dates day-first or --dates month-first.
roll-hint-sheet = To say which sheet is meant, add --sheet NAME.
roll-imported = { $members } members of { $units ->
    [one] { $units } unit
   *[other] { $units } units
} imported.
roll-columns-read = Read: { $columns }.
roll-column = “{ $header }” as { $field }
roll-columns-unread = Not read: { $headers }.
roll-repair = Put right { $times ->
    [one] once
   *[other] { $times } times
}, first in line { $line }: { $what }.
roll-repair-in = Put right { $times ->
    [one] once
   *[other] { $times } times
}, first in line { $line }: { $what } ({ $fields }).
roll-repair-white-space-trimmed = spaces around a value
roll-repair-line-break-replaced = line breaks within a value
roll-repair-invisible-removed = invisible characters
roll-repair-unicode-composed = letters and their accents, joined
roll-repair-formula-guard-removed = an apostrophe against formulas
roll-repair-placeholder-emptied = “-”, “n/a” and the like for nothing
roll-repair-case-changed = capital letters
roll-repair-label-translated = other words for the same
roll-repair-date-rewritten = dates in another form
roll-repair-cells-beyond-header-dropped = empty cells behind the last column
roll-register-imported = { $electors } electors imported.
roll-register-until = { $decidedBy } decided on its use. Destroy it by { $until }.
roll-basis-missing = A register is read only under a legal basis, and { $file } is not there. Write it with these
    lines:
roll-basis-lines = The legal basis must have these lines:
roll-basis-rehearsal = Where nobody in the register lives, add --rehearsal --day DATE: the basis then has to hold
    that day, which lies from { $from } to { $until }.

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

roll-prove-nobody = Nobody with the number { $member } is in this frozen roll. Compare it with the member’s card.
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
roll-sample-none = --n 0: a sample has at least one entry.
roll-sample-next = When the auditor has heard from them, put in how many were ineligible (z) and silent (s), and the
    margin (m): { $command }
roll-sample-too-large = --n { $n }: the roll has { $members } entries.
roll-reveals-missing = { $file } is not there. It holds what each person committed to and revealed; docs/roll-check.md
    says how a commitment is made:
roll-sample-commitment-missing = { $person } revealed a value without having committed to one. Nothing was drawn.
roll-sample-commitment-late = { $person } committed after the first value was revealed. Nothing was drawn.
roll-sample-commitment-twice = { $person } is listed twice. Nothing was drawn.
roll-sample-value-unfit = What { $person } revealed is not what { $person } committed to. Nothing was drawn.
roll-sample-nothing-revealed = Nobody has revealed a value. Nothing was drawn.

roll-bound-not-a-count = A count is a whole number of 0 or more.
roll-bound-too-many = That is more than this command works out: 100 million entries, 10,000 sampled, 1,000 values.
roll-bound-sample-beyond-roll = The sample is larger than the roll.
roll-bound-found-beyond-sample = More were found or silent than were sampled.
roll-bound-confidence = The confidence lies between 0 and 1.

roll-release-key-missing = { $file } is not there. Canaries are made with a secret key. Write it with these lines, for
    your eyes alone:
roll-release-no-grounds = Canaries need at least one domain and one home of the organisers.
roll-release-too-few-names = The roll has too few names to put together as many that are not on it.
roll-release-nothing-to-trace-by = None of the columns tells members apart. Let out member, name, email or phone.
roll-release-no-canaries = --n: at least one canary is needed.
roll-released = The copy for { $recipient } has { $rows } rows, { $canaries } of them canaries. Send it to nobody else.
roll-whose-none = No canary is in this list: cut out, too small a part, or not from such a copy.
roll-whose-one = { $recipient }: this copy has all { $found } canaries found, of its { $of }. By chance, another copy
    would have them once in { $odds }.
roll-whose-shared = These copies have all { $found } canaries found: { $recipients }. Too few are left to tell them
    apart, or they were compared.
roll-whose-together = { $one } and { $other }: their two copies together have all { $found } canaries found.
roll-whose-unexplained = { $found } canaries were found, and no copy, nor two together, have them all.
roll-whose-means = A trace is a reason to ask, never a finding: copies are stolen, and shared.

roll-signals-mean = A signal is a question, never a decision.
`;
