'use server';

import { mayCheckNow } from '#app/api/verify/limit.ts';
import { assertSameOrigin } from '#lib/auth/origin.ts';
import { checkUploadUnscoped } from '#lib/certificate/queries/check-upload.ts';
import type { UploadAnswer } from '#lib/certificate/upload/answer.ts';
import { uploadWords } from '#lib/certificate/upload/words.ts';
import type { UploadWords } from '#lib/certificate/upload/words.ts';
import { db } from '#lib/db/client.ts';
import { env } from '#lib/env.ts';
import { now } from '#lib/time/clock.ts';

export type UploadState = {
  readonly answer?: UploadAnswer & { readonly words: UploadWords; readonly fileName: string };
  readonly message?: string;
  readonly errors?: Record<string, string>;
  readonly text?: string;
};

const mostBytes = 5 * 1024 * 1024;
const mostText = 1024 * 1024;

/** Public on purpose: anyone may check a file. What was sent is read in memory and forgotten; no part of it is logged. */
export async function checkUpload(_previous: UploadState, form: FormData): Promise<UploadState> {
  await assertSameOrigin();
  const file = form.get('file');
  const pasted = form.get('text');
  const text = typeof pasted === 'string' ? pasted.trim() : '';
  if (!(await mayCheckNow()))
    return {
      text,
      message: 'Your network has checked many certificates within a minute. Wait a minute, then try again.',
    };
  const isFile = file instanceof File && file.size > 0;
  if (!isFile && text === '') return { errors: { file: 'Choose a file, or paste the text of a badge.' } };
  if (isFile && file.size > mostBytes) return { text, errors: { file: 'The file is larger than 5 MB.' } };
  if (!isFile && text.length > mostText) return { errors: { text: 'The text is longer than 1 MB.' } };
  const bytes = isFile ? new Uint8Array(await file.arrayBuffer()) : new TextEncoder().encode(text);
  const answer = await checkUploadUnscoped(db(), bytes, { appUrl: env().appUrl, at: now() });
  const fileName = isFile ? file.name.slice(0, 120) : 'the text you pasted';
  return { answer: { ...answer, words: uploadWords(answer), fileName }, ...(isFile ? {} : { text }) };
}
