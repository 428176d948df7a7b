/** What the command line says about its own work. */
export const commands = `
usage-run = Usage: selectorate run FOLDER --out DIR [--report FILE]
    [--at URL (--set-up LINK | --officer KEYFILE) [--organisation NAME] [--witnesses FILE] [--announce FILE]]
usage-verify = Usage: selectorate verify DIR | FILE.selectorate | URL [--policy FILE | URL] [--seen CHECKPOINT]
    [--private BUNDLE --identity FILE] [--json FILE]
usage-rulebook = Usage: selectorate rulebook explain FILE | diff FILE FILE
    | what-if FILE --units FILE --returns FILE | schema, each with [--json FILE]
usage-witness = Usage: selectorate witness new --name NAME --out FILE
    | cosign RECORD --key FILE --mirror DIR --log KEY [--out FILE] [--at TIME]
    | rebuild --mirror DIR --out DIR
    | serve --key FILE --mirrors DIR --logs FILE [--port N] [--host H] [--rehearsal], each with [--json FILE]

input-rulebook-extension = { $file }: the name of a rulebook file ends in “.yaml”, “.yml” or “.json”.
input-fault = { $place }: { $problem }
input-expected = Expected: { $expected }

run-nothing-written = Nothing was written.
run-place-taken = { $folder } is there already. Name another folder, or remove it first.
run-keys-missing = The folder of keys lacks a usable file: { $files }
run-refused = { $place }: the rules refuse this ({ $act }, { $at }).
run-clause = Clause { $clause }: { $text }
run-contest = Contest { $contest }
run-written = The record is in { $folder }
run-policy = Check it yourself: selectorate verify { $record } --policy { $policy }
run-playing = acts of contest
run-seconds = Done in { $seconds } seconds.

verdict-valid = The record is sound: no fault was found.
verdict-faulty = The record is not sound. { $faults ->
    [one] One fault was found.
   *[other] { $faults } faults were found.
}
verdict-figures = { $entries } acts, { $signatures } signatures, { $checkpoints } checkpoints, as of { $asOf }.
verdict-witnesses = The last checkpoint was cosigned by { $witnesses }.
verdict-no-witness = No witness has cosigned the last checkpoint.
verdict-no-result = Nothing has been declared in it.
verdict-result = It ends with “{ $winner }”, by { $endedBy }, under the rulebook “{ $rulebook }”.
verdict-challenges = Challenges: { $lodged } lodged, { $dismissed } dismissed, { $upheld } upheld,
    { $live } not decided. Overrides: { $overrides }.
verdict-remedies = Ordered by rulings: { $remedies }.
verdict-nothing-confirmed = Because there are faults, nothing in these lists is confirmed.
verdict-fault-list = Faults
verdict-more-faults = … and { $more } more. The file that --json writes has them all.

explain-identity = { $id }, version { $version }: { $basis }
explain-sections = Units vote in these sections: { $sections }
explain-electorate = A member may vote for whom all of these hold at the freeze.
explain-rule = { $expression } (otherwise: { $reason }, published as { $code })
explain-source = Clause { $clause }. Source: { $citation }. { $seen }
explain-fact = { $name }: { $meaning } From: { $source }.
explain-heading-parameters = What was chosen for this rulebook
explain-heading-electorates-trigger = Who may vote in the trigger ballot
explain-heading-electorates-ballot = Who may vote in the members’ ballot
explain-heading-facts = The facts about a member that these rules look at
explain-heading-trigger = The trigger ballot
explain-heading-calendar = The calendar
explain-heading-shortlist = The shortlist
explain-heading-ballot = The members’ ballot
explain-heading-publication = What is published
explain-heading-signing = Signatures
explain-heading-bodies = Who decides
explain-heading-endorsement = Endorsement
explain-heading-declaration = The declaration
explain-heading-challenges = Challenges
explain-heading-retention = What is kept
explain-heading-overrides = Overrides
explain-heading-witnesses = Witnesses
explain-heading-clauses = Further clauses

# Where the wording behind a clause was seen
seen-clause-text = The wording of the clause was seen.
seen-published-report = Seen in a published report; the wording of the clause was not.
seen-press-report = Seen in press reports; the wording of the clause was not.
seen-not-seen = Seen nowhere; this is our reading.
seen-chosen-by-organiser = It was chosen, not found.

diff-titles = From { $before } to { $after }
diff-none = They say the same.
diff-count = { $differences ->
    [one] One value differs.
   *[other] { $differences } values differ.
}
diff-identity = Names, version and what belongs to no clause
diff-absent = not there

whatif-no-trigger = This rulebook has no trigger ballot, so there is nothing to work out.
whatif-formula = Working under “{ $formula }”: { $aggregator }, { $comparator } { $threshold }
whatif-section = { $section }: { $open } for an open selection, { $keep } to keep the incumbent, { $none } without a
    preference, { $absent } not voting; { $open } of { $denominator } is { $share }
whatif-share = Share compared: { $share }
whatif-outcome = Outcome: { $outcome }
whatif-in-time = Every return was taken as received in time and signed by the right people; a contest checks both.
aggregator-pooled = all units in one pool
aggregator-any-section = one section is enough
aggregator-every-section = every section by itself
aggregator-weighted-sections = shares of the sections added by weight
comparator-more = more than
comparator-at-least = at least

cosign-key-made = The key is in { $file }. Whoever holds that file signs as { $name }; keep it where nobody else
    gets it.
cosign-key-publish = Readers name this witness in their policy by the key that stands alone on its line.
cosign-name-refused = { $name } cannot be the name of a witness: no spaces, no plus.
cosign-file-taken = { $file } is there already and is left as it is. Name another file.
cosign-file-unwritable = { $file } cannot be written.
cosign-key-unusable = { $file } is no key file of a witness: an EdDSA key made by “selectorate witness new”.
cosign-log-key-unusable = The log’s key cannot be read. It is the verifier key on the set-up sheet,
    name+hash+key, not a witness’s.
cosign-time-unusable = { $at } is no moment as 2022-10-10T18:00:00Z.
cosign-refused = Not cosigned ({ $code }). { $text }
cosign-done = Checkpoint of { $size } entries of { $log } cosigned at { $at }. { $fresh } entries are new to the mirror.

mirror-state-malformed = The mirror in { $folder } has no state that can be read. Restore it from a copy. Do not
    start a new one: a witness that has forgotten what it signed can be shown another history.
mirror-behind = The mirror in { $folder } holds fewer entries than its state says. Restore it from a copy.
mirror-differs = The mirror in { $folder } holds other entries than its state says. Restore it from a copy.
mirror-of-another-log = The mirror in { $folder } is of the log { $log }. Each log has a mirror of its own.
mirror-empty = There is no mirror in { $folder }.
mirror-in-use = Another run is at work in { $folder }. Wait until it has ended, and try again.
mirror-holds-nothing = This witness has cosigned nothing of this log yet.
mirror-holds = The mirror in { $folder } holds { $size } entries, last cosigned at { $at }.
mirror-first-difference = Entry { $entry } of this record is not the entry { $entry } that this witness has mirrored.
mirror-rebuilt = { $size } entries of { $log } are in { $folder } as tiles, with the checkpoint this witness cosigned.

serve-listening = Witness { $name } listens on { $url }
serve-rehearsal = It takes the time of rehearsals from their logs (--rehearsal), so it vouches for no time at all.
    Do not use it for contests that bind.
serve-cosigned = { $log }: { $size } entries mirrored and cosigned, { $fresh } of them new.
serve-logs-unreadable = { $file } cannot be read. It lists the logs to watch: a verifier key on each line.
serve-logs-line = { $file }, line { $line }: this is no verifier key of a log, name+hash+key.
serve-logs-kept = The logs listed before are still watched.
serve-no-address = This witness cannot listen on { $host }, port { $port } ({ $what }). Name another with --port.
serve-failed = A request could not be answered, and nothing was cosigned for it: { $what }

at-address-unusable = { $url } is not the address of a server. Give its root, such as http://localhost:3000.
at-officer-key-unusable = { $file } is no key file. Name the key file of an officer that the server knows.
at-witnesses-unusable = The file of witnesses cannot be used ({ $what }). It has the form of a reader’s policy,
    and names the address of each witness.
at-inviting = people invited
at-stopped = { $place }: this could not be done ({ $act }, { $at }).
at-server-answered = The server did not do what was asked of it ({ $where }).
at-link-unreadable = This is no one-time link ({ $where }).
    .do = Copy the whole link. A server that sends its links by mail cannot be played at.
at-draft-differs = The server showed something else to sign than what was asked for ({ $where }). Nobody signed it.
    .do = Do not sign at this server until its operator has explained it.
at-draft-stands-open = Everybody signed, and the server did not put it into the record ({ $where }).
    .do = Look at the draft on its page and ask the server’s operator.
at-log-differs = The server’s log at entry { $where } is not what was signed, or breaks the rules. Nobody signed on.
    .do = Keep what you have of the record and check it against what the witnesses hold.
at-checkpoint-late = The server has not published a checkpoint of { $where } entries.
    .do = Ask its operator whether it can still write, and try again.
at-key-differs = The server did not take the keys that it was given ({ $where }).
    .do = Check the file of witnesses and the set-up sheet, and prepare the contest anew.
at-record-unreadable = No record can be read at { $where }.
    .do = Open the address in a browser. The contest has been played; verify its record when it can be read.

verify-policy-of-same-server = Note: the policy came from the server of the record. It says whom that server wants
    you to trust; take the policy from a notice or a witness to exclude a split view.
`;
