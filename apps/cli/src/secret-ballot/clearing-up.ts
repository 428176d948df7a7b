/**
 * Work that leaves something to clear up, such as threads and an unfinished file. Ctrl-C and SIGTERM clear it up first, and then end
 * the process as they would have.
 */
export async function clearingUp<T>(work: () => Promise<T>, clearUp: () => Promise<void>): Promise<T> {
  const stop = (signal: NodeJS.Signals): void => {
    void clearUp().finally(() => {
      forget();
      process.kill(process.pid, signal);
    });
  };
  const forget = (): void => {
    for (const signal of SIGNALS) process.off(signal, stop);
  };
  for (const signal of SIGNALS) process.on(signal, stop);
  try {
    return await work();
  } finally {
    forget();
    await clearUp();
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;
