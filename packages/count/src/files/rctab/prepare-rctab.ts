import { mergeBallots } from '../../ballots/ballots.ts';
import { plainContest } from '../../contest/contest.ts';
import { WRITE_INS } from '../cvr/marks.ts';
import type { CvrFile } from '../cvr/cvr.ts';
import { numberedCandidates } from '../gather.ts';
import type { RctabConfig, RctabElection } from './rctab.ts';

/**
 * Puts the files of a configuration together with its rules. Where a file has write-ins, they are one more candidate, who
 * counts but cannot win and stands last in any order of ties. The files are those that its mappings read, in any number.
 */
export function prepareRctab(
  { candidates, seats, request, tieOrder }: RctabConfig,
  files: readonly CvrFile[],
): RctabElection {
  const hasWriteIns = files.some(({ writeIns }) => writeIns !== null);
  const ids = numberedCandidates(candidates.length + (hasWriteIns ? 1 : 0));
  const writeIns = hasWriteIns ? (ids.at(-1) ?? null) : null;
  const idAt = (index: number): (typeof ids)[number] | undefined => ids[index];
  const order = [...(tieOrder ?? []).map(idAt), writeIns].filter((id) => id !== null && id !== undefined);
  // Candidates stand in the order of the configuration in every file, write-ins after them.
  const ballots = mergeBallots(
    ids,
    files.map((file) => ({ ...file.ballots, candidates: ids })),
  );
  const excluded = ids.filter((_, i) => candidates[i]?.excluded === true);
  return {
    ballots,
    names: [...candidates.map(({ name }) => name), ...(hasWriteIns ? [WRITE_INS] : [])],
    contest: {
      ...plainContest(seats),
      withdrawn: excluded.map((candidate) => ({ candidate, when: 'before-opening' })),
    },
    request: {
      ...request,
      cannotWin: writeIns === null ? [] : [writeIns],
      ties: tieOrder === null ? [{ kind: 'physical-lot', lots: [] }] : [{ kind: 'lot-order', order }],
    },
    writeIns,
    unnamedOvervotes: files.reduce((papers, file) => papers + file.unnamedOvervotes, 0),
  };
}
