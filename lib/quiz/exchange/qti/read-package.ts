import type { Findings } from '../draft.ts';
import { limits } from '../schema.ts';
import { decodeXml, descendants, parseXml, XmlFault } from '../xml/parse.ts';
import type { XmlElement } from '../xml/parse.ts';
import { readQtiItem } from './read.ts';
import { reportName } from './write.ts';

const manifestName = 'imsmanifest.xml';

function parsed(name: string, bytes: Uint8Array, label: string, findings: Findings): XmlElement | null {
  try {
    return parseXml(label, decodeXml(label, bytes));
  } catch (error) {
    if (!(error instanceof XmlFault)) throw error;
    findings.error(error.at, name, error.message);
    return null;
  }
}

/** The address of a resource inside its package, or null when it leads elsewhere. */
function entryOf(href: string): string | null {
  let path = href.split(/[?#]/)[0] ?? '';
  try {
    path = decodeURIComponent(path);
  } catch {
    return null;
  }
  return /^[a-z][a-z0-9+.-]*:|^\//i.test(path) || path.split('/').includes('..') ? null : path.replace(/^\.\//, '');
}

type Resource = { readonly element: XmlElement; readonly type: string; readonly href: string };

function resourcesOf(manifest: XmlElement): Resource[] {
  return descendants(manifest)
    .filter(({ name }) => name === 'resource')
    .map((element) => ({
      element,
      type: element.attributes.get('type') ?? '',
      href: element.attributes.get('href') ?? '',
    }));
}

/** Reads a package: the items that its manifest names. All else in it is listed as not imported. */
export function readQtiPackage(files: ReadonlyMap<string, Uint8Array>, name: string, findings: Findings): void {
  const at = { file: name, line: 1, column: 1 };
  const manifestBytes = files.get(manifestName);
  if (!manifestBytes) {
    findings.error(at, '', `is a package without ${manifestName} at its top, so not one of QTI`);
    return;
  }
  const manifest = parsed('', manifestBytes, `${name}/${manifestName}`, findings);
  if (!manifest) return;
  const resources = resourcesOf(manifest);
  const items = resources.filter(({ type }) => type.startsWith('imsqti_item_xmlv3p0'));
  const older = resources.find(({ type }) => /^imsqti_item_xmlv(1|2)/.test(type));
  if (items.length === 0)
    findings.error(
      manifest.at,
      '',
      older ? 'holds items of an older QTI: only QTI 3.0 is read' : 'names no QTI 3.0 item',
    );
  if (items.length > limits.questions) {
    findings.error(
      manifest.at,
      '',
      `holds ${items.length} questions: at most ${limits.questions} are imported at once`,
    );
    return;
  }
  const used = new Set([manifestName, reportName]);
  for (const { element, href } of items) {
    const entry = entryOf(href);
    const bytes = entry === null ? undefined : files.get(entry);
    if (entry === null || !bytes) {
      findings.error(element.at, '', `names an item “${href.slice(0, 120)}” that is not in the package`);
      continue;
    }
    used.add(entry);
    const root = parsed('', bytes, `${name}/${entry}`, findings);
    if (!root) continue;
    if (root.name === 'qti-assessment-item') readQtiItem(root, findings);
    else findings.error(root.at, '', `begins with <${root.name.slice(0, 60)}>, which is no QTI 3.0 item`);
  }
  for (const entry of files.keys())
    if (!used.has(entry))
      findings.lose({ ...at, file: `${name}/${entry}` }, '', 'is in the package and is not imported');
}
