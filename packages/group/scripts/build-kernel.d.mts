export function compileKernel(): Promise<Uint8Array>;
export function kernelBytesText(binary: Uint8Array): string;
