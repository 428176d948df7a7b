import { describe, expect, test } from 'vitest';
import { id, person, run, said } from './testing/small-roll.ts';

describe('RI-14 and RI-15', () => {
  const changes = {
    since: '2022-07-01',
    changes: [
      {
        at: '2022-08-20T10:00:00Z',
        by: 'officer-1',
        channel: 'officer' as const,
        session: 's-1',
        reason: 'asked',
        authority: 'request',
        member: id(4),
        field: 'email' as const,
        from: 'before@mail.example',
        to: 'p4@mail.example',
      },
    ],
  };
  const application = (i: number, at: string, device: string | null = null) => ({ member: id(i), at, device });

  test('A03 who applies within four weeks of a changed contact is asked, at the old one; later or before is nothing', () => {
    const applications = [
      application(4, '2022-09-01T09:00:00Z'),
      application(4, '2022-09-01T09:30:00Z'),
      application(5, '2022-09-01T09:00:00Z'),
      application(99, '2022-09-01T09:00:00Z'),
    ];
    const result = run('RI-14', { applications, changes });
    expect(said(result)).toEqual([['applied-after-change', 'ask-member', 1]]);
    expect(result.notTestable).toEqual({ 'not-a-person-of-the-roll': 1 });
    expect(said(run('RI-14', { applications: [application(4, '2022-08-19T09:00:00Z')], changes }))).toEqual([]);
    expect(said(run('RI-14', { applications: [application(4, '2022-10-19T09:00:00Z')], changes }))).toEqual([]);
  });

  test('A15 applications of several households from one device; a household’s are nothing', () => {
    const six = Array.from({ length: 6 }, (_, i) => application(i * 11, '2022-09-01T09:00:00Z', 'tablet'));
    expect(said(run('RI-14', { applications: six, changes }))).toEqual([
      ['applications-from-one-device', 'escalate', 6],
    ]);
    const family = [person(70, { address: '1 Elm Way' }), person(81, { address: '1 Elm Way', postcode: 'QA1 8AB' })];
    const two = [application(70, '2022-09-01T09:00:00Z', 'home'), application(81, '2022-09-01T09:00:00Z', 'home')];
    const home = family.map((entry) => ({ ...entry, person: { ...entry.person, postcode: 'QA1 8AB' } }));
    expect(said(run('RI-14', { entries: home, applications: two, changes }))).toEqual([]);
  });

  test('many ballots from one device are counted without members; a kiosk is none', () => {
    const devices = [...Array.from({ length: 9 }, () => 'shared'), ...Array.from({ length: 30 }, () => 'kiosk'), 'own'];
    const result = run('RI-15', { ballots: { devices, kiosks: ['kiosk'] } });
    expect(result.signals.map(({ members, figures }) => [members, figures.ballots])).toEqual([[[], 9]]);
    expect([result.population, result.tested, result.fairness]).toEqual([40, 10, []]);
    expect(JSON.stringify(result)).not.toContain('shared"');
  });
});
