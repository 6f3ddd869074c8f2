import { randomBytes } from 'node:crypto';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { PublicCertificate } from '#lib/certificate/schema.ts';
import { timed } from './figure.ts';
import type { Figure, Row } from './figure.ts';

const warmUps = 20;
const seconds = 5;
const appUrl = 'http://localhost:3000';
const issuedAt = new Date('2026-11-20T01:00:00.000Z');

/** Certificates as they come: each with a name, a number and a code of its own, so that nothing is served from memory. */
function certificate(running: number, code: string): PublicCertificate {
  return {
    status: 'valid',
    code,
    number: `AFF-2026-${String(running).padStart(6, '0')}`,
    issuedAt,
    statusSince: issuedAt,
    changes: [{ kind: 'issued', at: issuedAt }],
    supersededBy: null,
    certificate: {
      title: 'Certificate of achievement',
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

/** How many times a second the work can be done, over a few seconds. */
function perSecond(work: (index: number) => unknown): number {
  for (let index = 0; index < warmUps; index += 1) work(index);
  const started = performance.now();
  let count = 0;
  while (performance.now() - started < seconds * 1000) {
    work(warmUps + count);
    count += 1;
  }
  return (count * 1000) / (performance.now() - started);
}

function bareTypst(): (index: number) => void {
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
  const bare = bareTypst();
  const bareFirstMs = await timed(() => bareTypst()(0));
  const against = 'Typst alone, a tagged page of one line';
  return [
    {
      what: `Certificate PDFs, warm (${Math.round(size / 1024)} KB each)`,
      unit: 'PDF/s',
      better: 'higher',
      value: perSecond(make),
      against,
      baseline: perSecond(bare),
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
