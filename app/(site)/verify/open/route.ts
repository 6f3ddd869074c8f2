import { NextResponse } from 'next/server';
import type { NextRequest } from 'next/server';
import { parseCode } from '#lib/certificate/code.ts';
import { env } from '#lib/env.ts';

/** The form's way to a check: any spelling of a code leads to the one address of its certificate. */
export function GET(request: NextRequest): NextResponse {
  const typed = (request.nextUrl.searchParams.get('code') ?? '').trim().slice(0, 200);
  const parsed = parseCode(typed);
  const path = parsed.ok ? `/verify/${parsed.code}` : typed === '' ? '/verify' : `/verify/${encodeURIComponent(typed)}`;
  return NextResponse.redirect(new URL(path, env().appUrl), 303);
}
