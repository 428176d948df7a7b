/** Ends an exhaustive switch: the compiler proves it is never reached, and a program that lies to it crashes here. */
export function throwIllegalValue(value: never): never {
  throw new Error(`illegal value: ${JSON.stringify(value)}`);
}
