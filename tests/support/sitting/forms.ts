import { randomBytes } from 'node:crypto';

const unescape = (text: string) =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

const attribute = (tag: string, name: string) => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag);
  return found ? unescape(found[1] ?? '') : null;
};

/** What a browser without a script would send with the form whose button says this; null when the page has no such form. */
export function hiddenFields(html: string, buttonLabel: string): ReadonlyMap<string, string> | null {
  for (const [, form = ''] of html.matchAll(/<form\b[^>]*>([\s\S]*?)<\/form>/g)) {
    const words = form.replaceAll(/<[^>]*>/g, ' ');
    if (!words.includes(buttonLabel)) continue;
    const inputs = [...form.matchAll(/<input\b[^>]*>/g)].filter(([tag]) => attribute(tag, 'type') === 'hidden');
    return new Map(inputs.map(([tag]) => [attribute(tag, 'name') ?? '', attribute(tag, 'value') ?? '']));
  }
  return null;
}

/** A form as a browser without a script sends it. */
export function multipart(fields: ReadonlyMap<string, string>): {
  readonly contentType: string;
  readonly body: Buffer;
} {
  const boundary = `----afferent${randomBytes(12).toString('hex')}`;
  const parts = [...fields].map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    body: Buffer.from(`${parts.join('')}--${boundary}--\r\n`),
  };
}
