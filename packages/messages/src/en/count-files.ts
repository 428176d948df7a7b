/** What is wrong with a file of ballots of any kind, and what had to be repaired to read it. */
export const countFiles = `
counting-format-unknown = --format { $found }: there is no such format. There are: { $known }.
counting-taken-for = { $file } was read as { $format }.
counting-format-blt = BLT
counting-format-abif = ABIF
counting-format-cvr = a table of cast votes (CSV)
counting-format-selectorate = ballots as Selectorate publishes them
counting-format-box = the report of a decrypted box
counting-format-groups = groups of papers (JSON)
counting-invalid = { $file }: { $papers ->
    [one] one paper was no valid vote and is not counted.
   *[other] { $papers } papers were no valid votes and are not counted.
}
counting-write-ins = { $file }: names that nobody had put forward count as one candidate, { $candidate }, who cannot
    win.
counting-unnamed-overvotes = { $file }: on { $papers } papers several were marked at one rank, and the file does not say
    who. Rules that ask who they were cannot be relied on here.
counting-nothing-counted = Nothing was counted.
counting-rctab-files = --rctab names the files itself. Leave out the others.
counting-rctab-not-json = { $file } is not JSON: { $whatToDo }.
counting-rctab-too-large = { $file } is larger than a configuration may be: { $whatToDo }.
counting-rctab-missing = { $file }, at { $at }: something is missing: { $whatToDo }.
counting-rctab-bad-value = { $file }, at { $at }: this value cannot be: { $whatToDo }.
counting-rctab-unknown-key = { $file }, at { $at }: nothing of this name is known: { $whatToDo }.
counting-rctab-unsupported = { $file }, at { $at }: this cannot be done here: { $whatToDo }.
counting-rctab-note-output-only = { $at } is about the output of RCTab and changes nothing here.
counting-rctab-note-ties-pause-the-count = { $at }: RCTab draws lots as it goes; here a tie ends the count and asks
    for a lot.
counting-rctab-note-look-at-the-round-before = { $at }: RCTab looks at the round before and then draws; look there
    before a lot is drawn.
counting-rounds-or-sections = --rounds and --sections both say what each file is. Give one of them.
counting-one-round = --blt and --abif write the ballots of one round, and there are several. Count each round by
    itself.
counting-abif-skipped-ranks = --abif: { $papers ->
    [one] one paper leaves
   *[other] { $papers } papers leave
} a rank out, which ABIF cannot say. Use --blt.
counting-abif-names-alike = --abif: two candidates have the same name, which ABIF cannot tell apart. Use --blt.

counting-file-too-large = The file is larger than a file of ballots may be.
counting-file-line-too-long = The line is longer than a line of ballots may be.
counting-file-unknown-format = The file looks like none of the kinds of file that ballots come in.
counting-file-bad-header = The first line is not the number of candidates and the number of places.
counting-file-wrong-number-of-candidates = The number of candidates is not the number that was expected.
counting-file-bad-directive = This instruction does not name candidates by their numbers.
counting-file-bad-weight = This is no number of papers.
counting-file-bad-preference = This is not a preference as files of this kind write it.
counting-file-no-such-candidate = There is no candidate of this number.
counting-file-text-after-ballot = There is something after the end of the paper.
counting-file-cut-off = The file ends before its end: it has been cut off, and papers may be missing.
counting-file-too-many-papers = There are more papers than this program counts.
counting-file-too-many-candidates = There are more candidates than this program counts.
counting-file-bad-line = The line is none that files of this kind have.
counting-file-bad-metadata = This note about the file cannot be read.
counting-file-bad-candidate = This is not a candidate as files of this kind write one.
counting-file-scores-only = The paper gives scores and no ranking.
counting-file-quote-not-closed = A quotation mark is never closed.
counting-file-quote-misplaced = A quotation mark stands inside a cell that does not begin with one.
counting-file-bad-mapping = The mapping does not fit the table.
counting-file-unknown-candidate = Nobody of this name stands.
counting-file-bad-rank = This is not a rank.
counting-file-missing-cell = The row ends before a column that is to be read.
counting-file-not-json = The file is not JSON.
counting-file-ballots-malformed = These are not ballots in the form that Selectorate publishes.
counting-file-ballots-not-canonical = The ballots are not in the one order that Selectorate publishes.
counting-file-no-such-question = The report has no such ranked question.

counting-repair-byte-order-mark = The file begins with a byte order mark.
counting-repair-line-without-final-0 = A paper does not end in 0.
counting-repair-line-of-weight-0 = The line stands for no paper.
counting-repair-row-of-weight-0 = The row stands for no paper.
counting-repair-decimal-weight = A number of papers is written with a decimal point.
counting-repair-ballot-id = A paper has an id.
counting-repair-no-end-of-ballots = The line that ends the papers is missing.
counting-repair-unknown-directive = This program does not know the instruction, which was passed over.
counting-repair-name-not-quoted = A name stands without quotation marks.
counting-repair-name-missing = A candidate’s name is missing.
counting-repair-text-after-name = There is something after a name.
counting-repair-hidden-characters = A name holds characters that cannot be seen. They were left out.
counting-repair-title-missing = The title is missing.
counting-repair-text-after-title = There is something after the title.
counting-repair-scores-beside-ranks = Scores beside the ranks were passed over.
counting-repair-comma-as-equal = A comma between candidates was read as an equal rank.
counting-repair-ballot-data-ignored = Notes about a paper were passed over.
counting-repair-candidate-not-declared = A candidate is named who was not declared before.
counting-repair-row-shorter-than-first = The row is shorter than the first.
counting-repair-row-longer-than-first = The row is longer than the first.
`;
