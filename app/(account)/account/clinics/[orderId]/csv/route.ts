import { requireViewer } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import { seatTemplateCsv, seatsCsv } from '#lib/payments/messages/seats-csv.ts';
import { getClinic } from '#lib/payments/queries-seats.ts';
import { now } from '#lib/time/clock.ts';

function headersOf(name: string): Record<string, string> {
  return {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${name}.csv"`,
    'cache-control': 'private, no-store',
  };
}

/** The state of the seats as the owner sees it; with `kind=template`, a list to fill in. */
export async function GET(request: Request, { params }: { params: Promise<{ orderId: string }> }): Promise<Response> {
  const { orderId } = await params;
  const viewer = await requireViewer(`/account/clinics/${orderId}`);
  const view = await getClinic(db(), viewer, orderId, now());
  if (!view) return new Response('There is no such order.', { status: 404 });
  if (new URL(request.url).searchParams.get('kind') === 'template')
    return new Response(seatTemplateCsv, { headers: headersOf('afferent-seats-template') });
  return new Response(seatsCsv(view), { headers: headersOf(`afferent-seats-${view.number}`) });
}
