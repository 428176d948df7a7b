import type { ExitCode, Io } from '../io.ts';
export async function witnessCommand(_args: readonly string[], _io: Io): Promise<ExitCode> {
  return 2;
}
