import { assertSameOrigin } from '#lib/auth/origin.ts';
import { currentViewer } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import { recordPlace } from '#lib/enrolment/progress/commands.ts';
import { entryMessages } from '#lib/enrolment/progress/messages.ts';
import { placeSchema } from '#lib/enrolment/progress/schema.ts';
import { now } from '#lib/time/clock.ts';

const mostCharacters = 1_000;
const statuses = { 'not-enrolled': 404, 'no-such-module': 404, 'access-over': 403, frozen: 403, locked: 409 } as const;

function placeOf(text: string): ReturnType<typeof placeSchema.safeParse> {
  try {
    return placeSchema.safeParse(text.length > mostCharacters ? null : JSON.parse(text));
  } catch {
    return placeSchema.safeParse(null);
  }
}

/** Takes the place a reader's page reports. Answers 204 when it is kept. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ slug: string; module: string }> },
): Promise<Response> {
  try {
    await assertSameOrigin();
  } catch {
    return Response.json({ error: 'This address takes reports from our own pages only.' }, { status: 403 });
  }
  const viewer = await currentViewer();
  if (!viewer) return Response.json({ error: 'Sign in to keep your place.' }, { status: 401 });
  const place = placeOf(await request.text());
  if (!place.success) return Response.json({ error: 'This is not a place in a module.' }, { status: 400 });
  const { slug, module } = await params;
  const kept = await recordPlace(db(), viewer, { courseSlug: slug, moduleSlug: module }, place.data, now());
  return kept.ok
    ? new Response(null, { status: 204 })
    : Response.json({ error: entryMessages[kept.reason] }, { status: statuses[kept.reason] });
}
