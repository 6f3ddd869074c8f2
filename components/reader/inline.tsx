import type { ReactNode } from 'react';
import { basisSentences } from '#components/catalogue/basis.ts';
import { GradeDisc } from '#components/catalogue/grade.tsx';
import { endStopped, gradeMeanings, gradeWords } from '#lib/catalogue/messages.ts';
import type { ClaimNote, NumberedReference, ReadingInline } from '#lib/catalogue/schema.ts';
import styles from './reader.module.css';

// The marked sentence says what is right; it is the usual claim that the evidence contradicts.
const chipWords = { ...gradeWords, contradicted: 'Usual claim contradicted' };

/** A note in its sentence: pressing the mark opens it in place. */
function Note({
  id,
  mark,
  kind,
  isAfterCite = false,
  children,
}: {
  id: string;
  mark: ReactNode;
  kind: 'chip' | 'cite' | 'term';
  isAfterCite?: boolean;
  children: ReactNode;
}) {
  return (
    <details className={styles['note']} id={id} data-note={kind}>
      <summary className={isAfterCite ? `${styles[kind]} ${styles['afterCite']}` : styles[kind]}>{mark}</summary>
      <div className={styles['body']}>{children}</div>
    </details>
  );
}

function OpenStudy({ reference }: { reference: NumberedReference }) {
  if (!reference.url) return null;
  return (
    <a href={reference.url} target="_blank" rel="noopener noreferrer">
      Open the study<span className="sr-only"> {reference.short} in a new tab</span>
    </a>
  );
}

function ClaimBody({ claim }: { claim: ClaimNote }) {
  const { design, sample, result, limits } = claim.restsOn;
  const hasSample = sample !== 'Not applicable';
  return (
    <>
      <p className="font-medium">{gradeMeanings[claim.grade]}</p>
      <p>
        <b>Rests on:</b> {endStopped(design)} {hasSample ? endStopped(sample) : null}
      </p>
      <p>
        <b>Found:</b> {endStopped(result)}
      </p>
      <p>
        <b>Limits:</b> {endStopped(limits)}
      </p>
      <p>
        <b>Do not claim:</b> {endStopped(claim.mustNotClaim)}
      </p>
      {claim.studies.map((study) => (
        <p key={study.key}>
          <a href={`#ref-${study.key}`}>
            {study.number} {study.short}
          </a>
          {study.url ? (
            <>
              {' · '}
              <a href={study.url} target="_blank" rel="noopener noreferrer" className={styles['address']}>
                <span className="sr-only">Open {study.short} in a new tab: </span>
                {study.url.replace(/^https?:\/\/(doi\.org\/)?/, (_, doi?: string) => (doi ? 'doi:' : ''))}
              </a>
            </>
          ) : null}
        </p>
      ))}
      {claim.basis ? <p>{basisSentences[claim.basis]}</p> : null}
    </>
  );
}

function Claim({ item }: { item: Extract<ReadingInline, { kind: 'claim' }> }) {
  return (
    <>
      <span className={styles['claim']}>
        <Inlines items={item.children} />
      </span>
      <Note
        id={item.note}
        kind="chip"
        mark={
          <>
            <GradeDisc grade={item.claim.grade} />
            <span className="sr-only">Evidence: </span>
            {chipWords[item.claim.grade]}
          </>
        }
      >
        <ClaimBody claim={item.claim} />
      </Note>
    </>
  );
}

function Cite({ item, isAfterCite }: { item: Extract<ReadingInline, { kind: 'cite' }>; isAfterCite: boolean }) {
  const { reference } = item;
  return (
    <Note
      id={item.note}
      kind="cite"
      isAfterCite={isAfterCite}
      mark={
        <>
          <span className="sr-only">Reference </span>
          {reference.number}
        </>
      }
    >
      <p>
        <b>{reference.number}</b> {reference.text}
      </p>
      <p>
        <OpenStudy reference={reference} />
      </p>
    </Note>
  );
}

function Inline({ item, isAfterCite }: { item: ReadingInline; isAfterCite: boolean }) {
  switch (item.kind) {
    case 'text':
      return item.text;
    case 'strong':
      return (
        <strong className="font-semibold">
          <Inlines items={item.children} />
        </strong>
      );
    case 'em':
      return (
        <em>
          <Inlines items={item.children} />
        </em>
      );
    case 'strike':
      return (
        <s>
          <Inlines items={item.children} />
        </s>
      );
    case 'code':
      return <code>{item.text}</code>;
    case 'break':
      return <br />;
    case 'link':
      return (
        <a href={item.href} className="link">
          <Inlines items={item.children} />
        </a>
      );
    case 'claim':
      return <Claim item={item} />;
    case 'cite':
      return <Cite item={item} isAfterCite={isAfterCite} />;
    case 'term':
      return (
        <Note id={item.note} kind="term" mark={<Inlines items={item.children} />}>
          <p>
            <b>{item.term}:</b> {item.definition}
          </p>
        </Note>
      );
  }
}

/** A run of text with its notes. Stands in a <div>, not a <p>: a note is a block of its own. */
export function Inlines({ items }: { items: readonly ReadingInline[] }) {
  return items.map((item, index) => <Inline key={index} item={item} isAfterCite={items[index - 1]?.kind === 'cite'} />);
}
