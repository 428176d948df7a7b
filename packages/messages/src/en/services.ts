/** Why a log does not open, and why a witness does not sign: read by those who run one. */
export const services = `
log-behind-cosigned-checkpoint = The store holds less than the witnesses have signed.
    .do = Do not write to it. Restore what is missing from a witness’s copy, or open a successor that says what is lost.
log-differs-from-cosigned-checkpoint = The store holds something else than the witnesses have signed.
    .do = Do not write to it. Rebuild it from a witness’s copy and find out what changed.
log-cosigned-checkpoint-malformed = The last checkpoint that witnesses signed cannot be read.
    .do = Get it again from a witness.
log-cosigned-checkpoint-of-another-log = The last checkpoint that witnesses signed belongs to another log.
    .do = Make sure that the store and the checkpoint are of the same contest.
log-cosigned-checkpoint-not-signed = The last checkpoint that witnesses signed is not signed by this log’s key.
    .do = Make sure that the key is the one on the set-up sheet.
log-entry-too-large = An entry is larger than an entry may be.
    .do = Put what is large into a file of its own and let the entry name it.

witness-unknown-log = This witness does not serve that log.
    .do = Give the witness the log’s key from the set-up sheet.
witness-bad-signature = The checkpoint is not signed by the log, or not properly.
    .do = Do not sign it. Ask the log for its checkpoint again.
witness-malformed-request = The request cannot be read.
    .do = Make it again with a current version of the program.
witness-wrong-old-size = The request begins elsewhere than what this witness holds; it holds { $holds } entries.
    .do = Make it again from that size.
witness-rollback = The checkpoint is older than what this witness has signed; it holds { $holds } entries.
    .do = Do not sign it. If the log went back, its operator opens a successor.
witness-forked = The checkpoint contradicts one that this witness has signed; it holds { $holds } entries.
    .do = Do not sign it. Keep both checkpoints and publish them: together they prove that the log was forked.
witness-inconsistent = The proof does not show that the log has only grown.
    .do = Do not sign it. Ask for the proof again; if it stays so, keep the checkpoint as evidence.
witness-clock-behind = This witness’s clock is behind the time of its last signature.
    .do = Set the clock, then try again.
witness-entries-missing = The entries sent are not as many as are new.
    .do = Ask the log for all new entries.
witness-entries-differ = The entries sent are not those that the checkpoint stands for.
    .do = Do not sign it. Ask the log for its entries again.
witness-entry-too-large = An entry is larger than an entry may be.
    .do = Do not sign it. Such an entry has no place in a log.
`;
