import { renderSvg } from '#lib/documents/compiler.ts';
import { svgToPng } from '#lib/documents/raster.ts';
import { rosetteSvg } from '../rosette.ts';
import { hoursOf } from './achievement.ts';
import type { BadgeFacts } from './facts.ts';
import type { CertificateSnapshot } from '../schema.ts';

export const badgeWidthPx = 800;

export type ArtFacts = Pick<CertificateSnapshot, 'courseTitle' | 'minutes'> & {
  readonly title: string;
  /** What the rosette is drawn from. */
  readonly seed: string;
  readonly right: string;
};

const escaped: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function hoursShown(minutes: number): string {
  const hours = hoursOf(minutes);
  return `${hours} ${hours === 1 ? 'hour' : 'hours'} of CPD`;
}

/** The picture as SVG, with a title for those who do not see it. The same facts give the same text. */
export function artSvg({ title, courseTitle, minutes, seed, right }: ArtFacts): string {
  const svg = renderSvg('badge', {
    data: JSON.stringify({ title, courseTitle, footLeft: hoursShown(minutes), footRight: right }),
    rosette: rosetteSvg(seed, '#0B5D57', 1.9),
  });
  const label = `${title}: ${courseTitle}, ${hoursShown(minutes)}, ${right}`.replace(/[&<>"]/g, (c) => escaped[c] ?? c);
  return svg.replace(/<svg\b([^>]*)>/, `<svg$1 role="img" aria-label="${label}"><title>${label}</title>`);
}

/** The picture of a certificate's badge: the drawing is the certificate's own. */
export function badgeArt({ certificate: { code, certificate } }: BadgeFacts): string {
  const { title, courseTitle, minutes, completedOn } = certificate;
  return artSvg({ title, courseTitle, minutes, seed: code, right: completedOn.slice(0, 4) });
}

export const artPng = (svg: string) => svgToPng(svg, badgeWidthPx);
