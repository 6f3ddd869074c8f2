import type { CourseChoice } from '#lib/account/admin-queries/courses.ts';
import type { QuestionFilter } from '#lib/quiz/queries/figures/filter.ts';
import type { QuestionList } from '#lib/quiz/queries/figures/list-questions.ts';
import { flagKinds } from '#lib/quiz/rules/figures/flags.ts';
import { FilterForm } from '#components/admin/filter-form.tsx';
import { Select } from '#components/ui/field.tsx';
import { flagWords, kindWords } from './words.ts';

const any = (label: string) => ({ value: '', label });

type Props = {
  filter: QuestionFilter;
  list: Pick<QuestionList, 'course' | 'modules' | 'kinds'>;
  courses: readonly CourseChoice[];
  isFiltered: boolean;
};

/** Which questions are listed, and what comes first. */
export function QuestionFilterForm({ filter, list, courses, isFiltered }: Props) {
  return (
    <FilterForm path="/admin/questions" isFiltered={isFiltered}>
      <Select
        label="Course"
        name="course"
        defaultValue={list.course?.slug ?? ''}
        options={courses.map(({ slug, title }) => ({ value: slug, label: title }))}
      />
      <Select
        label="Module"
        name="module"
        defaultValue={filter.module}
        options={[any('Any module'), ...list.modules.map(({ slug, title }) => ({ value: slug, label: title }))]}
      />
      <Select
        label="Kind"
        name="kind"
        defaultValue={filter.kind}
        options={[any('Any kind'), ...list.kinds.map((kind) => ({ value: kind, label: kindWords(kind) }))]}
      />
      <Select
        label="Level"
        name="level"
        defaultValue={filter.level}
        options={[
          any('Any level'),
          { value: 'recall', label: 'Recall' },
          { value: 'application', label: 'Application' },
          { value: 'judgement', label: 'Judgement' },
        ]}
      />
      <Select
        label="Flag"
        name="flag"
        defaultValue={filter.flag}
        options={[
          any('With and without flags'),
          { value: 'any', label: 'With a flag' },
          ...flagKinds.map((kind) => ({ value: kind, label: flagWords[kind].short })),
        ]}
      />
      <Select
        label="Safety"
        name="safety"
        defaultValue={filter.safety}
        options={[any('All questions'), { value: '1', label: 'Safety questions only' }]}
      />
      <Select
        label="Versions"
        name="state"
        defaultValue={filter.state}
        options={[any('Asked now'), { value: 'all', label: 'Older versions too' }]}
      />
      <Select
        label="First in the list"
        name="sort"
        defaultValue={filter.sort}
        options={[
          { value: 'flags', label: 'Most flags' },
          { value: 'facility', label: 'Hardest' },
          { value: 'discrimination', label: 'Lowest discrimination' },
          { value: 'time', label: 'Slowest' },
          { value: 'attempts', label: 'Most attempts' },
          { value: 'key', label: 'By name' },
        ]}
      />
    </FilterForm>
  );
}
