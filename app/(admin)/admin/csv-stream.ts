/**
 * A CSV file that is read while it is sent: the next batch is fetched when the browser has taken the one before, and
 * no more once it has gone.
 */
export function csvStream<Row>(
  head: string,
  batches: AsyncGenerator<readonly Row[]>,
  lineOf: (row: Row) => string,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream(
    {
      start(controller) {
        controller.enqueue(encoder.encode(head));
      },
      async pull(controller) {
        const next = await batches.next();
        if (next.done) controller.close();
        else controller.enqueue(encoder.encode(next.value.map(lineOf).join('')));
      },
      async cancel() {
        await batches.return(undefined);
      },
    },
    { highWaterMark: 1 },
  );
}

/** What goes with a file that only this admin may see. */
export function csvHeaders(name: string, at: Date): Record<string, string> {
  return {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="afferent-${name}-${at.toISOString().slice(0, 10)}.csv"`,
    'cache-control': 'private, no-store',
  };
}
