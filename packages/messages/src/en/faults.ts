/**
 * What is wrong with a record, found by whoever checks it, and `.do`, what to do about it. No text has a variable: the
 * place (file, entry, detail) stands beside it, see `place-*`.
 */
export const faults = `
place-file = File: { $path }
place-entry = Entry: { $entry }
place-line = Line: { $line }
place-clause = Clause: { $clause }

# What is being checked

step-files = Checking the files
step-log = Checking the log, its checkpoints and witnesses
step-acts = Going through everything that was done
step-signatures = Checking signatures
step-papers = Counting the papers again
step-private-parts = Checking what only the scrutineer sees

# What is found

fault-act-refused = The rules do not allow what this entry of the record says.
    .do = Ask the officers how it came to be recorded, and keep your copy. What follows from it is not relied on here.

# The files

fault-record-unreadable = The record, or a file of it, could not be read.
    .do = Try again. If it stays so, get a copy from elsewhere, such as a witness.

fault-record-too-large = The record, or a file of it, is larger than this program reads.
    .do = Make sure that this is the record you meant. A genuine one stays far below the limit.

fault-path-unsafe = A file in the record has a name that could reach outside its folder.
    .do = Do not unpack it. Get the record from elsewhere and keep this copy as evidence.

fault-manifest-missing = The list of the record’s files is missing.
    .do = Get the whole record again, with its manifest and the manifest’s note.

fault-manifest-malformed = The list of the record’s files cannot be read.
    .do = Get the whole record again. If it is the same, tell the scrutineer.

fault-manifest-not-canonical = The list of the record’s files is not written in its one valid form.
    .do = Somebody has rewritten it. Get the record from elsewhere and compare.

fault-manifest-altered = The list of the record’s files is not the one that the log signed.
    .do = Get the record from elsewhere and compare. Keep this copy as evidence.

fault-manifest-disagrees = The list of the record’s files belongs to another point in time than the last checkpoint.
    .do = Get the whole record again, all files at once.

fault-file-missing = A file that belongs to the record is not there.
    .do = Get the whole record again. If it is still missing, ask a witness for a copy.

fault-file-altered = A file is not the one that was published.
    .do = Get the record from elsewhere and compare. Keep this copy as evidence.

fault-file-unlisted = There is a file that is not on the record’s list.
    .do = Find out who put it there. It is no part of the record, whatever it says.

fault-file-unexpected = There is a file for which the record has no place.
    .do = Get the record from elsewhere and compare.

fault-file-misnamed = A file is not named by the hash of what is in it.
    .do = Get the record from elsewhere and compare. Keep this copy as evidence.

# Notes and who signed them

fault-note-malformed = A signed note cannot be read.
    .do = Get the record from elsewhere and compare.

fault-signature-unknown-key = There is a signature by a key that you were not told about.
    .do = Compare the key with the set-up sheet and with the policy on the notice you were sent.

fault-signature-invalid = A signature does not fit what it stands under.
    .do = Treat what stands above it as unsigned. Get the record from elsewhere and compare.

fault-log-signature-missing = The log has not signed this checkpoint.
    .do = Get the record from elsewhere and compare.

fault-log-not-in-policy = The log that signed this record is not one that your policy names.
    .do = Make sure that the policy and the record are of the same contest. If they are, tell the scrutineer.

fault-quorum-missing = Fewer witnesses have signed the last checkpoint than your policy asks for.
    .do = Wait and get the record again. If it stays so, ask the witnesses what they hold.

note-note-too-large = It is larger than a note may be.
note-not-utf8 = It is not text in UTF-8.
note-control-character = There is a character in it that cannot be printed.
note-no-signature-block = There are no signatures under it.
note-too-many-signatures = There are more signatures under it than a note may have.
note-malformed-signature-line = One of its signature lines cannot be read.
note-duplicate-signature = The same key signed it twice.
note-malformed-checkpoint = It is not a checkpoint.

# Checkpoints against the entries

fault-checkpoint-missing = The record has no checkpoint.
    .do = Get the whole record again.

fault-checkpoint-misplaced = A checkpoint stands under a size that is not its own.
    .do = Get the record from elsewhere and compare.

fault-checkpoint-not-latest = The checkpoint shown as the last is not the last there is.
    .do = Get the whole record again, all files at once.

fault-checkpoint-order = A later checkpoint was witnessed at an earlier time.
    .do = Ask the witness named what its clock was.

fault-checkpoint-root-differs = The entries are not those that a checkpoint stands for.
    .do = Ask a witness for its copy and compare the entries. Keep this copy as evidence.

fault-origin-differs = A checkpoint belongs to another log.
    .do = Get the record from elsewhere and compare.

fault-log-truncated = Entries are missing at the end of the record.
    .do = Ask a witness for its copy. Keep this copy as evidence.

fault-log-beyond-checkpoint = There are entries that no checkpoint stands for.
    .do = Leave them aside until a checkpoint covers them.

fault-log-forked = Two histories were signed that cannot both be true.
    .do = Keep both, and tell the scrutineer, the witnesses and everybody else who checks. This is proof that different
        people were shown different records.

# Tiles and bundles

fault-bundle-malformed = A bundle of entries in the record cannot be read.
    .do = Get it again from where it came from.

fault-entry-too-large = An entry is larger than an entry may be.
    .do = Get the record from elsewhere and compare.

fault-tile-differs = A part of the record’s tree does not fit its entries.
    .do = Get the record from elsewhere and compare.

# Beyond the files

fault-rulebook-malformed = The rulebook in the record cannot be read.
    .do = Get the record from elsewhere and compare.

fault-log-key-differs = The log is signed with another key than the first entry names.
    .do = Compare the key with the set-up sheet and tell the scrutineer.

fault-log-empty = The record has no entries.
    .do = Make sure that this is the record you meant.

fault-time-not-witnessed = There is no witness to say when these entries were there.
    .do = Treat their times as the word of the server.

fault-time-outside-checkpoints = An entry bears a time that does not fit the witnessed checkpoints around it.
    .do = Treat its time as somebody’s word, and ask the officers how it came about.

fault-checkpoint-dropped = A checkpoint that a signer saw is not in the record.
    .do = Ask the operator for it, and the witnesses for their copies; compare what they hold.

fault-blob-missing = A file that an entry names is not in the record.
    .do = Ask the officers to publish it. Until then that entry cannot be checked.

fault-blob-not-named = There is a published file that no entry names.
    .do = Leave it aside; nothing in the record vouches for it.

fault-published-not-committed = A published statement is not one that an entry committed to.
    .do = Leave it aside; it may have been written later.

fault-invariant-broken = The record breaks a rule that every record keeps.
    .do = Look at the clause and the figures beside it, and ask the officers about them.

fault-private-bundle-malformed = The private bundle you gave cannot be read.
    .do = Ask for the scrutineer’s bundle again.
fault-private-bundle-of-another-contest = The private bundle you gave belongs to another contest.
    .do = Use the bundle of this contest.

# One-file records

fault-archive-truncated = The file ends too early.
    .do = Get it again; the copy may have broken off.

fault-archive-header-not-canonical = The file was not written in the one form that a record in one file has.
    .do = Get the original, or unpack it yourself and check the folder.

fault-archive-path-unsafe = The file holds a name that could reach outside the folder it is unpacked in.
    .do = Do not unpack it. Get the record from elsewhere and keep this copy as evidence.

fault-archive-order = The files inside are out of order or there twice.
    .do = Get the original.

fault-archive-padding = There are bytes between the files inside that belong to none of them.
    .do = Get the original.

# What a sound record still cannot exclude

notice-split-view-not-excluded = It is not excluded that others were shown another record.
    .do = Check again with the policy that is printed on the notice of the ballot.
notice-log-key-not-from-policy = The log’s key was taken from the record itself.
    .do = Compare it with the set-up sheet, or check with a policy.
notice-boxes-not-checked = The record holds ballot boxes that this program does not check.
    .do = Check them with a version of the program that does.
notice-rehearsal-clock = This is a rehearsal; its times come from a simulated clock.
    .do = Do not take it for a contest that decided anything.
notice-private-parts-not-checked = What only the scrutineer sees was not checked.
    .do = If you are the scrutineer, check again with the bundle that was sealed for you.

# Passkeys

passkey-assertion-malformed = What the passkey sent cannot be read.
    .do = Sign again. If it fails again, use another browser or device.
passkey-assertion-wrong-type = What the passkey sent is not a signature.
    .do = Sign again from the task itself.
passkey-assertion-other-challenge = The passkey signed something else.
    .do = Load the page again, look at what you are about to sign, and sign.
passkey-assertion-other-origin = The passkey was used on another web address.
    .do = Open the contest at its own address and sign there. If a message sent you elsewhere, report it.
passkey-assertion-other-relying-party = The passkey belongs to another site.
    .do = Choose the passkey that you made for this contest.
passkey-user-not-present = The passkey did not confirm that somebody was there.
    .do = Sign again and touch the key or the screen when asked.
passkey-user-not-verified = The passkey did not check that it was you.
    .do = Sign again and give your fingerprint, face or PIN when asked.
passkey-assertion-signature-invalid = The passkey’s signature does not fit the key in the record.
    .do = Choose the passkey that the officers introduced you with, and sign again.
`;
