import type { Fault } from '../fault.ts';
import type { Content } from '../load.ts';

/** The figures a module may show; `sourceOf` gives the code that draws one, or null where there is none. */
export type Figures = { readonly names: readonly string[]; readonly sourceOf: (name: string) => string | null };

/** What is missing for those who do not see a figure; null when the picture is described or its data stand in a table. */
export function missingAlternative(source: string): string | null {
  if (/<table[\s>]|<DataTable[\s>]/.test(source)) return null;
  const lacks = [
    /role="img"/.test(source) ? '' : 'role="img"',
    /<title[\s>]/.test(source) ? '' : '<title>',
    /<desc[\s>]/.test(source) ? '' : '<desc>',
  ].filter((part) => part !== '');
  return lacks.length === 0 ? null : lacks.join(', ');
}

function oneFigure(name: string, figures: Figures): string | null {
  if (!figures.names.includes(name)) return `there is no figure "${name}"`;
  const source = figures.sourceOf(name);
  if (source === null) return `nothing draws figure "${name}": components/figures/${name}.tsx is missing`;
  const lacks = missingAlternative(source);
  return lacks ? `figure "${name}" has no text alternative: its code lacks ${lacks}` : null;
}

/** Every figure that a module shows exists, is drawn, and can be read by those who do not see it. */
export function checkFigures(content: Content, figures: Figures): Fault[] {
  return content.courses.flatMap(({ modules }) =>
    modules.flatMap(({ file, uses }) =>
      uses.figure.flatMap(({ name, line }) => {
        const message = oneFigure(name, figures);
        return message ? [{ file, line, rule: 'figure', message }] : [];
      }),
    ),
  );
}
