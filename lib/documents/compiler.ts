import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import { rootDir } from '../paths.ts';
import { claimBoth } from './both-standards.ts';
import { fontFiles, fontSetFor } from './fonts.ts';
import type { FontSet } from './fonts.ts';

const templates = new Map<string, string>();
const compilers = new Map<FontSet, NodeCompiler>();
let rendersSinceEviction = 0;

/** One compiler a process and set of fonts, made when first needed; a compilation is synchronous, so two never meet in one. */
function compilerWith(set: FontSet): NodeCompiler {
  const known =
    compilers.get(set) ??
    NodeCompiler.create({
      workspace: join(rootDir, 'lib', 'documents'),
      fontArgs: [{ fontBlobs: [...fontFiles(set)] }],
    });
  compilers.set(set, known);
  return known;
}

function templateText(name: string): string {
  const known = templates.get(name) ?? readFileSync(join(rootDir, 'lib', 'documents', `${name}.typ`), 'utf8');
  templates.set(name, known);
  return known;
}

/** Typst remembers every compilation; forget what the last renders did not use, so that memory stays level. */
function evictNowAndThen(typst: NodeCompiler): void {
  rendersSinceEviction += 1;
  if (rendersSinceEviction < 5) return;
  rendersSinceEviction = 0;
  typst.evictCache(1);
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

const compilerFor = (inputs: Record<string, string>) => compilerWith(fontSetFor(Object.values(inputs).join('\n')));

function compiled(typst: NodeCompiler, template: string, inputs: Record<string, string>): NodeTypstDocument {
  const outcome = typst.compile({ mainFileContent: templateText(template), inputs });
  if (outcome.result) return outcome.result;
  const failure = outcome.takeError();
  throw new Error(
    `the template ${template} does not compile: ${JSON.stringify(failure ? typst.fetchDiagnostics(failure) : null)}`,
  );
}

/** Renders a template of one page to an SVG with every letter as an outline, so that it looks the same without our fonts. */
export function renderSvg(template: string, inputs: Record<string, string>): string {
  const typst = compilerFor(inputs);
  const svg = typst.plainSvg(compiled(typst, template, inputs));
  evictNowAndThen(typst);
  return svg;
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
  const typst = compilerFor(inputs);
  const document = compiled(typst, template, attachment ? { ...inputs, ...attachmentInputs(attachment) } : inputs);
  typst.pdf(document, { pdfStandard: 'ua-1' });
  const pdf = claimBoth(typst.pdf(document, { pdfStandard: 'a-3a' }));
  evictNowAndThen(typst);
  return pdf;
}
