// Run as a process of its own: answers every request with the same bytes and headers, which it gets from its parent.
import { createServer } from 'node:http';

type Page = { readonly headers: Record<string, string>; readonly body: string };

process.once('message', ({ headers, body }: Page) => {
  const bytes = Buffer.from(body, 'base64');
  const server = createServer((_request, response) => {
    response.writeHead(200, { ...headers, 'content-length': bytes.length });
    response.end(bytes);
  });
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    if (address && typeof address === 'object') process.send?.(address.port);
  });
});
process.once('disconnect', () => process.exit(0));
