import type { Io } from '../io.ts';

/** An {@link Io} that remembers what was said on either stream. */
export interface FakeIo extends Io {
  readonly said: string[];
  readonly complained: string[];
}

export function fakeIo(): FakeIo {
  const said: string[] = [];
  const complained: string[] = [];
  return {
    said,
    complained,
    out: (text) => {
      said.push(text);
    },
    err: (text) => {
      complained.push(text);
    },
    progress: () => undefined,
  };
}
