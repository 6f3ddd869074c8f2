import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { BasketButton } from '#components/catalogue/basket-button.tsx';
import { CourseLine, minutesInWords } from '#components/catalogue/course-line.tsx';
import { ForOthers } from '#components/catalogue/for-others.tsx';
import { MarketSwitch } from '#components/catalogue/market-switch.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { Page, PageHeading, Section } from '#components/ui/page.tsx';
import { noPriceSentence } from '#lib/catalogue/messages.ts';
import { getSitePathway } from '#lib/catalogue/site.ts';
import { isMarket, marketCurrency, markets } from '#lib/market.ts';
import { formatMoney } from '#lib/money.ts';

type Params = { readonly params: Promise<{ market: string }> };

export const dynamicParams = false;

export function generateStaticParams() {
  return getSitePathway() ? markets.map((market) => ({ market })) : [];
}

export function generateMetadata(): Metadata {
  const pathway = getSitePathway();
  return pathway ? { title: pathway.title, description: pathway.summary.slice(0, 300) } : {};
}

export default async function PathwayPage({ params }: Params) {
  const { market } = await params;
  const pathway = getSitePathway();
  if (!pathway || !isMarket(market)) notFound();
  const currency = marketCurrency(market);
  const price = pathway.prices[currency];
  const single = pathway.singlePrices[currency];
  return (
    <Page>
      <PageHeading kicker="Three courses, one purchase" title={pathway.title} lead={pathway.summary} />
      <div className="border-t-2 border-ink pt-5">
        {price === undefined ? (
          <p>{noPriceSentence(currency)}</p>
        ) : (
          <p className="font-serif text-4xl tabular-nums">{formatMoney(price, currency)}</p>
        )}
        <p className="mt-1 text-muted">
          {minutesInWords(pathway.minutes)} in all.{' '}
          {price !== undefined && single !== undefined && single > price
            ? `One by one the courses cost ${formatMoney(single, currency)}: together you pay ${formatMoney(single - price, currency)} less.`
            : null}
        </p>
        {pathway.isForSale ? null : <p className="mt-3 font-medium">In preparation. It cannot be bought yet.</p>}
        {pathway.isForSale && price !== undefined ? (
          <>
            <div className="mt-5 flex flex-wrap gap-3">
              <LinkButton href={`/checkout/${pathway.slug}`} prefetch={false}>
                Enrol in all three
              </LinkButton>
              <BasketButton slug={pathway.slug} />
            </div>
            <div className="mt-2">
              <ForOthers slug={pathway.slug} />
            </div>
          </>
        ) : null}
        <div className="mt-3">
          <MarketSwitch market={market} returnTo="/pathway" />
        </div>
      </div>
      <Section title="The courses, in the order we would read them">
        <div className="divide-y divide-line border-t border-line">
          {pathway.courses.map((course) => (
            <CourseLine key={course.slug} course={course} market={market} headingLevel="h3" />
          ))}
        </div>
      </Section>
      <Section title="How it works">
        <ul className="list-disc space-y-2 pl-5">
          <li>Every course opens at once; read them in any order.</li>
          <li>Each has its own quiz, its own CPD time and its own certificate.</li>
          <li>
            For 14 days after buying you can have your money back for the whole pathway, as long as none of its
            certificates has been issued.
          </li>
          <li>If you have one of the courses already, enrol in the others one by one: we never charge twice.</li>
        </ul>
      </Section>
    </Page>
  );
}
