import type { CheckInput } from './check-input.ts';
import { type Finding, found, type NotRun, notRun, raise } from './finding.ts';

/** RI-17: who exported the list, with which authority; and canary entries that somebody wrote to (A31). */
export function checkReleases({ releases }: CheckInput): Finding | NotRun {
  if (releases === undefined) return notRun('exports');
  const { exports, sightings } = releases;
  const unauthorised = exports
    .filter(({ authority }) => authority === null || authority === '')
    .map(({ id, by, at, rows }) =>
      raise({
        check: 'RI-17',
        state: 'escalate',
        reason: 'export-without-authority',
        members: [],
        figures: { export: id, editor: by, from: at, count: rows },
        about: [id, by, at, rows],
      }),
    );
  const seen = sightings.map(({ canary, export: id }) =>
    raise({
      check: 'RI-17',
      state: 'escalate',
      reason: 'canary-seen',
      members: [],
      figures: id === null ? {} : { export: id },
      about: [canary, id],
    }),
  );
  return found({
    population: exports.length,
    tested: exports.length,
    signals: [...unauthorised, ...new Map(seen.map((signal) => [signal.id, signal])).values()],
    expected: { low: 0, high: 0, source: 'none-expected' },
    totals: { exports: exports.length, canaries: sightings.length },
  });
}
