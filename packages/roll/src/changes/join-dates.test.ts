import type { MemberId } from '@selectorate/basics';
import { describe, expect, test } from 'vitest';
import { checkJoinDates, type JoinApplication, joinDateFault } from './join-dates.ts';
import type { LoggedChange } from './logged-change.ts';

const member = 'm-1' as MemberId;
const application: JoinApplication = { reference: 'a-77', member, validFrom: '2022-04-10', confirmed: '2022-04-12' };
const joined = (day: string) => ({ member, standing: { joined: day } });
const change = (from: string, to: string, authority: string): LoggedChange => ({
  at: '2022-09-01T10:00:00Z',
  by: 'officer-01',
  channel: 'officer',
  session: 's-1',
  reason: 'date-corrected',
  authority,
  member,
  field: 'joined',
  from,
  to,
});
const faults = (...changes: readonly LoggedChange[]) =>
  checkJoinDates(changes, [application]).map(({ fault }) => fault);

describe('A23 a join date from a defective form', () => {
  test('is that of the day on which the form was put right and valid, not of the day it came', () => {
    expect(joinDateFault(joined('2022-04-10'), application)).toBeNull();
    expect(joinDateFault(joined('2022-03-01'), application)).toBe('earlier-than-application');
    expect(joinDateFault(joined('2022-05-01'), application)).toBe('later-than-application');
  });

  test('is none while the form is not valid, or the member has not confirmed it', () => {
    expect(joinDateFault(joined('2022-04-10'), undefined)).toBe('no-application');
    expect(joinDateFault(joined('2022-04-10'), { ...application, member: 'm-2' as MemberId })).toBe('no-application');
    expect(joinDateFault(joined('2022-04-10'), { ...application, validFrom: null })).toBe('application-not-valid');
    expect(joinDateFault(joined('2022-04-10'), { ...application, confirmed: null })).toBe('application-not-confirmed');
  });

  test('is not moved back but by the application, named', () => {
    expect(faults(change('2022-06-01', '2022-04-10', 'application-confirmed:a-77'))).toEqual([]);
    expect(faults(change('2022-06-01', '2022-04-10', 'officer-decided'))).toEqual(['authority-names-no-application']);
    expect(faults(change('2022-06-01', '2022-04-10', 'application-confirmed:a-78'))).toEqual([
      'authority-names-no-application',
    ]);
    expect(faults(change('2022-06-01', '2022-03-01', 'application-confirmed:a-77'))).toEqual([
      'earlier-than-application',
    ]);
    expect(
      faults({ ...change('2022-06-01', '2022-04-10', 'application-confirmed:a-77'), member: 'm-2' as MemberId }),
    ).toEqual(['authority-names-no-application']);
  });

  test('is not given to somebody new without one', () => {
    expect(faults(change('', '2022-04-10', 'application-confirmed:a-77'))).toEqual([]);
    expect(faults(change('', '2022-04-10', 'monthly-export'))).toEqual(['authority-names-no-application']);
  });

  test('moved forward past the application is a question too: it may leave an eligible member out', () => {
    expect(faults(change('2022-03-01', '2022-04-10', 'rule-4'))).toEqual([]);
    expect(faults(change('2022-03-01', '2022-06-01', 'rule-4'))).toEqual(['later-than-application']);
    const unknown = { ...change('2022-03-01', '2022-06-01', 'rule-4'), member: 'm-2' as MemberId };
    expect(checkJoinDates([unknown], [application])).toEqual([]);
  });

  test('each question names its place in the log; other fields and members who went are none', () => {
    const gone = change('2022-06-01', '', 'rule-4');
    const paid = { ...gone, field: 'paidThrough' as const, to: '2022-01-01' };
    const back = change('2022-06-01', '2022-04-10', 'rule-4');
    expect(checkJoinDates([gone, paid, back], [application])).toEqual([
      { at: 2, member, fault: 'authority-names-no-application' },
    ]);
  });
});
