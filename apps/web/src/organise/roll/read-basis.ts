import type { BodyOf, Endpoints } from '@selectorate/api';
import type { Result } from '@selectorate/basics';
import { REGISTER_BASES } from '@selectorate/roll';
import { Reader } from '../forms/read-values.ts';
import type { FieldFault, Values } from '../forms/setting.ts';

/** By which right a register is used, who decided so, until when and for what. */
export type Basis = NonNullable<BodyOf<Endpoints['uploadRegister']>['basis']>;

/** The basis as typed, or what is missing of it. Whether it holds today is the server's to say. */
export function readBasis(values: Values): Result<Basis, readonly FieldFault[]> {
  const read = new Reader(values, 'UTC');
  const basis = read.choice('basis', REGISTER_BASES);
  const [provision, decidedBy] = [read.text('provision'), read.text('decidedBy')];
  const [decidedOn, until] = [read.day('decidedOn'), read.day('until')];
  const purpose = read.text('purpose');
  return read.result((): Basis => ({
    schema: 'selectorate-register-basis/1',
    basis,
    provision,
    decidedBy,
    decidedOn,
    until,
    purpose,
  }));
}
