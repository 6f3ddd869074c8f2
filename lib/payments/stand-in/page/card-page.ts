import type { SessionRecord } from '../state.ts';
import { errorSummary, field } from './fields.ts';
import type { Problems, Typed } from './form-values.ts';
import { Html, markup, money } from './html.ts';

interface CardPage {
  record: SessionRecord;
  /** The shop already knows who pays, so the address is shown and cannot be changed here. */
  knownEmail: string | null;
  typed: Typed;
  message: string | null;
  problems: Problems;
}

export function cardPage(view: CardPage): Html {
  const { session } = view.record;
  const isFree = session.amount_total === 0;
  const total = money(session.amount_total ?? 0, session.currency ?? 'aud');
  return markup`${errorSummary(view.message, view.problems)}
<h1>${isFree ? 'Complete your order' : `Pay ${total}`}</h1>
${session.cancel_url === null ? null : markup`<a class="back" href="${session.cancel_url}">Back to shop</a>`}
<div class="columns">
<section aria-labelledby="order">
<h2 id="order">Your order</h2>
${orderTable(view.record)}
${session.allow_promotion_codes ? promotionForm(view) : null}
</section>
<section aria-labelledby="payment">
<h2 id="payment">${isFree ? 'Your details' : 'Payment'}</h2>
${isFree ? freeForm(view) : payForm(view, total)}
</section>
</div>`;
}

function orderTable({ session, lineItems }: SessionRecord): Html {
  const currency = session.currency ?? 'aud';
  const off = session.total_details?.amount_discount ?? 0;
  return markup`<table class="lines">
<tbody>
${lineItems.map((item) => markup`<tr><th scope="row">${item.description}${item.quantity > 1 ? markup`<small>Quantity ${item.quantity}</small>` : null}</th><td>${money(item.amount_subtotal, currency)}</td></tr>`)}
${off > 0 ? markup`<tr><th scope="row">Discount</th><td>−${money(off, currency)}</td></tr>` : null}
<tr class="total"><th scope="row">Total</th><td>${money(session.amount_total ?? 0, currency)}</td></tr>
</tbody>
</table>`;
}

function payForm(view: CardPage, total: string): Html {
  const { record, problems, typed } = view;
  const debit = record.session.payment_method_types.find((type) => type !== 'card');
  const takesCard = record.session.payment_method_types.includes('card');
  const byBank = !takesCard || typed.method === 'bank_debit';
  return markup`<form method="post" action="${pathOf(record)}" novalidate>
${emailField(view)}
<fieldset>
<legend>How would you like to pay?</legend>
${takesCard ? markup`<label class="choice"><input type="radio" name="method" value="card" id="method-card"${byBank ? null : markup` checked`}>Card</label>` : null}
${debit === undefined ? null : markup`<label class="choice"><input type="radio" name="method" value="bank_debit" id="method-bank"${byBank ? markup` checked` : null}>Pay by bank debit (settles later)</label>`}
</fieldset>
<div class="card-only">
${field({ name: 'cardNumber', label: 'Card number', autocomplete: 'cc-number', numeric: true, hint: 'Test card: 4242 4242 4242 4242. Never a real one.' }, problems)}
<div class="pair">
${field({ name: 'expiry', label: 'Expiry (MM / YY)', value: typed.expiry, autocomplete: 'cc-exp', numeric: true }, problems)}
${field({ name: 'cvc', label: 'Security code (CVC)', autocomplete: 'cc-csc', numeric: true }, problems)}
</div>
</div>
${field({ name: 'name', label: 'Name of the person who pays', value: typed.name, autocomplete: 'cc-name' }, problems)}
<p class="bank-only hint">A bank debit takes a while to settle. You will hear when the bank has decided.</p>
<button class="pay" type="submit">Pay ${total}</button>
</form>
${testCards()}`;
}

function freeForm(view: CardPage): Html {
  return markup`<form method="post" action="${pathOf(view.record)}" novalidate>
${emailField(view)}
<p>There is nothing to pay, so no card is needed.</p>
<button class="pay" type="submit">Complete</button>
</form>`;
}

function emailField({ knownEmail, typed, problems }: CardPage): Html {
  return field(
    {
      name: 'email',
      label: 'Email',
      type: 'email',
      value: knownEmail ?? typed.email,
      autocomplete: 'email',
      readonly: knownEmail !== null,
    },
    problems,
  );
}

function promotionForm({ record, problems }: CardPage): Html {
  const path = `${pathOf(record)}/promotion`;
  if ((record.session.discounts ?? []).length > 0) {
    return markup`<form method="post" action="${path}"><p>Your promotion code is applied.</p><button class="quiet" type="submit" name="remove" value="1">Remove code</button></form>`;
  }
  return markup`<form method="post" action="${path}" class="code" novalidate>
<div>${field({ name: 'promotionCode', label: 'Promotion code', autocomplete: 'off' }, problems)}</div>
<button class="quiet" type="submit">Apply</button>
</form>`;
}

function testCards(): Html {
  return markup`<details>
<summary>Cards that behave in other ways</summary>
<ul>
<li>4242 4242 4242 4242 pays</li>
<li>4000 0000 0000 0002 is declined</li>
<li>4000 0000 0000 9995 has insufficient funds</li>
<li>4000 0000 0000 0069 has expired, says the bank</li>
<li>4000 0000 0000 0127 has another security code</li>
<li>4000 0000 0000 0119 meets an error at the bank</li>
</ul>
<p class="hint">Any expiry date to come and any three digits as security code.</p>
</details>`;
}

function pathOf({ session }: SessionRecord): string {
  return `/c/pay/${session.id}`;
}
