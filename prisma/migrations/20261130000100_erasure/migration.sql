-- An account can be erased, and what is written once stays written: the database allows exactly the changes that an erasure
-- needs, of exactly the rows of an erased person, and refuses every other one as before. docs/decisions/030-erasure.md.

CREATE FUNCTION is_erased(person uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM "User" WHERE "id" = person AND "erasedAt" IS NOT NULL)
$$;

-- What a certificate says once its time is over: the same, without the name and the holder's own numbers with bodies.
CREATE FUNCTION nameless(snapshot jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT snapshot || '{"holderName": "Name removed"}' || CASE
    WHEN jsonb_typeof(snapshot->'approvals') = 'array' THEN jsonb_build_object('approvals', (
      SELECT coalesce(jsonb_agg(line || '{"membershipNumber": null}' ORDER BY place), '[]')
      FROM jsonb_array_elements(snapshot->'approvals') WITH ORDINALITY AS lines (line, place)))
    ELSE '{}' END
$$;

-- Seven whole years after the day of completion, by UTC.
CREATE FUNCTION is_retention_over(snapshot jsonb) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT (snapshot->>'completedOn')::date + interval '7 years' < (now() AT TIME ZONE 'UTC')::date
$$;

CREATE FUNCTION keep_certificate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE'
    AND to_jsonb(NEW) - 'snapshot' = to_jsonb(OLD) - 'snapshot'
    AND NEW."snapshot" = nameless(OLD."snapshot")
    AND is_retention_over(OLD."snapshot")
    AND is_erased(OLD."userId")
  THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'rows of "%" are written once: % refused', TG_TABLE_NAME, TG_OP;
END $$;

CREATE FUNCTION keep_certificate_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE'
    AND to_jsonb(NEW) - 'reason' = to_jsonb(OLD) - 'reason'
    AND NEW."reason" = 'Removed with the name'
    AND EXISTS (SELECT 1 FROM "Certificate" c
      WHERE c."id" = OLD."certificateId" AND is_retention_over(c."snapshot") AND is_erased(c."userId"))
  THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'rows of "%" are written once: % refused', TG_TABLE_NAME, TG_OP;
END $$;

CREATE FUNCTION keep_enrolment_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE'
    AND to_jsonb(NEW) - 'reason' = to_jsonb(OLD) - 'reason'
    AND NEW."reason" = 'Removed with the account'
    AND EXISTS (SELECT 1 FROM "Enrolment" e WHERE e."id" = OLD."enrolmentId" AND is_erased(e."userId"))
  THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'rows of "%" are written once: % refused', TG_TABLE_NAME, TG_OP;
END $$;

-- Whom an audited act was about; null where it was about nobody.
CREATE FUNCTION audited_person(kind text, subject text) RETURNS uuid LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN CASE kind
    WHEN 'user' THEN subject::uuid
    WHEN 'certificate' THEN (SELECT "userId" FROM "Certificate" WHERE "id" = subject::uuid)
    WHEN 'enrolment' THEN (SELECT "userId" FROM "Enrolment" WHERE "id" = subject::uuid)
    WHEN 'order' THEN (SELECT "userId" FROM "Order" WHERE "id" = subject::uuid)
    WHEN 'refund' THEN (SELECT o."userId" FROM "Refund" r JOIN "Order" o ON o."id" = r."orderId" WHERE r."id" = subject::uuid)
    WHEN 'attempt' THEN (SELECT e."userId" FROM "Attempt" a JOIN "Enrolment" e ON e."id" = a."enrolmentId" WHERE a."id" = subject::uuid)
    WHEN 'issue-request' THEN (SELECT e."userId" FROM "IssueRequest" i JOIN "Enrolment" e ON e."id" = i."enrolmentId" WHERE i."id" = subject::uuid)
  END;
END $$;

CREATE FUNCTION keep_audit_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE'
    AND to_jsonb(NEW) - 'reason' - 'detail' = to_jsonb(OLD) - 'reason' - 'detail'
    AND NEW."reason" = 'Removed with the account' AND NEW."detail" = '{}'
    AND is_erased(audited_person(OLD."subjectType", OLD."subjectId"))
  THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'rows of "%" are written once: % refused', TG_TABLE_NAME, TG_OP;
END $$;

DROP TRIGGER written_once ON "Certificate";
DROP TRIGGER written_once ON "CertificateEvent";
DROP TRIGGER written_once ON "EnrolmentEvent";
DROP TRIGGER written_once ON "AuditEvent";
CREATE TRIGGER written_once BEFORE UPDATE OR DELETE ON "Certificate" FOR EACH ROW EXECUTE FUNCTION keep_certificate();
CREATE TRIGGER written_once BEFORE UPDATE OR DELETE ON "CertificateEvent" FOR EACH ROW EXECUTE FUNCTION keep_certificate_event();
CREATE TRIGGER written_once BEFORE UPDATE OR DELETE ON "EnrolmentEvent" FOR EACH ROW EXECUTE FUNCTION keep_enrolment_event();
CREATE TRIGGER written_once BEFORE UPDATE OR DELETE ON "AuditEvent" FOR EACH ROW EXECUTE FUNCTION keep_audit_event();
