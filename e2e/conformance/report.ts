import { throwIllegalValue } from '@selectorate/basics';
import { columns } from '../../bench/table.ts';
import type { Difference } from './compare.ts';
import type { Judged } from './judge-case.ts';

/** What `--json` writes. `winners` and `rounds` are numbers of cases; `rounds` counts only those that publish any. */
export interface Report {
  readonly schema: 'selectorate-conformance/1';
  readonly cases: number;
  readonly winners: number;
  readonly rounds: number;
  readonly publishRounds: number;
  readonly failed: readonly { readonly id: string; readonly difference: string }[];
  readonly unsupported: readonly { readonly id: string; readonly reason: string }[];
}

export function reportOf(all: readonly Judged[]): Report {
  return {
    schema: 'selectorate-conformance/1',
    cases: all.length,
    winners: all.filter(passesOnWinners).length,
    rounds: all.filter(passesOnRounds).length,
    publishRounds: all.filter(({ publishesRounds }) => publishesRounds).length,
    failed: all.flatMap((judged) => {
      const difference = failureOf(judged);
      return difference === undefined ? [] : [{ id: judged.id, difference }];
    }),
    unsupported: all.flatMap(({ id, verdict }) =>
      verdict.kind === 'unsupported' ? [{ id, reason: verdict.reason }] : [],
    ),
  };
}

/** One line in words: why a case fails; undefined when it passes or is not supported. */
export function failureOf({ verdict }: Judged): string | undefined {
  switch (verdict.kind) {
    case 'unsupported':
      return undefined;
    case 'refused':
      return `no result: ${verdict.fault}`;
    case 'counted': {
      const differences = [verdict.winners, verdict.rounds].filter((one) => one !== undefined);
      return differences.length === 0 ? undefined : differences.map(describe).join('; ');
    }
    default:
      return throwIllegalValue(verdict);
  }
}

const describe = ({ round, what, candidate, theirs, ours }: Difference): string =>
  `round ${round}: ${what}${candidate === null ? '' : ` of ${candidate}`}: theirs ${theirs}, ours ${ours}`;

const passesOnWinners = ({ verdict }: Judged): boolean => verdict.kind === 'counted' && verdict.winners === undefined;

const passesOnRounds = ({ publishesRounds, verdict }: Judged): boolean =>
  publishesRounds && verdict.kind === 'counted' && verdict.rounds === undefined;

/** Cases by source and rule. */
export function tableOf(all: readonly Judged[]): string {
  const keys = [...new Set(all.map(({ source, method }) => `${source}\t${method}`))].sort();
  const lines = keys.map((key) => {
    const [source = '', method = ''] = key.split('\t');
    return lineOf(
      source,
      method,
      all.filter((one) => one.source === source && one.method === method),
    );
  });
  const head = ['source', 'rule', 'cases', 'winners', 'every round', 'failed', 'not supported', 'lots'];
  return columns([head, ...lines, lineOf('all', '', all)]);
}

function lineOf(source: string, method: string, judged: readonly Judged[]): readonly string[] {
  const { cases, winners, rounds, publishRounds, failed, unsupported } = reportOf(judged);
  const reasons = [...new Set(unsupported.map(({ reason }) => reason))].join(', ');
  const lots = judged.reduce((sum, { verdict }) => sum + (verdict.kind === 'counted' ? verdict.lots : 0), 0);
  return [
    source,
    method,
    `${cases}`,
    `${winners}`,
    `${rounds} of ${publishRounds}`,
    `${failed.length}`,
    unsupported.length === 0 ? '' : `${unsupported.length} (${reasons})`,
    lots === 0 ? '' : `${lots}`,
  ];
}
