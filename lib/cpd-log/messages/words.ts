import type { Mode, Relation, Subject } from '#lib/bodies/schema.ts';
import type { EntrySource, Verification } from '../schema.ts';

/** The words that every page, file and pack uses for the same thing. */
export const modeWord: Record<Mode, string> = {
  in_person: 'In person',
  online_live: 'Online, live',
  online_self_paced: 'Online, self-paced',
  reading: 'Reading',
  supervision: 'Supervision or peer review',
  teaching: 'Teaching or writing',
  other: 'Something else',
};

export const relationWord: Record<Relation, string> = {
  direct: 'Directly on the therapy',
  general: 'General professional',
  wellbeing: 'Own health and wellbeing',
  unrelated: 'Not related to the work',
};

export const subjectWord: Record<Subject, string> = {
  practice: 'Technique and practice',
  safety: 'Safety and red flags',
  science: 'Anatomy, physiology, pathology',
  communication: 'Communication and consent',
  ethics: 'Ethics',
  laws: 'Laws and rules',
  medical_errors: 'Prevention of medical errors',
  human_trafficking: 'Human trafficking',
  harassment: 'Sexual harassment',
  domestic_violence: 'Domestic violence',
  first_aid: 'First aid and CPR',
  self_care: 'Self-care',
  business: 'Business',
  research: 'Research',
};

export const sourceWord: Record<EntrySource, string> = {
  completion: 'Completed here',
  manual: 'By hand',
  csv: 'From a list',
  badge: 'From an Open Badge',
};

/** How an entry is known. */
export const verificationWord: Record<Verification, string> = {
  'issued-here': 'Issued here',
  'signature-checked': 'Signature checked',
  'self-declared': 'Your own word',
};

export const noLongerCounts = 'no longer counts';
