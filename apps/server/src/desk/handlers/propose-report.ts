import { ok, type Result } from '@selectorate/basics';
import { bodyOf, reportToRecord } from '@selectorate/selection';
import type { Denial } from '../../handlers.ts';
import type { Wish } from '../draft-content.ts';
import { deny, type House, type Visit } from '../house.ts';
import { officersOf } from '../places.ts';
import { reportNow, USUAL_K } from '../roll/review.ts';
import { changesAfter, entriesAt } from '../roll/roll-versions.ts';

/**
 * What the checks found and what was changed since the first list, as counts for everybody; the report in full and the exact
 * counts are private parts, for the scrutineer.
 */
export async function reportRoll(
  { options: { store } }: House,
  { contest, log }: Visit,
): Promise<Result<Wish, Denial>> {
  const { state } = log;
  const kept = await reportNow(store, contest);
  if (kept === undefined) return deny('report-missing');
  const { version, report } = kept;
  const { body, parts, blobs } = reportToRecord({
    version: `v${version}`,
    since: version > 1 ? 'v1' : null,
    report,
    changes: await changesAfter(store, contest, { from: 1, to: version }),
    after: await entriesAt(store, contest, version),
    k: Math.max(state.rulebook.publication.k, USUAL_K),
    before: state.rollReport,
  });
  return ok({
    kind: 'report-roll',
    by: officersOf(state),
    body: bodyOf('report-roll', body),
    parts: {
      report: { subject: 'contest', content: parts.report, publish: false },
      changes: { subject: 'contest', content: parts.changes, publish: false },
    },
    blobs,
  });
}
