export { type Hasher, type Platform, portableHashing } from './platform.ts';
export type { UntrustedBytes } from './archive/byte-source.ts';
export { performTask } from './verify/perform-task.ts';
export type { CheckOutcome, CheckTask, OutcomeOf } from './verify/task.ts';
export { verifyElection, type VerifyOptions } from './verify/verify-election.ts';
export { type Bench, inThisThread, type Workforce } from './verify/workforce.ts';
export type { Fault, FaultCode, FaultPlace } from './verify/faults.ts';
export { type Notice, NOTICES, type Report, type VerdictKind } from './verify/report.ts';
export type { Step } from './verify/verification.ts';
