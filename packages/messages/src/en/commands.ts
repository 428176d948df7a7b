/** What the command line says about its own work. */
export const commands = `
usage-run = Usage: selectorate run FOLDER --out DIR [--report FILE]
usage-verify = Usage: selectorate verify DIR | FILE.selectorate | URL [--policy FILE]
    [--private BUNDLE --identity FILE] [--json FILE]
usage-rulebook = Usage: selectorate rulebook explain FILE | diff FILE FILE | what-if FILE --units FILE --returns FILE
usage-witness = Usage: selectorate witness new --name NAME --out FILE
    | cosign RECORD --key FILE --mirror DIR --log KEY --out FILE

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
verdict-fault-list = Faults
verdict-more-faults = … and { $more } more. The file that --json writes has them all.
`;
