import { endStopped, gradeMeanings, gradeWords } from '#lib/catalogue/messages.ts';
import { emptyLibrary } from '#lib/catalogue/facts.ts';
import { readingOf } from '#lib/catalogue/reading.ts';
import { grades } from '#lib/catalogue/schema.ts';
import type { ContentLibrary, ReadingBlock, ReadingInline } from '#lib/catalogue/schema.ts';
import { renderPdf } from '#lib/documents/compiler.ts';
import type { FigurePrinter, HandbookSource } from './schema.ts';

type Provider = { readonly name: string; readonly contact: string };

function printInline(item: ReadingInline): object {
  switch (item.kind) {
    case 'claim':
      return { kind: 'claim', grade: gradeWords[item.claim.grade], children: item.children.map(printInline) };
    case 'cite':
      return { kind: 'cite', number: String(item.reference.number) };
    case 'text':
    case 'code':
    case 'break':
      return item;
    default:
      return { ...item, children: item.children.map(printInline) };
  }
}

function printBlock(block: ReadingBlock, figure: FigurePrinter): object[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [{ ...block, children: block.children.map(printInline) }];
    case 'list':
      return [{ ...block, items: block.items.map((item) => item.flatMap((inner) => printBlock(inner, figure))) }];
    case 'quote':
    case 'aside':
      return [{ ...block, children: block.children.flatMap((inner) => printBlock(inner, figure)) }];
    case 'table':
      return [
        {
          ...block,
          head: block.head.map((cell) => cell.map(printInline)),
          rows: block.rows.map((row) => row.map((cell) => cell.map(printInline))),
        },
      ];
    case 'figure': {
      const printed = figure(block.name);
      return printed
        ? [
            {
              ...block,
              alt: `${printed.title}. ${printed.description}`,
              caption: `${endStopped(printed.title)} ${printed.caption}`.trim(),
            },
          ]
        : [];
    }
    case 'code':
    case 'rule':
      return [block];
  }
}

function claimsOf(library: ContentLibrary): object[] {
  return Object.values(library.claims)
    .toSorted((one, other) => grades.indexOf(one.grade) - grades.indexOf(other.grade))
    .map(({ statement, grade, mustNotClaim, restsOn }) => ({
      statement,
      grade: gradeWords[grade],
      design: endStopped(restsOn.design),
      sample: restsOn.sample === 'Not applicable' ? '' : endStopped(restsOn.sample),
      result: endStopped(restsOn.result),
      limits: endStopped(restsOn.limits),
      mustNotClaim: endStopped(mustNotClaim),
    }));
}

function longDate(date: Date): string {
  return new Intl.DateTimeFormat('en-AU', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    date,
  );
}

function reviewText({ facts }: HandbookSource): string {
  const { reviewer, reviewDueOn } = facts;
  const due = `To be reviewed again by ${longDate(new Date(reviewDueOn))}.`;
  if (reviewer)
    return `Reviewed by ${reviewer.name}, ${reviewer.role}, on ${longDate(new Date(reviewer.signedOn))}. ${due}`;
  return `Awaiting clinical review: no named clinician has reviewed this course yet, and its safety lists rest on training consensus. ${due}`;
}

function handbookData(source: HandbookSource, figure: FigurePrinter, provider: Provider) {
  const { courseTitle, version, summary, outcomes, publishedAt, facts } = source;
  const library = facts.library ?? emptyLibrary;
  return {
    documentTitle: courseTitle,
    courseTitle,
    version,
    summary,
    providerName: provider.name,
    providerLine: `${provider.name}. ${provider.contact}`,
    published: {
      year: publishedAt.getUTCFullYear(),
      month: publishedAt.getUTCMonth() + 1,
      day: publishedAt.getUTCDate(),
    },
    publishedText: longDate(publishedAt),
    minutesText: `${facts.minutes.offered} minutes of CPD: online, self-paced, assessed.`,
    reviewText: reviewText(source),
    outcomes: outcomes.map(({ text }) => text),
    gradeMeanings: grades.map((grade) => ({ word: gradeWords[grade], meaning: gradeMeanings[grade] })),
    modules: source.modules.map(({ position, title, summary: about, source: text }) => {
      const reading = readingOf(text, library);
      return {
        position,
        title,
        summary: about,
        blocks: reading.blocks.flatMap((block) => printBlock(block, figure)),
        references: reading.references.map((reference) => reference.text),
      };
    }),
    claims: claimsOf(library),
    terms: Object.values(library.glossary).toSorted((one, other) => one.term.localeCompare(other.term, 'en-AU')),
    minutesMethod: `${facts.minutes.words.toLocaleString('en-AU')} words, a quiz of ${facts.minutes.questions} questions, difficulty ${facts.minutes.difficulty} of 5. The lowest method, rounded down to a quarter of an hour, is what the course offers: ${facts.minutes.offered} minutes.`,
    methods: facts.minutes.methods.map(({ label, minutes }) => ({ label, minutes: String(minutes) })),
  };
}

function make(source: HandbookSource, figure: FigurePrinter, provider: Provider): Buffer {
  const data = handbookData(source, figure, provider);
  const text = JSON.stringify(data);
  const names = new Set([...text.matchAll(/"kind":"figure","name":"([a-z0-9-]+)"/g)].flatMap(([, name]) => name ?? []));
  const drawings = [...names].flatMap((name) => {
    const printed = figure(name);
    return printed ? [[`figure:${name}`, printed.svg] as const] : [];
  });
  return renderPdf('handbook', { data: text, ...Object.fromEntries(drawings) });
}

const made = new Map<string, Buffer>();
const mostKept = 6;

/**
 * The handbook of a course version as a tagged PDF. Making one takes some 0.4 seconds in which nothing else runs, so
 * the last few are kept: a version never changes.
 */
export function handbookPdf(source: HandbookSource, figure: FigurePrinter, provider: Provider): Buffer {
  const name = `${source.courseVersionId} ${provider.name} ${provider.contact}`;
  const pdf = made.get(name) ?? make(source, figure, provider);
  made.delete(name);
  made.set(name, pdf);
  const [oldest] = made.keys();
  if (made.size > mostKept && oldest !== undefined) made.delete(oldest);
  return pdf;
}
