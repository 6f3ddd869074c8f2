import type { Fault } from '../fault.ts';
import type { Content, CourseContent } from '../load.ts';
import { lineOf as lineOfNode, textOf } from '../markdown.ts';
import type { TagName } from '../markdown.ts';
import type { ModuleContent } from '../module.ts';

export const moduleWords = { least: 1_800, most: 2_600 } as const;
export const requiredBlocks = [
  'vignette',
  'monday',
  'redflags',
  'misconception',
  'say',
  'dontsay',
  'selfcheck',
  'reflection',
  'keypoints',
  'figure',
  'claim',
] as const satisfies readonly TagName[];

function blockFaults({ file, uses }: ModuleContent): Fault[] {
  return requiredBlocks
    .filter((name) => uses[name].length === 0)
    .map((name) => ({ file, line: 1, rule: 'block', message: `the module has no "${name}"` }));
}

function wordFaults({ file, words }: ModuleContent): Fault[] {
  if (words >= moduleWords.least && words <= moduleWords.most) return [];
  return [
    {
      file,
      line: 1,
      rule: 'words',
      message: `${words} words: a module has ${moduleWords.least} to ${moduleWords.most}`,
    },
  ];
}

/** A column without a name says nothing to those who hear a table, nor on a phone. */
function tableFaults({ file, root }: ModuleContent): Fault[] {
  return [...root.walk()]
    .filter((node) => node.type === 'th' && textOf(node).trim() === '')
    .map((node) => ({ file, line: lineOfNode(node), rule: 'table', message: 'a column of the table has no name' }));
}

/** Each module by itself: its blocks, its length and its tables. */
export function checkModules(content: Content): Fault[] {
  return content.courses.flatMap((course) =>
    course.modules.flatMap((module) => [...blockFaults(module), ...wordFaults(module), ...tableFaults(module)]),
  );
}

function outlineFaults(course: CourseContent): Fault[] {
  const { file, meta, modules, lineOf } = course;
  const listed = meta.modules.flatMap(({ slug, title }, index) => {
    const module = modules.find((candidate) => candidate.slug === slug);
    const line = lineOf(['modules', index]);
    if (!module)
      return meta.status === 'open'
        ? [{ file, line, rule: 'outline', message: `module "${slug}" has no file and the course is open` }]
        : [];
    const faults: Fault[] = [];
    if (module.title !== title)
      faults.push({
        file: module.file,
        line: 1,
        rule: 'outline',
        message: `the title is "${module.title}" here and "${title}" in course.yaml`,
      });
    if (module.position !== index + 1)
      faults.push({
        file: module.file,
        line: 1,
        rule: 'outline',
        message: `the file is number ${module.position} and course.yaml has it as ${index + 1}`,
      });
    return faults;
  });
  const unlisted = modules.filter(({ slug }) => !meta.modules.some((entry) => entry.slug === slug));
  return [
    ...listed,
    ...unlisted.map((module) => ({
      file: module.file,
      line: 1,
      rule: 'outline',
      message: `course.yaml does not list module "${module.slug}"`,
    })),
  ];
}

function openFaults(course: CourseContent, offeredMinutes: number): Fault[] {
  const { file, meta, modules, lineOf } = course;
  if (meta.status !== 'open') return [];
  const faults: Fault[] = [];
  if (offeredMinutes === 0)
    faults.push({
      file,
      line: lineOf(['modules']),
      rule: 'minutes',
      message: 'the text is too short for a quarter of an hour of CPD',
    });
  const previews = modules.filter(({ isPreview }) => isPreview).length;
  if (previews !== 1)
    faults.push({
      file,
      line: lineOf(['modules']),
      rule: 'preview',
      message: `an open course has one free module, this one has ${previews}`,
    });
  return faults;
}

/** Each course against its own modules, and the list of courses against itself. */
export function checkCourses(content: Content, minutesOf: (course: CourseContent) => number): Fault[] {
  const places = new Map<number, string>();
  return content.courses.flatMap((course) => {
    const { file, meta, lineOf, folder } = course;
    const faults = [...outlineFaults(course), ...openFaults(course, minutesOf(course))];
    const taken = places.get(meta.position);
    if (taken)
      faults.push({
        file,
        line: lineOf(['position']),
        rule: 'position',
        message: `"${taken}" has position ${meta.position} already`,
      });
    places.set(meta.position, meta.slug);
    if (!folder.endsWith(`/${meta.slug}`))
      faults.push({ file, line: lineOf(['slug']), rule: 'slug', message: `the folder is not called "${meta.slug}"` });
    return faults;
  });
}
