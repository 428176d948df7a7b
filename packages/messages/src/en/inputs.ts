/**
 * What is wrong with a file that somebody gives the program. Line and column stand beside these, and what would have
 * been right (`expected`, `detail`) as the reader of the file says it.
 */
export const inputs = `
# The reader’s witness policy

policy-policy-too-large = The file is larger than a policy may be.
policy-not-utf8 = The file is not text in UTF-8.
policy-control-character = There is a character here that cannot be printed.
policy-unknown-keyword = A line begins with “log”, “witness”, “group” or “quorum”; this one does not.
policy-wrong-number-of-items = This line has too few items or too many.
policy-bad-verifier-key = This is not a key as witnesses and logs publish it.
policy-wrong-key-type = This key is of the other kind: logs and witnesses have different ones.
policy-duplicate-key = The same key is named twice.
policy-duplicate-name = This name is taken already.
policy-unknown-name = Nothing above this line has this name.
policy-member-listed-twice = This member is in a group already.
policy-bad-threshold = The number is not “any”, “all”, or a number from 1 to the number of members.
policy-duplicate-quorum = There is a second “quorum” line.
policy-missing-quorum = The “quorum” line is missing.

# A rulebook

rulebook-too-large = The file is larger than a rulebook may be.
rulebook-nested-too-deeply = The file is nested too deeply.
rulebook-not-yaml = This is not YAML as rulebooks use it.
rulebook-not-json = This is not JSON.
rulebook-not-canonical = The file is not written in its one valid form.
rulebook-duplicate-key = The same field is there twice.
rulebook-tag-refused = Tags have no place in a rulebook.
rulebook-directive-refused = Directives have no place in a rulebook.
rulebook-too-many-values = The file holds more values than a rulebook may.
rulebook-not-a-whole-number = This is not a whole number.
rulebook-missing-field = A field is missing.
rulebook-unknown-field = A rulebook has no field of this name.
rulebook-wrong-value = This value cannot stand here.
rulebook-unknown-preset = There is no preset of this name.
rulebook-unknown-parameter = The preset has no parameter of this name.
rulebook-missing-parameter = The preset needs this to be settled: the sources do not.
rulebook-wrong-parameter = The parameter cannot have this value.
rulebook-unknown-clause = No clause has this id.
rulebook-duplicate-id = This id is taken already.
rulebook-sections-differ = The sections here are not the sections of the rulebook.
rulebook-weights-not-one = The weights do not add up to one.
rulebook-not-a-fraction = This is not an exact fraction.
rulebook-unknown-deadline = The calendar has no date of this name.
rulebook-gap-impossible = No two dates can keep this gap.
rulebook-unknown-body = No body has this id.
rulebook-remedies-out-of-order = Remedies stand from the narrowest to the broadest.
rulebook-retention-too-short = Papers are kept at least as long as the result can be challenged.
rulebook-expression-syntax = This expression cannot be read.
rulebook-expression-outside-profile = This expression uses something that rulebooks do without.
rulebook-expression-unknown-fact = There is no fact of this name about a member.
rulebook-expression-wrong-type = This expression mixes values of different kinds, or does not answer yes or no.

# A file of keyed papers (BLT)

blt-too-large = The file is larger than a file of papers may be.
blt-line-too-long = The line is longer than a line of papers may be.
blt-bad-header = The first line is not the number of candidates and the number of places.
blt-wrong-number-of-candidates = The number of candidates is not the number that was expected.
blt-bad-directive = This instruction does not name candidates by their numbers.
blt-bad-weight = A paper begins with how many there are of it, a whole number.
blt-bad-preference = This is not a preference as files of papers write it.
blt-no-such-candidate = There is no candidate of this number.
blt-text-after-ballot = There is something after the end of the paper.
blt-cut-off = The file ends before its end: it has been cut off, and papers may be missing.
blt-too-many-papers = There are more papers than this program counts.

# What a file of papers had out of order, though its meaning was clear

repair-byte-order-mark = The file began with a byte order mark.
repair-line-without-final-0 = A paper did not end in 0.
repair-line-of-weight-0 = A line stood for no paper.
repair-decimal-weight = A number of papers was written with a decimal point.
repair-ballot-id = A paper had an id.
repair-no-end-of-ballots = The line that ends the papers was missing.
repair-unknown-directive = There was an instruction that this program does not know.
repair-name-not-quoted = A name stood without quotation marks.
repair-name-missing = A candidate’s name was missing.
repair-text-after-name = There was something after a name.
repair-hidden-characters = A name held characters that cannot be seen. They were left out.
repair-title-missing = The title was missing.
repair-text-after-title = There was something after the title.

# Why nothing was counted

count-seats-out-of-range = The number of places to fill does not fit the candidates.
count-unknown-candidate = A setting of the count names somebody who is not a candidate.
count-bad-option = The method of counting cannot be set like this.
count-no-valid-votes = There is no valid paper.
count-lot-needed = There is a tie that a lot decides, and no lot has been drawn.
count-tie-undecided = There is a tie that none of the rules breaks.
`;
