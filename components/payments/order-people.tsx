import { Button } from '#components/ui/button.tsx';
import { TextArea, TextField } from '#components/ui/field.tsx';
import { purposeWord } from '#lib/payments/messages/pricing.ts';
import { seatsField, typedLimits } from '#lib/payments/rules/order-fields.ts';
import type { OrderFormValues } from '#lib/payments/rules/order-fields.ts';

type Props = {
  readonly items: readonly { readonly slug: string; readonly title: string }[];
  readonly values: OrderFormValues;
  readonly errors: Readonly<Record<string, string>>;
};

const purposes = ['self', 'gift', 'seats'] as const;

/** For whom it is. What a gift or a clinic needs shows with its choice, without scripts as well. */
export function OrderPeople(props: Props) {
  const { values } = props;
  return (
    <>
      <fieldset className="mb-6">
        <legend className="mb-1.5 font-medium">Who is it for?</legend>
        {purposes.map((purpose) => (
          <label key={purpose} className="flex min-h-11 items-center gap-3 py-1.5">
            <input
              type="radio"
              name="purpose"
              value={purpose}
              defaultChecked={(values['purpose'] ?? 'self') === purpose}
              className="size-5 shrink-0"
            />
            {purposeWord(purpose)}
          </label>
        ))}
      </fieldset>
      <div className="mb-8 hidden border-l-2 border-line pl-5 group-has-[[value=gift]:checked]/order:block">
        <GiftFields {...props} />
      </div>
      <div className="mb-8 hidden border-l-2 border-line pl-5 group-has-[[value=seats]:checked]/order:block">
        <ClinicFields {...props} />
      </div>
    </>
  );
}

function GiftFields({ values, errors }: Props) {
  return (
    <>
      <TextField
        label="Their e-mail address"
        name="giftEmail"
        type="email"
        autoComplete="off"
        spellCheck={false}
        defaultValue={values['giftEmail']}
        error={errors['giftEmail']}
        help="We write to them once it is paid. The course is theirs when they sign in with this address."
      />
      <TextField
        label="Their name"
        name="giftName"
        optional
        autoComplete="off"
        maxLength={typedLimits.giftName}
        defaultValue={values['giftName']}
      />
      <TextArea
        label="A few words from you"
        name="giftMessage"
        optional
        maxLength={typedLimits.giftMessage}
        defaultValue={values['giftMessage']}
        help={`Up to ${typedLimits.giftMessage} characters. They stand in the e-mail.`}
      />
    </>
  );
}

function ClinicFields({ items, values, errors }: Props) {
  return (
    <>
      <TextField
        label="Name of your clinic"
        name="clinicName"
        autoComplete="organization"
        maxLength={typedLimits.clinicName}
        defaultValue={values['clinicName']}
        error={errors['clinicName']}
        help="The people you invite read it. You invite them once it is paid."
      />
      {items.map(({ slug, title }) => (
        <TextField
          key={slug}
          label={items.length === 1 ? 'Seats' : `Seats: ${title}`}
          name={seatsField(slug)}
          inputMode="numeric"
          autoComplete="off"
          maxLength={3}
          className="max-w-32"
          defaultValue={values[seatsField(slug)] ?? '1'}
          error={errors[seatsField(slug)]}
          help={items.length === 1 ? '1 to 100: one for each person.' : undefined}
        />
      ))}
      {items.length > 1 ? (
        <p className="-mt-2 mb-6 text-sm text-muted">
          1 to 100 of each. Seats go together: the first person gets everything here, and with 5 seats of one course and
          3 of another, three people get both. For different people, order the courses separately.
        </p>
      ) : null}
      <Button type="submit" name="step" value="quote" variant="quiet" className="mb-2">
        Update the total
      </Button>
    </>
  );
}
