// Everything that a booth calls to take a code, open the election, seal a vote and prove it, show it to a second device, sign and
// link it. `bench/booth.ts` weighs and times what a bundler makes of this.
export {
  auditOpening,
  deriveCredential,
  makeLink,
  newAuditedHashes,
  openElection,
  openForAudit,
  parseCode,
  portableHashing,
  prepareBallot,
  signBallot,
} from '@selectorate/ballot';
export { nobleEd25519 } from '@selectorate/group';
