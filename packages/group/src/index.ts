export type { Batch, Place, PlacedFactor } from './batch.ts';
export { type Element, ELEMENT_FAULTS, type ElementFault, type RandomBytes } from './element.ts';
export { type Batching, type Embedding, type Factor, type FixedBase, type Group, type GroupName } from './group.ts';
export { kernelEd25519 } from './ed25519-kernel.ts';
export { groupsByName } from './groups-by-name.ts';
export { type Kernel, startKernel, startKernelAsync } from './kernel.ts';
export { nobleEd25519 } from './ed25519-noble.ts';
export { belenios2048, rfc3526 } from './modp-groups.ts';
export { drawBytes, invert, modulo, randomScalar, randomScalars } from './scalars.ts';
