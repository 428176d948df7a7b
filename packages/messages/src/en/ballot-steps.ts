/** What the steps of an election from files say: what was done, what comes next, and why something was not done. */
export const ballotSteps = `
usage-ballot = A whole secret ballot from files, a step at a time. DIR is the election’s folder. Each step says what
    it did and what comes next; “selectorate ballot STEP --help” says more.
    .line-1 = 1. Set up: ballot setup start DIR --questions FILE --trustees N --threshold T
    .line-2 = 2. Trustees, each on their own machine: selectorate trustee new …, and what they send: ballot setup
        trustee DIR FILE
    .line-3 = 3. Codes for the voters, by the registrar: ballot credential DIR --voters FILE --codes FILE
    .line-4 = 4. Open the box: ballot setup finish DIR
    .line-5 = 5. Vote: ballot cast DIR --code FILE --choices FILE
    .line-6 = 6. Close the box: ballot close DIR
    .line-7 = 7. Put the votes together: ballot tally DIR
    .line-8 = 8. If a question is ranked, mix: selectorate trustee shuffle …, then ballot shuffle DIR FILE, then
        ballot shuffle DIR --end
    .line-9 = 9. Open: selectorate trustee decrypt …, then ballot decrypt DIR FILE
    .line-10 = 10. Publish: ballot result DIR
    .line-11 = A voter who doubts the device: ballot cast DIR … --hold FILE, ballot cast DIR --held FILE --audit FILE,
        and on another device ballot audit DIR FILE --hash HASH
usage-ballot-setup-start = Usage: selectorate ballot setup start DIR --questions FILE --trustees N [--threshold
    T] [--group NAME]
    .line-1 = FILE is JSON: name, description, questions; each question has question, answers, min, max, and blank if
        voters may say none of these; a ranked one has type NonHomomorphic and value with question and answers.
        Without --threshold every trustee is needed to open the result; with it, any T of the N. Groups: Ed25519,
        BELENIOS-2048, RFC-3526-2048.
usage-ballot-setup-trustee = Usage: selectorate ballot setup trustee DIR MESSAGE
    .line-1 = Takes in a message from a trustee. When all have answered a round, what goes back to them is written and
        named.
usage-ballot-setup-finish = Usage: selectorate ballot setup finish DIR
    .line-1 = Makes the election of the trustees’ key and the list of credentials, checks all of it, and opens the
        box.
usage-ballot-credential = Usage: selectorate ballot credential DIR | CARD --voters FILE --codes FILE [--out FILE]
    .line-1 = FILE has a line a voter: a name, or name,login,weight. The secret codes go into --codes, for the
        registrar’s eyes only. Where the registrar works on another machine, name the card; the list it writes goes
        into DIR as public_creds.json.
usage-ballot-cast = Usage: selectorate ballot cast DIR --code FILE --choices FILE [--hold FILE | --audit FILE]
    .line-1 = selectorate ballot cast DIR --held FILE (--code FILE | --audit FILE)
    .line-2 = selectorate ballot cast DIR --ballot FILE
    .line-3 = The choices are JSON, a list a question: 0 or 1 for each answer, or its rank, 0 for none; “blank” in
        quotation marks for a blank vote. --hold seals the vote and shows its hash before you choose to cast it or to
        audit it. An audited vote is never cast. --ballot takes a ballot that was made elsewhere.
usage-ballot-audit = Usage: selectorate ballot audit DIR | FILE.bel OPENING --hash HASH
    .line-1 = On a second device: shows the vote that was sealed, if the hash is the one that the first device had
        shown before.
usage-ballot-close = Usage: selectorate ballot close DIR
    .line-1 = Closes the box. No ballot is taken after it.
usage-ballot-tally = Usage: selectorate ballot tally DIR
    .line-1 = Puts the last ballot of every voter together without opening any.
usage-ballot-shuffle = Usage: selectorate ballot shuffle DIR MESSAGE | DIR --owner N [MIX] | DIR --end [--few-mixes]
    .line-1 = Adds a trustee’s mix. With --owner, a mix made by the protocol’s own tools, or one made here and now.
        --end ends the mixing; with fewer than two mixes only if you say --few-mixes.
usage-ballot-decrypt = Usage: selectorate ballot decrypt DIR MESSAGE | DIR PART --owner N | DIR --private-key FILE
    --owner N, each with [--few-ballots]
    .line-1 = Adds a trustee’s part in opening the result. With --owner, a part made by the protocol’s own tools, or
        made here with a key of theirs.
usage-ballot-result = Usage: selectorate ballot result DIR
    .line-1 = Works out the result, finishes the archive, and writes the sidecar that makes its verification quick.

ballot-folder-missing = { $folder } is no folder. Name the folder of the election, or its archive (“.bel”).
ballot-no-archive-in = { $folder } has no archive (“.bel”) yet. The election is not set up: selectorate ballot setup
    finish { $folder }
ballot-many-archives-in = { $folder } has several archives (“.bel”). Name the one you mean, or keep one election in a
    folder.
ballot-archive-faulty = { $file } is not sound ({ $code } at byte { $offset }). { $meaning } Nothing was done. Take a
    copy that is sound.
ballot-archive-unreadable = { $file } is not sound. { $meaning } Nothing was done. Take a copy that is sound.
ballot-packed = { $file } is packed. Unpack it before anything is added to it.
ballot-folder-busy = Another run is at work in { $folder }. Wait until it has ended, and try again.
ballot-file-taken = { $file } is there already and is left as it is. Name another file.
ballot-not-added = Nothing was added: with it, the election would not be sound.
ballot-second-proofs-refused = The second proofs are not those of this part, or of this election.

ballot-group-unknown = There is no group { $group }. There are { $known }.
ballot-trustees-number = Give the number of trustees from 1 to { $most }, and a threshold that is not above it.
ballot-questions-not-json = { $file } is not JSON.
ballot-questions-wrong = { $file }, { $where }: this cannot stand here ({ $what }).
ballot-draft-taken = An election has been started in { $folder } before. Name another folder.
ballot-no-draft = No election has been started in { $folder }: selectorate ballot setup start { $folder } …
ballot-started = Election { $uuid } is started in { $folder }.
ballot-started-next = Next: give { $card } to each trustee and to the registrar. Trustees: selectorate trustee new
    { $card } --place N --key FILE --out FILE. Registrar: selectorate ballot credential { $folder } --voters FILE
    --codes FILE.
ballot-set-up-already = The election in { $folder } is set up already.
ballot-no-credentials = { $folder } has no public_creds.json. The registrar makes it: selectorate ballot credential
    { $folder } --voters FILE --codes FILE
ballot-credentials-unreadable = { $file } is no list of credentials. Ask the registrar for the file as it was made.
ballot-election-refused = This makes no election. { $meaning }
ballot-set-up-done = The box is open: { $file }, { $voters } credentials, fingerprint { $fingerprint }.
ballot-set-up-next = Next: publish the fingerprint. Voters cast: selectorate ballot cast { $folder } --code FILE
    --choices FILE. At the end: selectorate ballot close { $folder }.

ballot-trustee-unknown = { $file } is from nobody who is a trustee here. There are { $trustees }.
ballot-trustee-taken = Taken: { $kind } from { $from }. Ask them to read the fingerprint out: { $fingerprint }
ballot-trustee-again = This message from { $from } was taken before. Nothing was done.
ballot-trustee-other = Another message from { $from } was taken before, { $kept }. Ask them which is right. If it is
    this one, begin the setting up again: messages made after the other one do not fit.
ballot-trustee-early = { $kind }: this comes after “{ $before }” of every trustee, and some are missing.
ballot-trustee-unreadable = What { $from } sent cannot be read. Ask them to make it again.
ballot-trustee-key-refused = { $key } is no key. Ask the trustee to make it again.
ballot-trustees-waiting = Waiting for the same from the others, { $trustees } in all.
ballot-trustees-complete = The trustees are complete. Next, once the list of credentials is there: selectorate ballot
    setup finish { $folder }
ballot-trustees-incomplete = Not all trustees have done their part: selectorate ballot setup trustee { $folder } MESSAGE
ballot-certificates-next = Next: give { $file } to every trustee. They read its fingerprint to one another and answer:
    selectorate trustee ceremony { $file } --key FILE --out FILE
ballot-inputs-next = Next: give each trustee the file with their number. They answer: selectorate trustee ceremony
    FILE --key FILE --out FILE
ballot-ceremony-failed = The shared key cannot be made. { $meaning } Begin the setting up again with those who are in
    order.

ballot-voters-line = { $file }, line { $line }: a name, or name,login,weight with a weight from 1.
ballot-voters-twice = { $file }, line { $line }: { $name } is there twice.
ballot-voters-none = { $file } has no voters.
ballot-credentials-made = { $voters } credentials made. The public list, without names, is { $out }.
ballot-credentials-secret = The secret codes are in { $codes }, which only you can read. Whoever has a code can vote
    with it.
ballot-credentials-next = Next: send each voter their code and nothing else, then destroy the file of codes.

ballot-box-closed = The box is closed: { $archive } takes no more ballots.
ballot-cast-needs = Give the voter’s code and choices: --code FILE --choices FILE, or --held FILE with --code FILE.
ballot-code-length = { $file }: the code has { $characters } characters, and a code has { $expected }.
ballot-code-character = { $file }: character { $at } of the code is in no code. There is no 0, O, I or small L.
ballot-code-not-listed = { $file }: no voter of this election has this code. Look for a mistake in typing it.
ballot-choices-form = The choices are no JSON list with a list for each question, such as [[1,0],[2,1,0]].
ballot-choices-wrong = These choices cannot be cast: { $meaning }
ballot-choices-wrong-at = Question { $question }: { $meaning }
ballot-vote-blank = blank
ballot-vote-nothing = nothing marked
ballot-sealed-hash = Hash of the sealed vote: { $hash }
ballot-held = The sealed vote is in { $file }. Write the hash down. Then either cast it, --held { $file } --code FILE,
    or have it opened for an audit, --held { $file } --audit FILE, and vote afresh.
ballot-held-unreadable = { $file } holds no sealed vote that was held back, or it was changed.
ballot-held-other-election = { $file } was sealed for another election.
ballot-held-other-code = The sealed vote was made with another code. Give that one.
ballot-audited-before = This vote was opened for an audit, so somebody may have seen it. It cannot be cast; seal it
    afresh.
ballot-audit-opened = The sealed vote is opened in { $file }. It can never be cast.
ballot-audit-at-once = The device knew beforehand that it would be audited. For a check that it could not foresee, use
    --hold first and write the hash down.
ballot-audit-next = Next, on another device: selectorate ballot audit { $folder } { $file } --hash { $hash }. Then
    seal the vote afresh and cast it.
ballot-audit-holds = The sealed vote with the hash { $hash } holds:
ballot-audit-compare = If this is not what was meant, the first device does not seal what it is told. Vote on another
    one, and tell the scrutineer.
ballot-audit-failed = The check failed. { $meaning } Do not vote on that device, and tell the scrutineer.
ballot-refused = The ballot was not taken. { $meaning }
ballot-cast-done = The ballot is in the box { $archive }. Tracker: { $tracker }
ballot-cast-replaces = It replaces the ballot that this voter had cast before. The last one counts.
ballot-cast-next = { $ballots ->
    [one] The box of “{ $name }” holds 1 ballot.
   *[other] The box of “{ $name }” holds { $ballots } ballots.
} Keep the tracker: it is the SHA-256, in base64, of the ballot as the published archive has it.

ballot-closed = The box is closed with { $ballots ->
    [one] 1 ballot
   *[other] { $ballots } ballots
}.
ballot-closed-next = Next: selectorate ballot tally { $folder }
ballot-close-first = The box is still open. First: selectorate ballot close { $folder }
ballot-tallied-already = The votes have been put together already.
ballot-tally-refused = Ballot { $ballot } cannot be counted. Verify the archive.
ballot-tallied = { $tallied } of { $ballots } ballots count, of weight { $weight }; the others were replaced by their
    voters.
ballot-tallied-next-mix = Next: at least two trustees, one after the other, each on a copy of the folder as it is then:
    selectorate trustee shuffle FILE.bel --key FILE --out FILE, and here: selectorate ballot shuffle { $folder } FILE
ballot-tallied-next-open = Next: trustees open, in any order: selectorate trustee decrypt FILE.bel --key FILE --out
    FILE, and here: selectorate ballot decrypt { $folder } FILE
ballot-tally-first = The votes have not been put together. First: selectorate ballot tally
ballot-mix-needless = No question of this election is ranked, so nothing is mixed.
ballot-mixing-ended = The mixing has ended.
ballot-mixed-by-same = Trustee { $owner } has mixed already. Each mixes once.
ballot-mix-of-other-state = { $file } mixes the votes as they were before. Somebody else’s mix came between: ask for a
    mix of the election as it is now.
ballot-mixed = Mix { $mixes } is added, by trustee { $owner }.
ballot-mixed-next-mix = Next: another trustee mixes what this one left, then selectorate ballot shuffle { $folder } FILE
ballot-mixed-next-end = Next: another mix, or selectorate ballot shuffle { $folder } --end
ballot-mixes-few = There have been { $mixes } mixes. With fewer than two, one person knows whose vote is whose. If
    that was decided before the opening, say --few-mixes; at least one there must be.
ballot-mixing-done = The mixing has ended with { $mixes } mixes.
ballot-mix-first = The votes are not mixed, or the mixing has not ended: selectorate ballot shuffle DIR --end
ballot-owner-unknown = { $owner } is no trustee’s number. They are numbered from 1 to { $most }.
ballot-too-few = Only { $tallied } ballots are to be opened. With fewer than { $fewest }, the result shows how people
    voted. If it was decided before the opening that they are opened all the same, say --few-ballots.
ballot-opened-by-same = Trustee { $owner } has opened already.
ballot-private-key-other = { $file } is not the key of trustee { $owner }.
ballot-opened = The part of trustee { $owner } is added, with its second proof.
ballot-opened-once = The part of trustee { $owner } is added. It has no second proof, so the protocol’s own weaker one
    must do.
ballot-opened-next-more = Next: another trustee’s part, selectorate ballot decrypt { $folder } FILE
ballot-opened-next-result = There are enough. Next: selectorate ballot result { $folder }
ballot-result-already = The result is there already.
ballot-result-early = The result cannot be opened yet. { $missing }
ballot-result-done = The election is complete and sound: { $archive }
ballot-result-next = Next: publish { $archive } and { $sidecar }. Everybody checks them with: selectorate verify
    { $archive } --sidecar { $sidecar } --verdict archive
`;
