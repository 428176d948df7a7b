/** Whether the server was reached last time, and when it was last reached (instant), as fetches found it. */
export interface Connection {
  readonly lost: boolean;
  readonly since: string | null;
}

let now: Connection = { lost: false, since: null };
const listeners = new Set<() => void>();

function become(next: Connection): void {
  const told = now.lost !== next.lost;
  now = next;
  if (told) for (const listener of listeners) listener();
}

export const connection = {
  found: (): void => become({ lost: false, since: new Date().toISOString() }),
  lose: (): void => become({ lost: true, since: now.since }),
  current: (): Connection => now,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
