import type { RollReport } from './report.ts';

/** RI-20 looks at a roll in which entries were planted (`planted`); every other figure is of the roll without them. */
export function withDecoys(own: RollReport, planted: RollReport): RollReport {
  const found = planted.checks.find(({ check }) => check === 'RI-20');
  const failed = planted.failed.filter((code) => code === 'decoy-recall' || code === 'decoy-recall-of-a-group');
  return {
    ...own,
    checks: own.checks.map((result) => (result.check === 'RI-20' && found !== undefined ? found : result)),
    failed: [...own.failed, ...failed],
  };
}
