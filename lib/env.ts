import { z } from 'zod';
import { readKeySet } from './env-credential.ts';
import type { PrivateKeySet } from './env-credential.ts';
import { readS3 } from './env-s3.ts';
import type { S3Env } from './env-s3.ts';
import { readProvider } from './env-provider.ts';
import type { Provider } from './env-provider.ts';

const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]', '::1']);

const blankToUndefined = (value: unknown) => (value === '' ? undefined : value);
const optionalText = z.preprocess(blankToUndefined, z.string().trim().optional());

const schema = z.object({
  NODE_ENV: z.string().default('development'),
  PORT: z.preprocess(blankToUndefined, z.coerce.number().int().min(1).max(65535).default(3000)),
  APP_URL: optionalText,
  DATABASE_URL: optionalText,
  STRIPE_SECRET_KEY: optionalText,
  STRIPE_WEBHOOK_SECRET: optionalText,
  STRIPE_STAND_IN_URL: optionalText,
  SMTP_URL: optionalText,
  MAIL_FROM: optionalText,
  AUTH_SECRET: optionalText,
  CREDENTIAL_PRIVATE_JWK: optionalText,
  GOOGLE_CLIENT_ID: optionalText,
  GOOGLE_CLIENT_SECRET: optionalText,
  PROVIDER_NAME: optionalText,
  PROVIDER_CONTACT: optionalText,
  PROVIDER_ABN: optionalText,
  PROVIDER_GST_REGISTERED: optionalText,
  PROVIDER_VAT_NUMBER: optionalText,
  PROVIDER_ADDRESS: optionalText,
  PROVIDER_COUNTRY: optionalText,
  PROVIDER_TIME_ZONE: optionalText,
  SIGNATORY_NAME: optionalText,
  S3_ENDPOINT: optionalText,
  S3_BUCKET: optionalText,
  S3_REGION: optionalText,
  S3_ACCESS_KEY_ID: optionalText,
  S3_SECRET_ACCESS_KEY: optionalText,
  LOG_LEVEL: z.preprocess(blankToUndefined, z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info')),
});

export type Env = {
  readonly port: number;
  readonly appUrl: string;
  readonly isLoopback: boolean;
  readonly isProduction: boolean;
  readonly databaseUrl: string | null;
  readonly stripe:
    | { readonly kind: 'live'; readonly secretKey: string; readonly webhookSecret: string }
    | {
        readonly kind: 'stand-in';
        readonly secretKey: string;
        readonly webhookSecret: string;
        readonly url: string | null;
      };
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  readonly authSecret: string | null;
  /** What badges are signed with; null: the keys of this machine. */
  readonly credentialKeys: PrivateKeySet | null;
  readonly google: { readonly clientId: string; readonly clientSecret: string } | null;
  readonly provider: Provider;
  /** Where evidence files go; null: into the database. */
  readonly s3: S3Env | null;
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
  /** True when a stand-in answers for Stripe or for mail: every page says so. */
  readonly isDemo: boolean;
};

function parseUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

/** Secrets that only loopback ever sees: the stand-in signs with them, and it refuses a public address. */
const standInSecretKey = 'sk_test_standin';
const standInWebhookSecret = 'whsec_standin';

/**
 * Reads the configuration. Returns it, or one plain sentence per fault.
 * @param source the environment, as `process.env` gives it
 */
export function parseEnv(source: Readonly<Record<string, string | undefined>>): { env: Env } | { faults: string[] } {
  const parsed = schema.safeParse(source);
  if (!parsed.success) {
    return {
      faults: parsed.error.issues.map((issue) => `${issue.path.join('.')} is not usable: ${issue.message}.`),
    };
  }
  const raw = parsed.data;
  const faults: string[] = [];

  const appUrlText = raw.APP_URL ?? `http://localhost:${raw.PORT}`;
  const appUrl = parseUrl(appUrlText);
  if (!appUrl || !['http:', 'https:'].includes(appUrl.protocol)) {
    faults.push(`APP_URL must be a full address such as https://learn.example.org, not "${appUrlText}".`);
  }
  const isLoopback = appUrl !== null && loopbackHosts.has(appUrl.hostname);

  if (raw.DATABASE_URL !== undefined) {
    const url = parseUrl(raw.DATABASE_URL);
    if (
      !url ||
      !['postgres:', 'postgresql:'].includes(url.protocol) ||
      url.hostname === '' ||
      url.pathname.length < 2
    ) {
      faults.push('DATABASE_URL must look like postgresql://user:password@host:5432/database.');
    }
  }

  const key = raw.STRIPE_SECRET_KEY;
  const hook = raw.STRIPE_WEBHOOK_SECRET;
  if (key && !hook) faults.push('STRIPE_SECRET_KEY is set but STRIPE_WEBHOOK_SECRET is missing: set both or neither.');
  if (hook && !key) faults.push('STRIPE_WEBHOOK_SECRET is set but STRIPE_SECRET_KEY is missing: set both or neither.');
  if (key && !/^(sk|rk)_/.test(key)) faults.push('STRIPE_SECRET_KEY must start with sk_ or rk_.');
  if (hook && !hook.startsWith('whsec_')) faults.push('STRIPE_WEBHOOK_SECRET must start with whsec_.');

  if (raw.GOOGLE_CLIENT_ID && !raw.GOOGLE_CLIENT_SECRET)
    faults.push('GOOGLE_CLIENT_ID is set but GOOGLE_CLIENT_SECRET is missing: set both or neither.');
  if (raw.GOOGLE_CLIENT_SECRET && !raw.GOOGLE_CLIENT_ID)
    faults.push('GOOGLE_CLIENT_SECRET is set but GOOGLE_CLIENT_ID is missing: set both or neither.');
  if (raw.SMTP_URL && !/^smtps?:\/\/[^/]+/.test(raw.SMTP_URL))
    faults.push('SMTP_URL must look like smtps://user:password@mail.example.org:465.');

  const signing = raw.CREDENTIAL_PRIVATE_JWK ? readKeySet(raw.CREDENTIAL_PRIVATE_JWK) : null;
  if (signing && 'fault' in signing)
    faults.push(`CREDENTIAL_PRIVATE_JWK ${signing.fault}. Make one with: npm run credential:keys`);

  if (appUrl && !isLoopback) {
    const where = `APP_URL is the public address ${appUrl.origin}`;
    if (appUrl.protocol !== 'https:') faults.push(`${where}: it must use https.`);
    if (!raw.DATABASE_URL) faults.push(`${where}: set DATABASE_URL, the embedded database serves this machine only.`);
    if (!key && !hook)
      faults.push(`${where}: set STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET, the payment stand-in is refused there.`);
    if (!raw.SMTP_URL) faults.push(`${where}: set SMTP_URL, the local mailbox is refused there.`);
    if (!raw.AUTH_SECRET || raw.AUTH_SECRET.length < 32)
      faults.push(`${where}: set AUTH_SECRET to at least 32 random characters.`);
    if (!signing)
      faults.push(
        `${where}: set CREDENTIAL_PRIVATE_JWK, badges signed with the keys of one machine are refused there. Make one with: npm run credential:keys`,
      );
    if (raw.STRIPE_STAND_IN_URL)
      faults.push(`${where}: remove STRIPE_STAND_IN_URL, the payment stand-in is refused there.`);
  }
  if (raw.STRIPE_STAND_IN_URL) {
    const url = parseUrl(raw.STRIPE_STAND_IN_URL);
    if (!url || !loopbackHosts.has(url.hostname))
      faults.push('STRIPE_STAND_IN_URL must be an address on this machine.');
  }

  const { provider, faults: providerFaults } = readProvider(raw, appUrl?.origin ?? '');
  const { s3, faults: s3Faults } = readS3(raw);
  faults.push(...providerFaults, ...s3Faults);
  if (faults.length > 0 || !appUrl) return { faults };
  const stripe: Env['stripe'] =
    key && hook
      ? { kind: 'live', secretKey: key, webhookSecret: hook }
      : {
          kind: 'stand-in',
          secretKey: standInSecretKey,
          webhookSecret: standInWebhookSecret,
          url: raw.STRIPE_STAND_IN_URL ?? null,
        };
  return {
    env: {
      port: raw.PORT,
      appUrl: appUrl.origin,
      isLoopback,
      isProduction: raw.NODE_ENV === 'production',
      databaseUrl: raw.DATABASE_URL ?? null,
      stripe,
      smtpUrl: raw.SMTP_URL ?? null,
      mailFrom: raw.MAIL_FROM ?? 'Afferent <learning@localhost>',
      authSecret: raw.AUTH_SECRET ?? null,
      credentialKeys: signing && 'keys' in signing ? signing.keys : null,
      google:
        raw.GOOGLE_CLIENT_ID && raw.GOOGLE_CLIENT_SECRET
          ? { clientId: raw.GOOGLE_CLIENT_ID, clientSecret: raw.GOOGLE_CLIENT_SECRET }
          : null,
      provider,
      s3,
      logLevel: raw.LOG_LEVEL,
      isDemo: stripe.kind === 'stand-in' || !raw.SMTP_URL,
    },
  };
}

/** Where this process keeps its data, when not in `.data`. */
export const dataDirOverride: string | undefined = process.env['AFFERENT_DATA_DIR'] || undefined;

let cached: Env | undefined;

/** The configuration of this process, read once. Throws with every fault in its message. */
export function env(): Env {
  if (cached) return cached;
  const parsed = parseEnv(process.env);
  if ('faults' in parsed) throw new Error(`The configuration has faults:\n${parsed.faults.join('\n')}`);
  cached = parsed.env;
  return cached;
}

/** next-auth reads its own address from the environment: this hands it ours, so that nobody has to set it twice. */
export function exposeAuthUrl(): void {
  process.env['NEXTAUTH_URL'] = env().appUrl;
}
