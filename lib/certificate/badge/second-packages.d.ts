// The second implementation, for tests only; it ships no types either.

declare module '@digitalcredentials/vc' {
  export function verifyCredential(options: {
    credential: object;
    suite: object;
    documentLoader: (url: string) => Promise<object>;
  }): Promise<{ verified: boolean; error?: Error }>;
}

declare module '@digitalcredentials/data-integrity' {
  export const DataIntegrityProof: new (options: { cryptosuite: object }) => { readonly cryptosuite: string };
}

declare module '@digitalcredentials/eddsa-rdfc-2022-cryptosuite' {
  export const cryptosuite: object;
}
