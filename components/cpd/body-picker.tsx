import Link from 'next/link';
import { Button } from '#components/ui/button.tsx';
import { TextField } from '#components/ui/field.tsx';
import type { BodyChoice } from './body-choice.ts';

const here = '/account/cpd/bodies/new';

function Choice({ body }: { body: BodyChoice }) {
  const { slug, name, shortName, region, isHeld } = body;
  const title = name === shortName ? name : `${name} (${shortName})`;
  return (
    <li className="border-t border-line">
      {isHeld ? (
        <span className="flex min-h-11 flex-wrap items-center gap-x-2 py-2 text-muted">
          {title}, in your list already
        </span>
      ) : (
        <Link
          href={`${here}?body=${slug}`}
          prefetch={false}
          className="link flex min-h-11 flex-wrap items-center gap-x-2 py-2"
        >
          {title}
          {region ? <span className="text-muted">{region}</span> : null}
        </Link>
      )}
    </li>
  );
}

/** Bodies by country, the therapist's own country open; a search opens every country with what it found. */
export function BodyPicker({
  groups,
  search,
}: {
  groups: readonly { readonly name: string; readonly isOpen: boolean; readonly bodies: readonly BodyChoice[] }[];
  search: string;
}) {
  return (
    <>
      <form action={here} method="get" role="search" className="max-w-[34rem]">
        <TextField
          label="Name or letters of the body"
          name="q"
          defaultValue={search}
          maxLength={80}
          spellCheck={false}
        />
        <Button type="submit" variant="quiet">
          Search
        </Button>
      </form>
      <div className="mt-10 border-b border-line">
        {groups.length === 0 ? (
          <p className="border-t border-line py-6 text-muted">
            No body has this in its name. Try fewer letters, or look in its country without a search.
          </p>
        ) : null}
        {groups.map(({ name, isOpen, bodies }) => (
          <details key={name} open={isOpen} className="border-t border-line">
            <summary className="min-h-12 py-2.5 font-serif text-xl">
              {name} <span className="font-sans text-base text-muted tabular">{bodies.length}</span>
            </summary>
            <ul className="mb-4 md:ml-6">
              {bodies.map((body) => (
                <Choice key={body.slug} body={body} />
              ))}
            </ul>
          </details>
        ))}
      </div>
    </>
  );
}
