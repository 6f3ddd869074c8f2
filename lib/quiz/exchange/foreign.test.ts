import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { importDefaults, noKeys } from '#tests/support/exchange-questions.ts';
import { readQuestions } from './read.ts';

const readText = (text: string, known = noKeys) => readQuestions(strToU8(text), 'pool.xml', importDefaults, known);
const only = (text: string) => {
  const result = readText(text);
  expect(result.problems).toEqual([]);
  expect(result.questions).toHaveLength(1);
  return { ...result, question: result.questions[0]?.question };
};
const quiz = (inner: string) => `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${inner}\n</quiz>`;

const choice = (fractions: readonly number[], single = 'true') =>
  quiz(`  <question type="multichoice">
    <name><text>Sleep</text></name>
    <questiontext format="html"><text><![CDATA[<p>What do adults <strong>need</strong> most?</p>]]></text></questiontext>
    <defaultgrade>1.0000000</defaultgrade>
    <single>${single}</single>
    ${fractions.map((fraction, index) => `<answer fraction="${fraction}" format="html"><text><![CDATA[<p>Answer ${index}</p>]]></text><feedback format="html"><text></text></feedback></answer>`).join('\n    ')}
  </question>`);

describe('Moodle XML from elsewhere', () => {
  it('takes what is missing from the defaults, reduces HTML, and says both', () => {
    const { question, lost } = only(choice([0, 100, 0]));
    expect(question).toMatchObject({
      key: 'im-001', kind: 'single', module: 'm', outcome: 'o1', topic: 'A topic', level: 'recall', basis: 'imported',
      stem: 'What do adults need most?',
      options: [{ key: 'a', text: 'Answer 0', correct: false }, { key: 'b', correct: true }, { key: 'c' }],
    }); // prettier-ignore
    const words = lost.map(({ message }) => message).join('\n');
    expect(words).toContain('One question brings no module (“m” is used), no outcome (“o1” is used)');
    expect(words).toContain('loses emphasis');
    expect(words).toContain('no explanation for some of its choices');
    expect(lost.every(({ severity }) => severity === 'warning')).toBe(true);
  });

  it('quotes an explanation that is too short for ours, and does not refuse the file for it', () => {
    const text = choice([0, 100, 0]).replace('<text></text></feedback>', '<text>No!</text></feedback>');
    const { question } = only(
      text.replace('<single>', '<generalfeedback><text>See 2.</text></generalfeedback><single>'),
    );
    expect(question).toMatchObject({
      rationale: 'The file says only “See 2.”.',
      options: [{ rationale: 'The file says only “No!”.' }, {}, {}],
    });
  });

  it('says once for all questions what Moodle keeps of them and we do not', () => {
    const frame = `<hint format="html"><text>Think of sleep.</text><shownumcorrect/></hint><shuffleanswers>0</shuffleanswers>
      <correctfeedback format="html"><text>Right.</text></correctfeedback><hidden>1</hidden><single>`;
    const one = choice([0, 100, 0]).replace('1.0000000', '2.0000000').replace('<single>', frame);
    const two = one.replace('What do', 'Why do').split('\n').slice(2, -1).join('\n');
    const both = one.replace('</quiz>', `${two}</quiz>`);
    const { questions, problems, lost } = readText(both);
    expect(problems).toEqual([]);
    expect(questions).toHaveLength(2);
    expect(lost.filter(({ message }) => message.startsWith('2 questions have')).map(({ message }) => message)).toEqual([
      '2 questions have hints, which are not kept.',
      '2 questions have feedback on right or wrong answers as a whole, which is not kept.',
      '2 questions have a worth other than 1 mark: here every question is worth the same.',
      '2 questions have a fixed order of answers: here the order is drawn anew for each paper.',
      '2 questions have been hidden in Moodle: here all are asked.',
    ]);
  });

  it('says so where wrong choices cost another share than here, and not where a star catches all other numbers', () => {
    const words = (text: string) =>
      only(text)
        .lost.map(({ message }) => message)
        .join();
    const uneven = 'shares of the mark of their own';
    expect(words(choice([50, 50, 0], 'false'))).toContain(uneven);
    expect(words(choice([50, 50, -50], 'false'))).not.toContain(uneven);
    expect(words(choice([-25, 100, 0]))).toContain(uneven);
    const number = (feedback: string) =>
      words(quiz(`<question type="numerical"><name><text>n</text></name><questiontext><text>How many bones are there?</text></questiontext>
        <answer fraction="100"><text>206</text><tolerance>0</tolerance></answer><answer fraction="0"><text>*</text><feedback><text>${feedback}</text></feedback></answer></question>`)); // prettier-ignore
    expect(number('')).not.toContain('not kept');
    expect(number('Count again.')).toContain('explanations for wrong answers');
  });

  it('names two right answers in a single choice, with the line', () => {
    const { questions, problems } = readText(choice([100, 100, 0]));
    expect(questions).toEqual([]);
    expect(problems).toEqual([
      {
        severity: 'error',
        file: 'pool.xml',
        line: 3,
        column: 3,
        where: 'Sleep',
        message: 'has 2 right answers: it needs exactly one',
      },
    ]);
  });

  it('names an option that is wrong at the line of that option', () => {
    const text = choice([0, 100, 0]).replace('<![CDATA[<p>Answer 2</p>]]>', '');
    expect(readText(text).problems).toMatchObject([
      { line: 10, column: 5, message: 'options 3 text is too short: at least 1 characters' },
    ]);
  });

  it('gives a question the key it has in the course, and others the next free one', () => {
    const first = readText(choice([0, 100, 0]));
    const known = { taken: new Set(['im-001', 'im-002']), byContent: new Map() };
    expect(readText(choice([0, 100, 0]), known).questions[0]?.question.key).toBe('im-003');
    expect(first.questions[0]?.question.key).toBe('im-001');
  });

  it('reports pictures, files, links and tables by name and place', () => {
    const text = choice([0, 100, 0])
      .replace(
        '<p>What',
        '<p><img src="@@PLUGINFILE@@/spine.png"> <a href="x">see</a> <table><tr><td>1</td></tr></table> What',
      )
      .replace('</questiontext>', '<file name="spine.png" path="/" encoding="base64">AAAA</file></questiontext>');
    const lost = readText(text).lost.map(({ line, message }) => `${line} ${message}`);
    expect(lost.join('\n')).toMatch(/5 .*an image \(@@PLUGINFILE@@\/spine\.png\).*a link.*a table/);
    expect(lost.join('\n')).toContain('“spine.png” is not imported');
  });

  it.each(['essay', 'calculated', 'ddimageortext', 'stack', ''])(
    'lists a question of type “%s” as not importable',
    (type) => {
      const { problems, questions } = readText(quiz(`<question type="${type}"><name><text>E</text></name></question>`));
      expect(questions).toEqual([]);
      expect(problems).toMatchObject([{ line: 3, where: 'E' }]);
      expect(problems[0]?.message).toContain('not importable');
    },
  );

  it('reads cloze, numbers with units, short answers, missing words, matching and ordering', () => {
    const frame = (type: string, text: string, inner = '') =>
      `<question type="${type}"><name><text>${type}</text></name><questiontext format="html"><text>${text}</text></questiontext>${inner}</question>`;
    const { questions, problems } = readText(
      quiz(
        [
          frame('cloze', 'Massage {1:MULTICHOICE:=may~%0%must#never} help, and {2:SAC:=sleep~=rest#Both} does.'),
          frame('numerical', 'How many metres is it?', '<answer fraction="100"><text>1,5</text><tolerance>0.1</tolerance></answer><units><unit><multiplier>1</multiplier><unit_name>m</unit_name></unit><unit><multiplier>100</multiplier><unit_name>cm</unit_name></unit></units>'),
          frame('shortanswer', 'Name the longest nerve.', '<answer fraction="100"><text>vagus</text></answer>'),
          frame('gapselect', 'The [[2]] is long and [[1]] is short.', '<selectoption><text>ulna</text><group>1</group></selectoption><selectoption><text>femur</text><group>1</group></selectoption>'),
          frame('matching', 'Match the bones, please.', ['a', 'b', 'c'].map((part) => `<subquestion><text>bone ${part}</text><answer><text>part ${part}</text></answer></subquestion>`).join('') + '<subquestion><text></text><answer><text>part d</text></answer></subquestion>'),
          frame('ordering', 'Put these in their order.', '<answer fraction="3"><text>last</text></answer><answer fraction="1"><text>first</text></answer><answer fraction="2"><text>next</text></answer>'),
        ].join('\n'),
      ),
    ); // prettier-ignore
    expect(problems).toEqual([]);
    expect(questions.map(({ question }) => question)).toMatchObject([
      { kind: 'cloze', text: 'Massage {{a}} help, and {{b}} does.', gaps: [{ kind: 'choice', options: [{ text: 'may', correct: true }, { text: 'must', correct: false, rationale: 'never' }] }, { kind: 'text', accept: ['sleep', 'rest'] }] },
      { kind: 'numeric', answer: { value: 1.5, tolerance: 0.1, toleranceKind: 'absolute' }, units: [{ text: 'm', factor: 1 }, { text: 'cm', factor: 0.01 }] },
      { kind: 'cloze', gaps: [{ accept: ['vagus'] }] },
      { kind: 'cloze', text: 'The {{a}} is long and {{b}} is short.', gaps: [{ options: [{ text: 'ulna', correct: false }, { text: 'femur', correct: true }] }, {}] },
      { kind: 'matching', prompts: [{ match: 'a' }, { match: 'b' }, { match: 'c' }], options: [{}, {}, {}, { text: 'part d' }] },
      { kind: 'ordering', options: [{ text: 'first' }, { text: 'next' }, { text: 'last' }] },
    ]); // prettier-ignore
  });

  it('writes the only unit that is offered into the question', () => {
    const { question, lost } = only(
      quiz(
        '<question type="numerical"><name><text>n</text></name><questiontext><text>How long is it?</text></questiontext><answer fraction="100"><text>3</text></answer><units><unit><multiplier>1</multiplier><unit_name>cm</unit_name></unit></units></question>',
      ),
    );
    expect(question).toMatchObject({ kind: 'numeric', stem: 'How long is it? (in cm)', units: [] });
    expect(lost.map(({ message }) => message).join()).toContain('one unit, which is no choice');
  });

  it('refuses gaps that accept anything, numbers that are none, and gaps that never end', () => {
    const cloze = (text: string) =>
      readText(
        quiz(
          `<question type="cloze"><name><text>c</text></name><questiontext><text>${text}</text></questiontext></question>`,
        ),
      );
    expect(cloze('Say {1:SA:=*} now, please').problems[0]?.message).toContain('any text (*)');
    expect(cloze('Say {1:SA:=yes now, please').problems[0]?.message).toContain('never closed');
    expect(cloze('Say {1:NUMERICAL:=3:0.1} now').problems[0]?.message).toContain('NUMERICAL');
    expect(cloze('Say nothing at all').problems[0]?.message).toContain('without a gap');
  });

  it('refuses the same question twice in one file, and a key twice', () => {
    const one = choice([0, 100, 0]).split('\n').slice(2, -1).join('\n');
    expect(readText(quiz(`${one}\n${one}`)).problems[0]?.message).toContain('asks the same as the question in line 3');
    const keyed = (stem: string) =>
      one.replace('What do', stem).replace('<single>', '<idnumber>ab-001</idnumber><single>');
    expect(readText(quiz(`${keyed('When do')}\n${keyed('Why do')}`)).problems[0]?.message).toContain(
      'has the key ab-001',
    );
  });
});

