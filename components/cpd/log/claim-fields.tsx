import { Checkbox, TextField } from '#components/ui/field.tsx';
import type { ClaimBody } from '#lib/cpd-log/rules/claims.ts';
import { claimFieldOf, claimsShownField } from '#lib/cpd-log/schema/entry.ts';

type Props = {
  readonly bodies: readonly ClaimBody[];
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
};

/** What the therapist says of an entry towards each body they answer to. */
export function ClaimFields({ bodies, values, errors }: Props) {
  if (bodies.length === 0) return <Unseen values={values} />;
  return (
    <fieldset className="mb-2 border-t border-line pt-6">
      <legend className="float-left mb-2 w-full font-serif text-xl">For your bodies</legend>
      <p className="clear-both mb-4 text-sm text-muted">
        It counts for each of them by its own rule. Change something here only where you know better.
      </p>
      {bodies.map(({ slug, shortName, claimsUnits }) => {
        const names = claimFieldOf(slug);
        return (
          <div key={slug}>
            <input type="hidden" name={claimsShownField} value={slug} />
            <Checkbox
              label={`Leave it out for ${shortName}`}
              name={names.excluded}
              value="yes"
              defaultChecked={values[names.excluded] === 'yes'}
            />
            {claimsUnits === null ? null : (
              <TextField
                label={`${shortName}: ${claimsUnits} for it`}
                name={names.units}
                optional
                inputMode="decimal"
                help={`As ${shortName} itself counts it. We cannot reckon it from the time alone.`}
                defaultValue={values[names.units]}
                error={errors[names.units]}
                maxLength={12}
                className="max-w-40"
              />
            )}
          </div>
        );
      })}
    </fieldset>
  );
}

/** A form that is drawn again while nobody is signed in knows no bodies: what was said towards them goes along unseen. */
function Unseen({ values }: Pick<Props, 'values'>) {
  const slugs = (values[claimsShownField] ?? '').split(',').filter(Boolean);
  const claims = slugs.flatMap((slug) => Object.values(claimFieldOf(slug))).filter((name) => values[name]);
  return (
    <>
      {slugs.map((slug) => (
        <input key={slug} type="hidden" name={claimsShownField} value={slug} />
      ))}
      {claims.map((name) => (
        <input key={name} type="hidden" name={name} value={values[name]} />
      ))}
    </>
  );
}
