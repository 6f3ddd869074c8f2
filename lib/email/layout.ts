/** What a message says. Paragraphs are plain text; nothing in them is read as markup. */
export type MailContent = {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly action?: { readonly label: string; readonly url: string };
  readonly small?: string;
  /** A quiet link at the very end, such as the one that stops messages of this kind. */
  readonly smallLink?: { readonly label: string; readonly url: string };
};

export type MailBody = { readonly text: string; readonly html: string };

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text made safe inside HTML elements and quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

function lines(text: string): string {
  return escapeHtml(text).replace(/\n/g, '<br>');
}

const sans = "font-family:'Instrument Sans',Helvetica,Arial,sans-serif";
const serif = "font-family:Literata,Georgia,'Times New Roman',serif";

function actionHtml(action: { readonly label: string; readonly url: string }): string {
  const url = escapeHtml(action.url);
  return [
    `<p style="margin:28px 0 20px"><a href="${url}" style="${sans};display:inline-block;padding:13px 26px;border-radius:999px;background:#0b5d57;color:#ffffff;font-size:16px;font-weight:600;text-decoration:none">${escapeHtml(action.label)}</a></p>`,
    `<p style="${sans};margin:0 0 20px;font-size:14px;line-height:1.5;color:#56605d">If the button does nothing, copy this address into your browser:<br><a href="${url}" style="color:#0b5d57;word-break:break-all">${url}</a></p>`,
  ].join('\n');
}

function plainText(content: MailContent): string {
  const parts = [content.title, ...content.paragraphs];
  if (content.action) parts.push(`${content.action.label}:\n${content.action.url}`);
  if (content.small) parts.push(content.small);
  if (content.smallLink) parts.push(`${content.smallLink.label}:\n${content.smallLink.url}`);
  return `${parts.join('\n\n')}\n\n-- \nAfferent\n`;
}

/**
 * One look for every message: the text part and the HTML part of the same words. No images, no tracking, nothing loaded.
 */
export function mailLayout(content: MailContent): MailBody {
  const paragraphs = content.paragraphs.map(
    (paragraph) =>
      `<p style="${sans};margin:0 0 16px;font-size:16px;line-height:1.6;color:#1c2a2b">${lines(paragraph)}</p>`,
  );
  const small = content.small
    ? `<p style="${sans};margin:24px 0 0;font-size:14px;line-height:1.5;color:#56605d">${lines(content.small)}</p>`
    : '';
  const smallLink = content.smallLink
    ? `<p style="${sans};margin:12px 0 0;font-size:14px;line-height:1.5"><a href="${escapeHtml(content.smallLink.url)}" style="color:#0b5d57">${escapeHtml(content.smallLink.label)}</a></p>`
    : '';
  const html = `<!doctype html>
<html lang="en-AU">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light">
<title>${escapeHtml(content.title)}</title>
</head>
<body style="margin:0;padding:0;background:#fbf7f0">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:#fbf7f0">
<tr><td align="center" style="padding:40px 20px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:560px">
<tr><td style="text-align:left">
<p style="${serif};margin:0 0 28px;padding:0 0 14px;border-bottom:1px solid #d9cfbf;font-size:18px;color:#0b5d57">Afferent</p>
<h1 style="${serif};margin:0 0 20px;font-size:26px;line-height:1.25;font-weight:500;color:#1c2a2b">${escapeHtml(content.title)}</h1>
${paragraphs.join('\n')}
${content.action ? actionHtml(content.action) : ''}
${small}${smallLink}
</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`;
  return { text: plainText(content), html };
}
