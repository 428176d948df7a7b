import type { ImportFaultCode } from './import-fault.ts';

type EncodingFault = Extract<
  ImportFaultCode,
  'encoding-unknown' | 'encoding-mixed' | 'encoding-overlong' | 'text-malformed' | 'file-kind-unknown'
>;

/** Text up to the first byte that cannot be read as the bytes before it, and what is wrong with that byte. */
export interface DecodedText {
  readonly text: string;
  readonly fault: EncodingFault | null;
}
