import { type ContestId, err, type UnitId, unwrap } from '@selectorate/basics';
import { generateRoll } from '@selectorate/testkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contactForContest, countContactRequests } from './contact-for-contest.ts';
import {
  approveContactChange,
  askForContactChange,
  type Confirmation,
  confirmContactChange,
  type ContactChangeRequest,
  contactRequestState,
  objectToContactChange,
  refuseContactChange,
} from './contact-request.ts';
import type { RollEntry } from '../entry.ts';

const contest = 'contest-a' as ContestId;
const units = [{ unit: 'unit-01' as UnitId, weight: 1 }];
const [first, other] = generateRoll({ seed: 8, members: 2, units, asOf: { year: 2022, month: 9, day: 12 } }) as [
  RollEntry,
  RollEntry,
];
const person = {
  ...first.person,
  email: 'held@mail.example',
  phone: '07700 900001',
  address: '1 Mill Lane',
  postcode: '',
};
const frozen: RollEntry = { ...first, person };
const day = (number: number): string => `2022-09-${String(number).padStart(2, '0')}T10:00:00Z`;

const ask = (over: Partial<ContactChangeRequest> = {}) =>
  askForContactChange(
    {
      id: 'r-1',
      contest,
      member: frozen.member,
      to: { email: 'new@mail.example' },
      asked: { at: day(1), by: 'officer-01' },
      expires: day(10),
      ...over,
    },
    frozen,
  );
const atOld: Confirmation = {
  kind: 'old-contact',
  at: day(2),
  contact: { channel: 'email', contact: 'held@mail.example' },
};
const approval = { at: day(3), by: 'officer-02', effective: day(5) };
const confirmed = (over?: Partial<ContactChangeRequest>) =>
  unwrap(confirmContactChange(unwrap(ask(over)), frozen, atOld));
const effective = (over?: Partial<ContactChangeRequest>) => unwrap(approveContactChange(confirmed(over), approval));
const emailAt = (at: string, ...requests: readonly ContactChangeRequest[]): string =>
  contactForContest(frozen, requests, { contest, at }).contacts.email;

