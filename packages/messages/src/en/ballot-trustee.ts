/** What is said to a trustee, and of the messages that trustees and the organiser carry to one another. */
export const ballotTrustee = `
usage-trustee = What a trustee of a secret ballot does, on a machine of their own that need not be on any network.
    Everything they keep is one key file under a passphrase; everything they send is a message, a file to be carried.
    .line-1 = 1. A key: trustee new CARD --place N --key FILE --out MESSAGE
    .line-2 = 2. Where trustees share a key, twice: trustee ceremony MESSAGE --key FILE --out MESSAGE
    .line-3 = 3. After the close, if a question is ranked: trustee shuffle FILE.bel --key FILE --out MESSAGE
    .line-4 = 4. At the end: trustee decrypt FILE.bel --key FILE --out MESSAGE
    .line-5 = The passphrase is asked for, or read from --passphrase-file FILE. “selectorate trustee STEP --help” says
        more.
usage-trustee-new = Usage: selectorate trustee new CARD --place N --key FILE --out MESSAGE [--passphrase-file FILE]
    .line-1 = CARD is from the organiser and says which election and how many trustees; N is your number among them.
usage-trustee-ceremony = Usage: selectorate trustee ceremony MESSAGE --key FILE --out MESSAGE [--passphrase-file FILE]
    .line-1 = Answers the organiser’s message in the making of a shared key: first everybody’s certificates, then what
        the others sent you. Before the first answer, read the fingerprint of the certificates to the other trustees.
usage-trustee-shuffle = Usage: selectorate trustee shuffle FILE.bel --key FILE --out MESSAGE [--passphrase-file FILE]
    .line-1 = Checks the whole election so far, and mixes the ranked votes so that nobody can tell whose is whose.
usage-trustee-decrypt = Usage: selectorate trustee decrypt FILE.bel --key FILE --out MESSAGE [--passphrase-file
    FILE] [--few-ballots]
    .line-1 = Checks the whole election so far, and makes your part in opening the result, with both proofs. It opens
        sums and mixed votes, never a ballot that bears a voter’s credential.

trustee-file-missing = { $file } cannot be read.
trustee-message-unreadable = { $file } is no message of this program.
trustee-message-changed = { $file } was changed after it was made: its fingerprint is not that of its content. Ask for
    it again.
trustee-message-kind = { $file } is { $kind }. What is needed here is { $wanted }.
trustee-message-election = { $file } belongs to another election, { $election }. This one is { $wanted }.
trustee-message-to = { $file } is not for you: it is for { $to }.
trustee-message-body = What is in this message cannot be read ({ $kind }). Ask for it again.
trustee-message-made = { $file }: { $kind }, from { $from } to { $to }. Fingerprint to read out: { $fingerprint }
trustee-party-organiser = the organiser
trustee-party-trustees = every trustee
trustee-party-number = trustee { $number }
trustee-kind-card = the card of an election
trustee-kind-key = a trustee’s key
trustee-kind-certificate = a trustee’s certificate
trustee-kind-certificates = everybody’s certificates
trustee-kind-polynomial = a trustee’s part of the shared key
trustee-kind-input = what the other trustees sent one of them
trustee-kind-output = a trustee’s share, confirmed
trustee-kind-mix = a mix
trustee-kind-opening = a trustee’s part in opening the result

trustee-place-wrong = Your place is a number from 1 to { $trustees }; the organiser says which is yours.
trustee-key-made = Your key for “{ $name }” is in { $key }. It opens with your passphrase only. Keep a copy, and forget
    neither: nobody can give them back to you.
trustee-new-next-single = Next: take { $out } to the organiser. After the close of the box you are needed again.
trustee-new-next-member = Next: take { $out } to the organiser, who comes back with everybody’s certificates.
trustee-key-unreadable = { $file } is no key file of a trustee.
trustee-key-not-opened = { $file } does not open: the passphrase is another, or the file was changed.
trustee-key-other-election = { $key } is for the election { $election }, and this one is { $uuid }. A key is for one
    election.
trustee-key-not-listed = The key in { $key } is not among those of this election’s trustees.
trustee-passphrase = Passphrase (it is not shown):
trustee-passphrase-new = A new passphrase, such as five words that have nothing to do with one another (it is not
    shown):
trustee-passphrase-again = The same once more:
trustee-passphrase-differs = These were two different passphrases. Nothing was made.
trustee-passphrase-short = The passphrase has fewer than { $shortest } characters. Whoever finds the file could guess
    it.
trustee-passphrase-nobody = There is nobody to ask for the passphrase. Give it with --passphrase-file FILE.

trustee-no-ceremony = Your key is yours alone, so there is nothing to do in this ceremony.
trustee-certificates-read-out = You answered certificates with the fingerprint { $fingerprint }. Every trustee must
    have read out the same one, and the same number of trustees; if not, stop.
trustee-polynomial-next = Next: take it to the organiser, who comes back with what the others sent you. { $key } was
    changed: copy it anew.
trustee-output-next = Next: take it to the organiser. Your share is in { $key }, which was changed: copy it anew.
trustee-other-certificates = You have answered other certificates before. Somebody shows different trustees different
    ones, or the ceremony began again: then make a new key.
trustee-other-input = You have answered this round before, to other messages. Tell the other trustees.
trustee-input-early = First answer everybody’s certificates.
trustee-ceremony-stop = The ceremony stops here. Tell the other trustees, and begin again without the one who is
    named, or with messages carried more carefully.
trustee-ceremony-unfinished = You have no share of this key yet: the ceremony was not finished.
trustee-share-refused = Your share does not open. { $meaning }

trustee-archive-faulty = The election is not sound, so it is not mixed or opened.
trustee-archive-checked = Checked: { $ballots } ballots, { $tallied } counted, fingerprint { $fingerprint }. Compare the
    fingerprint with the one that was published.
trustee-other-tally = This key was used on another count of this election before: { $before }. This one is { $now }.
    Whoever has two counts of one election opened learns from their difference how somebody voted. Nothing was made.
    Tell the other trustees, and keep both archives: they prove that somebody made two.
trustee-mix-read-out = Fingerprint of the tally that you mixed: { $fingerprint }. The other trustees must read out the
    same one.
trustee-opening-read-out = Fingerprint of what you open: { $fingerprint }. Before { $out } leaves your hands, read it
    out to the other trustees. If one of them has another, somebody wants two counts opened, which would show how
    somebody voted: then keep { $out } to yourself, and stop.
trustee-key-remembers = { $key } was changed: it remembers which count this was and works on no other. Copy it anew, and
    destroy older copies, which know nothing of it.
trustee-key-in-use = { $key } is being used by another run of this program. If there is none, one was broken off:
    delete { $mark } and try again.
trustee-key-not-kept = { $key } cannot be changed ({ $what }), and it must remember which count it was used on. Nothing
    was made. Use it where it can be written.
trustee-mix-next = Next: take { $out } to the organiser.
trustee-opening-next = Next: take { $out } to the organiser. When the result is published, your key is of no more use:
    destroy it once the time for challenges is over.
`;
