import type { Story } from '../story.ts';

/** Something that may happen. Answers what did, in words; null when there was nothing it could happen to. */
export type Action = {
  readonly name: string;
  /** How often, against the others. */
  readonly weight: number;
  readonly act: (story: Story) => Promise<string | null>;
};
