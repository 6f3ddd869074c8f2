import { TextArea, TextField } from '#components/ui/field.tsx';
import { typedLimits } from '#lib/payments/rules/order-fields.ts';
import type { OrderFormValues } from '#lib/payments/rules/order-fields.ts';

type Props = {
  readonly values: OrderFormValues;
  readonly errors: Readonly<Record<string, string>>;
  readonly isNeeded: boolean;
};

/** Who the receipt is made out to. Open when it must be filled in, or is. */
export function OrderBilling({ values, errors, isNeeded }: Props) {
  const isFilled = ['billingName', 'billingAddress', 'billingTaxNumber'].some((name) => values[name]);
  return (
    <details
      className="mb-6 mt-8 border-y border-line"
      open={isNeeded || isFilled || errors['billingName'] !== undefined}
    >
      <summary className="min-h-11 cursor-pointer py-3 font-medium">
        Billing details
        <span className="font-normal text-muted">{isNeeded ? ', needed for this amount' : ' (optional)'}</span>
      </summary>
      <div className="pt-3">
        <TextField
          label="Name or business"
          name="billingName"
          autoComplete="billing organization"
          maxLength={typedLimits.name}
          defaultValue={values['billingName']}
          error={errors['billingName']}
          help={
            isNeeded
              ? 'The invoice must name you, and give your address or your ABN.'
              : 'Empty: the receipt is made out to your own name.'
          }
        />
        <TextArea
          label="Address"
          name="billingAddress"
          optional={!isNeeded}
          rows={3}
          maxLength={typedLimits.address}
          defaultValue={values['billingAddress']}
        />
        <TextField
          label="ABN or VAT number"
          name="billingTaxNumber"
          optional
          autoComplete="off"
          maxLength={typedLimits.taxNumber}
          defaultValue={values['billingTaxNumber']}
        />
      </div>
    </details>
  );
}
