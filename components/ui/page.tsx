import type { ReactNode } from 'react';

const widths = { wide: 'max-w-[72rem]', text: 'max-w-[46rem]', narrow: 'max-w-[34rem]' } as const;

/** The one main landmark of a page. */
export function Page({ width = 'text', children }: { width?: keyof typeof widths; children: ReactNode }) {
  return (
    <main
      id="main"
      tabIndex={-1}
      className={`mx-auto w-full ${widths[width]} px-5 pb-24 pt-10 outline-none md:px-8 md:pt-16`}
    >
      {children}
    </main>
  );
}

export function PageHeading({ title, lead, kicker }: { title: ReactNode; lead?: ReactNode; kicker?: ReactNode }) {
  return (
    <header className="mb-10">
      {kicker ? <p className="mb-3 text-sm font-medium text-touch">{kicker}</p> : null}
      <h1 className="text-4xl [overflow-wrap:anywhere] md:text-5xl">{title}</h1>
      {lead ? (
        <p className="mt-5 max-w-[36em] font-serif text-lg leading-relaxed text-muted md:text-xl">{lead}</p>
      ) : null}
    </header>
  );
}

export function Section({ title, id, children }: { title?: ReactNode; id?: string; children: ReactNode }) {
  return (
    <section className="mt-14" {...(id ? { id } : {})}>
      {title ? <h2 className="mb-5 text-2xl md:text-3xl">{title}</h2> : null}
      {children}
    </section>
  );
}
