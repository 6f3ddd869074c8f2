import type { BodyRule } from '#lib/bodies/schema.ts';

/** Where a rule was read. */
export function BodySources({ rule }: { rule: BodyRule }) {
  return (
    <ul className="space-y-3">
      {rule.sources.map(({ url, what }) => (
        <li key={url}>
          <p>{what}</p>
          <a className="link inline-flex min-h-11 items-center break-all text-sm" href={url} rel="noreferrer">
            {url.replace('https://', '')}
          </a>
        </li>
      ))}
    </ul>
  );
}
