import { type Act, apply, earliestLapse, type Instant, SERVER, type State } from '@selectorate/selection';

/** The state as it will be when an act is recorded at this moment: the server records dates that have passed before it. */
export function withLapses(state: State, at: Instant): State {
  let now = state;
  for (let due = earliestLapse(now, at); due !== undefined; due = earliestLapse(now, at)) {
    const lapse = {
      contest: now.contest,
      seq: now.size,
      at: due.instant < now.now ? now.now : due.instant,
      by: [SERVER],
      kind: 'pass-deadline',
      body: { deadline: due.id },
      commitments: {},
      proof: [],
    };
    now = apply(now, lapse as unknown as Act);
  }
  return now;
}
