import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { rootDir } from '../paths.ts';
import { claimBoth } from './both-standards.ts';

/** Static TTF packages: Typst reads neither woff2 nor variable fonts. */
const fontFaces: readonly (readonly [family: string, faces: readonly string[]])[] = [
  ['literata', ['400Regular', '400Regular_Italic', '500Medium']],
  ['instrument-sans', ['400Regular', '600SemiBold', '700Bold']],
];

/** The faces themselves. One that is missing stops the work: another typeface would give other bytes. */
function readFonts(): Buffer[] {
  return fontFaces.flatMap(([family, faces]) =>
    faces.map((face) => {
      const folder = join(rootDir, 'node_modules', '@expo-google-fonts', family, face);
      const file = readdirSync(folder).find((name) => name.endsWith('.ttf'));
      if (!file) throw new Error(`there is no font in ${folder}`);
      return readFileSync(join(folder, file));
    }),
  );
}

const templates = new Map<string, string>();
let compiler: NodeCompiler | undefined;
let rendersSinceEviction = 0;

/** One compiler a process; a compilation is synchronous, so two never meet inside it. */
function compilerOfProcess(): NodeCompiler {
  compiler ??= NodeCompiler.create({
    workspace: join(rootDir, 'lib', 'documents'),
    fontArgs: [{ fontBlobs: readFonts() }],
  });
  return compiler;
}

function templateText(name: string): string {
  const known = templates.get(name) ?? readFileSync(join(rootDir, 'lib', 'documents', `${name}.typ`), 'utf8');
  templates.set(name, known);
  return known;
}

/** Typst remembers every compilation; forget what the last renders did not use, so that memory stays level. */
function evictNowAndThen(typst: NodeCompiler): void {
  rendersSinceEviction += 1;
  if (rendersSinceEviction < 20) return;
  rendersSinceEviction = 0;
  typst.evictCache(3);
}

/** A file that travels inside a PDF, as PDF/A-3 lets it. */
export type Attachment = {
  readonly fileName: string;
  readonly mediaType: string;
  /** Text; bytes are read as UTF-8. */
  readonly content: string | Buffer;
  readonly description: string;
};

function attachmentInputs(attachment: Attachment): Record<string, string> {
  const { content, ...about } = attachment;
  return {
    attachment: typeof content === 'string' ? content : new TextDecoder('utf-8', { fatal: true }).decode(content),
    attachmentAbout: JSON.stringify(about),
  };
}

/**
 * Renders a template of this folder to a PDF that is PDF/UA-1 and PDF/A-3a at once, with at most one file attached. Data reaches
 * the template through `inputs` only, so none of it is ever read as markup. The same inputs give the same bytes. Throws where
 * either standard refuses the document, for one because of a letter that no font has.
 */
export function renderPdf(
  template: string,
  inputs: Record<string, string>,
  attachment: Attachment | null = null,
): Buffer {
  const typst = compilerOfProcess();
  const compiled = typst.compile({
    mainFileContent: templateText(template),
    inputs: attachment ? { ...inputs, ...attachmentInputs(attachment) } : inputs,
  });
  const document = compiled.result;
  if (!document) {
    const failure = compiled.takeError();
    throw new Error(
      `the template ${template} does not compile: ${JSON.stringify(failure ? typst.fetchDiagnostics(failure) : null)}`,
    );
  }
  typst.pdf(document, { pdfStandard: 'ua-1' });
  const pdf = claimBoth(typst.pdf(document, { pdfStandard: 'a-3a' }));
  evictNowAndThen(typst);
  return pdf;
}
