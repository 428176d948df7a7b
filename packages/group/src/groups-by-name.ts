import { throwIllegalValue } from '@selectorate/basics';
import { kernelEd25519 } from './ed25519-kernel.ts';
import type { Group, GroupName } from './group.ts';
import { startKernel } from './kernel.ts';
import { belenios2048, rfc3526 } from './modp-groups.ts';

/** The groups of one thread, each made when it is first asked for. */
export function groupsByName(): (name: GroupName) => Group {
  const made = new Map<GroupName, Group>();
  return (name) => {
    const before = made.get(name);
    if (before !== undefined) return before;
    const group = make(name);
    made.set(name, group);
    return group;
  };
}

function make(name: GroupName): Group {
  switch (name) {
    case 'Ed25519':
      return kernelEd25519(startKernel());
    case 'BELENIOS-2048':
      return belenios2048();
    case 'RFC-3526-2048':
      return rfc3526();
    default:
      return throwIllegalValue(name);
  }
}
