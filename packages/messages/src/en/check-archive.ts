/** What the page says on which anybody checks the archive of a secret ballot. */
export const checkArchive = `
ballot-check-title = Check an election archive
    .lead = Choose the file of a secret ballot. Every ballot, every mix and the count are worked out again, here on
        your own device.
ballot-check-private = Nothing is uploaded. The file never leaves this device, and once this page has loaded you can
    go offline.
ballot-check-footer = This page keeps nothing: what it found is gone when you leave it, unless you save or print it.

ballot-check-what = What is to be checked
ballot-check-archive = The archive
    .hint = A file named like election.bel or election.bel.gz, from the election’s own page.
ballot-check-sidecar = The sidecar, if the election has one
    .hint = A contest run with Selectorate publishes it beside the archive. It makes the check several times quicker
        and shows more.
ballot-check-verdict = How much it must show
ballot-check-verdict-archive = What an archive shows by itself
    .hint = For any election of this protocol, whatever program ran it. A sidecar only makes it quicker.
ballot-check-verdict-selectorate = Everything a contest declared here must show
    .hint = Needs the sidecar. Receipts, the electoral register’s seals and the box’s journal are checked as well.
ballot-check-start = Check the archive
ballot-check-stop = Stop the check
ballot-check-no-archive = Choose the archive first.

ballot-check-size = { $kilobytes } kB
ballot-check-with = with { $name }
ballot-check-at-survey = Reading the archive, in kB
ballot-check-after-survey = Checking the election, its list, its trustees, and the first ballots
ballot-check-at-ballots = Checking ballots
ballot-check-after-ballots = Every ballot is checked. Checking the tally and what was made of it
ballot-check-at-shuffles = Checking mixes
ballot-check-at-decryptions = Checking trustees’ openings
ballot-check-at-result = Opening votes again
ballot-check-at-sidecar = Checking the sidecar
ballot-check-stopped = Stopped before the end. Nothing was found out about this election.
ballot-check-took = It took { $tenths } seconds with { $threads ->
    [one] 1 thread
   *[other] { $threads } threads
} of this device.

ballot-check-unreadable-file = { $name } could not be read to its end.
    .do = If it was moved or changed since you chose it, choose it again. If it lies on another device, copy it to
        this one first.
ballot-check-unreadable-packing = The packing of { $name } is damaged.
    .do = Download it again. If that does not help, unpack it with another program and choose the unpacked file.
ballot-check-failed = The check could not be finished on this device.
    .do = Try again with a newer browser. If that does not help, the command below does the same.
ballot-check-not-one = This file is no archive of an election, from its very beginning.
    .do = Choose the file named like election.bel or election.bel.gz. If this is it, download it again.

ballot-check-said-archive = Checked for what the protocol’s version 1 shows, and no more.
ballot-check-said-selectorate = Checked for everything that a contest declared here must show.
ballot-check-election = Election
ballot-check-uuid = Its identifier
ballot-check-fingerprint = Its fingerprint, the same on every voter’s screen
ballot-check-answer = Answer
ballot-check-votes = Votes
ballot-check-kind = Rankings
ballot-check-ballots = Ballots
ballot-check-valid-rankings = valid
ballot-check-invalid-rankings = not valid
ballot-check-not-counted = Who is elected by these rankings is for the counting rule to say. This page does not count
    them.
ballot-check-rankings = Show the rankings
ballot-check-rankings-of = Rankings of “{ $question }”
ballot-check-ranking = Best first
ballot-check-nothing-ranked = (nothing ranked)
ballot-check-more-rankings = … and { $more ->
    [one] 1 other ranking.
   *[other] { $more } other rankings.
} The file of findings has them all.
ballot-check-mark-sound = Sound:
ballot-check-mark-faulty = Not sound:
ballot-check-mark-skipped = Not checked:
ballot-check-faults = What is wrong
ballot-check-more-faults = … and { $more } more. The file of findings has them all.
ballot-check-save = Save the findings as a file
ballot-check-print = Print the findings

ballot-check-means-archive = Every ballot in this file comes from somebody on its list, each was counted once, and the
    result is what they come to. Whoever keeps the server could not have changed that.
ballot-check-does-not-mean-archive = It does not show that the list holds the right people, that no ballot was left
    out before the file was written, or that voters’ own devices sealed what their voters meant. Compare the
    fingerprint with the one that voters were shown, and ask some of them whether their tracker is in it.
ballot-check-means-selectorate = Every ballot in this file comes from somebody on its list, each was counted once, the
    result is what they come to, and it agrees with the receipts, seals and journal that lie beside it.
ballot-check-does-not-mean-selectorate = It does not show that voters’ own devices sealed what their voters meant, or
    that the keys named in the sidecar belong to whom it says. Compare the fingerprint with the one that voters were
    shown.

ballot-check-offline = Check it without a browser
    .means = This command of the program does the same on your computer, and is quicker with large elections.
`;
