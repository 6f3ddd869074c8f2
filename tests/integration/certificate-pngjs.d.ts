// pngjs ships no types of its own; the part that the certificate tests use.
declare module 'pngjs' {
  export const PNG: {
    readonly sync: {
      read(picture: Buffer): { readonly width: number; readonly height: number; readonly data: Buffer };
    };
  };
}
