/** What a server says to who runs it, and the letters that it sends. */
export const front = `
start-banner = Selectorate serves at { $address }
start-role = This process runs as { $role }.
start-trial-engine = Database: trial engine. It does not write safely enough for a contest that decides something; give
    DATABASE_URL a PostgreSQL database for that.
start-postgresql = Database: PostgreSQL.
start-set-up = This server has no organisation yet. Whoever opens this link first sets it up. It works once, for 24
    hours:
start-no-mail = No mail server is given (SMTP_URL), so officers pass links on themselves.
start-stopping = Stopping: requests that are running may end.
start-stopped = Stopped.
start-configuration-wrong = The configuration has mistakes. Nothing was started.
start-configuration-fault = { $key }: { $problem } Expected: { $expected }.
start-database-locked = The trial database in { $folder } is open in another process ({ $holder }). Stop that one
    first, or give this one a folder of its own (SELECTORATE_HOME).
start-database-unreachable = The database does not answer, or refuses this server. Look at DATABASE_URL, and at the
    database’s own log.
start-database-newer = The database was written by a newer version of this program. Install that version again.
start-keys-wrong = The key folder does not hold the keys that this database is sealed under. Put the right folder at
    { $folder }: without it nothing personal in the database can ever be read again.
start-keys-missing = The key folder { $path } lacks its seed or its wrapping keys.
start-keys-readable-by-others = Other users of this machine can read { $path }. Take that right away: chmod -R go= on
    the key folder.
start-keys-malformed = { $path } is not a key as this program writes them.
start-keys-not-writable = The key folder { $path } cannot be made or written.
start-port-taken = Nothing can listen at { $address }: { $code }. Is the port taken?
start-job-unknown = The queue in the database holds a kind of work that this program does not know: { $job }. Was the
    database used by another version?
start-usage = Usage: server.mjs [--role web|worker|all]
    | backup --out DIR | restore --from DIR | rebuild --contest ID --from URL or DIR | rotate-keys
    | new-keys --out DIR

config-malformed = this cannot be read.
config-unknown = there is no such key.
config-missing = this is needed beside { $with }.
config-port = a whole number from 0 to 65535
config-host = an address or name to listen at, 127.0.0.1 for one
config-public-url = the origin of the pages: https://host, or http://localhost:PORT for trials
config-database-url = postgres://user@host/database, or nothing for the trial engine
config-folder = an absolute path
config-smtp-url = smtp://host:port or smtps://user:password@host
config-mail-from = an address that letters come from
config-oidc-issuer = the https address of an identity provider
config-oidc-client-id = the id that the identity provider gave this server
config-oidc-client-secret = the secret that the identity provider gave this server
config-oidc-name = what people call the identity provider
config-role = web, worker or all
config-log-level = silent, fatal, error, warn, info, debug or trace
config-requests-per-minute = a whole number of at least 1
config-no-such-key = one of { $keys }

backup-done = The backup is in { $folder }: { $rows } rows. What is personal in it is sealed; keep the key folder apart
    from it, and keep both.
backup-place-taken = { $folder } is there already. Name a folder that is not.
backup-not-usable = There is no whole backup in { $folder }: { $code }.
restore-done = { $rows } rows restored from { $folder }. Start the server: it asks the witnesses whether anything
    newer is missing.
rebuild-done = { $added } entries of “{ $contest }” are back; it has { $size }. { $lost } private parts of them are gone:
    those who hold them send them in again.
rebuild-contest-unknown = There is no contest “{ $contest }” here. Restore a backup that has it first.
rebuild-mirror-unreadable = The mirror at { $from } cannot be read. Ask the witness whether its server is up.
rebuild-mirror-broken = The mirror at { $from } does not agree with itself. Take another witness’s.
rebuild-mirror-of-another-log = The mirror at { $from } is not of the log of “{ $contest }”.
rebuild-mirror-differs = The mirror at { $from } and this database have different entries at the same place, so one of
    them was altered. Nothing was written.
rebuild-entries-refused = The rules or the signatures refuse what the mirror at { $from } adds. Nothing was written.
rebuild-store-broken = The rows of “{ $contest }” in this database do not fit together. Restore a backup first.
restore-database-in-use = The database is not empty. Restore into a new one.
rotate-done = { $rewrapped } data keys are now under { $key }. Older keys are needed only for older backups.
new-keys-done = A new key folder is at { $folder }. Keep a copy where neither the database nor its backups are.
new-keys-place-taken = There are keys in { $folder } already; they were left alone.

mail-invitation = { $organisation } invites you: { $title }
    .greeting = Hello { $name },
    .asks = { $organisation } asks you to take part in “{ $title }” as { WORDS("role", $role) }.
    .open = Open this link to take up your place. It works once, until { $expires }:
    .leave = If you did not expect this, leave it: nothing happens unless the link is opened. Do not pass it on.

page-not-built = The pages have not been built yet. Run “npm run build” in the checkout and load this again. The
    programming interface is already served under /api, and records under /records.
page-not-built-title = Selectorate
`;
