import type { Address } from '../places.ts';
import type { Written } from './alteration.ts';
import { type Pen } from './pen.ts';
export interface WrittenAddress {
    readonly lines: readonly string[];
    readonly postcode: string;
}
/** An address as a member types it. A postcode is never lost together with a line. */
export declare function writeMemberAddress({ lines, postcode }: Address, pen: Pen): Written<WrittenAddress>;
/** An address as an officer's list has it: from the property gazetteer, so nearly always right. */
export declare function writeRegisterAddress(address: Address, pen: Pen): Written<WrittenAddress>;
