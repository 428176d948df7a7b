import { throwIllegalValue } from '@selectorate/basics';
import { textsIn } from '@selectorate/messages';
import type { StoreFault } from '@selectorate/store';
import type { StartFault } from '../compose.ts';
import { type Configuration, CONFIGURATION_KEYS, type ConfigurationFault } from '../configuration.ts';
import type { KeyFolderFault } from '../keys/key-folder.ts';

const texts = textsIn('en');

/** Every wrong key, a line each; never what stood in it. */
export const tellConfiguration = (faults: readonly ConfigurationFault[]): readonly string[] => [
  texts.text('start-configuration-wrong'),
  ...faults.map(({ key, code, expected, besides }) =>
    texts.text('start-configuration-fault', {
      key,
      problem: texts.text(`config-${code}`, { with: besides ?? '' }),
      expected: texts.text(expected ?? 'config-no-such-key', { keys: CONFIGURATION_KEYS.join(', ') }),
    }),
  ),
];

export function tellStart(fault: StartFault, configuration: Configuration): string {
  switch (fault.kind) {
    case 'keys':
      return tellKeys(fault.fault);
    case 'store':
      return tellStore(fault.fault, configuration);
    case 'listen':
      return texts.text('start-port-taken', { address: fault.fault.address, code: fault.fault.code });
    case 'worker':
      return texts.text('start-job-unknown', { job: fault.fault.job });
    default:
      return throwIllegalValue(fault);
  }
}

export const tellKeys = ({ code, path }: KeyFolderFault): string => texts.text(`start-${code}`, { path });

export function tellStore(fault: StoreFault, { home, keys }: Pick<Configuration, 'home' | 'keys'>): string {
  switch (fault.code) {
    case 'folder-held':
      return texts.text('start-database-locked', { folder: home, holder: String(fault.pid) });
    case 'database-unreachable':
      return texts.text('start-database-unreachable');
    case 'newer-than-program':
      return texts.text('start-database-newer');
    case 'wrapping-key-missing':
    case 'wrapping-key-wrong':
      return texts.text('start-keys-wrong', { folder: keys });
    default:
      return throwIllegalValue(fault);
  }
}
