/** What can be wrong with an election of the secret ballot, a sentence a code, and what of a sound one should be said. */
export const ballotFaults = `
# The archive as a file and as a chain
ballot-fault-archive-truncated = The file ends in the middle of something.
ballot-fault-archive-header = Here a member of the archive should begin, and what stands here is not how one begins.
ballot-fault-archive-name = A member of the archive has a name that no member may have.
ballot-fault-archive-timestamp = A member bears another time than the archive.
ballot-fault-archive-padding = There is something in the space that is always empty between members.
ballot-fault-archive-beginning = This is not the beginning of an archive that this program reads.
ballot-fault-member-too-large = A member is larger than any may be.
ballot-fault-member-hash = A member is not what its name says: somebody changed it after it was named.
ballot-fault-member-not-utf8 = A member is not text.
ballot-fault-event-unreadable = An event cannot be read.
ballot-fault-event-parent = An event does not follow the one before it: something was taken out, put in or exchanged.
ballot-fault-event-height = Events are not counted one by one.
ballot-fault-event-order = This kind of event cannot come here.
ballot-fault-event-payload = An event refers to something it should not refer to, or to nothing where it should.
ballot-fault-payload-unreadable = What an event refers to cannot be read.
ballot-fault-data-missing = An event refers to something that is not there.
ballot-fault-data-order = Members stand in another order than the one they are always written in.
ballot-fault-data-unreferenced = Something is in the archive that no event refers to.
ballot-fault-ballot-repeated = The same ballot is there twice.

# What the verifier finds between the parts
ballot-fault-setup-missing = The archive does not say what is voted on and who may vote, so nothing can be checked.
ballot-fault-election-unreadable = The election’s questions and settings cannot be read.
ballot-fault-threshold-too-many = A shared key has more members than the 256 that are checked.
ballot-fault-election-uuid = The election’s identifier is not 14 to 64 letters and digits, without 0, O, I and l.
ballot-fault-election-key = The key that the votes are sealed with is no key.
ballot-fault-archive-changed = The archive was another when it was read the second time: somebody changed the file
    meanwhile, or it is still being written. Take a copy and check that.
ballot-fault-election-question = A question has no answers, or asks for more choices than there are.
ballot-fault-election-embedding = A question cannot be ranked in this group, or has more answers than can be ranked.
ballot-fault-trustees-unreadable = The list of trustees cannot be read.
ballot-fault-credentials-unreadable = The list of those who may vote cannot be read.
ballot-fault-ballot-credential = This ballot comes from nobody who may vote: its credential is not on the list.
ballot-fault-tally-mismatch = The sealed tally is not what the ballots come to: votes were left out, added or moved.
ballot-fault-tally-number = The sealed tally claims another number of ballots than there are to count.
ballot-fault-tally-weight = The sealed tally claims another sum of weights than the ballots have.
ballot-fault-shuffle-unreadable = A mix cannot be read.
ballot-fault-shuffle-owner = A mix claims to be by a trustee whom the list does not have.
ballot-fault-shuffle-owner-twice = One trustee mixed twice, which hides no more than mixing once.
ballot-fault-shuffle-missing = Ranked votes were opened without having been mixed, so that each can be traced to its
    voter.
ballot-fault-shuffle-needless = There is a mix in an election that has none.
ballot-fault-decryption-unreadable = What a trustee did to open the tally cannot be read.
ballot-fault-decryption-shape = A trustee opened another number of questions or votes than the tally has.
ballot-fault-result-unreadable = The published result cannot be read.
ballot-fault-election-unfinished = The archive ends before the result.
ballot-fault-hint-mismatch = A hint in the sidecar is wrong. What it was for is sound, but the sidecar is not.
ballot-fault-sidecar-missing = A contest declared here must show more than the archive holds, and this part of the
    sidecar is not there.
ballot-fault-too-few-mixes = Fewer than two trustees mixed the votes, and a contest declared here needs two.
ballot-fault-box-too-small = There are so few ballots that opening them by themselves shows how people voted.
ballot-fault-credentials-with-names = The public list says the names of voters.

# The public list of credentials
ballot-fault-credential-element = An entry of the list of those who may vote is no credential.
ballot-fault-credential-identity = An entry of the list of those who may vote is one that anybody could vote with.
ballot-fault-credential-twice = The same credential is on the list twice.
ballot-fault-credential-ranked-weight = A ballot with a ranking counts once; this credential claims another weight.
ballot-fault-credentials-unsorted = The list is not in its order, which could say who is who.

# Trustees
ballot-fault-no-trustees = There are no trustees, so nobody could ever open the result.
ballot-fault-trustee-key = The key of a trustee is no key.
ballot-fault-trustee-key-twice = Two trustees have the same key.
ballot-fault-trustee-knowledge = The proof that this trustee knows the secret of the key is false.
ballot-fault-threshold-out-of-range = The number of trustees needed is below one or above the number there are.
ballot-fault-threshold-lengths = Parts of the key that trustees share are missing or too many.
ballot-fault-threshold-mixed-forms = The shared key is put together from parts of different versions of the protocol.
ballot-fault-threshold-older-form = The shared key is in a form that this group never had.
ballot-fault-certificate-unreadable = The certificate of a trustee cannot be read.
ballot-fault-certificate-keys = A key in the certificate of a trustee is no key, or another trustee’s.
ballot-fault-certificate-signature = The signature on the certificate of a trustee is false.
ballot-fault-certificate-context = The certificate of a trustee was made for another group, size, number needed or
    place.
ballot-fault-coefficients-unreadable = What a trustee published of their part of the shared key cannot be read.
ballot-fault-coefficients-number = A trustee’s part of the shared key has another length than the number needed says.
ballot-fault-coefficients-elements = A trustee’s part of the shared key holds something that is no key.
ballot-fault-coefficients-signature = The signature on a trustee’s part of the shared key is false.
ballot-fault-ceremony-signature = A trustee’s signature on what all agreed in the ceremony is false.
ballot-fault-share-key = A trustee’s key is not what the ceremony gave them.
ballot-fault-share-key-signature = A trustee’s signature on their key is false.
ballot-fault-combined-key = The key that the votes are sealed with is not the one the trustees made together.

# One ballot
ballot-fault-ballot-unreadable = The ballot cannot be read.
ballot-fault-ballot-of-another-election = The ballot was made for another election.
ballot-fault-ballot-hash = The ballot bears another hash than its own.
ballot-fault-answer-shape = An answer does not have as many choices or proofs as its question asks for.
ballot-fault-not-an-element = Something in the ballot is no number of the kind that a vote is sealed in.
ballot-fault-identity-element = Something in the ballot is empty that seals nothing, which no honest device makes.
ballot-fault-identity-commitment = A proof is made in a way that no honest device makes one.
ballot-fault-individual-proof = The proof that a choice is marked or not marked, and nothing else, is false.
ballot-fault-overall-proof = The proof that as many choices are marked as the question allows is false.
ballot-fault-blank-proof = The proof that a blank vote marks nothing else is false.
ballot-fault-ranked-proof = The proof that the voter knows what they sealed is false: the vote may be a copy.
ballot-fault-ballot-signature = The signature is false: the holder of the credential did not cast this ballot.
ballot-fault-hint-missing = A hint is missing for this ballot.

# Mixes
ballot-fault-shuffle-rows = A mix does not have every ranked question once.
ballot-fault-shuffle-length = Another number of votes came out of the mix than went in.
ballot-fault-shuffle-proof-length = The proof of a mix does not have the length of what was mixed.
ballot-fault-shuffle-element = Something in the mix is no number of the kind that a vote is sealed in.
ballot-fault-shuffle-identity = Something in the mix is empty that no honest mixer leaves empty.
ballot-fault-shuffle-proof = The proof is false: votes may have been left out, added or exchanged in the mix.

# Opening
ballot-fault-decryption-lengths = A trustee opened more or fewer votes than there are.
ballot-fault-decryption-ciphertext = What was to be opened is no sealed vote.
ballot-fault-decryption-factor = What a trustee gave to open this is no number of the right kind.
ballot-fault-decryption-proof = The trustee’s proof of having opened this honestly is false.
ballot-fault-second-decryption-proof = The trustee’s second proof, which binds all that was opened, is false.
ballot-fault-decryption-owner-unknown = Somebody opened votes who is no trustee of this election.
ballot-fault-decryption-owner-twice = The same trustee opened the tally twice.
ballot-fault-decryption-missing = A trustee without whom the tally cannot be opened has not taken part.
ballot-fault-decryption-below-threshold = Fewer trustees took part in opening the tally than are needed.

# The result
ballot-fault-result-lengths = The published result has another number of questions, answers or votes than were opened.
ballot-fault-result-count-unreadable = An opened sum is not the published number, and no number of votes was found
    for it.
ballot-fault-result-count = A published number of votes is not what was opened.
ballot-fault-result-ballot = A published ranking is not what was opened at its place.

# The sidecar
ballot-fault-sidecar-unreadable = A line of the sidecar cannot be read.
ballot-fault-sidecar-not-utf8 = A line of the sidecar is not text.
ballot-fault-sidecar-line-too-long = A line of the sidecar is longer than any may be.
ballot-fault-sidecar-truncated = The sidecar ends in the middle of a line.
ballot-fault-sidecar-header = The sidecar does not begin as one does.
ballot-fault-sidecar-order = The lines of the sidecar are out of order.
ballot-fault-sidecar-other-election = This sidecar belongs to another election.
ballot-fault-sidecar-keys = The sidecar names other keys of its signers than the ones you gave.
ballot-fault-sidecar-officer-key = An officer signs with the key of the server or of the registrar, so an exclusion
    does not need two other people.
ballot-fault-sidecar-contest-missing = The sidecar does not say which contest it is of.
ballot-fault-sidecar-other-contest = The sidecar is of another contest than the one you named.
ballot-fault-link-wrong = The voter’s signature on which of their ballots this one replaces is false.
ballot-fault-receipt-wrong = The server’s signature on a receipt is false.
ballot-fault-receipt-late = A ballot was recorded later than the server had promised.
ballot-fault-promise-broken = The server promised to record a ballot, and it is not in the box, or not in time.
ballot-fault-head-wrong = The server’s signed word on which ballot of a voter is the last is false.
ballot-fault-head-contradicted = The server told a voter that another ballot was their last than its record shows.
ballot-fault-registration-missing = The registrar has not said whom the credentials stand for.
ballot-fault-registration-wrong = The registrar’s signature is false.
ballot-fault-registration-count = The registrar sealed more or fewer entries than there are credentials.
ballot-fault-registration-other-roll = The registrar’s word is about another roll than the one you named.
ballot-fault-map-opening = What the registrar sealed about a credential does not open to what is claimed.
ballot-fault-map-not-one-to-one = One member has two live credentials, or a member has none.
ballot-fault-map-leaf-unknown = A credential stands for somebody who is not on the roll.
ballot-fault-participation-missing = The register of who took part is not there.
ballot-fault-participation-wrong = The signature on the register of who took part is false.
ballot-fault-participation-order = The register of who took part is not in its order, which could say who is who.
ballot-fault-participation-count = The register of who took part has another length than there are voters.
ballot-fault-participation-absent = Somebody who took part is not in the register.

# The box
ballot-fault-box-closed = Something was put into the box after it was closed.
ballot-fault-time-backwards = An entry of the box is earlier than the one before it.
ballot-fault-credential-not-listed = A ballot of a credential that is not on the list was taken.
ballot-fault-credential-not-activated = A ballot of a spare credential that had been given to nobody was taken.
ballot-fault-credential-revoked = A ballot of a credential that had been revoked was taken.
ballot-fault-credential-excluded = A ballot of a credential that had been excluded was taken.
ballot-fault-ballot-audited = A ballot was taken that had been opened for an audit, so that somebody had seen it.
ballot-fault-head-moved = A ballot replaces another than the last one of its voter.
ballot-fault-ciphertext-copied = The ballot is a copy of what another voter sealed.
ballot-fault-ballot-recorded-before = The same ballot was recorded twice.
ballot-fault-spare-not-listed = A credential was activated that is none of the spares.
ballot-fault-spare-used-before = A spare credential was given out twice.
ballot-fault-credential-has-ballot = A credential was revoked although it had a ballot already.
ballot-fault-reissue-without-revocation = A second credential was given to a voter while the first was live.
ballot-fault-more-live-than-eligible = More credentials are live than there are people who may vote.
ballot-fault-act-signature = The signature of the officer or registrar on an entry of the box is false.
ballot-fault-act-two-officers = An entry needs two different officers, and they did not both sign.
ballot-fault-paper-not-issued = A ballot left the box for a paper that was never issued.
ballot-fault-paper-issued-before = A second paper was issued for the same credential.
ballot-fault-box-not-closed = The box was not closed before it was counted.
ballot-fault-ballot-not-in-box = The archive has a ballot that the box does not have at this place.
ballot-fault-ballot-dropped = A ballot is in the box, and nobody excluded it, but the archive does not have it.
ballot-fault-ballot-excluded = The archive has a ballot of a credential that was excluded.
ballot-fault-ballots-reordered = The archive has the ballots in another order than the box.
ballot-fault-ballot-credential-differs = The ballot in the archive bears another credential than its entry in the box.

# The making of a shared key
ballot-fault-seed-not-certified = None of these certificates is of this key file: it belongs to another ceremony, or
    you were left out.
ballot-fault-ceremony-lengths = There are more or fewer messages than trustees were agreed on.
ballot-fault-secret-off-polynomial = What this trustee sent you in secret does not fit what they published.
ballot-fault-polynomial-exchanged = What is shown as this trustee’s part is not what they made.
ballot-fault-share-not-of-key = Your part of the shared key is not the one that was published for you.
ballot-fault-message-unreadable = A message between two trustees cannot be opened: it is damaged, or meant for another
    key.
ballot-fault-message-signature = A message between two trustees is not signed by the one it should come from.
ballot-fault-message-recipient = A message between two trustees was meant for somebody else.

# A part of a two-part credential
ballot-fault-part-element = One part of a credential is no key.
ballot-fault-part-identity = One part of a credential is empty.
ballot-fault-part-proof = The proof that the registrar knows their part of a credential is false.

# What a voter answers
ballot-fault-vote-answers = The vote does not answer every question once.
ballot-fault-vote-kind = The answer is of another kind than the question.
ballot-fault-vote-choices = The answer does not have a 0 or a 1 for every answer of the question.
ballot-fault-vote-choice = A choice is marked with 1 or not marked with 0; there is nothing else.
ballot-fault-vote-too-few = Fewer answers are marked than the question asks for.
ballot-fault-vote-too-many = More answers are marked than the question allows.
ballot-fault-vote-no-blank = This question has no blank vote.
ballot-fault-vote-ranks = The answer does not have a rank for every answer of the question.
ballot-fault-vote-rank = A rank is 0 for none, or from 1 to the number of answers.
ballot-fault-vote-ranks-do-not-fit = This question has more answers than can be ranked.

# The check on a second device
ballot-fault-opening-unreadable = What the voting device handed over for the audit cannot be read.
ballot-fault-opening-of-another-election = What the voting device handed over for the audit is of another election.
ballot-fault-opening-vote = What the voting device handed over for the audit is no vote that the questions allow.
ballot-fault-opening-hash = The voting device sealed another vote than it claims: the hash it showed is not that of
    this ballot.

# True of a sound election, and to be said
ballot-notice-decryption-proof-weak = The protocol’s own proof of opening, in its version 1, does not stop a trustee
    who means to cheat from lying about a vote. A sidecar with second proofs does.
ballot-notice-trustee-proof-weak = The proofs that trustees know their keys do not name the election: that these keys
    were made for this one, only their owners can say.
ballot-notice-hints-dropped = Some hints of the sidecar were wrong. What they were for was checked without them and is
    sound.
ballot-notice-second-proofs-wrong = Second proofs in the sidecar are wrong, so only the protocol’s own proofs were
    counted.
ballot-notice-credentials-with-names = The public list says the names of voters, so that everybody can see who voted.
ballot-notice-few-mixes = Fewer than two trustees mixed the votes. Whoever mixed alone knows which ballot is whose.
ballot-notice-mixers-unsigned = Nobody signs a mix. That the trustees named here made the mixes is what the archive
    says, and they can be asked.
ballot-notice-one-machine = Server and registrar sign with one key, so one person could have cast ballots for
    members who did not vote. Only the register of who took part would tell.
ballot-notice-few-ballots = There are so few ballots that the result may show how people voted.
ballot-notice-unanimous = Everybody voted alike, so the result shows how each person voted.
ballot-notice-rankings-as-signatures = There are far more possible rankings than voters. Somebody could have told a
    voter to cast a certain rare ranking, and recognise it in the published list.
ballot-notice-sidecar-own-keys = The signatures in the sidecar were checked with keys that the sidecar itself names.
    They hold only if you know from elsewhere whose keys these are.
`;
