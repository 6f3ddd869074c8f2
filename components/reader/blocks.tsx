import type { ReactNode } from 'react';
import type { AsideName, ReadingBlock, ReadingInline } from '#lib/catalogue/schema.ts';
import { Inlines } from './inline.tsx';

type Aside = Extract<ReadingBlock, { kind: 'aside' }>;
type Draw = (blocks: readonly ReadingBlock[]) => ReactNode;

export const partHeading = 'mt-14 mb-4 text-[1.625rem] md:text-[1.875rem]';
const smallHeading = 'mb-2 font-sans text-lg font-semibold tracking-normal';

function Vignette({ block, draw }: { block: Aside; draw: Draw }) {
  return (
    <section id={block.id} aria-label="Vignette" className="border-l-[3px] border-touch pl-5 italic text-muted md:pl-6">
      {draw(block.children)}
    </section>
  );
}

function RedFlags({ block, draw }: { block: Aside; draw: Draw }) {
  return (
    <section aria-labelledby={block.id} className="mt-14 border-l-[3px] border-touch pl-5 md:pl-6">
      <h2 id={block.id} className="mb-4 text-[1.625rem] text-touch md:text-[1.875rem]">
        Red flags
      </h2>
      {draw(block.children)}
    </section>
  );
}

function Misconception({ block, draw }: { block: Aside; draw: Draw }) {
  return (
    <section id={block.id} aria-label="A misconception" className="my-10 border-y border-line py-6">
      <p className="mb-2 font-sans text-sm font-medium text-touch">A misconception</p>
      {draw(block.children)}
    </section>
  );
}

function SayOrNot({ block, draw }: { block: Aside; draw: Draw }) {
  const isSay = block.name === 'say';
  return (
    <section aria-labelledby={block.id} className={isSay ? 'mt-14' : 'mt-8'}>
      {isSay ? (
        <h2 id={block.id} className="mb-5 text-[1.625rem] md:text-[1.875rem]">
          What to say
        </h2>
      ) : (
        <h3 id={block.id} className={`${smallHeading} text-touch`}>
          Do not say
        </h3>
      )}
      <div className="[&_li]:marker:text-muted">{draw(block.children)}</div>
    </section>
  );
}

/** The question of a self-check is the bold start of its paragraph; the rest is the answer. */
function splitCheck(
  block: ReadingBlock,
): { question: readonly ReadingInline[]; answer: readonly ReadingInline[] } | null {
  if (block.kind !== 'paragraph') return null;
  const [first, ...rest] = block.children;
  return first?.kind === 'strong' && rest.length > 0 ? { question: first.children, answer: rest } : null;
}

function SelfCheck({ block, draw }: { block: Aside; draw: Draw }) {
  return (
    <section id={block.id} aria-label="Self-check" className="border-t border-line">
      {block.children.map((child, index) => {
        const check = splitCheck(child);
        if (!check)
          return (
            <div key={index} className="py-3">
              {draw([child])}
            </div>
          );
        return (
          <details key={index} className="group border-b border-line">
            <summary className="flex min-h-11 list-none items-baseline gap-3 py-3 font-medium [&::-webkit-details-marker]:hidden">
              <span className="grow">
                <Inlines items={check.question} />
              </span>
              <span className="shrink-0 font-sans text-sm text-nerve underline underline-offset-4 group-open:hidden">
                Show the answer
              </span>
              <span className="hidden shrink-0 font-sans text-sm text-nerve underline underline-offset-4 group-open:inline">
                Hide
              </span>
            </summary>
            <div className="pb-4">
              <Inlines items={check.answer} />
            </div>
          </details>
        );
      })}
    </section>
  );
}

function Titled({ block, draw, title }: { block: Aside; draw: Draw; title: string }) {
  return (
    <section
      aria-labelledby={block.id}
      className={block.name === 'keypoints' ? 'mt-14 border-t-2 border-nerve pt-6' : 'mt-14'}
    >
      <h2 id={block.id} className="mb-4 text-[1.625rem] md:text-[1.875rem]">
        {title}
      </h2>
      {draw(block.children)}
    </section>
  );
}

function Monday({ block, draw }: { block: Aside; draw: Draw }) {
  return (
    <section id={block.id} aria-label="On Monday">
      {draw(block.children)}
    </section>
  );
}

const drawn: Record<AsideName, (given: { block: Aside; draw: Draw }) => ReactNode> = {
  vignette: Vignette,
  monday: Monday,
  redflags: RedFlags,
  misconception: Misconception,
  say: SayOrNot,
  dontsay: SayOrNot,
  selfcheck: SelfCheck,
  reflection: (given) => <Titled {...given} title="Reflection" />,
  keypoints: (given) => <Titled {...given} title="Key points" />,
};

export function AsideBlock({ block, draw }: { block: Aside; draw: Draw }) {
  const Drawn = drawn[block.name];
  return <Drawn block={block} draw={draw} />;
}
