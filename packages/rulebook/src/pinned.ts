import { canonicalJson, err, type Json, ok, parseCanonical, type Result, utf8 } from '@selectorate/basics';
import type { z } from 'zod';
import { rulebookFaults } from './checks.ts';
import { faultAt, formatPath, type RulebookFault, type RulebookFaultCode } from './fault.ts';
import type { Rulebook } from './rulebook.ts';
import { rulebookSchema } from './schema.ts';

/** Reads `rulebook.json` of a record: exactly the bytes that {@link pinRulebook} writes. */
export function readPinnedRulebook(bytes: Uint8Array): Result<Rulebook, RulebookFault[]> {
  const json = parseCanonical(bytes);
  if (json.ok) return checkedRulebook(json.value);
  const code = json.error === 'not-canonical' ? 'not-canonical' : 'not-json';
  return err([faultAt(code, '', 'canonical JSON: UTF-8, keys in order, no white space, whole numbers')]);
}

/** The one text of a rulebook, and its bytes: `rulebook.json` of a record. */
export function pinRulebook(rulebook: Rulebook): { readonly json: string; readonly bytes: Uint8Array } {
  const json = canonicalJson(rulebook as unknown as Json);
  return { json, bytes: utf8(json) };
}

/** A rulebook from JSON of any origin: its shape first, then what no shape can say. */
export function checkedRulebook(value: unknown): Result<Rulebook, RulebookFault[]> {
  const parsed = rulebookSchema.safeParse(value);
  if (!parsed.success) return err(shapeFaults(parsed.error));
  const faults = rulebookFaults(parsed.data);
  return faults.length === 0 ? ok(parsed.data) : err(faults);
}

/** What a schema found, place by place. */
export function shapeFaults({ issues }: z.ZodError): RulebookFault[] {
  return issues.flatMap((issue) => {
    const path = issue.path.map((step) => (typeof step === 'symbol' ? '' : step));
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => faultAt('unknown-field', formatPath([...path, key]), 'a field of this schema'));
    }
    return [faultAt(shapeCode(issue), formatPath(path), issue.message)];
  });
}

function shapeCode(issue: z.core.$ZodIssue): RulebookFaultCode {
  return issue.code === 'invalid_type' && issue.message.endsWith('received undefined')
    ? 'missing-field'
    : 'wrong-value';
}
