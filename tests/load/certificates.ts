import { randomBytes } from 'node:crypto';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { PublicCertificate } from '#lib/certificate/schema.ts';
import { timed } from './figure.ts';
import type { Figure, Row } from './figure.ts';

type Work = (index: number) => unknown;

const warmUps = 20;
const seconds = 5;
const appUrl = 'http://localhost:3000';
const issuedAt = new Date('2026-11-20T01:00:00.000Z');

/** Certificates as they come: each with a name, a number and a code of its own, so that nothing is served from memory. */
export function certificate(running: number, code: string): PublicCertificate {
  return {
    status: 'valid',
    code,
    number: `AFF-2026-${String(running).padStart(6, '0')}`,
    issuedAt,
    statusSince: issuedAt,
    changes: [{ kind: 'issued', at: issuedAt }],
    supersededBy: null,
    certificate: {
      title: 'Statement of achievement',
      number: `AFF-2026-${String(running).padStart(6, '0')}`,
      holderName: `Test Person ${running}`,
      courseTitle: 'The brain–gut axis and anxiety: what massage can honestly offer',
      courseSlug: 'brain-gut-axis',
      courseVersion: '1.0',
      completedOn: '2026-11-20',
      minutes: 60,
      hoursText: '60 minutes (1 hour)',
      mode: 'online, self-paced, assessed',
      outcomes: Array.from(
        { length: 6 },
        (_, index) => `Outcome ${index + 1}, in a sentence as long as most of them are, for a therapist to read.`,
      ),
      result: { correct: 11, total: 12, percent: 91.6, passPercent: 80, attemptNumber: 1 },
      hoursMethod:
        'Counted: 6,000 words, 36 quiz questions and 3 figures. By published methods: 12,000 words an hour: 30 min. Offered: 60 min.',
      provider: { name: 'Afferent (demonstration)', contact: `${appUrl}/contact`, abn: null },
      signatory: null,
      basis: 'quiz',
    },
  };
}

/** How many times a second each can be done, a second of one and a second of the other in turn. */
function perSecond(works: readonly [Work, Work]): [number, number] {
  const [counts, busyMs]: [[number, number], [number, number]] = [
    [0, 0],
    [0, 0],
  ];
  for (const work of works) for (let index = 0; index < warmUps; index += 1) work(index);
  for (let round = 0; round < seconds; round += 1) {
    for (const turn of [0, 1] as const) {
      const started = performance.now();
      for (; performance.now() - started < 1000; counts[turn] += 1) works[turn](warmUps + counts[turn]);
      busyMs[turn] += performance.now() - started;
    }
  }
  return [(counts[0] * 1000) / busyMs[0], (counts[1] * 1000) / busyMs[1]];
}

function bareTypst(): Work {
  const compiler = NodeCompiler.create();
  return (index) => {
    const { result } = compiler.compile({
      mainFileContent: '#set document(title: [Page])\n#sys.inputs.text',
      inputs: { text: `Page ${index}` },
    });
    if (!result) throw new Error('the one-line page does not compile');
    compiler.pdf(result, { pdfStandard: 'ua-1' });
    if (index % 20 === 0) compiler.evictCache(3);
  };
}

async function measure(): Promise<Row[]> {
  const { codeFromBytes } = await import('#lib/certificate/code.ts');
  const render: { pdf?: (facts: PublicCertificate, url: string) => Buffer } = {};
  const make = (index: number) => render.pdf?.(certificate(index, codeFromBytes(randomBytes(16))), appUrl);
  const firstMs = await timed(async () => {
    render.pdf = (await import('#lib/certificate/pdf.ts')).certificatePdf;
    make(0);
  });
  const size = make(1)?.length ?? 0;
  const bareFirstMs = await timed(() => bareTypst()(0));
  const [product, bare] = perSecond([make, bareTypst()]);
  const against = 'Typst alone, a tagged page of one line';
  return [
    {
      what: `Certificate PDFs, warm (${Math.round(size / 1024)} KB each)`,
      unit: 'PDF/s',
      better: 'higher',
      value: product,
      against,
      baseline: bare,
    },
    {
      what: 'First certificate PDF, code and fonts loaded',
      unit: 'ms',
      better: 'lower',
      value: firstMs,
      against: `${against}, new compiler`,
      baseline: bareFirstMs,
    },
  ];
}

export const certificates: Figure = {
  name: 'certificates',
  title: `certificates as PDF, one after the other in one process, ${seconds} s each`,
  measure,
};
