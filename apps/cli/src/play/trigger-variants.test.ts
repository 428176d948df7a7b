import { afterAll, describe, expect, test } from 'vitest';
import { copyOf, edit, REFERENCE, removeFolders } from '../testing/folders.ts';
import { reportOf, runFolder } from '../testing/run-folder.ts';
import { triggerFolder, votes } from '../testing/trigger-folder.ts';

afterAll(removeFolders);

/** The report's trigger as rows of the headline table: share and outcome under each formula. */
async function played(folder: string) {
  const run = await runFolder(folder);
  expect(run.complained).toEqual([]);
  const report = await reportOf(run);
  const under = Object.fromEntries(report.trigger.map(({ rule, ...row }) => [rule, row]));
  return { ...report, under, said: run.said };
}

const outcomes = ({ trigger }: Awaited<ReturnType<typeof played>>): readonly string[] =>
  trigger.map(({ outcome }) => outcome);

describe('figures that were reported, from files to a record', () => {
  test('Newham 2016: 11 of 20 branches and 6 of 17 affiliates keep the incumbent, who is declared', async () => {
    const report = await played(await triggerFolder({ party: votes(11, 20), affiliates: votes(6, 17) }));
    expect(outcomes(report)).toEqual(['reselected', 'triggered', 'reselected', 'reselected']);
    expect(report.under['pooled']).toMatchObject({ for: 17, share: '45.946' });
    expect(report.under['college']).toMatchObject({ for: { party: 11, affiliates: 6 }, share: '45.147' });
    expect(report.endedBy).toBe('trigger');
    expect(report.result).toEqual({ winner: 'Candidate 2', votes: {}, valid: 0, spoilt: 0, rejected: 0 });
    expect(report.record).toMatchObject({ problems: 0 });
    expect(report.said).toContain('The trigger ballot did not open a selection, so Candidate 2 is the candidate.');
  });

  test('Newham 2016 with one union’s 4 votes counted as 1: 17-17 pooled is what the parameter says', async () => {
    const report = await played(await triggerFolder({ party: votes(11, 20), affiliates: votes(6, 14) }));
    expect(outcomes(report)).toEqual(['undetermined', 'triggered', 'reselected', 'reselected']);
    expect(report.under['college']).toMatchObject({ share: '48.929' });
  });

  test('Newham 2018: 20 of 20 and 11 of 15 open a selection under every formula', async () => {
    const report = await played(await triggerFolder({ party: votes(20, 20), affiliates: votes(11, 15) }));
    expect(outcomes(report)).toEqual(['triggered', 'triggered', 'triggered', 'triggered']);
    expect(report.under['college']).toMatchObject({ share: '86.667' });
    expect(report.endedBy).toBe('declaration');
  });

  test('exactly 50 does not open a selection under the college', async () => {
    const report = await played(await triggerFolder({ party: votes(20, 20), affiliates: votes(0, 15) }));
    expect(report.under['college']).toMatchObject({ share: '50', outcome: 'reselected' });
  });

  test('a section in which nobody voted is worked as the parameter says', async () => {
    const nobody = votes(0, 15).map(() => [0, 0] as const);
    const report = await played(await triggerFolder({ party: votes(20, 20), affiliates: nobody }));
    expect(report.under['college']).toMatchObject({ share: '50', outcome: 'reselected' });
    expect(report.under['either-third']).toMatchObject({
      share: { party: '100', affiliates: null },
      outcome: 'triggered',
    });
  });
});

describe('what can become of one return', () => {
  const changed = async (change: (text: string) => string) => {
    const folder = await copyOf(REFERENCE);
    await edit(folder, 'a/returns.csv', change);
    return played(folder);
  };

  test('a late one is recorded and not counted', async () => {
    const report = await changed((text) => text.replace('2022-10-08T21:37', '2022-10-11T21:37'));
    expect(report.under['college']).toMatchObject({ for: { party: 10, affiliates: 3 }, share: '57.895' });
    expect(report.record).toMatchObject({ problems: 0 });
  });

  test('one that never came leaves the denominator too', async () => {
    const report = await changed((text) => text.replace(/^unit-31.*\n/m, ''));
    expect(report.under['pooled']).toMatchObject({ for: 13, share: '44.828' });
  });

  test('where everybody abstained no vote is cast', async () => {
    const report = await changed((text) => text.replace('27,14,0,1', '0,0,0,42'));
    expect(report.under['college']).toMatchObject({ for: { party: 10, affiliates: 2 }, share: '55.263' });
  });

  test('a tie without its retake expresses no preference', async () => {
    const report = await changed((text) => text.replace(/^unit-01,2.*\n/m, ''));
    expect(report.under['pooled']).toMatchObject({ for: 12, share: '41.379' });
    expect(report.under['college']).toMatchObject({ for: { party: 9, affiliates: 3 }, share: '57.5' });
  });

  test('a unit tied again expresses no preference: in the denominator where the parameter says so', async () => {
    const folder = await copyOf(REFERENCE);
    await edit(folder, 'a/returns.csv', (text) => text.replace('46,41,0,2', '43,43,0,3'));
    await edit(folder, 'rulebook.yaml', (text) => text.replace('out-of-denominator', 'in-denominator'));
    const report = await played(folder);
    expect(report.under['college']).toMatchObject({ for: { party: 9, affiliates: 3 }, share: '52.5' });
  });

  test('a small one keeps its figures to itself, and its outcome counts', async () => {
    const report = await changed((text) => text.replace('27,14,0,1', '7,4,0,1'));
    expect(report.under['college']).toMatchObject({ share: '57.5' });
    expect(report.said).toContain('3 units were so small');
  });
});
