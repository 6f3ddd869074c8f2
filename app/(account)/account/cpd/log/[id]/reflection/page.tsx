import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { ReflectionForm } from '#components/cpd/log/reflection-form.tsx';
import { CpdNav } from '#components/cpd/nav.tsx';
import { Page, PageHeading } from '#components/ui/page.tsx';
import { requireViewer } from '#lib/auth/session.ts';
import { questionsOf } from '#lib/cpd-log/messages/reflection.ts';
import { getEntry } from '#lib/cpd-log/queries/list-log.ts';
import { getReflection } from '#lib/cpd-log/queries/reflections.ts';
import { entryShapes } from '#lib/cpd-log/schema/reflection.ts';
import type { EntryShape } from '#lib/cpd-log/schema/reflection.ts';
import { db } from '#lib/db/client.ts';
import { isId } from '#lib/paging.ts';
import { isFormAgain } from '../../form-again.ts';
import { saveReflectionAction } from '../../reflect/actions.ts';
import { shapesFor } from '../../shapes.ts';

export const metadata: Metadata = { title: 'Looking back' };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

function shapeAsked(asked: string | string[] | undefined): EntryShape | null {
  return entryShapes.find((shape) => shape === asked) ?? null;
}

export default async function ReflectionPage({ params, searchParams }: Props) {
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const viewer = (await isFormAgain()) ? null : await requireViewer(`/account/cpd/log/${id}/reflection`);
  const entry = viewer && isId(id) ? await getEntry(db(), viewer, id) : null;
  if (viewer && !entry) notFound();
  const shape = shapeAsked(query['shape']) ?? (viewer ? (await shapesFor(db(), viewer))[0] : null) ?? 'free';
  const stored = viewer ? await getReflection(db(), viewer, { entryId: id, shape }) : null;
  return (
    <Page>
      <PageHeading
        {...(entry ? { kicker: entry.title } : {})}
        title="Looking back"
        lead="Three minutes, while it is fresh. Answer what you like; only you see it, unless you put it into a pack."
      />
      <CpdNav current="log" />
      <ReflectionForm
        action={saveReflectionAction}
        questions={questionsOf[shape]}
        values={stored?.answers ?? {}}
        hidden={{ entryId: id, shape, revision: String(stored?.revision ?? 0) }}
      />
      <p className="mt-6">
        <Link className="link inline-flex min-h-11 items-center" href={`/account/cpd/log/${id}`} prefetch={false}>
          Not now
        </Link>
      </p>
    </Page>
  );
}
