import type { MatchRow } from '@selectorate/roll/matching';
import type { RegisterText } from './register-csv.ts';

/** Makes rows with values in the order of a model's fields; what a register does not say is empty. */
export function registerRowMaker(fields: readonly string[]): (text: RegisterText) => MatchRow {
  return (text) => fields.map((field) => valueOf(text, field));
}

function valueOf({ given, family, address, postcode }: RegisterText, field: string): string {
  switch (field) {
    case 'given':
      return given;
    case 'family':
      return family;
    case 'address':
      return address;
    case 'postcode':
      return postcode;
    default:
      return '';
  }
}
