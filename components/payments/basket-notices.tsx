import { BasketButton } from '#components/catalogue/basket-button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { formatMoney } from '#lib/money.ts';
import type { Currency } from '#lib/money.ts';
import type { BundleHint } from '#lib/payments/rules/basket-view.ts';

/** The courses in the basket cost more one by one than together: said once, with one press to change it. */
export function CheaperTogether({ hint, currency }: { hint: BundleHint; currency: Currency }) {
  return (
    <Notice tone="good" title="Together they cost less">
      <p>
        {hint.title} has {hint.courseCount} courses for {formatMoney(hint.amountMinor, currency)}:{' '}
        {formatMoney(hint.savedMinor, currency)} less than what you have here one by one.
      </p>
      <div className="mt-3">
        <BasketButton slug={hint.slug} label="Take them together" />
      </div>
    </Notice>
  );
}

/** An address may name a course; it goes into the basket when the visitor says so. */
export function AskToAdd({ slug, title }: { slug: string; title: string }) {
  return (
    <Notice title={`Put ${title} into your basket?`}>
      <div className="mt-2">
        <BasketButton slug={slug} label="Add to basket" />
      </div>
    </Notice>
  );
}

/** Things that were in the basket and are not sold any more. */
export function NoLongerSold({ slugs }: { slugs: readonly string[] }) {
  return (
    <Notice tone="attention">
      <p>
        {slugs.length === 1 ? 'One thing' : `${slugs.length} things`} in your basket cannot be bought any more, so we
        left {slugs.length === 1 ? 'it' : 'them'} out: {slugs.join(', ')}.
      </p>
      <form action="/api/basket" method="post">
        <input type="hidden" name="act" value="remove" />
        <input type="hidden" name="slug" value={slugs.join(',')} />
        <button type="submit" className="link min-h-11 cursor-pointer">
          Forget {slugs.length === 1 ? 'it' : 'them'}
        </button>
      </form>
    </Notice>
  );
}
