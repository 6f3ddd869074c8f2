'use server';

import { redirect } from 'next/navigation';
import {
  clearSession,
  readBrowserToken,
  readKnownBrowser,
  readMarket,
  readNetworkAddress,
  readSessionToken,
  readUserAgent,
  writeBrowserToken,
  writeKnownBrowser,
  writeSession,
} from '#lib/auth/browser.ts';
import { requestSignIn } from '#lib/auth/commands/request-sign-in.ts';
import { spendCode, spendLink } from '#lib/auth/commands/spend-challenge.ts';
import type { SignInOutcome } from '#lib/auth/commands/spend-challenge.ts';
import type { FormState } from '#lib/auth/form-state.ts';
import { askingBrowser, rememberBrowser } from '#lib/auth/known-browser.ts';
import { requestMessage, signInMessage } from '#lib/auth/messages.ts';
import { mayRequest, mayTry } from '#lib/auth/network-limit.ts';
import { assertSameOrigin } from '#lib/auth/origin.ts';
import { codeForm, linkForm, requestForm } from '#lib/auth/schema.ts';
import { authSecret } from '#lib/auth/secret.ts';
import { currentViewer } from '#lib/auth/session.ts';
import { closeSession } from '#lib/auth/sessions.ts';
import { db } from '#lib/db/client.ts';
import { env } from '#lib/env.ts';
import { log } from '#lib/log.ts';
import { now } from '#lib/time/clock.ts';

/** Sends the mail with link and code, then asks for the code. */
export async function requestSignInAction(_previous: FormState, form: FormData): Promise<FormState> {
  await assertSameOrigin();
  const parsed = requestForm.safeParse(Object.fromEntries(form));
  if (!parsed.success) return { errors: { email: requestMessage('not-an-address') } };
  const values = { email: parsed.data.email, next: parsed.data.next };
  const { browserToken, isKnown } = askingBrowser(
    { email: values.email, knownCookie: await readKnownBrowser(), browserCookie: await readBrowserToken() },
    authSecret(),
  );
  if (!isKnown && !(await mayRequest(await readNetworkAddress())))
    return { message: requestMessage('too-often'), values };
  const asked = await requestSignIn(
    db(),
    { appUrl: env().appUrl, secret: authSecret() },
    { ...values, browserToken, isKnownBrowser: isKnown },
    now(),
  );
  if (!asked.ok) {
    // A busy request was recorded: should its mail come, its code works here as well.
    if (asked.reason === 'busy') await writeBrowserToken(browserToken);
    const message = requestMessage(asked.reason);
    return asked.reason === 'not-an-address' ? { errors: { email: message }, values } : { message, values };
  }
  await writeBrowserToken(browserToken);
  redirect('/sign-in/check');
}

async function arriving(timeZone: string) {
  return {
    userAgent: await readUserAgent(),
    previousToken: await readSessionToken(),
    timeZone,
    market: await readMarket(),
  };
}

/** A second press of a button that has already worked lands where the first one went. */
async function finish(outcome: SignInOutcome, via: 'link' | 'code'): Promise<FormState> {
  if (outcome.ok) {
    log.info({ via, isNewPerson: outcome.value.isNewPerson }, 'signed in');
    await writeSession(outcome.value.sessionToken);
    await writeKnownBrowser(rememberBrowser(await readKnownBrowser(), outcome.value.email, authSecret()));
    redirect(outcome.value.nextPath);
  }
  log.info({ via, reason: outcome.reason }, 'sign-in refused');
  if (outcome.reason === 'used' && (await currentViewer())) redirect('/account');
  return { message: signInMessage(outcome.reason, outcome.triesLeft) };
}

/** Spends the code that was typed in the browser that asked for it. */
export async function enterCodeAction(_previous: FormState, form: FormData): Promise<FormState> {
  await assertSameOrigin();
  const parsed = codeForm.safeParse(Object.fromEntries(form));
  const { code, timeZone } = parsed.success ? parsed.data : { code: '', timeZone: '' };
  if (!(await mayTry(await readNetworkAddress()))) return { message: requestMessage('too-often'), values: { code } };
  const outcome = await spendCode(
    db(),
    authSecret(),
    { code, browserToken: await readBrowserToken() },
    await arriving(timeZone),
    now(),
  );
  return finish(outcome, 'code');
}

/** Spends a link. Only this press does; opening the page does not. */
export async function confirmLinkAction(_previous: FormState, form: FormData): Promise<FormState> {
  await assertSameOrigin();
  const parsed = linkForm.safeParse(Object.fromEntries(form));
  const { token, timeZone } = parsed.success ? parsed.data : { token: '', timeZone: '' };
  const outcome = await spendLink(db(), token, await arriving(timeZone), now());
  return finish(outcome, 'link');
}

/** Ends this browser's session, in the database and in the browser. */
export async function signOutAction(): Promise<void> {
  await assertSameOrigin();
  const token = await readSessionToken();
  if (token) await closeSession(db(), token);
  await clearSession();
  redirect('/');
}
