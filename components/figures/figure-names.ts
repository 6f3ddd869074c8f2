/** Names that a module may use in a figure tag; kept free of React so that the content check can read it. */
export const figureNames = [
  'brain-gut-routes',
  'stress-and-the-bowel',
  'worry-disorder-emergency',
  'anxiety-trials',
] as const;
