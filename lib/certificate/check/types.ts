/** What a JSON text holds. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export type JsonObject = { readonly [name: string]: Json | undefined };

export type Outcome = 'passed' | 'failed' | 'not-checked';

/** One named step of a check: what came of it, and why, in plain words. */
export type Step = { readonly step: string; readonly outcome: Outcome; readonly why: string };

export type FileKind = 'json' | 'jwt' | 'png' | 'svg' | 'pdf';

/** A public key that the person who checks already knows. */
export type KnownKey = {
  /** As the file with the keys names it: a thumbprint, a URL or a DID URL. */
  readonly id: string;
  readonly jwk: PublicJwk;
  /** Whose it is, where the file says so: a DID or a URL, and other names of the same. */
  readonly controllers: readonly string[];
  /** False where the file lists it for something other than assertions. */
  readonly mayAssert: boolean;
};

/** The members of a public JWK that a signature check needs. */
export type PublicJwk = { readonly kty: string; readonly [member: string]: Json | undefined };

/** Fetches a public https address under the rules of net.ts. `from`: the address that answered, where it redirected there. */
export type Fetch = (url: string) => Promise<{ readonly text: string; readonly from?: string }>;

export type CheckOptions = {
  /** The moment for which dates and status are judged. */
  readonly at: Date;
  readonly keys?: readonly KnownKey[];
  /** Status lists at hand, by their address. */
  readonly lists?: ReadonlyMap<string, string>;
  /** Absent: nothing is fetched. */
  readonly fetch?: Fetch;
  /** Another JSON Schema to hold the credential against, draft 2019-09. */
  readonly schema?: JsonObject;
};

/** A signature that was good, and which key made it. */
export type GoodProof = { readonly proof: string; readonly jwk: PublicJwk; readonly keyId: string | null };

export type CheckReport = {
  readonly kind: FileKind | null;
  readonly steps: readonly Step[];
  /** The credential as it was read, whatever the steps say of it. */
  readonly credential: JsonObject | null;
  readonly goodProofs: readonly GoodProof[];
  /** "failed" when a step failed; else "passed", though steps may not have been checked. */
  readonly outcome: 'passed' | 'failed';
};

export const passed = (step: string, why: string): Step => ({ step, outcome: 'passed', why });
export const failed = (step: string, why: string): Step => ({ step, outcome: 'failed', why });
export const notChecked = (step: string, why: string): Step => ({ step, outcome: 'not-checked', why });

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value as a list: alone or several, as JSON-LD allows. */
export function listOf(value: Json | undefined): readonly Json[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? (value as readonly Json[]) : [value];
}

/** Text of a stranger as it may be shown: one line, no control characters, not endless. */
export function shown(value: unknown, length = 120): string {
  const text = (typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing')).replace(
    /[\p{Cc}\p{Cf}\s]+/gu,
    ' ',
  );
  return text.length > length ? `${text.slice(0, length)}…` : text;
}
