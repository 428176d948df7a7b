import type { Fault, Report } from '@selectorate/ballot';
import { type Result, utf8 } from '@selectorate/basics';
import type { Asked } from './verifications.ts';

/** The findings for another program, name and bytes: the same form that the command line writes. */
export function verdictFile(
  { archive, sidecar, verdict }: Asked,
  result: Result<Report, readonly Fault[]>,
): [name: string, bytes: Uint8Array] {
  const found = {
    schema: 'selectorate-election-verdict/1',
    file: archive.name,
    sidecar: sidecar?.name ?? null,
    verdict,
    readable: true,
    valid: result.ok,
    report: result.ok ? result.value : null,
    faults: result.ok ? [] : result.error,
  };
  return [`${archive.name}.verdict.json`, utf8(`${JSON.stringify(found, null, 2)}\n`)];
}
