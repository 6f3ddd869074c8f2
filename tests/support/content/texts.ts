/** The tags that a module needs, each once; `filler` brings it to its length. */
export function moduleText(slug: string, title: string, outcome: string, isPreview: boolean, terms: string): string {
  const filler = Array.from({ length: 38 }, () => `${'Warm towels make a calm room for rest. '.repeat(6)}`).join(
    '\n\n',
  );
  return `---
slug: ${slug}
title: ${title}
summary: A summary of this part that is long enough.
outcomes: [${outcome}]
${isPreview ? 'preview: true\n' : ''}---

{% vignette %}
Someone invented comes in and sits down.
{% /vignette %}

## The first heading

The {% term id="vagus-nerve" %}vagus nerve{% /term %} runs to the gut. {% claim id="G01" %}In one trial 40 people felt calmer by 0.64 points.{% /claim %} {% cite key="smith2001" /%} The trial took six weeks and 40 people. {% cite key="smith2001" /%}

{% figure name="brain-gut-routes" /%}

{% claim id="G02" %}It is often said that this is so, but it is not.{% /claim %} {% cite key="jones2010" /%}
{% claim id="G03" %}Nobody knows about the rest.{% /claim %}

${terms}

${filler}

{% misconception %}
**“Massage cures all.”** It does not.
{% /misconception %}

{% monday %}
- **Consent.** Ask first.
{% /monday %}

{% redflags %}
- Blood: go to a doctor.
{% /redflags %}

{% say %}
- “I can help you rest.”
{% /say %}

{% dontsay %}
- “This is a detox.”
{% /dontsay %}

{% selfcheck %}
**1. What comes first?** Consent.
{% /selfcheck %}

{% reflection %}
Think of a day at work.
{% /reflection %}

{% keypoints %}
- Ask first.
{% /keypoints %}
`;
}

/** A page for clients of about 250 words. */
export function handoutText(): string {
  return `---
title: A page for you
summary: A summary of this page that is long enough.
---

# A page for you

${'Rest is good for you. Sleep when you can. '.repeat(28)}

See a doctor when it gets worse.
`;
}

/** course.yaml of a course with two modules. */
export function courseText(slug: string, position: number): string {
  return `slug: ${slug}
position: ${position}
status: open
version: "1.0"
title: The course ${slug}
summary: A summary of this course that is long enough.
audience: Everyone who wants to know.
outcomes:
  - id: o1
    text: Name the first thing.
  - id: o2
    text: Name the second thing.
modules:
  - slug: first-part
    title: The first part
    outline: [The first point]
  - slug: second-part
    title: The second part
    outline: [The second point]
restsOn: Two trials that nobody ever made, for a test.
prices: { AUD: 5000, GBP: 3000 }
difficulty: 2
difficultyReason: It asks for little.
reviewer: null
reviewDueOn: 2027-11-20
certificatePolicy: automatic
quiz:
  questionCount: 12
  passPercent: 80
  timeLimitMinutes: null
  attemptLimit: null
  waitMinutesAfterFail: []
  blueprint:
    perModule: even
    minSafety: 2
refundTerms: 14-days
accessMonths: 24
approvals: []
`;
}

export const claimsText = `G01:
  statement: In one trial 40 people felt calmer by 0.64 points.
  grade: low
  taught: Some people feel calmer
  mustNotClaim: That it lasts
  restsOn: { design: One trial, sample: 40 people for six weeks, result: 0.64 points, limits: Small }
  references: [smith2001]
G02:
  statement: It is often said that this is so, but it is not.
  grade: contradicted
  taught: It is not so
  mustNotClaim: That it is so
  restsOn: { design: One review, sample: Not applicable, result: None, limits: Old }
  references: [jones2010]
G03:
  statement: Nobody knows about the rest.
  grade: none
  taught: Nobody knows
  mustNotClaim: That someone does
  restsOn: { design: No study, sample: None, result: None, limits: None }
  references: []
`;

export const coverageText = `G01: { course: first-course, module: first-part, as: taught }
G02:
  - { course: first-course, module: first-part, as: corrected }
  - { course: second-course, module: second-part, as: corrected }
G03: { course: second-course, module: first-part, as: taught }
`;

export const pathwayText = `slug: the-pathway
title: The whole pathway
summary: Both courses in one purchase, for a test.
courses: [first-course, second-course]
prices: { AUD: 9000, GBP: 5000 }
`;
