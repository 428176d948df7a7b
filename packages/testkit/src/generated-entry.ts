import type { MemberId, UnitId } from '@selectorate/basics';

/** An invented member, in the shape of a roll's entry (which this room may not import, being below its tests). */
export interface GeneratedEntry {
  readonly member: MemberId;
  readonly standing: {
    readonly unit: UnitId;
    readonly joined: string;
    readonly paidThrough: string | null;
    readonly status: 'full' | 'lapsed' | 'suspended' | 'resigned' | 'deceased' | 'left';
    readonly kind: string;
    readonly born: string | null;
    readonly tags: readonly string[];
  };
  readonly person: {
    readonly name: string;
    readonly email: string;
    readonly phone: string;
    readonly address: string;
    readonly postcode: string;
  };
}
