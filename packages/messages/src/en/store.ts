/** Why a database does not open, is not copied or is not restored: read by those who run a server. */
export const store = `
store-folder-held = The trial database is open in another process ({ $pid }).
    .do = Stop that process first. Two at once would ruin the files.
store-database-unreachable = The database does not answer.
    .do = Make sure that it runs, that its address is right, and that this server may connect to it.
store-newer-than-program = The database was last used by a newer version of the program.
    .do = Start that version. This one leaves the database as it is.
store-wrapping-key-missing = Keys in the database are wrapped under keys that the key folder does not hold: { $ids }.
    .do = Put those key files back. Without them names, addresses and private parts cannot be opened.
store-wrapping-key-wrong = A key file has the right name and the wrong key.
    .do = Put the right key file back. Nothing in the database was changed.
store-folder-not-empty = The folder for the backup is not empty.
    .do = Name a folder that is empty or not there yet.
store-not-a-backup = The folder holds no finished backup.
    .do = Name a folder that the backup command finished.
store-backup-of-another-version = The backup was made by another version of the program.
    .do = Restore it with that version, then upgrade.
store-backup-damaged = The backup’s file of { $table } is not what was written.
    .do = Take another copy of the backup. Nothing was restored.
store-database-not-empty = The database to restore into is not empty.
    .do = Make an empty database. A restore never writes over anything.
`;
