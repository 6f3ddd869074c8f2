import { Notice } from '#components/ui/notice.tsx';
import { clientDetailsIn } from '#lib/cpd-log/rules/client-details.ts';

/** What the therapist wrote, with its lines. */
export function OwnWords({ items }: { items: readonly { readonly label: string; readonly text: string }[] }) {
  return (
    <dl className="space-y-5">
      {items.map(({ label, text }) => (
        <div key={label}>
          <dt className="text-sm text-muted">{label}</dt>
          <dd className="mt-0.5 max-w-[40em] whitespace-pre-wrap font-serif text-lg leading-relaxed [overflow-wrap:anywhere]">
            {text === '' ? <span className="text-muted">Nothing yet</span> : text}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** A gentle word where a text looks as if it held a client's details. It stops nobody. */
export function ClientDetailsHint({ text }: { text: string }) {
  const found = clientDetailsIn(text);
  if (found.length === 0) return null;
  return (
    <Notice title="Is this about a client?">
      <p>
        What you wrote looks as if it holds{' '}
        {found.map((each) => `${each.startsWith('e') ? 'an' : 'a'} ${each}`).join(' and ')}. If it is a client’s, take
        it out: an auditor or a colleague may read your log. If not, leave it.
      </p>
    </Notice>
  );
}
