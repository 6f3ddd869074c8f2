import { z } from 'zod';
import { alignment, criteria, identifierEntry, identityObject, image } from './parts.ts';
import { endorsement, profile } from './profile.ts';
import {
  achievementTypes,
  compactJws,
  language,
  moment,
  resultStatuses,
  resultTypes,
  text,
  typesWith,
  wordsOf,
} from './words.ts';

const related = z.looseObject({
  id: text,
  type: typesWith('Related'),
  inLanguage: language.optional(),
  version: text.optional(),
});

const level = z.looseObject({
  id: text,
  type: typesWith('RubricCriterionLevel'),
  alignment: z.array(alignment).optional(),
  level: text.optional(),
  name: text,
  points: text.optional(),
});

const resultDescription = z.looseObject({
  id: text,
  type: typesWith('ResultDescription'),
  alignment: z.array(alignment).optional(),
  allowedValue: z.array(text).optional(),
  name: text,
  requiredLevel: text.optional(),
  requiredValue: text.optional(),
  resultType: wordsOf(resultTypes),
  rubricCriterionLevel: z.array(level).optional(),
  valueMax: text.optional(),
  valueMin: text.optional(),
});

const achievement = z.looseObject({
  id: text,
  type: typesWith('Achievement'),
  alignment: z.array(alignment).optional(),
  achievementType: wordsOf(achievementTypes).optional(),
  creator: profile.optional(),
  creditsAvailable: z.number().optional(),
  criteria,
  description: text,
  endorsement: z.array(endorsement).optional(),
  endorsementJwt: z.array(compactJws).optional(),
  fieldOfStudy: text.optional(),
  humanCode: text.optional(),
  image: image.optional(),
  inLanguage: language.optional(),
  name: text,
  otherIdentifier: z.array(identifierEntry).optional(),
  related: z.array(related).optional(),
  resultDescription: z.array(resultDescription).optional(),
  specialization: text.optional(),
  tag: z.array(text).optional(),
  version: text.optional(),
});

const result = z.looseObject({
  type: typesWith('Result'),
  achievedLevel: text.optional(),
  alignment: z.array(alignment).optional(),
  resultDescription: text.optional(),
  status: z
    .string()
    .refine((word) => resultStatuses.includes(word), 'must be a status of the specification')
    .optional(),
  value: text.optional(),
});

export const subject = z.looseObject({
  id: text.optional(),
  type: typesWith('AchievementSubject'),
  activityEndDate: moment.optional(),
  activityStartDate: moment.optional(),
  creditsEarned: z.number().optional(),
  achievement,
  identifier: z.array(identityObject).optional(),
  image: image.optional(),
  licenseNumber: text.optional(),
  narrative: text.optional(),
  result: z.array(result).optional(),
  role: text.optional(),
  source: profile.optional(),
  term: text.optional(),
});
