import type { Tx } from '#lib/db/client.ts';
import { escapeHtml } from '#lib/email/layout.ts';

type Person = { readonly email: string; readonly legalName: string | null; readonly displayName: string | null };

const instead = 'someone who has erased their account';

/** A name as a word by itself, so that "Ann" is not found in "Annual". */
function mention(text: string): RegExp {
  const literal = text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(String.raw`(?<![\p{L}\p{N}])${literal}(?![\p{L}\p{N}])`, 'gu');
}

/** Those who may have had mail that names the person: whom they invited, and who invited them. */
async function correspondents(tx: Tx, userId: string, email: string): Promise<string[]> {
  const invitations = await tx.invitation.findMany({
    where: { OR: [{ order: { userId } }, { acceptedById: userId }, { email }] },
    select: { email: true, order: { select: { user: { select: { email: true } } } } },
  });
  return [...new Set(invitations.flatMap(({ email: invited, order }) => [invited, order.user.email]))];
}

/** Deletes the person's mail, and takes their address and names out of mail to others, which may still have to be sent. */
export async function forgetInMail(tx: Tx, userId: string, person: Person): Promise<void> {
  const { email } = person;
  await tx.emailMessage.deleteMany({ where: { to: email } });
  const mentions = (text: string) => ({ OR: [{ subject: { contains: text } }, { text: { contains: text } }] });
  const names = [person.legalName, person.displayName].flatMap((name) => (name?.trim() ? [name.trim()] : []));
  const found = await tx.emailMessage.findMany({
    where: {
      OR: [
        mentions(email),
        { to: { in: await correspondents(tx, userId, email) }, OR: names.map(mentions) },
        ...names.filter((name) => name.includes(' ')).map(mentions),
      ],
    },
    select: { id: true, subject: true, text: true, html: true },
  });
  const patterns = [email, ...names].flatMap((text) => [mention(text), mention(escapeHtml(text))]);
  const without = (text: string) => patterns.reduce((rest, pattern) => rest.replace(pattern, instead), text);
  for (const { id, subject, text, html } of found)
    await tx.emailMessage.update({
      where: { id },
      data: { subject: without(subject), text: without(text), html: without(html) },
      select: { id: true },
    });
}
