import type { CourseVersionFacts, HandoutPage, Outcome } from '#lib/catalogue/schema.ts';

export type MaterialRefusal = 'not-enrolled' | 'access-over' | 'frozen';

/** A course version with all that its handbook prints. */
export type HandbookSource = {
  readonly courseVersionId: string;
  readonly courseTitle: string;
  readonly version: string;
  readonly summary: string;
  readonly outcomes: readonly Outcome[];
  readonly publishedAt: Date;
  readonly facts: CourseVersionFacts;
  readonly modules: readonly {
    readonly position: number;
    readonly title: string;
    readonly summary: string;
    readonly source: string;
  }[];
};

export type HandoutSource = {
  readonly courseTitle: string;
  readonly version: string;
  readonly publishedAt: Date;
  readonly handout: HandoutPage;
};

/** A figure as the handbook prints it: a stand-alone SVG and its words. */
export type PrintableFigure = {
  readonly svg: string;
  readonly title: string;
  readonly description: string;
  readonly caption: string;
};
export type FigurePrinter = (name: string) => PrintableFigure | null;
