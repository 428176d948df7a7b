/** What the command line says of an election of the secret ballot that it has checked. */
export const ballotVerdict = `
usage-verify-ballot = Usage: selectorate verify FILE.bel | FILE.bel.gz [--sidecar FILE] [--verdict archive |
    selectorate] [--keys FILE] [--threads N] [--make-hints FILE] [--json FILE]
    .line-1 = The file of --keys holds what you know from elsewhere, as JSON: “server” and “registrar”, each a key of 64
        hexadecimal digits; “officers”, a list of such keys; if you like, “contest” and “roll”, which the sidecar must
        name too.
ballot-verdict-option-of-records = { $file } is an election of the secret ballot, and --{ $option } is for records.
ballot-verdict-option-of-archives = --{ $option } is for elections of the secret ballot: name a file that ends in
    “.bel” or “.bel.gz”.
ballot-verdict-kind-unknown = { $verdict } is no verdict. There are two: archive and selectorate.
ballot-verdict-threads-unusable = { $threads } is no number of threads. Give one from 1 to 64.
ballot-verdict-keys-without-verdict = --keys is for the verdict selectorate, which checks the signatures in a sidecar.
ballot-verdict-keys-unreadable = { $file } is no file of keys: { $what }. It is JSON with “server” and “registrar”, each
    a key of 64 hexadecimal digits in lower case, and “officers”, a list of such keys without any twice; “contest” and
    “roll” may be there too.
ballot-verdict-keys-no-object = it holds no JSON object
ballot-verdict-keys-field = “{ $field }” is missing, malformed or not known
ballot-verdict-cannot-open = { $file } cannot be opened ({ $what }).
ballot-verdict-cannot-read = { $file } cannot be read to its end ({ $what }). If it is packed, the packing is damaged.
ballot-verdict-no-archive = { $file } is no archive of an election, from its very beginning ({ $code }). { $text }

ballot-verdict-election = “{ $name }”, election { $uuid }, fingerprint { $fingerprint }
ballot-verdict-archive-alone = Verdict “archive”: no sidecar was given, so this says what the protocol’s version 1
    proves and no more.
ballot-verdict-archive-asked = Verdict “archive”, as you asked: what the protocol’s version 1 proves and no more.
ballot-verdict-selectorate = Verdict “selectorate”: the archive, and everything beside it that a contest declared here
    must show.
ballot-verdict-steps = What was checked
ballot-verdict-not-reached = not reached

ballot-progress-survey = the archive read
ballot-progress-ballots = ballots
ballot-progress-shuffles = mixes
ballot-progress-decryptions = trustees’ openings
ballot-progress-result = votes opened
ballot-progress-sidecar = the sidecar

ballot-step-archive = The archive is one chain from its first byte to its last
ballot-step-election = The election: its questions and the key that votes are sealed with
ballot-step-credentials = The list of those who may vote, without names
ballot-step-trustees = The trustees, and that the key is theirs together
ballot-step-ballots = Every ballot: its voter’s signature and every proof
ballot-step-tally = The sealed tally: the last ballot of every voter and nothing else
ballot-step-shuffles = Every mix: the same votes came out as went in
ballot-step-decryptions = Every trustee’s part in opening the tally
ballot-step-result = The result: what was published is what was opened
ballot-step-sidecar = The sidecar: what a contest declared here shows beside the archive

ballot-figure-credentials = { $credentials ->
    [one] 1 credential
   *[other] { $credentials } credentials
}
ballot-figure-trustees = { $trustees ->
    [one] 1 trustee
   *[other] { $trustees } trustees
}
ballot-figure-ballots = { $ballots ->
    [one] 1 ballot
   *[other] { $ballots } ballots
}, { $replaced } replaced by a later one
ballot-figure-tally = { $tallied } counted, of weight { $weight }
ballot-figure-mixed-by = by { $owners }
ballot-figure-not-mixed = not needed: no question is ranked
ballot-figure-decrypted-by = by { $owners }
ballot-figure-faults = { $faults ->
    [one] 1 fault
   *[other] { $faults } faults
}
ballot-figure-owner = trustee { $owner }

ballot-result-blank = (blank vote)
ballot-result-rankings = rankings
ballot-result-invalid = not valid, counted for nobody
ballot-result-not-opened = not opened yet
ballot-exclusions = Left the box before the close: { $exclusions }
ballot-ground-surrendered-to-paper = for a vote on paper:
ballot-ground-in-person-override = for a vote in person:
ballot-ground-revoked = revoked:
ballot-ground-upheld-not-my-vote = found not to be the voter’s own:

ballot-verdict-valid = The election is sound: no fault was found.
ballot-verdict-valid-unfinished = What there is of the election so far is sound.
ballot-verdict-faulty = The election is not sound. { $faults ->
    [one] One fault was found.
   *[other] { $faults } faults were found.
}
ballot-verdict-nothing-confirmed = Because there are faults, no result is shown.
ballot-verdict-more-faults = … and { $more } more. The file that --json writes has them all.
ballot-verdict-notices = To be said of it
ballot-verdict-hints-written = Hints for { $objects } parts of the archive are in { $file }. With them as --sidecar and
    --verdict archive, the next check of the same archive is several times quicker. Nobody need trust them.
ballot-verdict-hints-not-written = No hints were written: the election is not sound, or its group has no use for them.
ballot-verdict-hints-twice = --make-hints makes a new sidecar. Leave --sidecar out.

ballot-place-archive = byte { $offset } of the archive
ballot-place-election = the election
ballot-place-credentials = list of credentials
ballot-place-credentials-entry = list of credentials, entry { $entry }
ballot-place-trustees = the trustees
ballot-place-trustees-owner = trustee { $owner }
ballot-place-ballot = ballot { $number } ({ $hash })
ballot-place-tally = the sealed tally
ballot-place-shuffle = mix { $number }
ballot-place-decryption = opening by trustee { $owner }
ballot-place-result = the result
ballot-place-sidecar = the sidecar
ballot-place-sidecar-line = the sidecar, line { $line }
ballot-place-question = question { $question }
ballot-place-position = place { $position }
`;
