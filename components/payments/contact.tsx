/** A link where it is an address of a page or of a mailbox. */
export function Contact({ contact }: { contact: string }) {
  if (!/^https?:|^\S+@\S+$/.test(contact)) return contact;
  return (
    <a className="link" href={contact.startsWith('http') ? contact : `mailto:${contact}`}>
      {contact}
    </a>
  );
}