describe('A02 after the freeze a contact changes', () => {
  test('with the member at the old contact, a second officer, and time to object: and not before', () => {
    const request = effective();
    expect([1, 2, 3, 5].map((at) => contactRequestState(request, day(at)))).toEqual([
      'asked',
      'confirmed',
      'approved',
      'effective',
    ]);
    expect(emailAt(day(4), request)).toBe('held@mail.example');
    expect(emailAt(day(5), request)).toBe('new@mail.example');
  });

  test('not by whoever asked, nor by the member alone', () => {
    expect(approveContactChange(confirmed(), { ...approval, by: 'officer-01' })).toEqual(err('needs-second-officer'));
    const own = confirmed({ asked: { at: day(1), by: 'member' } });
    expect(approveContactChange(own, { ...approval, by: 'member' })).toEqual(err('needs-second-officer'));
  });

  test('not without the member', () => {
    expect(approveContactChange(unwrap(ask()), approval)).toEqual(err('wrong-state'));
  });

  test('not confirmed at the new contact, at one changed since, or at another member’s', () => {
    const at = (contact: string) =>
      confirmContactChange(unwrap(ask()), frozen, { ...atOld, contact: { channel: 'email', contact } });
    expect(at('new@mail.example')).toEqual(err('not-held-before-the-freeze'));
    expect(at('')).toEqual(err('not-held-before-the-freeze'));
    const second = unwrap(ask({ id: 'r-2', to: { phone: '07700 900002' } }));
    const atChanged = { ...atOld, at: day(6), contact: { channel: 'email', contact: 'new@mail.example' } } as const;
    expect(contactRequestState(effective(), day(6))).toBe('effective');
    expect(confirmContactChange(second, frozen, atChanged)).toEqual(err('not-held-before-the-freeze'));
    expect(confirmContactChange(unwrap(ask()), other, atOld)).toEqual(err('other-member'));
  });

  test('not late, not backwards in time, not to what is there', () => {
    expect(confirmContactChange(unwrap(ask()), frozen, { ...atOld, at: day(11) })).toEqual(err('wrong-state'));
    expect(approveContactChange(confirmed(), { ...approval, at: day(11), effective: day(12) })).toEqual(
      err('wrong-state'),
    );
    expect(approveContactChange(confirmed(), { ...approval, at: day(1) })).toEqual(err('time-goes-back'));
    expect(ask({ expires: day(1) })).toEqual(err('time-goes-back'));
    expect(ask({ to: { email: 'held@mail.example' } })).toEqual(err('nothing-changes'));
    expect(ask({ member: other.member })).toEqual(err('other-member'));
    expect(contactRequestState(confirmed(), day(11))).toBe('expired');
  });

  test('not when it is refused or objected to, also after it had taken effect', () => {
    const refusal = { at: day(4), by: 'officer-03', reason: 'not-reached' };
    const refused = unwrap(refuseContactChange(effective(), refusal));
    expect(emailAt(day(6), refused)).toBe('held@mail.example');
    expect(refuseContactChange(effective(), { ...refusal, at: day(6) })).toEqual(err('wrong-state'));
    const objected = unwrap(objectToContactChange(effective(), day(7)));
    expect(emailAt(day(6), objected)).toBe('new@mail.example');
    expect(emailAt(day(8), objected)).toBe('held@mail.example');
    expect(objectToContactChange(objected, day(8))).toEqual(err('wrong-state'));
    expect(objectToContactChange(refused, day(8))).toEqual(err('wrong-state'));
  });

  test('in one contest and for one member only', () => {
    const elsewhere = { contest: 'contest-b' as ContestId, at: day(9) };
    expect(contactForContest(frozen, [effective()], elsewhere).contacts.email).toBe('held@mail.example');
    expect(contactForContest(other, [effective()], { contest, at: day(9) }).contacts.email).toBe(other.person.email);
  });

  test('by nothing else: a request made by hand is named and not followed', () => {
    const forged = (over: Partial<ContactChangeRequest>) =>
      contactForContest(frozen, [{ ...effective(), ...over }], { contest, at: day(9) });
    const kept = { contacts: { email: 'held@mail.example' }, requests: [], improper: ['r-1'] };
    expect(forged({ confirmed: null })).toMatchObject(kept);
    expect(forged({ approved: { ...approval, by: 'officer-01' } })).toMatchObject(kept);
    const atNew = { ...atOld, contact: { channel: 'email', contact: 'new@mail.example' } } as const;
    expect(forged({ confirmed: atNew })).toMatchObject(kept);
    expect(forged({ asked: { at: day(4), by: 'officer-01' } })).toMatchObject(kept);
  });

  test('and requests take effect in the order of their days, whatever the order of the list', () => {
    const second = unwrap(
      approveContactChange(confirmed({ id: 'r-2', to: { email: 'third@mail.example', phone: '' } }), {
        ...approval,
        effective: day(6),
      }),
    );
    fc.assert(
      fc.property(fc.shuffledSubarray([effective(), second], { minLength: 2 }), (requests) => {
        expect(emailAt(day(5), ...requests)).toBe('new@mail.example');
        expect(contactForContest(frozen, requests, { contest, at: day(7) })).toMatchObject({
          contacts: { email: 'third@mail.example', phone: '' },
          requests: ['r-1', 'r-2'],
        });
      }),
    );
  });
});

describe('where no old contact works', () => {
  const seen: Confirmation = {
    kind: 'seen-in-person',
    at: day(2),
    by: ['officer-01', 'officer-02'],
    why: 'mail-returned',
  };

  test('two officers who saw the member may confirm; it is counted apart, and the second of them approves', () => {
    const request = unwrap(confirmContactChange(unwrap(ask()), frozen, seen));
    const approved = unwrap(approveContactChange(request, approval));
    expect(emailAt(day(5), approved)).toBe('new@mail.example');
    expect(countContactRequests([approved, effective(), unwrap(ask())], day(5))).toEqual({
      byState: { asked: 1, confirmed: 0, approved: 0, effective: 2, refused: 0, expired: 0, objected: 0 },
      seenInPerson: 1,
    });
  });

  test('one officer twice, or an officer and the member, are not two officers', () => {
    for (const by of [
      ['officer-01', 'officer-01'],
      ['officer-01', 'member'],
    ] as const) {
      expect(confirmContactChange(unwrap(ask()), frozen, { ...seen, by })).toEqual(err('same-officer-twice'));
    }
  });
});
