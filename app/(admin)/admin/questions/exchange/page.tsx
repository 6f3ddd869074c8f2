import type { Metadata } from 'next';
import { Notes } from '#components/quiz/export-notes.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { Empty } from '#components/ui/empty.tsx';
import { Page, PageHeading, Section } from '#components/ui/page.tsx';
import { listCourseChoices } from '#lib/account/admin-queries/courses.ts';
import { requireAdmin } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import { exchangeFormats } from '#lib/quiz/exchange/schema.ts';
import { fileKinds } from '#lib/quiz/exchange/write.ts';
import { exportPool } from '#lib/quiz/queries/exchange.ts';
import { now } from '#lib/time/clock.ts';

export const metadata: Metadata = { title: 'Import and export' };

export default async function ExchangePage() {
  const admin = await requireAdmin();
  const courses = await listCourseChoices(db(), admin);
  const at = now();
  const exports = await Promise.all(
    courses.map(async ({ slug, title, version }) => ({
      slug,
      title,
      version,
      files: await Promise.all(
        exchangeFormats.map(async (format) => ({ format, pool: await exportPool(db(), admin, { slug, format }, at) })),
      ),
    })),
  );
  return (
    <Page width="text">
      <PageHeading
        title="Import and export"
        lead="Question pools as QTI 3.0 packages and Moodle XML. A file that was exported here comes back whole; below each stands what other systems cannot take from it."
      />
      <LinkButton href="/admin/questions/import" prefetch={false}>
        Import questions…
      </LinkButton>
      {exports.length === 0 ? <Empty title="No course is published">There is no pool to export yet.</Empty> : null}
      {exports.map(({ slug, title, version, files }) => (
        <Section key={slug} title={title}>
          <p className="mb-4 text-muted">
            Version {version}, {files[0]?.pool?.questionCount ?? 0} questions as papers draw them now.
          </p>
          <div className="grid gap-8 sm:grid-cols-2">
            {files.map(({ format, pool }) => (
              <div key={format}>
                <a
                  className="link inline-flex min-h-11 items-center font-medium"
                  href={`/admin/questions/export?course=${slug}&format=${format}`}
                  download
                >
                  {fileKinds[format].label}
                  <span className="sr-only"> of {title}</span>
                </a>
                <Notes notes={pool?.notes ?? []} />
              </div>
            ))}
          </div>
        </Section>
      ))}
    </Page>
  );
}
