import type { FieldFault, FieldSpec, Values } from '../forms/setting.ts';

/** What a field of a form is given. */
export interface FieldInputProps {
  /** The kind of act, for its own words. */
  readonly form: string;
  readonly spec: FieldSpec;
  readonly values: Values;
  readonly faults: readonly FieldFault[];
  readonly nameOf: (id: string) => string;
  readonly onChange: (field: string, value: string) => void;
}
