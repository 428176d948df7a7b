// The two text codecs every platform has (Node, browsers, workers); nothing else of the platform is visible here.
declare class TextEncoder {
  encodeInto(text: string, out: Uint8Array): { readonly read: number; readonly written: number };
  encode(text: string): Uint8Array;
}
declare class TextDecoder {
  constructor(label: 'utf-8', options: { readonly fatal: true; readonly ignoreBOM: true });
  decode(bytes: Uint8Array): string;
}
