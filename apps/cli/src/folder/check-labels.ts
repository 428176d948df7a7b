import type { ContestFolder } from './contest-folder.ts';
import type { EventDocument } from './contest-document.ts';
import type { FolderReader } from './folder-reader.ts';
import type { YamlFault } from './read-yaml.ts';

type IsKnown = (label: string) => boolean;

/** Everyone who signs a return or keys a batch is somebody whom the folder introduces. */
export function checkSigners(
  reader: FolderReader,
  { returns, batches }: Pick<ContestFolder, 'returns' | 'batches'>,
  isKnown: IsKnown,
): void {
  const signed = returns.map(({ file, line, signedBy }) => ({ file, line, labels: signedBy, column: 'signed_by' }));
  const keyed = batches.map(({ file, line, keyedBy }) => ({ file, line, labels: keyedBy, column: 'keyed_by' }));
  for (const { file, line, labels, column } of [...signed, ...keyed]) {
    for (const [i, label] of labels.entries()) {
      if (isKnown(label)) continue;
      const expected = 'somebody whom units.csv, candidates.csv or contest.yaml names';
      reader.fault({ file, line, column: `${column}_${i + 1}`, found: label, expected });
    }
  }
}

/** People in events are people of the folder; an agent is not an officer whom another could replace. */
export function checkEventLabels(events: readonly EventDocument[], isKnown: IsKnown): readonly YamlFault[] {
  const message = 'somebody whom the folder names';
  return events.flatMap((event, i): readonly YamlFault[] => {
    if ('challenge' in event) return isKnown(event.challenge.by) ? [] : [{ path: [i, 'challenge', 'by'], message }];
    if (!('replace_officer' in event)) return [];
    const { role, leaves } = event.replace_officer;
    return [
      ...(role === 'agent' ? [{ path: [i, 'replace_officer', 'role'], message: 'an office: an agent has none' }] : []),
      ...(isKnown(leaves) ? [] : [{ path: [i, 'replace_officer', 'leaves'], message }]),
    ];
  });
}