const item = (body: string, more = '', identifier = 'vendor_1') =>
  `<?xml version="1.0" encoding="UTF-8"?>
<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="${identifier}" title="T" adaptive="false" time-dependent="false">
${more}
<qti-item-body>${body}</qti-item-body>
</qti-assessment-item>`;
const declare = (type: string, cardinality: string, ...values: string[]) =>
  `<qti-response-declaration identifier="R" cardinality="${cardinality}" base-type="${type}"><qti-correct-response>${values.map((value) => `<qti-value>${value}</qti-value>`).join('')}</qti-correct-response></qti-response-declaration>`;
const choices = (name = 'qti-simple-choice') =>
  ['ChoiceA', 'ChoiceB', 'ChoiceC'].map((id) => `<${name} identifier="${id}"><p>Text of ${id}</p></${name}>`).join('');

describe('QTI 3.0 items from elsewhere', () => {
  it('reads a choice with its prompt, and maps identifiers to keys', () => {
    const { question } = only(
      item(
        `<p>Read this first.</p><qti-choice-interaction response-identifier="R" max-choices="1"><qti-prompt>Which one is it?</qti-prompt>${choices()}</qti-choice-interaction>`,
        declare('identifier', 'single', 'ChoiceB'),
      ),
    );
    expect(question).toMatchObject({
      key: 'im-001',
      kind: 'single',
      stem: 'Read this first.\nWhich one is it?',
      options: [{ key: 'choicea', text: 'Text of ChoiceA', correct: false }, { correct: true }, { correct: false }],
    });
  });

  it('reads order, match, several choices, gaps and numbers', () => {
    const order = item(`<p>Order these three.</p><qti-order-interaction response-identifier="R">${choices()}</qti-order-interaction>`, declare('identifier', 'ordered', 'ChoiceC', 'ChoiceA', 'ChoiceB'));
    expect(only(order).question).toMatchObject({ kind: 'ordering', options: [{ key: 'choicec' }, { key: 'choicea' }, { key: 'choiceb' }] });
    const set = (letter: string) => `<qti-simple-match-set>${[1, 2, 3].map((n) => `<qti-simple-associable-choice identifier="${letter}${n}" match-max="1">${letter} number ${n}</qti-simple-associable-choice>`).join('')}</qti-simple-match-set>`;
    const match = item(`<p>Match these, please.</p><qti-match-interaction response-identifier="R">${set('P')}${set('Q')}</qti-match-interaction>`, declare('directedPair', 'multiple', 'P1 Q2', 'P2 Q1', 'P3 Q3'));
    expect(only(match).question).toMatchObject({ kind: 'matching', prompts: [{ match: 'q2' }, { match: 'q1' }, { match: 'q3' }] });
    const gap = item('<p>The capital is <qti-text-entry-interaction response-identifier="R"/>.</p>', declare('string', 'single', 'Canberra'));
    expect(only(gap).question).toMatchObject({ kind: 'cloze', text: 'The capital is {{a}}.', gaps: [{ kind: 'text', accept: ['Canberra'] }] });
    const processing = '<qti-response-processing><qti-equal tolerance-mode="relative" tolerance="5 5"><qti-variable identifier="R"/><qti-base-value base-type="float">12</qti-base-value></qti-equal></qti-response-processing>';
    const number = item('<p>How many are there in all? <qti-text-entry-interaction response-identifier="R"/></p>', `${declare('float', 'single', '12')}${processing}`);
    expect(only(number).question).toMatchObject({ kind: 'numeric', answer: { value: 12, tolerance: 5, toleranceKind: 'percent' } });
  }); // prettier-ignore

  it('takes for right what gives the full mark, and says that the rest is not kept', () => {
    const mapping = `<qti-mapping default-value="0"><qti-map-entry map-key="vagus" mapped-value="1"/><qti-map-entry map-key="tenth" mapped-value="0.5"/></qti-mapping>`;
    const declared = declare('string', 'single', 'vagus').replace('</qti-response-declaration>', `${mapping}</qti-response-declaration>`);
    const { question, lost } = only(item('<p>It is the <qti-text-entry-interaction response-identifier="R"/> nerve.</p>', declared));
    expect(question).toMatchObject({ gaps: [{ accept: ['vagus'] }] });
    expect(lost.map(({ message }) => message)).toContain('has answers for part of the mark, which are not kept');
  }); // prettier-ignore

  it('says what stands beside a question, and refuses items that change while they are answered', () => {
    const asked = `<qti-rubric-block view="candidate" use="instructions"><p>Read with care.</p></qti-rubric-block><qti-choice-interaction response-identifier="R" max-choices="1"><qti-prompt>Which one is it?</qti-prompt>${choices()}</qti-choice-interaction>`;
    const declared = declare('identifier', 'single', 'ChoiceB');
    const stimulus = '<qti-assessment-stimulus-ref identifier="s" href="s.xml"/>';
    const words = only(item(asked, `${declared}${stimulus}`)).lost.map(({ message }) => message).join();
    expect(words).toContain('instructions (a rubric block)');
    expect(words).toContain('a text in a file of its own');
    const template = '<qti-template-declaration identifier="N" cardinality="single" base-type="integer"/>';
    expect(readText(item(asked, `${declared}${template}`)).problems[0]?.message).toContain('template');
    const adaptive = item(asked, declared).replace('adaptive="false"', 'adaptive="true"');
    expect(readText(adaptive).problems[0]?.message).toContain('adaptive');
  }); // prettier-ignore

  it.each([
    'qti-extended-text-interaction',
    'qti-upload-interaction',
    'qti-graphic-order-interaction',
    'qti-portable-custom-interaction',
  ])('lists %s as not importable, with its line', (name) => {
    const { problems, questions } = readText(item(`\n<p>x</p>\n  <${name} response-identifier="R"/>`));
    expect(questions).toEqual([]);
    expect(problems).toEqual([
      {
        severity: 'error',
        file: 'pool.xml',
        line: 6,
        column: 3,
        where: 'vendor_1',
        message: `has a ${name}, which is not importable`,
      },
    ]);
  });

  it('refuses items that say nothing of what is right, older versions, and other namespaces', () => {
    const bare = item(
      `<p>Which one is it, then?</p><qti-choice-interaction response-identifier="R">${choices()}</qti-choice-interaction>`,
    );
    expect(
      readText(bare)
        .problems.map(({ message }) => message)
        .join(),
    ).toContain('no right answer');
    expect(
      readText('<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1"/>').problems[0]?.message,
    ).toContain('older QTI');
    expect(readText(bare.replace('imsqtiasi_v3p0', 'imsqti_v3p0')).problems[0]?.message).toContain('namespace');
    expect(readText('<html/>').problems[0]?.message).toContain('neither Moodle XML nor a QTI 3.0 item');
  });

  it('names the item of a package in which something is wrong, and what of the package is not imported', () => {
    const manifest =
      '<manifest><resources><resource type="imsqti_item_xmlv3p0" href="i/a.xml"/></resources></manifest>';
    const zip = zipSync({
      'imsmanifest.xml': strToU8(manifest),
      'i/a.xml': strToU8(item('<p>x</p>')),
      'media/x.png': new Uint8Array(3),
    });
    const { problems, lost } = readQuestions(zip, 'pool.zip', importDefaults, noKeys);
    expect(problems).toMatchObject([{ file: 'pool.zip/i/a.xml', line: 4 }]);
    expect(lost).toMatchObject([{ file: 'pool.zip/media/x.png' }]);
  });
});
