import type { Texts } from '@selectorate/messages';
import type { FieldFault } from '../forms/setting.ts';

/** The props of a field that is wrong; none for one that is not. */
export function errorOf(texts: Texts, faults: readonly FieldFault[], field: string): { readonly error?: string } {
  const fault = faults.find((each) => each.field === field);
  return fault === undefined ? {} : { error: texts.text(fault.text, fault.args) };
}
